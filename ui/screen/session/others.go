package session

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/sample"
	"ztsession/ui/action"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/box"
)

// othersAction asks whether what fails here fails for others too. The footer has it
// where a check fails and somebody can be asked.
func (in *Screen) othersAction() action.Action {
	a := action.Action{
		ID: "session.others", Keys: in.Env.Keys.Others, Help: "only them, or everybody? compares the checks with other people's newest sessions",
		Group: group, Do: in.askOthers,
	}
	fails := func(f finding.Finding) bool { return f.Check > 0 }
	if !in.isSaved() && slices.ContainsFunc(in.answer.Found().Findings, fails) {
		a.Footer = othersFooter
	}
	return a
}

// isSaved reports whether nothing can be asked for the session.
func (in *Screen) isSaved() bool { return in.shown.Origin.File != "" || in.Source == nil }

// askOthers asks for what the rules come to for others, with the check under the
// cursor first.
func (in *Screen) askOthers() (tea.Cmd, action.Outcome) {
	ref := in.PersonRef()
	switch {
	case in.isSaved():
		in.Say(box.Note("This is a saved answer; nothing is asked over the network for it. Look the person up by " + facts.Who(in.shown) + "."))
		return nil, nil
	case ref.Account == "":
		in.Say(box.Note("This session names no account, so there is nobody to compare it with."))
		return nil, nil
	}
	return nil, screen.ShowSample{Session: in.answered, Person: ref, Rule: in.ruleInSight()}
}

// ruleInSight is the id of the rule of the check that the cursor is on, or empty.
func (in *Screen) ruleInSight() string {
	spot, ok := in.focused().Spot()
	if !ok {
		return ""
	}
	for i := range in.shown.Posture.Value {
		at := string(in.shown.Posture.Value[i].Path())
		if rest, within := strings.CutPrefix(string(spot.Path), at); within && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return sample.RuleID(&in.answered.Posture.Value[i])
		}
	}
	return ""
}

// sampled is what was read of others, without the person of the session; nil when
// nothing was.
func (in *Screen) sampled() *model.Sample {
	ref := in.PersonRef()
	return in.Samples.Of(ref.Account, ref.User)
}

// takeSample shows what was read of others since, if anything was.
func (in *Screen) takeSample() {
	now := in.sampled()
	if in.answered.Sample == now {
		return
	}
	in.answered.Sample = now
	shown := *in.shown
	shown.Sample = now
	in.shown = &shown
	for i, p := range in.panes {
		switch p.(type) {
		case *pane.Answer, *pane.Posture:
			_ = p.SetSession(in.shown)
			in.canvas.spoil(i, in.canvas.detail())
		}
	}
	in.arrange()
}
