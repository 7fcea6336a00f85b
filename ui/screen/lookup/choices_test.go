package lookup_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"ztsession/model"
	"ztsession/model/paste"
	"ztsession/ui/screen/lookup"
)

// branches is a company with two accounts.
func branches() *directory {
	d := company()
	d.accounts = append(d.accounts, model.Account{ID: "999e105f4ecef8ad9ca31a8372d0c999", Name: "Other Branch"})
	return d
}

func TestAccountsAreAskedOnceAndFilteredAsOneTypes(t *testing.T) {
	k := sit(t, branches(), model.Ref{})
	k.wantAsked("accounts")
	k.want("Accounts", "Example Corp", "Other Branch")
	k.do("tab")
	k.finish(k.typed("BRANCH"))
	k.wantNot("Example Corp")
	k.do("ctrl+u", "9", "9", "9")
	k.want("Other Branch")
	k.wantNot("Example Corp")
	k.do("x")
	k.want("None of the accounts")
	k.do("backspace")
	k.wantAsked("")
	k.do("enter")
	k.wantAsked(`people of 999: "" page 1`)
	k.want("Account 999e105f4ecef8ad9ca31a8372d0c999 Other Branch", "People ∙ 2")
}

func TestAnotherAccountForgetsItsPeople(t *testing.T) {
	k := sit(t, branches(), model.Ref{})
	k.do("enter")
	k.want("People ∙ 2")
	k.do("tab", "ctrl+u")
	k.asked()
	k.do("down", "enter")
	k.wantAsked(`people of 999: "" page 1`)
}

func TestAccountIDsCanBeTypedWhereTheListIsForbidden(t *testing.T) {
	d := company()
	d.accountsErr = model.ErrForbidden
	k := sit(t, d, model.Ref{})
	k.want("This credential may not list accounts", "Type the account id.")
	if k.do("enter"); k.Form().Focused() != lookup.SearchField {
		t.Error("an empty account was taken")
	}
	k.want("Choose the account first")
	k.typed(accountID)
	k.do("enter")
	k.want("People ∙ 2")
}

func TestSessionsOfThePerson(t *testing.T) {
	d := company()
	d.sessions[aminaID] = []model.SessionSummary{session("newest"), session("older"), session("oldest")}
	k := sit(t, d, model.Ref{})
	k.do("enter")
	k.want("Active sessions of amina@example.com ∙ 3", "▐ 1h ago", "in 23h", "Wiki", "newest", "oldest")
	k.typed("old")
	k.want("Active sessions of amina@example.com ∙ 2")
	k.wantNot("newest")
	k.typed("x")
	k.want("None of the 3 active sessions has this in it.")
	// Any column finds, and a slash before it as in every other list.
	k.do("ctrl+u")
	k.typed("/wiki")
	k.want("Active sessions of amina@example.com ∙ 3")
	k.do("ctrl+u")
	k.typed("/OLD")
	k.want("Active sessions of amina@example.com ∙ 2")
	k.do("ctrl+u", "down")
	if got := k.do("enter"); got != looksUp {
		t.Fatalf("the outcome is %q", got)
	}
	want := model.Ref{Account: accountID, User: aminaID, Nonce: "older"}
	if k.Ref() != want || k.Chosen() == nil || k.Chosen().Nonce != "older" {
		t.Errorf("looks up %v with %v from the list", k.Ref(), k.Chosen())
	}
}

func TestOnlyASessionOfThisPersonsListIsChosen(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.do("enter", "enter")
	if k.Chosen() == nil {
		t.Fatal("nothing was chosen")
	}
	k.Back()
	k.press("x")
	if k.Chosen() != nil {
		t.Error("another nonce has an entry in the list")
	}
	k.do("ctrl+u")
	k.Fill(model.Ref{User: benID, Nonce: "nonceOfAmina"})
	if k.Chosen() != nil {
		t.Error("the nonce of somebody else has an entry in the list")
	}
}

func TestWithoutASessionOtherPlacesAreOffered(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.do("down", "enter")
	k.want("No active session of ben@example.com", "Last seen identity", "Failed logins")
	if got := k.do("enter"); got != lastSeen {
		t.Errorf("the first one has the outcome %q", got)
	}
	if got := k.do("down", "enter"); got != failedLogins {
		t.Errorf("the second one has the outcome %q", got)
	}
	k.typed("n1")
	k.want("Enter asks for the nonce all the same.")
	if got := k.do("enter"); got != looksUp || k.Ref().Nonce != "n1" {
		t.Errorf("a typed nonce has the outcome %q", got)
	}
}

func TestASessionWithoutNonceCannotBeOpened(t *testing.T) {
	d := company()
	d.sessions[aminaID] = []model.SessionSummary{session("")}
	k := sit(t, d, model.Ref{})
	if got := k.do("enter", "enter"); got != nothing {
		t.Errorf("the outcome is %q", got)
	}
	k.want("listed without a nonce")
}

func TestIDsThatWereGivenAreLookedUpAsTheyAre(t *testing.T) {
	ref := model.Ref{Account: accountID, User: aminaID, Nonce: "n1"}
	k := sit(t, company(), ref)
	k.wantAsked("")
	if got := k.do("enter"); got != looksUp || k.Ref() != ref {
		t.Errorf("outcome %q with %v", got, k.Ref())
	}
	k.Back()
	k.asked()
	k.finish(k.Fail(model.ErrNotFound))
	k.wantAsked("sessions of " + aminaID)
}

