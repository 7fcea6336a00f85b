// Package sample is the screen that answers whether a check fails for one person or
// for everybody: it reads the newest sessions of others, and shows each rule of them
// beside the session in question.
package sample

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/samples"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/detail"
	"ztsession/ui/widget/table"
)

// Screen shows the sample of an account beside a session.
type Screen struct {
	screen.WithBanner
	env     *look.Env
	source  collect.Source
	kept    *samples.Kept
	session *model.Session // as it was answered
	account string
	user    string

	width, height int
	reading       fetch.Of[*sample.Pool]
	stop          context.CancelFunc // ends the reading; what came so far counts
	stopping      bool

	shown  *model.Sample // what is shown; nil before anything was read
	table  *table.Listing[lists.SampledRule]
	detail *detail.View
	said   int  // lines of it
	opened bool // the detail has the keys
}

// New returns the screen, and the command that reads a sample where none was read
// in this run. It ends when ctx does.
func New(ctx context.Context, env *look.Env, source collect.Source, kept *samples.Kept, what screen.ShowSample) (*Screen, tea.Cmd) {
	s := &Screen{
		env: env, source: source, kept: kept, session: what.Session, account: what.Person.Account, user: what.Person.User,
		reading: fetch.New[*sample.Pool](ctx),
	}
	s.Arranges(s.arrange)
	s.table = table.NewListing(env, env.Keys.Move, lists.SampledRules(true)).Masked(masked).Snug().Found(nil)
	s.detail = detail.New(env)
	if s.show(what.Rule); s.shown != nil {
		return s, nil
	}
	return s, s.read()
}

// masked masks what a rule is called. It is nobody's, but may name somebody.
func masked(m *mask.Masker, row lists.SampledRule) lists.SampledRule {
	rule := *row.SampledRule
	rule.Name = m.Text(rule.Name)
	row.SampledRule = &rule
	return row
}

// read reads a sample, or another one in place of the last.
func (s *Screen) read() tea.Cmd {
	source, wanted := s.source, collect.Wanted{Account: s.account, User: s.user, Email: s.session.Email.Value, Now: s.env.Now}
	stopped, stop := context.WithCancel(context.Background())
	s.stop, s.stopping = stop, false
	cmd := s.reading.Watch(s.env.Now(), s.env.Still, func(ctx context.Context, report func(model.Progress)) (*sample.Pool, error) {
		defer stop()
		// Stopping keeps what came; leaving the screen ends all.
		defer context.AfterFunc(ctx, stop)()
		pool, err := collect.Read(stopped, source, wanted, report)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return pool, err
	})
	s.arrange()
	return cmd
}

// Update takes the sample, or news of it.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if s.table.Update(msg) || s.detail.Update(msg) {
		s.arrange()
		return nil, nil
	}
	event, cmd := s.reading.Update(msg)
	switch event {
	case fetch.Arrived:
		s.arrived(s.reading.Value())
	case fetch.Failed:
		s.Say(box.Failure(s.env.Problem(s.reading.Err()).String()))
	case fetch.Progressed, fetch.Stopped:
		s.arrange()
	case fetch.Nothing:
	}
	return cmd, nil
}

// arrived keeps and shows what was read. What has nobody in it is not kept, nor
// takes it the place of what was read before.
func (s *Screen) arrived(pool *sample.Pool) {
	s.env.Tick()
	if pool.Read() == 0 {
		nobody := pool.Without("")
		s.Say(box.Failure(sample.Lead(nobody) + " " + sample.Shortfall(nobody)))
		return
	}
	s.kept.Keep(s.account, pool)
	s.show(s.chosen())
}

// show shows the sample that is kept, with the cursor on a rule, by its id.
func (s *Screen) show(rule string) {
	s.shown = s.kept.Of(s.account, s.user)
	if s.shown == nil {
		s.arrange()
		return
	}
	compared := *s.session
	compared.Sample = s.shown
	rows := lists.SampledRows(s.shown, &compared)
	at := 0
	for i := range rows {
		if rows[i].ID == rule {
			at = i
		}
	}
	s.table.Change(rows, at)
	s.opened = false
	s.arrange()
}

// chosen is the id of the rule under the cursor.
func (s *Screen) chosen() string {
	if row := s.table.Chosen(); row != nil {
		return row.ID
	}
	return ""
}

// Waiting reports whether there is nothing to press a key on yet.
func (s *Screen) Waiting() bool { return s.reading.Asking() && s.shown == nil }

// Back stops the reading, leaves the detail, puts a banner away.
func (s *Screen) Back() bool {
	switch {
	case s.reading.Asking() && !s.stopping:
		s.stopping = true
		s.stop()
	case s.reading.Asking():
		// What was asked for last does not come back: it is left alone.
		return false
	case s.opened && s.detail.Back():
	case s.opened:
		s.give(false)
	case s.table.Back():
	case s.Banner.Shown():
		s.Banner = box.Banner{}
	default:
		return false
	}
	s.arrange()
	return true
}

// BackTitle says what Back does.
func (s *Screen) BackTitle() string {
	switch {
	case s.reading.Asking() && !s.stopping:
		return "stop"
	case s.opened:
		return "to the list"
	default:
		return ""
	}
}

// Settle starts what a search, a filter or a sort asks for.
func (s *Screen) Settle() tea.Cmd { return tea.Batch(s.table.Pending(), s.detail.Pending()) }

// Typing reports whether a prompt is open.
func (s *Screen) Typing() bool { return s.table.Typing() || s.detail.Typing() }

// Paste puts text into a prompt.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if s.opened {
		s.detail.Paste(text)
	} else {
		s.table.Paste(text)
	}
	s.arrange()
	return nil, nil
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

// EnvChanged shows times and names in another way.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.table.EnvChanged()
	s.detail.SetStyles()
	s.arrange()
}

// Crumb names the screen in the line that tells how one came here.
func (s *Screen) Crumb() string { return "only them?" }

// Leave gives up what is being read.
func (s *Screen) Leave() { s.reading.Cancel() }
