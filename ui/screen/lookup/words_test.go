package lookup_test

import (
	"errors"
	"testing"
	"time"

	"ztsession/model"
)

// low is a budget at which only what is needed is asked.
func low() model.Budget {
	return model.Budget{Known: true, Limit: 1200, Remaining: 7, Resets: now().Add(time.Minute)}
}

func TestWordsStandWhereThereIsNothingToChoose(t *testing.T) {
	account, user := model.Ref{Account: accountID}, model.Ref{Account: accountID, User: aminaID}
	noFrills := func(change func(d *directory)) *directory {
		d := company()
		change(d)
		return d
	}
	tests := []struct {
		name string
		d    *directory
		ref  model.Ref
		want []string
	}{
		{"no account", noFrills(func(d *directory) { d.accounts = nil }), model.Ref{}, []string{"This credential sees no account. Type the account id."}},
		{"accounts forbidden", noFrills(func(d *directory) { d.accountsErr = model.ErrForbidden }), model.Ref{}, []string{"may not list accounts", "account-owned tokens"}},
		{
			"accounts failed", noFrills(func(d *directory) { d.accountsErr = errors.New("the network is down") }),
			model.Ref{},
			[]string{"The accounts could not be listed. The network is down."},
		},
		{"nobody yet", noFrills(func(d *directory) { d.everybody = nil }), account, []string{"Nobody has logged in to this account yet.", "only after a first login"}},
		{
			"people failed", noFrills(func(d *directory) { d.peopleErr = model.ErrUnavailable }), account,
			[]string{"People could not be searched. Unavailable.", "A user id can still be typed"},
		},
		{
			"sessions failed", noFrills(func(d *directory) { d.sessionsErr = model.ErrUnavailable }), user,
			[]string{"The sessions could not be listed. Unavailable.", "A nonce can still be typed"},
		},
		{
			"no session", noFrills(func(d *directory) { d.sessions = nil }), user,
			[]string{"No active session of this person", "Last seen identity", "Failed logins", "not a session"},
		},
		{
			"few requests left", noFrills(func(d *directory) { d.budget = low() }), account,
			[]string{"Cloudflare allows few more requests for now (7 of 1200 requests left)", "Ids can be typed."},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := sit(t, tt.d, tt.ref)
			k.want(tt.want...)
		})
	}
}

func TestWordsWhileAsking(t *testing.T) {
	tests := []struct {
		ref  model.Ref
		want string
	}{
		{model.Ref{}, "Asking which accounts this credential can see..."},
		{model.Ref{Account: accountID}, "Asking for people..."},
		{model.Ref{Account: accountID, User: aminaID}, "Asking for the sessions..."},
	}
	for _, tt := range tests {
		k := newDesk(t, company(), tt.ref)
		k.wantNot("Asking")
		cmd := k.SetSource(k.directory)
		k.want(tt.want)
		k.finish(cmd)
		k.wantNot("Asking")
	}
}

func TestWordsOnAFieldThatNeedsAnother(t *testing.T) {
	k := sit(t, branches(), model.Ref{})
	k.do("tab", "tab")
	k.want("Choose the account first; then people can be searched.")
	k.do("tab")
	k.want("Choose the person first; then the sessions can be listed.")
	k.wantAsked("accounts")
}

func TestFewRequestsLeft(t *testing.T) {
	d := company()
	d.budget = low()
	k := sit(t, d, model.Ref{Account: accountID})
	k.typed(aminaID)
	k.do("enter")
	k.typed("n1")
	k.wantAsked("")
	d.budget.Resets = now()
	k.do("shift+tab")
	k.do("tab")
	k.wantAsked("accounts, sessions of " + aminaID)
}

func TestFewRequestsLeftWhileScrolling(t *testing.T) {
	d := crowd(120)
	k := sit(t, d, model.Ref{})
	d.budget = low()
	for range 49 {
		if cmd, _ := k.press("down"); cmd != nil {
			t.Fatal("another page is asked for")
		}
	}
	k.want("▐ Person 0049")
}

func TestANotConnectedFinderIsAPlainForm(t *testing.T) {
	k := newDesk(t, company(), model.Ref{})
	k.typed(accountID)
	k.do("enter")
	k.typed(aminaID)
	k.do("enter")
	k.typed("n1")
	k.wantNot("─")
	k.wantAsked("")
	if want := (model.Ref{Account: accountID, User: aminaID, Nonce: "n1"}); k.Ref() != want {
		t.Errorf("the form holds %v", k.Ref())
	}
}

func TestCommandsOfOthersAreNotTaken(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	before := k.shown()
	if cmd, _ := k.Update("a message of somebody else"); cmd != nil || k.shown() != before {
		t.Error("the finder took a message that is not its own")
	}
}
