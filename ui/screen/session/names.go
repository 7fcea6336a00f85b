package session

import "ztsession/model"

// setNames shows other names behind the ids.
func (in *Screen) setNames() {
	if in.answered.Names == in.Names.Shown() {
		return
	}
	in.answered.Names = in.Names.Shown()
	if in.answered.Settings.CountRules(model.UnknownSystem) > 0 {
		// A name comes with the system of the device, which tells for which rules it is.
		in.setSettings()
	}
	named := *in.shown
	named.Names = in.mask.Names(in.answered.Names)
	in.shown = &named
	for _, p := range in.panes {
		if len(p.IDs()) > 0 {
			_ = p.SetSession(in.shown)
		}
	}
	in.sumUp()
	in.arrange()
}
