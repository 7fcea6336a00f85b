package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/finder"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/theme"
	"ztsession/ui/widget/table"
)

// recentsPage lists recent look-ups and bookmarks, or explains what keeping
// them means while that is switched off.
type recentsPage struct {
	store         Recents
	styles        *theme.Styles
	keyMap        keys.Map
	clock         clock.Clock
	width, height int
	loaded        bool
	enabled       bool
	all           []model.Recent
	table         *table.Table
	note          string
	// sure is the key that was pressed once and does it when pressed again.
	sure string
}

// recentsReadMsg says what is kept, or why that cannot be read.
type recentsReadMsg struct {
	enabled bool
	all     []model.Recent
	err     error
}

// recentsChangedMsg says that something was kept or forgotten, or why not.
type recentsChangedMsg struct{ err error }

func newRecentsPage(store Recents, styles *theme.Styles, keyMap keys.Map, c clock.Clock) *recentsPage {
	r := &recentsPage{
		store: store, styles: styles, keyMap: keyMap, clock: c,
		table: table.New(styles, keyMap.Move,
			table.Column{Title: "Bookmark", Width: 14, Grow: true},
			table.Column{Title: "When", Width: 12, Time: true},
			table.Column{Title: "Nonce", Width: 16, Rank: 2},
			table.Column{Title: "User", Width: 36, Rank: 1},
			table.Column{Title: "Account", Width: 32, Rank: 3}),
	}
	r.setClock(c)
	return r
}

// read reads what is kept.
func (r *recentsPage) read() tea.Cmd {
	store := r.store
	return func() tea.Msg {
		enabled, err := store.Enabled()
		if err != nil || !enabled {
			return recentsReadMsg{enabled: enabled, err: err}
		}
		all, err := store.List()
		return recentsReadMsg{enabled: true, all: all, err: err}
	}
}

// change changes what is kept.
func change(how func() error) tea.Cmd {
	return func() tea.Msg { return recentsChangedMsg{how()} }
}

func (r *recentsPage) update(msg recentsReadMsg) {
	r.loaded, r.enabled, r.all = true, msg.enabled, msg.all
	if msg.err != nil {
		r.note = model.ProblemOf(msg.err).String()
	}
	r.table.Changed(rows{len(r.all), r.cells}, r.table.Cursor())
	r.arrange()
}

func (r *recentsPage) cells(i int) []table.Cell {
	one := r.all[i]
	name := table.Cell{Text: one.Name}
	if one.Name == "" {
		name = table.Cell{Text: "–", Tone: facts.Muted}
	}
	return []table.Cell{name, {Text: r.clock.Moment(one.At)}, {Text: one.Ref.Nonce}, {Text: one.Ref.User, Tone: facts.Muted}, {Text: one.Ref.Account, Tone: facts.Muted}}
}

// chosen returns the look-up under the cursor, or nil.
func (r *recentsPage) chosen() *model.Recent {
	if at := r.table.Cursor(); r.enabled && at >= 0 && at < len(r.all) {
		return &r.all[at]
	}
	return nil
}

// key acts on a key. It returns the look-up to repeat, when one was chosen.
func (r *recentsPage) key(msg tea.KeyPressMsg) (tea.Cmd, *model.Recent) {
	k := r.keyMap.Recent
	pressed := msg.String()
	again := r.sure == pressed
	r.sure, r.note = "", ""
	one := r.chosen()
	switch {
	case key.Matches(msg, r.keyMap.Move.Open):
		return nil, one
	case key.Matches(msg, k.Switch) && !r.enabled:
		return change(func() error { return r.store.Enable(true) }), nil
	case key.Matches(msg, k.Switch):
		return r.confirmed(again, pressed, "Switching off deletes everything that is kept. Press s again to do it.", func() error { return r.store.Enable(false) }), nil
	case key.Matches(msg, k.Forget) && one != nil:
		ref := one.Ref
		return change(func() error { return r.store.Forget(ref) }), nil
	case key.Matches(msg, k.ForgetAll) && r.enabled && len(r.all) > 0:
		return r.confirmed(again, pressed, "This forgets every look-up and bookmark. Press D again to do it.", r.store.ForgetAll), nil
	}
	r.table.Key(msg)
	return nil, nil
}

// confirmed does what cannot be undone once the key was pressed twice.
func (r *recentsPage) confirmed(again bool, pressed, warning string, how func() error) tea.Cmd {
	if again {
		return change(how)
	}
	r.sure, r.note = pressed, warning
	r.arrange()
	return nil
}

