package model

import "strings"

// OtherIDs are ids of an answer that are not those that it was asked with.
type OtherIDs struct {
	// Account and User: account_id and user_uuid are others than in the request.
	Account, User bool
	// Organisation: gateway_account_id is another account than the session's.
	Organisation bool
}

// Unmasked is what is known of a session that cannot be told from a masked one,
// since pseudonyms have no form and no type of their own.
type Unmasked struct {
	Others OtherIDs
	// Oddities is how many notes the answer had.
	Oddities int
}

// Oddities returns how many parts of the answer were not as documented.
func (s *Session) Oddities() int {
	if s.Origin.Unmasked != nil {
		return s.Origin.Unmasked.Oddities
	}
	return len(s.Notes)
}

// OtherIDs compares the ids of the session with those that it was asked with. Only
// ids of the same form are compared: the account_id in the published examples is
// a short number, which says nothing. A masked session has the result of the one
// that it was made from.
func (s *Session) OtherIDs() OtherIDs {
	if s.Origin.Unmasked != nil {
		return s.Origin.Unmasked.Others
	}
	ref, account := s.Origin.Ref, s.AccountID.Value
	others := OtherIDs{
		Account: differ(isAccountID, ref.Account, account),
		User:    differ(isUUID, ref.User, s.UserUUID.Value),
	}
	if !isAccountID(account) {
		account = ref.Account
	}
	for _, claim := range s.Other {
		if claim.Key() == "gateway_account_id" && Is(s.Gateway, true) {
			others.Organisation = differ(isAccountID, account, claim.Text())
		}
	}
	return others
}

// differ reports whether two texts of a form are two ids.
func differ(is func(string) bool, one, other string) bool {
	return is(one) && is(other) && !strings.EqualFold(one, other)
}

func isAccountID(text string) bool { return len(text) == 32 && isHex(text) }

func isUUID(text string) bool {
	groups := strings.Split(text, "-")
	if len(groups) != 5 {
		return false
	}
	for i, length := range []int{8, 4, 4, 4, 12} {
		if len(groups[i]) != length || !isHex(groups[i]) {
			return false
		}
	}
	return true
}

func isHex(text string) bool {
	return strings.Trim(text, "0123456789abcdefABCDEF") == ""
}
