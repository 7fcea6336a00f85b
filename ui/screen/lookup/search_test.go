package lookup_test

import (
	"errors"
	"testing"
	"testing/synctest"

	"ztsession/model"
	"ztsession/ui/screen/lookup"
)

// find types a text into the search, waits for what it finds, and presses enter.
func (k *desk) find(text string) string {
	k.finish(k.typed(text))
	k.asked()
	return k.do("enter")
}

func TestWhatIsTypedIntoTheSearchIsRecognised(t *testing.T) {
	const nonce = "X1aXj1lFVcqqyoXF"
	for text, want := range map[string]struct {
		did string
		ref model.Ref
	}{
		"okafor amina":             {looksUp, model.Ref{Account: accountID, User: aminaID, Nonce: "nonceOfAmina"}},
		"Okafor, Amina":            {looksUp, model.Ref{Account: accountID, User: aminaID, Nonce: "nonceOfAmina"}},
		"amina@example.com":        {looksUp, model.Ref{Account: accountID, User: aminaID, Nonce: "nonceOfAmina"}},
		"ben@example.com " + nonce: {looksUp, model.Ref{Account: accountID, User: benID, Nonce: nonce}},
		"amina@example.com latest": {looksUp, model.Ref{Account: accountID, User: aminaID, Nonce: "latest"}},
		aminaID:                    {looksUp, model.Ref{Account: accountID, User: aminaID, Nonce: "nonceOfAmina"}},
		benID + " " + nonce:        {looksUp, model.Ref{Account: accountID, User: benID, Nonce: nonce}},
		nonce:                      {nothing, model.Ref{Account: accountID, Nonce: nonce}},
		"n":                        {nothing, model.Ref{Account: accountID, User: aminaID}},
		"zebediah":                 {nothing, model.Ref{Account: accountID}},
		"https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + benID + "/active_sessions/" + nonce: {nothing, model.Ref{Account: accountID, User: benID, Nonce: nonce}},
	} {
		synctest.Test(t, func(t *testing.T) {
			k := sit(t, company(), model.Ref{})
			// The only session is looked up once the list is there, which is no key's doing.
			if did := k.find(text); did != want.did && (want.did != looksUp || !k.opened()) {
				t.Errorf("%q: the outcome is %q", text, did)
			}
			if k.Ref() != want.ref {
				t.Errorf("%q: the form holds %v, want %v", text, k.Ref(), want.ref)
			}
		})
	}
}

// opened reports whether a session was asked for.
func (k *desk) opened() bool {
	for _, call := range k.directory.calls {
		if len(call) > 8 && call[:8] == "session " {
			return true
		}
	}
	return false
}

func TestANonceByItselfWaitsForThePerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.find("X1aXj1lFVcqqyoXF")
		k.want("Whose session is it?", "Nonce X1aXj1lFVcqqyoXF")
		if got := k.find("ben"); got != looksUp || k.Ref() != (model.Ref{Account: accountID, User: benID, Nonce: "X1aXj1lFVcqqyoXF"}) {
			t.Errorf("then the person: %q, %v", got, k.Ref())
		}
	})
}

func TestSomebodyWhoDoesNotFitIsNotTakenByTheFirstEnter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := crowd(120)
		d.everybody[0] = person(aminaID, "Amina Okafor", "amina@example.com")
		k := sit(t, d, model.Ref{Account: accountID})
		k.finish(k.typed("zebediah okafor"))
		k.want(`Nobody fits all of it ∙ 1 has "okafor"`, "Amina Okafor")
		k.do("enter")
		k.want("Nobody fits all that was typed. Enter takes the marked one all the same.")
		if k.Ref().User != "" {
			t.Fatalf("the form holds %v", k.Ref())
		}
		k.do("enter")
		if k.Ref().User != aminaID {
			t.Errorf("the form holds %v", k.Ref())
		}
	})
}

