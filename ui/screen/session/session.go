// Package session is the session screen: two lines that sum it up, and panes of
// which one has the focus.
package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/headline"
	find "ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/ticket"
	"ztsession/model/watch"
	"ztsession/ui/account"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/marks"
	"ztsession/ui/pager"
	"ztsession/ui/resolve"
	"ztsession/ui/samples"
	"ztsession/ui/screen"
	"ztsession/ui/screen/recents"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/screen/session/watching"
	"ztsession/ui/verdict"
	"ztsession/ui/widget/box"
)

// Source is asked for what a session needs beyond its answer.
type Source interface {
	resolve.Source
	find.DevicesSource
	// Session returns the session that ref names. It calls progress, from its
	// own goroutine, as each request starts and before each wait.
	Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)
	// Sessions returns the person's active sessions, of which the list alone has the
	// end and the applications.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// LastSeen returns the person's last seen identity, which is no session.
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
	// FailedLogins returns the logins that were refused, newest first.
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
}

// Deps are what the screen works with.
type Deps struct {
	Env *look.Env
	// Source answers; nil for a saved answer without credentials.
	Source Source
	// Reopen reads a saved answer again; nil when it cannot be.
	Reopen func(context.Context) (*model.Session, error)
	// Filter filters a document in the language of jq; nil means in this process.
	Filter pane.RunFilter
	// Recents keeps bookmarks; nil when they cannot be kept.
	Recents recents.Store
	// Names are the names behind ids.
	Names *resolve.Names
	// Accounts have what the policies of each account name.
	Accounts *account.Accounts
	// Samples are what was read of other people's sessions.
	Samples *samples.Kept
	// Marks are the sessions that were marked to compare others with them.
	Marks *marks.Marks
	// Watching says how the session is watched.
	Watching watching.Options
	// Replay is the recording that the session is of; nil when it is of none.
	Replay *watch.Replay
	// Program is what a ticket says of this program.
	Program ticket.Program
	// Opener opens the document in other programs; nil where none can be started.
	Opener *pager.Opener
}

// Screen is the session screen.
type Screen struct {
	screen.Base
	Deps
	answered      *model.Session  // as it came; requests are made with its ids
	shown         *model.Session  // as it may be shown, with names
	mask          *mask.Masker    // with which that was made
	request       *access.Request // that led to the session; nil for none
	lines         headline.Lines  // that sum the session up
	elsewhere     bool            // the document was opened in another program
	elsewhereNote string          // what is to be said when that has ended
	width, height int
	panes         []pane.Pane
	answer        *pane.Answer // the first of them
	access        *pane.Access // the last of them
	mtls          *pane.Facts
	verdicts      *verdict.Reader
	view          layout.SessionState
	left          int // the pane on the left that had the focus last
	layout        layout.Session
	refreshed     fetch.Of[*model.Session]
	refusals      refusals
	now           now
	settings      settings
	listed        fetch.Of[model.Origin] // what the person's list says of the session
	banner        box.Banner
	prompt        *prompt // while a text is asked for
	watch         *watching.Watching
	watchLines    int     // that the watch takes, or the recording
	state         int     // of the recording, which is shown
	pending       tea.Cmd // what showing the session in another way started
	canvas        canvas
}

// New returns a screen that shows a session, and on top the request of the access
// log that led to it unless that is nil. Its requests end when ctx does.
func New(ctx context.Context, deps Deps, s *model.Session, request *access.Request) *Screen {
	in := &Screen{
		Deps: deps, request: request, panes: pane.All(deps.Env),
		refreshed: fetch.New[*model.Session](ctx), listed: fetch.New[model.Origin](ctx), refusals: newRefusals(ctx), now: newNow(ctx),
		settings: newSettings(ctx),
		verdicts: verdict.New(ctx, deps.Accounts),
	}
	in.answer, _ = in.panes[pane.AnswerPane].(*pane.Answer)
	in.access, _ = in.panes[pane.AccessPane].(*pane.Access)
	in.mtls, _ = in.panes[pane.MTLSPane].(*pane.Facts)
	in.access.SetReader(in.verdicts)
	if raw, ok := in.panes[pane.JSONPane].(*pane.JSON); ok && deps.Filter != nil {
		raw.SetFilter(deps.Filter)
	}
	in.view.Lines = func(p, width int) int { return in.panes[p].Lines(width) }
	in.view.Details = func(p, width int) int { return in.panes[p].Details(width) }
	in.left = pane.IdentityPane
	in.canvas = newCanvas(len(in.panes) + 1)
	in.watch = watching.New(ctx, deps.Env, deps.Watching)
	if deps.Replay != nil {
		s = in.openReplay()
	}
	// There is no search yet that the command could repeat.
	_ = in.show(s)
	return in
}

