package person

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/table"
)

// rowsAtOnce is how many rows of the access log are asked for before somebody
// scrolls to the last of them.
const rowsAtOnce = 100

// accessLog is the tab of the access log: the person's logins that were let in or
// refused.
type accessLog struct {
	screen *Screen
	// email is the person's, by which the log is asked; empty until it is known.
	email string
	// all and refused are what was read without and with the filter. Where all has
	// the whole log, the filter needs no request.
	all, refused fetch.Of[access.Log]
	onlyRefused  bool
	// further says that the request under way reads on behind what is there.
	further bool
	reach   fetch.Of[time.Time]
	table   *table.Listing[access.Request]
	rows    []access.Request // those that are shown
}

func newAccessLog(ctx context.Context, p *Screen, email string) *accessLog {
	return &accessLog{
		screen: p, email: email,
		all: fetch.New[access.Log](ctx), refused: fetch.New[access.Log](ctx), reach: fetch.New[time.Time](ctx),
		table: table.NewListing(p.Env, p.Env.Keys.Move, lists.RequestsOfPerson()).Masked((*mask.Masker).Request).Snug().Found(nil),
	}
}

func (l *accessLog) id() string    { return screen.AccessLogTab }
func (l *accessLog) title() string { return "Access log" }
func (l *accessLog) words() string { return "access log" }

// of is what is read for the filter as it is.
func (l *accessLog) of() *fetch.Of[access.Log] {
	if l.onlyRefused && !l.isWhole() {
		return &l.refused
	}
	return &l.all
}

// isWhole reports whether all of the person's rows are there.
func (l *accessLog) isWhole() bool { return l.all.Loaded() && !l.all.Value().More }

func (l *accessLog) need() tea.Cmd {
	if l.of().Loaded() {
		return nil
	}
	return l.refresh()
}

// refresh reads the log from its newest row.
func (l *accessLog) refresh() tea.Cmd {
	if l.of().Asking() && !l.further {
		return nil
	}
	l.further = false
	return tea.Batch(l.of().Ask(fetch.Plain(l.rowsOf(l.query(), nil))), l.needReach())
}

// query is what is asked for at first.
func (l *accessLog) query() access.LogQuery {
	return access.LogQuery{Email: l.email, Refused: l.onlyRefused, Limit: rowsAtOnce}
}

// rowsOf returns what asks for rows; before is what they are behind.
func (l *accessLog) rowsOf(q access.LogQuery, before *access.Log) func(context.Context) (access.Log, error) {
	source, ref := l.screen.Source, l.screen.ref
	return func(ctx context.Context) (access.Log, error) {
		if q.Email == "" {
			person, err := source.Person(ctx, ref.Account, ref.User)
			if err != nil {
				return access.Log{}, err
			}
			if q.Email = person.Email.Value; q.Email == "" {
				return access.Log{}, access.NoEmail("Failed logins and sessions have tabs of their own.")
			}
		}
		log, err := source.Requests(ctx, ref.Account, q)
		if err == nil && before != nil {
			log = before.With(log)
		}
		return log, err
	}
}

// needReach asks once how far back the log reaches. That it cannot be told stays
// quiet.
func (l *accessLog) needReach() tea.Cmd {
	s := l.screen
	if !l.reach.Idle() || s.Names.Shown() == nil || s.Source.Budget().Low(s.Env.Now()) {
		return nil
	}
	source, account := s.Source, s.ref.Account
	return l.reach.Ask(fetch.Plain(func(ctx context.Context) (time.Time, error) { return source.LogReach(ctx, account) }))
}

// readOn asks for the rows behind those that are there, as the end of them comes
// near.
func (l *accessLog) readOn() tea.Cmd {
	const ahead = 10
	s, of := l.screen, l.of()
	if of.Asking() || of.Err() != nil || !of.Loaded() || !l.table.Near(ahead) || s.Source.Budget().Low(s.Env.Now()) {
		return nil
	}
	before := of.Value()
	q, ok := before.Further(l.query())
	if !ok {
		return nil
	}
	l.further = true
	return of.Ask(fetch.Plain(l.rowsOf(q, &before)))
}

func (l *accessLog) update(msg tea.Msg) (fetch.Event, tea.Cmd) {
	if event, cmd := l.reach.Update(msg); event != fetch.Nothing || cmd != nil {
		return fetch.Progressed, cmd
	}
	for _, of := range []*fetch.Of[access.Log]{&l.all, &l.refused} {
		event, cmd := of.Update(msg)
		if event == fetch.Nothing && cmd == nil {
			continue
		}
		if event == fetch.Arrived {
			l.show()
		}
		if event != fetch.Nothing {
			l.further = false
		}
		return event, cmd
	}
	return fetch.Nothing, nil
}

// show shows the rows that fit the filter; the cursor stays on its row.
func (l *accessLog) show() {
	cursor, before := max(l.table.Cursor(), 0), l.table.Chosen()
	log := l.of().Value()
	l.rows = log.Rows
	if l.onlyRefused {
		l.rows = log.Fitting(access.LogQuery{Refused: true})
	}
	for i := range l.rows {
		if before != nil && l.rows[i].Key() == before.Key() {
			cursor = i
			break
		}
	}
	l.table.Change(l.rows, cursor)
}

// own leaves out what was let in, or shows it again.
func (l *accessLog) own() []action.Action {
	title := "refused only"
	if l.onlyRefused {
		title = "all logins"
	}
	return []action.Action{{ID: "person.refused", Keys: keys.Bind("!", title, "!"), Group: group, Footer: ownFooter, Do: action.Run(l.toggle)}}
}

func (l *accessLog) toggle() tea.Cmd {
	l.onlyRefused = !l.onlyRefused
	cmd := l.need()
	l.show()
	l.screen.arrange()
	return cmd
}

// open opens the session with which the request under the cursor was most likely made.
func (l *accessLog) open() func() (tea.Cmd, action.Outcome) {
	row := l.table.Chosen()
	if row == nil {
		return nil
	}
	return action.Run(func() tea.Cmd { return l.screen.openRequest(row) })
}

// with returns the row with a Ray ID among those that were read, or nil.
func (l *accessLog) with(ray string) *access.Request {
	for _, log := range []access.Log{l.all.Value(), l.refused.Value()} {
		for i := range log.Rows {
			if access.SameRay(log.Rows[i].RayID.Value, ray) {
				return &log.Rows[i]
			}
		}
	}
	return nil
}

func (l *accessLog) key(msg tea.KeyPressMsg) tea.Cmd {
	if l.table.Typing() {
		l.table.Key(msg)
		return nil
	}
	l.table.Key(msg)
	return l.readOn()
}

func (l *accessLog) cancel() {
	l.all.Cancel()
	l.refused.Cancel()
	l.reach.Cancel()
}

func (l *accessLog) asking() bool             { return l.of().Asking() }
func (l *accessLog) loaded() bool             { return l.of().Loaded() }
func (l *accessLog) err() error               { return l.of().Err() }
func (l *accessLog) envChanged()              { l.table.EnvChanged() }
func (l *accessLog) setSize(area layout.Rect) { l.table.SetSize(area.W, area.H) }
func (l *accessLog) view() []string           { return l.table.View(true) }
func (l *accessLog) point(y int)              { _ = l.table.Point(y) }
func (l *accessLog) row() string              { return l.table.Row() }
func (l *accessLog) session() *model.Session  { return nil }
func (l *accessLog) whole() string            { return l.table.Unseen() }
func (l *accessLog) finder() find.Finder      { return l.table }
