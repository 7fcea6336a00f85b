package ui

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/pane"
	"ztsession/ui/theme"
	"ztsession/ui/widget/tree"
)

// inspector is the session screen: a summary line and five panes, one of which
// has the focus.
type inspector struct {
	styles        *theme.Styles
	keyMap        keys.Map
	shown         *model.Session
	pieces        []facts.Item // of the summary; counting the checks for each frame would cost
	clock         clock.Clock
	width, height int
	view          layout.View
	left          layout.Pane // the pane on the left that had the focus last
	layout        layout.Session
	identity      *pane.Facts
	devices       *pane.Devices
	posture       *pane.Posture
	mtls          *pane.Facts
	json          *tree.Tree
	banner        string
	naming        *naming // while the name of a bookmark is typed
	canvas        canvas
}

func newInspector(styles *theme.Styles, keyMap keys.Map) *inspector {
	return &inspector{
		styles: styles, keyMap: keyMap, view: layout.View{Focus: layout.Posture, Right: layout.Posture},
		identity: pane.NewFacts(styles, keyMap.Move, facts.Identity),
		devices:  pane.NewDevices(styles, keyMap),
		posture:  pane.NewPosture(styles, keyMap),
		mtls: pane.NewFacts(styles, keyMap.Move, func(s *model.Session, _ clock.Clock) []facts.Group {
			return facts.MTLS(s)
		}),
		json: tree.New(styles, keyMap),
	}
}

// show shows a session; what the person looks at stays where it can. The
// command repeats the search in the JSON, if there was one.
func (in *inspector) show(s *model.Session, c clock.Clock) tea.Cmd {
	if in.shown == nil || in.shown.Origin.Ref != s.Origin.Ref {
		in.view.Focus, in.view.Right, in.view.Zoom = firstPane(s), layout.Posture, false
	}
	in.shown, in.clock, in.pieces = s, c, facts.Summary(s, c)
	in.identity.SetSession(s, c)
	in.devices.SetSession(s, c)
	in.posture.SetSession(s, c)
	in.mtls.SetSession(s, c)
	again := in.json.SetDocument(s.Document)
	in.arrange()
	return again
}

// firstPane is where the answer most likely is: the checks when there are
// some, else who it is.
func firstPane(s *model.Session) layout.Pane {
	if len(s.Posture.Value) > 0 {
		return layout.Posture
	}
	return layout.Identity
}

// setNames shows other names behind the ids.
func (in *inspector) setNames(names *model.Names) {
	if in.shown.Names == names {
		return
	}
	named := *in.shown
	named.Names = names
	in.shown = &named
	in.identity.SetSession(in.shown, in.clock)
	in.devices.SetSession(in.shown, in.clock)
	in.canvas.soil(int(layout.Identity), int(layout.Devices))
}

// ids returns the ids on the screen that have a name somewhere.
func (in *inspector) ids() []nameKey {
	account := in.shown.Origin.Ref.Account
	var ids []nameKey
	if in.layout.Panes[layout.Identity].Shown() {
		if id, ok := in.shown.IDP.Value.ID.Get(); ok {
			ids = append(ids, nameKey{providerName, account, id})
		}
	}
	if in.layout.Panes[layout.Devices].Shown() {
		if id, ok := in.shown.DeviceID.Get(); ok {
			ids = append(ids, nameKey{deviceName, account, id})
		}
		for _, id := range in.devices.Visible() {
			ids = append(ids, nameKey{registrationName, account, id})
		}
	}
	return ids
}

func (in *inspector) setClock(c clock.Clock) {
	in.clock, in.pieces = c, facts.Summary(in.shown, c)
	in.identity.SetClock(c)
	in.devices.SetClock(c)
	in.posture.SetClock(c)
	in.mtls.SetClock(c)
	in.canvas.soil()
}

func (in *inspector) setStyles(styles *theme.Styles) {
	in.styles = styles
	in.identity.SetStyles(styles)
	in.devices.SetStyles(styles)
	in.posture.SetStyles(styles)
	in.mtls.SetStyles(styles)
	in.json.SetStyles(styles)
	in.canvas.soil()
}

func (in *inspector) setSize(width, height int) {
	in.width, in.height = width, height
	in.arrange()
}

// setBanner says something above the panes, or nothing. What starts with "!"
// is a failure.
func (in *inspector) setBanner(text string) {
	in.banner = text
	in.arrange()
}

func (in *inspector) clearNote() {
	if in.banner != "" && !isFailure(in.banner) {
		in.setBanner("")
	}
}

// arrange gives every pane its size.
func (in *inspector) arrange() {
	in.view.Banner, in.view.Checks = len(bannerLines(in.banner, in.width)), in.posture.Total()
	if in.naming != nil {
		in.view.Banner = 1
	}
	in.layout = layout.ForSession(in.width, in.height, in.view)
	size := func(p layout.Pane) layout.Rect { return in.inner(in.layout.Panes[p]) }
	identity, devices, mtls, json := size(layout.Identity), size(layout.Devices), size(layout.MTLS), size(layout.JSON)
	in.identity.SetSize(identity.W, identity.H)
	in.devices.SetSize(devices.W, devices.H)
	in.mtls.SetSize(mtls.W, mtls.H)
	in.json.SetSize(json.W, json.H)
	in.canvas.soil()
	list, detail := size(layout.Posture), in.inner(in.layout.Detail)
	if !in.layout.Detail.Shown() {
		detail = list
		// One line above the opened check carries its name.
		detail.H = max(detail.H-1, 0)
	}
	in.posture.SetSizes(list.W, list.H, detail.W, detail.H)
}

func (in *inspector) inner(r layout.Rect) layout.Rect {
	if in.layout.Framed && r.Shown() {
		// A space keeps text off the border on the right.
		r = r.Inner()
		r.W = max(r.W-1, 0)
	}
	return r
}

func (in *inspector) typing() bool {
	return in.naming != nil || in.view.Focus == layout.JSON && in.json.Typing()
}

// update hands the JSON pane what it asked for by itself.
func (in *inspector) update(msg tea.Msg) tea.Cmd {
	if paste, ok := msg.(tea.PasteMsg); ok && in.naming != nil {
		in.naming.input, _ = in.naming.input.Update(paste)
		return nil
	}
	in.canvas.soil(int(layout.JSON))
	return in.json.Update(msg)
}

// crumb names the session in the breadcrumb.
func (in *inspector) crumb() string {
	if in.shown.Origin.Kind != model.FromSession {
		return in.shown.Origin.Kind.String()
	}
	return "session of " + facts.Who(in.shown)
}