func TestNothingIsAskedAfterAPaste(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.asked()
	cmd, made := k.Paste("curl https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + aminaID)
	k.finish(cmd)
	k.wantAsked("")
	outcome := k.did(made)
	if outcome != nothing || k.Ref().User != aminaID || k.Form().Focused() != lookup.NonceField {
		t.Errorf("outcome %q, %v, focus on %d", outcome, k.Ref(), k.Form().Focused())
	}
	k.want("Enter lists the sessions of this person.")
	k.wantNot("People ∙", "Amina")
}

func TestAWholeAddressSaysThatEnterLooksUp(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	cmd, _ := k.Paste("https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + benID + "/active_sessions/n2")
	k.finish(cmd)
	k.want("Enter looks up.")
	if got := k.do("enter"); got != looksUp {
		t.Errorf("the outcome is %q", got)
	}
	if want := (model.Ref{Account: accountID, User: benID, Nonce: "n2"}); k.Ref() != want {
		t.Errorf("looks up %v", k.Ref())
	}
}

func TestOtherPastes(t *testing.T) {
	results := map[string]paste.Result{
		"saved":   {Kind: paste.SavedSession, What: "A saved answer."},
		"refused": {What: "There is a credential in this, so it was not read."},
		"token":   {Kind: paste.AccessToken, Ref: model.Ref{User: aminaID, Nonce: "likely"}, What: "A token of Amina's."},
	}
	deps := lookup.Deps{
		Understand: func(text string) paste.Result { return results[text] },
		OpenText:   func(string) (*model.Session, error) { return &model.Session{}, nil },
	}
	k := deskWith(t, company(), deps, model.Ref{})
	k.finish(k.SetSource(k.directory))
	_, made := k.Paste("saved")
	if got := k.did(made); got != opens {
		t.Errorf("a saved answer has the outcome %q", got)
	}
	_, made = k.Paste("refused")
	if got := k.did(made); got != nothing || k.Ref().User != "" {
		t.Errorf("outcome %q, %v", got, k.Ref())
	}
	k.want("There is a credential in this")
	_, _ = k.Paste("token")
	if want := (model.Ref{Account: accountID, User: aminaID, Nonce: "likely"}); k.Ref() != want {
		t.Errorf("the form holds %v", k.Ref())
	}
	k.want("A token of Amina's.")
}

func TestPastedTextIsSearchedLikeTypedText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.asked()
		cmd, _ := k.Paste("ben@example.com\n")
		k.finish(cmd)
		k.wantAsked(`people of 023: "ben@example.com" page 1`)
		k.want("People ∙ 1", "Ben Lindqvist")
	})
}

func TestWhileASessionIsLookedUpOnlyEscCounts(t *testing.T) {
	ref := model.Ref{Account: accountID, User: aminaID, Nonce: "n1"}
	k := sit(t, company(), ref)
	k.do("enter")
	k.asked()
	k.do("x", "down", "enter", "tab")
	if _, outcome := k.Paste("https://api.cloudflare.com/client/v4/accounts/" + strings.Repeat("9", 32)); outcome != nil {
		t.Errorf("a paste has the outcome %v", outcome)
	}
	if k.Ref() != ref || k.Form().Focused() != lookup.NonceField {
		t.Errorf("the form holds %v", k.Ref())
	}
	k.wantAsked("")
	k.want("Asking Cloudflare for this session... 0s", "esc cancels")
	if !k.Back() || k.Waiting() || k.Back() {
		t.Error("esc does not cancel, or cancels twice")
	}
	k.want("Cancelled. Nothing was changed.")
}

func TestKeysNameWhatEnterDoes(t *testing.T) {
	k := newDesk(t, company(), model.Ref{})
	if got := k.Actions()[0].Title(); got != "look up" {
		t.Errorf("with nothing to choose enter is %q", got)
	}
	k.finish(k.SetSource(k.directory))
	if got := k.Actions()[0].Title(); got != "choose" {
		t.Errorf("among people enter is %q", got)
	}
	k.do("enter")
	if got := k.Actions()[0].Title(); got != "open" {
		t.Errorf("among sessions enter is %q", got)
	}
}

func TestProblemsStandAboveTheChoices(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.finish(k.Fail(failure(model.Problem{What: "There is no such session.", Next: "Choose another one.", Field: model.AccountField})))
	k.want("✗ There is no such session.", "Choose another one.")
	if k.Form().Focused() != lookup.AccountField {
		t.Errorf("the focus is on %d", k.Form().Focused())
	}
	if !k.Back() || k.Back() {
		t.Error("esc does not put the card away")
	}
	k.wantNot("no such session")
}

func TestThemesChangeTheLookOnly(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	words, drawn := k.shown(), strings.Join(k.View(), "\n")
	k.env.SetDark(false)
	k.EnvChanged()
	if k.shown() != words || strings.Join(k.View(), "\n") == drawn {
		t.Errorf("another theme says something else, or looks the same:\n%s", k.shown())
	}
}
