package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/ui/fetch"
	"ztsession/ui/screen/session/pane"
)

// settings is what the account has set about what the session names: its service
// token, the authority behind its certificate.
type settings struct {
	of      fetch.Of[access.Lists]
	account string
	asked   access.Wanted // of that account
}

func newSettings(ctx context.Context) settings { return settings{of: fetch.New[access.Lists](ctx)} }

// add adds what the lists say of a session that is not masked.
func (x *settings) add(s *model.Session) {
	s.Settings = nil
	var lists access.Lists
	if x.of.Loaded() && x.account == s.Account() {
		lists = x.of.Value()
		s.Settings = access.SettingsOf(s, lists)
	}
	access.JoinRules(s, lists.Rules)
}

// wantSettings asks for the lists that say more of what the session names, each once
// in a run, and not where few requests are left or look-ups are off. What cannot be
// read stays quiet: the help names the permissions.
func (in *Screen) wantSettings() tea.Cmd {
	x, account := &in.settings, in.answered.Account()
	from := in.Accounts.Of(account)
	if from == nil || in.Names.Shown() == nil || in.Source.Budget().Low(in.Env.Now()) {
		return nil
	}
	want := access.WantedOf(in.answered)
	if x.account != account {
		x.of.Forget()
		x.account, x.asked = account, access.Wanted{}
	}
	if !want.More(x.asked) {
		return nil
	}
	x.asked = want
	return x.of.Ask(fetch.Plain(func(ctx context.Context) (access.Lists, error) { return from.Lists(ctx, want), ctx.Err() }))
}

// setSettings shows what the account has set beside what is there; nothing of it
// while look-ups are off.
func (in *Screen) setSettings() {
	in.addSettings()
	shown := *in.shown
	in.shownSettings(&shown)
	in.shown = &shown
	for i, p := range in.panes {
		// The document stays, so the pane that searches in it has nothing to learn.
		if i != pane.JSONPane {
			_ = p.SetSession(in.shown)
			in.canvas.spoil(i)
		}
	}
	in.sumUp()
	in.arrange()
}

// addSettings adds them to the session as it came.
func (in *Screen) addSettings() {
	// A watch may be comparing the session as it was, beside the event loop.
	answered := *in.answered
	in.answered = &answered
	if in.Names.Shown() == nil {
		in.answered.Settings = nil
		access.JoinRules(in.answered, access.Table[access.PostureRule]{})
		return
	}
	in.settings.add(in.answered)
}

// shownSettings gives them to the session that is shown.
func (in *Screen) shownSettings(shown *model.Session) {
	shown.Settings = in.mask.Settings(in.answered.Settings)
	if in.mask == nil {
		shown.Posture.Value = in.answered.Posture.Value
		return
	}
	shown.Posture.Value = in.mask.Rules(shown.Posture.Value, in.answered.Posture.Value)
}