func TestSeveralAccountsAreLookedAtBeforeOneIsTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, branches(), model.Ref{})
		k.want("Accounts ∙ in which one?")
		k.find("ben")
		k.want("In which account?", "Search ben", "Other Branch")
		if k.Ref().Account != "" {
			t.Fatalf("the form holds %v", k.Ref())
		}
		k.do("down", "enter")
		if k.Ref() != (model.Ref{Account: branches().accounts[1].ID, User: benID}) {
			t.Errorf("the form holds %v", k.Ref())
		}
	})
	k := sit(t, branches(), model.Ref{})
	k.typed("branch")
	k.wantNot("Example Corp")
	k.do("enter")
	k.want("Account 999e105f4ecef8ad9ca31a8372d0c999 Other Branch", "People ∙ 2", "name, e-mail, or paste anything")
	k = sit(t, branches(), model.Ref{})
	k.typed(accountID)
	k.want("Accounts")
	k.do("enter")
	k.want("Account "+accountID+" Example Corp", "People ∙ 2")
}

func TestAnotherSearchClearsWhatCameFromTheLast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.find("amina")
		k.Back()
		k.finish(k.Fail(failure(model.Problem{What: "It failed."})))
		k.want("It failed.", aminaID, "nonceOfAmina")
		k.NextCaller(model.Ref{})
		k.want("[amina]", aminaID, "nonceOfAmina", "It failed.")
		k.typed("b")
		k.wantNot("It failed.", aminaID, "nonceOfAmina", "[amina]")
		k.want("Search b", "Account "+accountID)
		if k.Ref() != (model.Ref{Account: accountID}) {
			t.Errorf("the form holds %v", k.Ref())
		}
	})
}

func TestWhatWasTypedIntoTheFieldsStaysWhenSomebodyIsSearched(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.do("shift+tab")
		k.typed("myNonce")
		k.do("tab")
		if k.Form().Focused() != lookup.SearchField {
			t.Fatalf("the focus is on %d", k.Form().Focused())
		}
		k.finish(k.typed("ben"))
		k.want("Nonce myNonce")
		if got := k.do("enter"); got != looksUp || k.Ref() != (model.Ref{Account: accountID, User: benID, Nonce: "myNonce"}) {
			t.Errorf("outcome %q, %v", got, k.Ref())
		}
	})
}

// TestNothingThatWasTypedIsLost: by an error, a paste that is not read, another
// size, and a list that fails.
func TestNothingThatWasTypedIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := company()
		k := sit(t, d, model.Ref{})
		d.peopleErr = errors.New("the network is down")
		k.finish(k.typed("lindqvist"))
		k.do("enter")
		k.want("Search lindqvist", "The network is down.")
		k.Paste("Authorization: Bearer cfut_Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Eo2Xi00000000")
		k.want("Search lindqvist")
		for _, size := range [][2]int{{40, 11}, {60, 19}, {200, 60}, {100, 30}} {
			k.SetSize(size[0], size[1])
			k.want("Search lindqvist")
		}
		k.finish(k.Fail(failure(model.Problem{What: "It failed.", Field: model.NonceField})))
		k.want("Search lindqvist")
		d.peopleErr = nil
		k.do("shift+tab", "shift+tab", "shift+tab")
		k.do("enter")
		if k.Ref().User != benID {
			t.Errorf("the form holds %v:\n%s", k.Ref(), k.shown())
		}
	})
}

func TestFewRequestsLeftLeaveTheSearchToEnter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := company()
		d.budget = low()
		k := sit(t, d, model.Ref{Account: accountID})
		k.want("Enter searches all the same.")
		k.finish(k.typed("ben"))
		k.wantAsked("")
		k.do("enter")
		k.wantAsked(`people of 023: "ben" page 1`)
		if k.Ref().User != benID {
			t.Errorf("the form holds %v", k.Ref())
		}
	})
}

func TestAPasteReplacesWhatBelongsToSomebodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.find("amina")
		k.Back()
		k.NextCaller(model.Ref{})
		k.Paste("https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + benID)
		if want := (model.Ref{Account: accountID, User: benID}); k.Ref() != want {
			t.Errorf("the form holds %v, want %v", k.Ref(), want)
		}
		k.wantNot("[amina]", "nonceOfAmina")
	})
}