func (r *recentsPage) setSize(width, height int) {
	r.width, r.height = width, height
	r.arrange()
}

func (r *recentsPage) arrange() {
	r.table.SetSize(r.width, max(r.height-1-len(bannerLines(r.note, r.width)), 1))
}

// setClock changes how times are shown, and the present moment.
func (r *recentsPage) setClock(c clock.Clock) {
	r.clock = c
	r.table.SetTimes(finder.TimeWidth(c))
	r.table.Changed(rows{len(r.all), r.cells}, r.table.Cursor())
}

func (r *recentsPage) setStyles(styles *theme.Styles) {
	r.styles = styles
	r.table.SetStyles(styles)
}

// view returns the lines of the screen.
func (r *recentsPage) view() []string {
	lines := []string{rule(r.styles, box{title: "Recent look-ups", focused: true}, r.width)}
	if r.note != "" {
		area := layout.Rect{W: r.width, H: len(bannerLines(r.note, r.width))}
		lines = append(lines, drawBanner(r.styles, "! "+r.note, area)...)
	}
	switch {
	case !r.loaded:
		return append(lines, "  "+r.styles.Muted.Render("Reading …"))
	case !r.enabled:
		return append(lines, r.explain()...)
	case len(r.all) == 0:
		return append(lines, "", "  "+r.styles.Muted.Render("Nothing is kept yet. The next look-up will be."))
	default:
		return append(lines, r.table.View(true)...)
	}
}

func (r *recentsPage) explain() []string {
	paragraphs := []string{
		"Recent look-ups are off, and nothing is kept.",
		"Switched on, ztsession keeps the three ids and the time of the newest 50 look-ups, and bookmarks with a name of your own (b on a session). It keeps no names, no answers and no credentials.",
		"They stand in " + r.store.Path() + ", which only you can read. Switching off deletes them.",
		"Press s to switch them on.",
	}
	var lines []string
	for _, paragraph := range paragraphs {
		lines = append(lines, "")
		for _, line := range bannerLines(paragraph, min(r.width-2, 90)) {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

func (r *recentsPage) keys() []key.Binding {
	k, g := r.keyMap.Recent, r.keyMap.Global
	if !r.enabled {
		return []key.Binding{keys.As(k.Switch, "turn on"), g.Back, g.Help, g.Quit}
	}
	var bindings []key.Binding
	if r.chosen() != nil {
		bindings = append(bindings, keys.As(r.keyMap.Move.Open, "open"), k.Forget, k.ForgetAll)
	}
	return append(bindings, keys.As(k.Switch, "turn off"), g.Time, g.Back, g.Help, g.Quit)
}

// openRecents shows the screen of recent look-ups over the look-up form.
func (a *App) openRecents() tea.Cmd {
	if a.opts.Recents == nil {
		a.lookUp.SetNote("Recent look-ups are not kept here: the demo and masked ids have nothing to come back to.")
		return nil
	}
	a.recents = newRecentsPage(a.opts.Recents, a.styles, a.keys, a.clock)
	a.sizeScreens()
	return a.recents.read()
}

// keyRecents acts on a key while recent look-ups are shown.
func (a *App) keyRecents(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.Global.Back):
		a.recents = nil
		return nil
	case key.Matches(msg, a.keys.Global.Quit):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Time):
		return a.cycleTime()
	}
	cmd, one := a.recents.key(msg)
	if one == nil {
		return cmd
	}
	a.recents = nil
	a.lookUp.Fill(one.Ref)
	return tea.Batch(cmd, a.submit())
}

// recentsChanged shows what is kept now, and says so when keeping failed.
func (a *App) recentsChanged(msg recentsChangedMsg) tea.Cmd {
	if msg.err != nil {
		a.noteRecents(model.ProblemOf(msg.err).String())
	}
	if a.recents != nil {
		return a.recents.read()
	}
	return nil
}

// noteRecents says something about keeping, wherever the person is.
func (a *App) noteRecents(text string) {
	switch {
	case a.recents != nil:
		a.recents.note = text
		a.recents.arrange()
	case a.screen == pageScreen:
		a.top().setBanner("! " + text)
	default:
		a.lookUp.SetNote(text)
	}
}

// keep notes a look-up that succeeded, if that is switched on.
func (a *App) keep(s *model.Session) tea.Cmd {
	store, ref := a.opts.Recents, s.Origin.Ref
	if store == nil || !ref.Complete() || s.Origin.File != "" {
		return nil
	}
	return change(func() error { return store.Add(ref) })
}
