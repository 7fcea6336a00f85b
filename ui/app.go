package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ztsession/model"
	find "ztsession/model/lookup"
	"ztsession/model/text/ascii"
	"ztsession/ui/account"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/marks"
	"ztsession/ui/paint"
	"ztsession/ui/resolve"
	"ztsession/ui/samples"
	"ztsession/ui/screen"
	"ztsession/ui/screen/credentials"
	"ztsession/ui/screen/lookup"
	"ztsession/ui/screen/palette"
	"ztsession/ui/screen/recents"
	"ztsession/ui/screen/session"
	"ztsession/ui/screen/tour"
	"ztsession/ui/widget/box"
)

// App is the program's model for Bubble Tea. It keeps the screens on a stack,
// routes messages to them and does what they ask for.
type App struct {
	ctx           context.Context
	opts          Options
	env           *look.Env
	source        Source
	names         *resolve.Names
	accounts      *account.Accounts
	width, height int

	// stack are the screens, the one that is shown last. The first is a form:
	// the look-up or the credentials.
	stack []step
	// left is what was taken off last, down to the form: esc leads back to it.
	left        []step
	tabs        tabs
	looked      *session.Screen // whose ids the form has
	history     history
	way         way // how one comes to where the message of now leads
	credentials *credentials.Screen
	lookUp      *lookup.Screen
	typed       bool   // credentials were typed, so that others can be
	pending     Source // made of credentials that are being verified
	demo        *Demo  // the invented company that is looked at; nil for none

	marks   marks.Marks  // sessions to compare others with
	samples samples.Kept // what was read of other people's sessions

	kept []model.Recent // earlier look-ups and bookmarks, read when the palette was opened last

	copying context.CancelFunc // ends what is being copied; nil when nothing was
	copies  int                // generation of what is copied
	// copiedOf is the screen of which something was copied by the last key.
	copiedOf screen.Screen

	said    box.Banner // what is to be said on a screen without a place for it
	budget  string     // what to say of the requests that are left, when few are
	notice  string     // the warning of the options, until something is opened
	minutes int        // generation of the chain of minutes
}

// step is a screen with what it is called where esc leads to it.
type step struct {
	screen.Screen
	noun string
}

// New returns the program's model. Requests end when ctx does.
func New(ctx context.Context, opts Options) *App {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	a := &App{ctx: ctx, opts: opts, env: look.NewEnv(opts.Theme, opts.Now, opts.Zone), source: opts.Source, names: resolve.New(ctx, opts.NoLookUps), accounts: account.New()}
	a.env.Mask, a.env.Mouse, a.env.Still = opts.Mask, opts.Mouse, opts.Still
	if opts.Colours != nil {
		a.env.SetColours(*opts.Colours)
	}
	if opts.Source != nil {
		a.accounts.Connect(opts.Source)
	}
	a.env.Clock.Mode = opts.Times
	a.env.Keys = a.env.Keys.With(opts.Keys)
	a.credentials = credentials.New(a.env)
	if opts.Demo != nil {
		a.credentials.OfferDemo()
	}
	a.lookUp = lookup.New(ctx, lookup.Deps{
		Env: a.env, Understand: opts.Understand, OpenText: opts.OpenText, Names: a.names, Accounts: a.accounts, Recents: opts.Recents != nil,
	}, opts.Ref)
	a.lookUp.SetNotice(opts.Notice)
	a.stack = []step{a.root()}
	if opts.Tour {
		a.push(step{tour.New(a.env), tourNoun})
	}
	if opts.Session != nil {
		a.push(a.opened(opts.Session, opts.Replay))
	}
	a.notice = opts.Warning
	return a
}

// root is the form that everything begins with.
func (a *App) root() step {
	if a.source == nil {
		return step{a.credentials, "credentials"}
	}
	return step{a.lookUp, "look-up"}
}

// top is the screen that is shown.
func (a *App) top() step { return a.stack[len(a.stack)-1] }

// atRoot reports whether the form is shown.
func (a *App) atRoot() bool { return len(a.stack) == 1 }

