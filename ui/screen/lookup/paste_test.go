package lookup_test

import (
	"testing"
	"testing/synctest"

	"ztsession/model"
)

// TestEnterAfterAPasteAsksForTheSessions: the command that the paste made must
// not be thrown away with its list marked as being asked for.
func TestEnterAfterAPasteAsksForTheSessions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.asked()
		cmd, _ := k.Paste("https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + aminaID)
		k.finish(cmd)
		k.wantAsked("")
		k.do("enter")
		// The only one is looked up at once.
		k.wantAsked("sessions of " + aminaID + ", session nonceOfAmina")
		k.want("nonceOfAmina")
	})
}

func TestEnterAfterAPastedAccountAsksForItsPeople(t *testing.T) {
	k := sit(t, branches(), model.Ref{})
	k.asked()
	cmd, _ := k.Paste("https://dash.cloudflare.com/" + accountID)
	k.finish(cmd)
	k.wantAsked("")
	k.do("shift+tab", "tab")
	k.wantAsked(`people of 023: "" page 1`)
	k.want("People ∙ 2")
}

func TestAfterAPastedSessionWasNotFoundTheOthersAreListed(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.asked()
	cmd, _ := k.Paste("https://api.cloudflare.com/client/v4/accounts/" + accountID + "/access/users/" + aminaID + "/active_sessions/gone")
	k.finish(cmd)
	if got := k.do("enter"); got != looksUp {
		t.Fatalf("the outcome is %q", got)
	}
	k.Back()
	k.asked()
	k.finish(k.Fail(model.ErrNotFound))
	k.wantAsked("sessions of " + aminaID)
}

// TestPastedTextThatNamesASessionFillsTheForm is about what is saved in place of
// a session, such as the payload of a token.
func TestPastedTextThatNamesASessionFillsTheForm(t *testing.T) {
	k := sit(t, company(), model.Ref{Account: accountID})
	k.asked()
	k.OpenText = func(string) (*model.Session, error) {
		return nil, &model.Failure{Explanation: model.Problem{What: "It is the payload of a token."}, Kind: model.ErrMalformed, Ref: model.Ref{User: aminaID, Nonce: "n"}}
	}
	cmd, _ := k.Paste(`{"sub":"x"}`)
	k.finish(cmd)
	k.wantAsked("")
	k.want("It is the payload of a token. What it names was taken over. Enter looks up.", aminaID)
	if got := k.do("enter"); got != looksUp {
		t.Errorf("the outcome is %q", got)
	}
}
