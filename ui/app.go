package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
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
	sessionScreen
)

// App is the program's model for Bubble Tea: it routes messages to the screen
// that is shown and owns the look-up that runs.
type App struct {
	opts          Options
	source        Source
	styles        *theme.Styles
	dark          bool
	keys          keys.Map
	width, height int
	screen        screen
	help          *helpPage // nil when help is not open
	credentials   *form.Credentials
	lookUp        *form.LookUp
	session       *inspector
	guard         guard
	asking        asking
	clock         clock.Clock
	minutes       int // generation of the chain of minutes
}

// asking is the look-up that runs, for the person who waits.
type asking struct {
	since    time.Time
	ref      model.Ref
	refresh  bool
	progress model.Progress
}

// New returns the program's model. Look-ups end when ctx does.
func New(ctx context.Context, opts Options) *App {
	if opts.Theme == "" {
		opts.Theme = theme.Auto
	}
	a := &App{
		opts: opts, source: opts.Source, dark: true, keys: keys.New(), guard: guard{parent: ctx},
		clock: clock.Clock{Now: opts.Now(), Zone: opts.Zone},
	}
	if opts.UTC {
		a.clock.Mode = clock.UTC
	}
	a.styles = theme.New(opts.Theme, a.dark)
	a.credentials = form.NewCredentials(a.styles, a.keys.Form)
	a.lookUp = form.NewLookUp(a.styles, a.keys.Form, opts.Ref)
	a.lookUp.SetNotice(opts.Notice)
	a.session = newInspector(a.styles, a.keys)
	a.screen = lookUpScreen
	switch {
	case opts.Session != nil:
		a.session.show(opts.Session, a.clock)
		a.screen = sessionScreen
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
	if a.opts.LookUp && a.screen == lookUpScreen && a.opts.Ref.Complete() {
		cmds = append(cmds, a.submit())
	}
	return tea.Batch(append(cmds, a.startMinutes())...)
}

// Update routes a message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.setDark(msg.IsDark())
	case tea.KeyPressMsg:
		return a, a.key(msg)
	case tea.PasteMsg:
		return a, a.paste(msg)
	case sessionFetchedMsg:
		return a, a.fetched(msg)
	case progressedMsg:
		return a, a.progressed(msg)
	case secondPassedMsg:
		return a, a.secondPassed(msg)
	case minutePassedMsg:
		return a, a.minutePassed(msg)
	default:
		return a, a.session.update(msg)
	}
	return a, nil
}

func (a *App) resize(width, height int) {
	a.width, a.height = width, height
	a.credentials.SetSize(width, height-1)
	a.lookUp.SetSize(width, height-1)
	a.session.setSize(width, height)
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
	a.session.setStyles(a.styles)
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
	case sessionScreen:
		return a.keySession(msg)
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
	if layout.TooSmall(a.width, a.height) || a.help != nil || a.waiting() {
		return nil
	}
	switch a.screen {
	case credentialsScreen:
		a.credentials.Paste(msg.Content)
	case lookUpScreen:
		a.lookUp.Paste(msg.Content)
	case sessionScreen:
		return a.session.update(msg)
	}
	return nil
}

// typing reports whether printable keys are text.
func (a *App) typing() bool {
	return a.screen != sessionScreen && !a.waiting() || a.screen == sessionScreen && a.session.typing()
}

// waiting reports whether a look-up runs whose result will change the screen.
// Keys pressed meanwhile, other than esc, are dropped: they were not meant for
// what comes next.
func (a *App) waiting() bool { return a.guard.running && a.screen != sessionScreen }

func (a *App) quit() tea.Cmd {
	a.guard.abort()
	return tea.Quit
}

func (a *App) startMinutes() tea.Cmd {
	if a.screen != sessionScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.minutes++
	return awaitMinute(a.minutes)
}

func (a *App) minutePassed(msg minutePassedMsg) tea.Cmd {
	if msg.generation != a.minutes || a.screen != sessionScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.session.setClock(a.clock)
	return awaitMinute(a.minutes)
}