// Init starts what the options ask for.
func (a *App) Init() tea.Cmd {
	var cmds []tea.Cmd
	if a.env.FollowsTerminal() {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	switch {
	case a.source == nil:
	case a.atRoot():
		cmds = append(cmds, a.connected())
	default:
		cmds = append(cmds, a.lookUp.SetSource(a.source))
	}
	return tea.Batch(append(cmds, a.startMinutes())...)
}

// connected starts what a source makes possible: the look-up that the options
// ask for, else the lists of the form.
func (a *App) connected() tea.Cmd {
	lists := a.lookUp.SetSource(a.source)
	if a.opts.LookUp && find.IsFindable(a.opts.Ref) {
		return tea.Batch(lists, a.lookUp.LookUp())
	}
	return lists
}

// Update routes a message, and lets the screen that is shown settle.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	from := a.here()
	cmd := a.route(msg)
	a.track(from)
	a.watchBudget()
	return a, tea.Batch(cmd, a.top().Settle())
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.arrange()
	case tea.EnvMsg:
		if a.env.ASCII = ascii.Wanted(msg.Getenv); a.opts.ASCII {
			a.env.ASCII = ascii.All
		}
	case tea.ColorProfileMsg:
		// Unknown is a screen without colour that was asked for: it has no shades to lose.
		if a.env.SetFewColours(msg.Profile <= colorprofile.ANSI && msg.Profile > colorprofile.Unknown) {
			a.envChanged()
		}
	case tea.BackgroundColorMsg:
		if a.env.SetDark(msg.IsDark()) {
			a.envChanged()
		}
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.PasteMsg:
		return a.paste(msg.Content)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return a.pointed(msg)
	case minutePassedMsg:
		return a.minutePassed(msg)
	case copiedMsg:
		return a.copied(msg)
	case keptMsg:
		a.kept = msg.all
		if p, ok := a.top().Screen.(*palette.Screen); ok {
			p.Changed()
		}
	case resolve.FoundMsg:
		a.names.Found(msg)
		return a.tell(msg)
	case paint.CannotSuspendMsg:
		a.say(box.Note("Nothing here would continue ztsession, so it was not suspended. " + keys.Name(a.env.Keys.Global.Suspend) + " works in a shell."))
	case recents.ChangedMsg:
		if msg.Err != nil {
			// Wherever the person is: it was not this screen that asked to keep it.
			a.say(failure(a.env.Problem(msg.Err)))
		}
		return a.tell(msg)
	default:
		return a.tell(msg)
	}
	return nil
}

// tell hands a message to every screen; only the one that asked knows it.
func (a *App) tell(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.screens() {
		cmd, outcome := s.Update(msg)
		cmds = append(cmds, cmd)
		if outcome != nil && s == a.top().Screen {
			cmds = append(cmds, a.perform(outcome))
		}
	}
	return tea.Batch(cmds...)
}

// screens returns every screen that there is, also those that were left and can be
// returned to: what they asked for comes to its end there.
func (a *App) screens() []screen.Screen {
	all := a.alive()
	for _, station := range a.history.all {
		for _, s := range station.stack {
			if !slices.Contains(all, s.Screen) {
				all = append(all, s.Screen)
			}
		}
	}
	return all
}

// alive returns the screens that were not left, also those that are not shown.
func (a *App) alive() []screen.Screen {
	all := make([]screen.Screen, 0, len(a.stack)+2)
	for _, s := range a.stack {
		all = append(all, s.Screen)
	}
	for _, s := range a.left {
		all = append(all, s.Screen)
	}
	for _, one := range a.tabs.all {
		for _, s := range one.stack {
			if !slices.Contains(all, s.Screen) {
				all = append(all, s.Screen)
			}
		}
	}
	if a.stack[0].Screen != a.lookUp {
		all = append(all, a.lookUp)
	}
	return all
}

// envChanged tells every screen that times or the look are others now.
func (a *App) envChanged() {
	top := a.top().Screen
	a.said = a.said.Masked(a.env.Mask)
	for _, s := range a.screens() {
		if s != top {
			s.EnvChanged()
		}
	}
	// What is on top may show what the others are called.
	top.EnvChanged()
}
