package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/ui/finder"
	"ztsession/ui/flight"
	"ztsession/ui/form"
	"ztsession/ui/keys"
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
	typed         bool // credentials were typed, so that others can be
	lookUp        *finder.Finder
	pages         []page // what was opened, the one that is shown last
	guard         flight.Guard
	asking        asking
	names         names
	budget        string       // what to say of the requests that are left, when few are
	recents       *recentsPage // while recent look-ups are shown
	clock         clock.Clock
	minutes       int // generation of the chain of minutes
}

// asking is the look-up that runs, for the person who waits.
type asking struct {
	since    time.Time
	then     then
	page     page // that says how far the look-up is; nil for the form
	progress model.Progress
}

// then says what becomes of the session that was asked for.
type then uint8

const (
	showAlone    then = iota // the look-up form asked: the session is the only page
	refreshShown             // the page that asked takes it
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
	a.watchBudget()
	if in, ok := a.top().(*inspector); ok && a.screen == pageScreen {
		in.paint()
	}
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
	case bookmarkCheckedMsg:
		a.bookmarkChecked(msg)
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
	if a.screen == lookUpScreen {
		// What comes in now is as old as it is now, not as it was at the last minute.
		a.clock.Now = a.opts.Now()
		a.lookUp.SetClock(a.clock)
	}
	cmd := a.lookUp.Update(msg)
	if a.screen == lookUpScreen && !a.guard.Running() && a.lookUp.EagerLookUp() {
		return tea.Batch(cmd, a.submit())
	}
	return cmd
}

func (a *App) resize(width, height int) {
	a.width, a.height = width, height
	a.sizeScreens()
	if a.help != nil {
		a.help.setSize(width, height)
	}
}

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
