package session

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/screen/session/pane"
)

// setQuestions has the reader ask about the session that is shown, and takes what
// is known of that already.
func (in *Screen) setQuestions() {
	in.verdicts.SetSession(in.answered, in.request)
	in.decide()
}

// decide sets what is known of the applications that a person asked about, so that
// findings and tickets have it.
func (in *Screen) decide() {
	in.answered.Decided = in.verdicts.Decided(nil, in.Env.Clock)
	shown := *in.shown
	shown.Decided = in.verdicts.Decided(in.mask, in.Env.Clock)
	in.shown = &shown
	in.answer.SetJudged(in.verdicts.Judged())
}

// setVerdicts shows an answer that came.
func (in *Screen) setVerdicts() {
	in.decide()
	in.access.Reload()
	_ = in.answer.SetSession(in.shown)
	in.sumUp()
	in.arrange()
}

// mayAsk reports whether anything is asked without a word of the person: not where
// few requests are left, or look-ups are off.
func (in *Screen) mayAsk() bool {
	return in.Source != nil && in.Names.Shown() != nil && !in.Source.Budget().Low(in.Env.Now())
}

// wantVerdicts asks what the policies come to: for the request that led here at
// once, for all applications when their pane has come into sight.
func (in *Screen) wantVerdicts() tea.Cmd {
	inSight := in.layout.Panes[pane.AccessPane].Shown()
	in.access.SetMayAsk(in.mayAsk())
	if !inSight && in.request == nil {
		return nil
	}
	cmd := in.verdicts.Want(inSight, in.mayAsk(), in.Env.Now())
	if cmd != nil {
		in.setVerdicts()
	}
	return cmd
}

// againVerdicts has the policies read anew where a person who looks at them asks to
// refresh, or where they could not be read.
func (in *Screen) againVerdicts() {
	if in.view.Focus == pane.AccessPane || in.verdicts.Err() != nil {
		in.verdicts.Again()
		in.access.Reload()
	}
}

// taken returns the session as it is copied: with the verdict that is looked at.
func (in *Screen) taken() *model.Session {
	if q := in.access.Chosen(); in.view.Focus == pane.AccessPane && q != nil && q.Verdict != nil && !q.Asked {
		q.Asked = true
		in.setVerdicts()
	}
	return in.shown
}
