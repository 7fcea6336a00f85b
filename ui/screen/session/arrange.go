package session

import (
	"ztsession/ui/layout"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/box"
)

// SetSize sets the size in cells.
func (in *Screen) SetSize(width, height int) {
	in.width, in.height = width, height
	in.arrange()
}

// Say shows a banner above the panes, or takes it away.
func (in *Screen) Say(banner box.Banner) {
	in.banner = banner
	in.arrange()
}

// arrange gives every pane its size.
func (in *Screen) arrange() {
	in.view.Banner = in.banner.Height(in.width)
	if in.prompt != nil {
		in.view.Banner = 1
		in.prompt.setWidth(in.width)
	}
	in.watchLines = in.watchHeight()
	in.view.Banner += in.watchLines
	in.view.Slots = in.view.Slots[:0]
	in.mtls.SetFocused(in.view.Focus == pane.MTLSPane)
	for _, p := range in.panes {
		in.view.Slots = append(in.view.Slots, p.Slot())
	}
	if in.width == 0 || in.height == 0 {
		// Where there is no room yet, what would have some need not be worked out.
		in.layout = layout.Session{Panes: make([]layout.Rect, len(in.panes))}
		return
	}
	in.layout = layout.ForSession(in.width, in.height, in.view)
	for i, p := range in.panes {
		detail := layout.Rect{}
		if in.layout.Detailed == i {
			detail = in.inner(in.layout.Detail)
		}
		p.SetSize(in.inner(in.layout.Panes[i]), detail)
	}
	in.canvas.spoil()
}

func (in *Screen) inner(r layout.Rect) layout.Rect {
	if in.layout.Framed && r.Shown() {
		// A space keeps text off the border on the right.
		r = r.Inner()
		r.W = max(r.W-1, 0)
	}
	return r
}