// show shows a session; what the person looks at stays where it can.
func (in *Screen) show(s *model.Session) tea.Cmd {
	named := *s
	named.Names = in.Names.Shown()
	if before := in.answered; named.LastSeen == nil && before != nil && before.Origin.Ref == named.Origin.Ref {
		named.LastSeen = before.LastSeen
	}
	in.refusals.add(&named)
	if in.Names.Shown() != nil {
		in.now.add(&named)
	}
	in.answered, in.mask = &named, in.Env.Mask
	in.addSettings()
	in.answered.Sample = in.sampled()
	in.shown = in.mask.Session(in.answered)
	in.setQuestions()
	in.markNews()
	cmds := make([]tea.Cmd, 0, len(in.panes))
	for _, p := range in.panes {
		cmds = append(cmds, p.SetSession(in.shown))
	}
	in.sumUp()
	in.arrange()
	return tea.Batch(cmds...)
}

// Settle draws the panes that changed, and asks for the names of the ids that
// have come into sight.
func (in *Screen) Settle() tea.Cmd {
	in.takeSample()
	for i, p := range in.panes {
		if p.Slot() != in.view.Slots[i] {
			// It has more to show, or less, than when it got its place.
			in.arrange()
			break
		}
	}
	in.paint()
	pending := tea.Batch(in.pending, in.watch.Settle())
	in.pending = nil
	for _, p := range in.panes {
		pending = tea.Batch(pending, p.Pending())
	}
	if in.Source == nil || in.answered.Origin.File != "" {
		return pending
	}
	var ids []resolve.ID
	for i, p := range in.panes {
		// The lines above the panes have names too, those of the answer.
		if in.layout.Panes[i].Shown() || i == pane.AnswerPane {
			for _, id := range p.IDs() {
				id.Account, id.Value = in.mask.Original(id.Account), in.mask.Original(id.Value)
				ids = append(ids, id)
			}
		}
	}
	return tea.Batch(pending, in.Names.Want(in.Source, ids, in.Env.Now()), in.wantListed(), in.wantRefusals(), in.wantNow(), in.wantSettings(), in.wantVerdicts())
}

// EnvChanged shows times in another way or at another moment.
func (in *Screen) EnvChanged() {
	if in.mask != in.Env.Mask {
		in.pending = tea.Batch(in.pending, in.show(in.answered))
		in.banner = in.banner.Masked(in.Env.Mask)
	}
	for _, p := range in.panes {
		p.EnvChanged()
	}
	in.sumUp()
	in.arrange()
}

// focused is the pane that has the keys.
func (in *Screen) focused() pane.Pane { return in.panes[in.view.Focus] }

// Update takes what this screen asked for.
func (in *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	switch msg := msg.(type) {
	case resolve.FoundMsg:
		in.setNames()
		return nil, nil
	case pager.ClosedMsg:
		in.closedElsewhere(msg)
		return nil, nil
	case bookmarkMsg:
		in.bookmarkAnswered(msg)
		return nil, nil
	}
	if happened, cmd := in.watch.Update(msg); happened.Mine || cmd != nil {
		return tea.Batch(cmd, in.watched(happened)), nil
	}
	if event, cmd := in.listed.Update(msg); event != fetch.Nothing || cmd != nil {
		in.listArrived(event)
		return cmd, nil
	}
	if in.verdicts.Update(msg) {
		in.setVerdicts()
		return nil, nil
	}
	event, cmd := in.refreshed.Update(msg)
	if event != fetch.Nothing {
		return tea.Batch(cmd, in.refreshEnded(event)), nil
	}
	if arrived, next := in.refusals.Update(msg); arrived || next != nil {
		if arrived {
			in.setRefused()
		}
		return tea.Batch(cmd, next), nil
	}
	if event, next := in.now.of.Update(msg); event == fetch.Arrived || next != nil {
		in.setNow()
		return tea.Batch(cmd, next), nil
	}
	if event, next := in.settings.of.Update(msg); event == fetch.Arrived || next != nil {
		in.setSettings()
		return tea.Batch(cmd, next), nil
	}
	cmds := []tea.Cmd{cmd}
	for i, p := range in.panes {
		changed, cmd := p.Update(msg)
		if changed {
			in.canvas.spoil(i)
		}
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...), nil
}

// Leave ends what was asked for.
func (in *Screen) Leave() {
	if in.refreshed.Cancel() {
		in.Say(box.Banner{})
	}
	in.listed.Cancel()
	in.refusals.Cancel()
	in.watch.Leave()
	in.now.of.Cancel()
	in.settings.of.Cancel()
	in.verdicts.Cancel()
}
