package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/ui/finder"
	"ztsession/ui/flight"
	"ztsession/ui/form"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/theme"
)

// screen says which screen is shown.
type screen uint8

const (
	credentialsScreen screen = iota
	lookUpScreen
	pageScreen
)

// App is the program's model for Bubble Tea: it routes messages to the screen
// that is shown and owns the look-up that runs.
type App struct {
	ctx           context.Context
	opts          Options
	source        Source
	styles        *theme.Styles
	dark          bool
	keys          keys.Map
	width, height int
	screen        screen
	help          *helpPage // nil when help is not open
	credentials   *form.Credentials
	lookUp        *finder.Finder
	pages         []page // what was opened, the one that is shown last
	guard         flight.Guard
	asking        asking
	names         names
	recents       *recentsPage // while recent look-ups are shown
	clock         clock.Clock
	minutes       int // generation of the chain of minutes
}

// asking is the look-up that runs, for the person who waits.
type asking struct {
	since    time.Time
	then     then
	progress model.Progress
}

// then says what becomes of the session that was asked for.
type then uint8

const (
	showAlone    then = iota // the look-up form asked: the session is the only page
	refreshShown             // the page that is shown takes it
	showOnTop                // a person's list asked: the session comes on top
)

// New returns the program's model. Look-ups end when ctx does.
func New(ctx context.Context, opts Options) *App {
	if opts.Theme == "" {
		opts.Theme = theme.Auto
	}
	a := &App{
		ctx: ctx, opts: opts, source: opts.Source, dark: true, keys: keys.New(), guard: flight.New(ctx), names: newNames(opts.NoLookUps),
		clock: clock.Clock{Now: opts.Now(), Zone: opts.Zone},
	}
	if opts.UTC {
		a.clock.Mode = clock.UTC
	}
	a.styles = theme.New(opts.Theme, a.dark)
	a.credentials = form.NewCredentials(a.styles, a.keys.Form)
	a.lookUp = finder.New(ctx, a.styles, a.keys, a.clock, opts.Now, opts.Ref)
	a.lookUp.Form().SetNotice(opts.Notice)
	a.lookUp.SetUnderstand(opts.Understand)
	a.screen = lookUpScreen
	switch {
	case opts.Session != nil:
		a.push(a.inspect(opts.Session))
	case opts.Source == nil:
		a.screen = credentialsScreen
	}
	return a
}

// Init starts what the options ask for.
func (a *App) Init() tea.Cmd {
	var cmds []tea.Cmd
	if a.opts.Theme == theme.Auto {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if a.screen == lookUpScreen {
		cmds = append(cmds, a.connected())
	}
	return tea.Batch(append(cmds, a.startMinutes())...)
}

// connected starts what a source makes possible: the look-up that the options
// ask for, else the lists of the form.
func (a *App) connected() tea.Cmd {
	if a.opts.LookUp && a.opts.Ref.Complete() {
		return tea.Batch(a.lookUp.Connect(a.source), a.submit())
	}
	return a.lookUp.Connect(a.source)
}

// Update routes a message, and asks for the names of what it brought to light.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.route(msg)
	return a, tea.Batch(cmd, a.askNames())
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.setDark(msg.IsDark())
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.PasteMsg:
		return a.paste(msg)
	case sessionFetchedMsg:
		return a.fetched(msg)
	case progressedMsg:
		return a.progressed(msg)
	case secondPassedMsg:
		return a.secondPassed(msg)
	case minutePassedMsg:
		return a.minutePassed(msg)
	case recentsReadMsg:
		if a.recents != nil {
			a.recents.update(msg)
		}
	case recentsChangedMsg:
		return a.recentsChanged(msg)
	case nameFoundMsg:
		a.nameFound(msg)
	default:
		return tea.Batch(a.updateLookUp(msg), a.updatePages(msg))
	}
	return nil
}

// updateLookUp hands the look-up screen an answer that it asked for.
func (a *App) updateLookUp(msg tea.Msg) tea.Cmd {
	cmd := a.lookUp.Update(msg)
	if a.screen == lookUpScreen && !a.guard.Running() && a.lookUp.EagerLookUp() {
		return tea.Batch(cmd, a.submit())
	}
	return cmd
}

// updatePages hands a message to the page that asked for it; only that one knows it.
func (a *App) updatePages(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(a.pages))
	for _, p := range a.pages {
		cmds = append(cmds, p.update(msg))
	}
	return tea.Batch(cmds...)
}

// top returns the page that is shown, or was shown last; nil when there is none.
func (a *App) top() page {
	if len(a.pages) == 0 {
		return nil
	}
	return a.pages[len(a.pages)-1]
}

