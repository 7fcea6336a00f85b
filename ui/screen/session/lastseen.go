package session

import (
	"ztsession/model"
	"ztsession/ui/screen/session/pane"
)

// TakeLastSeen takes the person's last seen identity, which another screen read,
// so that the answer says what differs from it. One of somebody else is left.
func (in *Screen) TakeLastSeen(last *model.Session) {
	own, ref := in.answered.Origin, last.Origin.Ref
	if own.Kind != model.FromSession || own.Ref.Account != ref.Account || own.Ref.User != ref.User {
		return
	}
	in.answered.LastSeen = last
	shown := *in.shown
	shown.LastSeen = in.mask.Session(last)
	in.shown = &shown
	_ = in.panes[pane.AnswerPane].SetSession(in.shown)
	in.sumUp()
	in.arrange()
}