// push shows a page on top of the others.
func (a *App) push(p page) {
	a.pages = append(a.pages, p)
	a.screen = pageScreen
	a.sizePages()
}

// pop goes back to the page below, or to the look-up form.
func (a *App) pop() {
	if len(a.pages) > 1 {
		if left, ok := a.top().(*personPage); ok {
			left.cancel()
		}
		a.pages = a.pages[:len(a.pages)-1]
		a.sizePages()
		return
	}
	a.screen = lookUpScreen
	if a.source == nil {
		a.screen = credentialsScreen
	}
}

// inspect returns a page that shows a session.
func (a *App) inspect(s *model.Session) *inspector {
	in := newInspector(a.styles, a.keys)
	s.Names = a.names.shown()
	// A new page has no search to repeat.
	_ = in.show(s, a.clock)
	return in
}

func (a *App) resize(width, height int) {
	a.width, a.height = width, height
	a.credentials.SetSize(width, height-1)
	a.lookUp.SetSize(width, height-1)
	a.sizePages()
	if a.help != nil {
		a.help.setSize(width, height)
	}
	if a.recents != nil {
		a.recents.setSize(width, height-1)
	}
}

// sizePages gives the pages what the breadcrumb and the footer leave.
func (a *App) sizePages() {
	height := a.height - 1
	if a.hasCrumbs() {
		height--
	}
	for _, p := range a.pages {
		p.setSize(a.width, height)
	}
}

func (a *App) hasCrumbs() bool { return len(a.pages) > 1 }

func (a *App) setDark(dark bool) {
	if dark == a.dark || a.opts.Theme != theme.Auto {
		return
	}
	a.dark = dark
	a.styles = theme.New(a.opts.Theme, dark)
	a.credentials.SetStyles(a.styles)
	a.lookUp.SetStyles(a.styles)
	for _, p := range a.pages {
		p.setStyles(a.styles)
	}
	if a.recents != nil {
		a.recents.setStyles(a.styles)
	}
}

// key routes a key: what works everywhere first, then the screen.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.Global.Interrupt):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Suspend):
		return tea.Suspend
	case layout.TooSmall(a.width, a.height):
		return a.keyTooSmall(msg)
	case a.help != nil:
		return a.keyHelp(msg)
	case a.recents != nil:
		return a.keyRecents(msg)
	case a.typing() && key.Matches(msg, a.keys.Global.HelpInField),
		!a.typing() && !a.waiting() && key.Matches(msg, a.keys.Global.Help):
		a.openHelp()
		return nil
	}
	switch a.screen {
	case credentialsScreen:
		return a.keyCredentials(msg)
	case lookUpScreen:
		return a.keyLookUp(msg)
	case pageScreen:
		return a.keyPage(msg)
	default:
		return nil
	}
}

// keyTooSmall lets one leave a terminal that shows nothing; nothing else may
// happen where nobody can see it.
func (a *App) keyTooSmall(msg tea.KeyPressMsg) tea.Cmd {
	if !a.typing() && key.Matches(msg, a.keys.Global.Quit) {
		return a.quit()
	}
	return nil
}

func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	if layout.TooSmall(a.width, a.height) || a.help != nil || a.recents != nil || a.waiting() {
		return nil
	}
	switch a.screen {
	case credentialsScreen:
		a.credentials.Paste(msg.Content)
	case lookUpScreen:
		cmd, outcome := a.lookUp.Paste(msg.Content)
		if outcome == finder.OpenText {
			return a.openText(msg.Content)
		}
		return cmd
	case pageScreen:
		return a.top().update(msg)
	}
	return nil
}

// typing reports whether printable keys are text.
func (a *App) typing() bool {
	if a.screen == pageScreen {
		return a.top().typing()
	}
	return !a.waiting()
}

// waiting reports whether a look-up runs whose result will change the screen.
// Keys pressed meanwhile, other than esc, are dropped: they were not meant for
// what comes next.
func (a *App) waiting() bool { return a.guard.Running() && a.asking.then != refreshShown }

func (a *App) quit() tea.Cmd {
	a.guard.Abort()
	return tea.Quit
}

func (a *App) setClock() {
	a.lookUp.SetClock(a.clock)
	for _, p := range a.pages {
		p.setClock(a.clock)
	}
}

func (a *App) startMinutes() tea.Cmd {
	if a.screen != pageScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.minutes++
	return awaitMinute(a.minutes)
}

func (a *App) minutePassed(msg minutePassedMsg) tea.Cmd {
	if msg.generation != a.minutes || a.screen != pageScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.setClock()
	return awaitMinute(a.minutes)
}
