package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/finder"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/pane"
	"ztsession/ui/table"
	"ztsession/ui/theme"
)

// personTab names a tab of a person.
type personTab uint8

const (
	sessionsTab personTab = iota
	lastSeenTab
	failedLoginsTab
	personTabs int = iota
)

func (t personTab) String() string {
	return []string{"Sessions", "Last seen identity", "Failed logins"}[t]
}

// personPage shows what is known of a person: the active sessions, the last
// seen identity, the failed logins. Each is asked for when its tab is first shown.
type personPage struct {
	ctx           context.Context
	cancel        context.CancelFunc
	source        Source
	account, user string
	title         string
	styles        *theme.Styles
	keyMap        keys.Map
	clock         clock.Clock
	width, height int
	tab           personTab
	state         [personTabs]loading
	why           [personTabs]string
	banner        string

	sessions     []model.SessionSummary
	sessionTable *table.Table
	logins       []model.FailedLogin
	loginTable   *table.Table
	lastSeen     *model.Session
	identity     *pane.Facts
}

// loading is how far a tab has come.
type loading uint8

const (
	notAsked loading = iota
	beingAsked
	isLoaded
	hasFailed
)

// personAnsweredMsg says that what a tab shows came, or why it did not.
type personAnsweredMsg struct {
	page     *personPage
	tab      personTab
	sessions []model.SessionSummary
	lastSeen *model.Session
	logins   []model.FailedLogin
	err      error
}

// newPersonPage returns the page of a person; what it asks ends when ctx does.
func newPersonPage(ctx context.Context, source Source, ref model.Ref, title string, styles *theme.Styles, keyMap keys.Map, c clock.Clock) *personPage {
	own, cancel := context.WithCancel(ctx)
	p := &personPage{
		ctx: own, cancel: cancel, source: source, account: ref.Account, user: ref.User, title: title, styles: styles, keyMap: keyMap, clock: c,
		sessionTable: table.New(styles, keyMap.Move, finder.SessionColumns()...),
		loginTable:   table.New(styles, keyMap.Move, loginColumns()...),
		identity:     pane.NewFacts(styles, keyMap.Move, facts.Identity),
	}
	if p.title == "" {
		p.title = ref.User
	}
	return p
}

// show goes to a tab and asks for what it shows, unless that is there.
func (p *personPage) show(tab personTab) tea.Cmd {
	p.tab = tab
	if p.state[tab] == beingAsked || p.state[tab] == isLoaded {
		return nil
	}
	return p.ask(tab)
}

// ask asks for what a tab shows.
func (p *personPage) ask(tab personTab) tea.Cmd {
	p.state[tab] = beingAsked
	ctx, source, account, user := p.ctx, p.source, p.account, p.user
	return func() tea.Msg {
		msg := personAnsweredMsg{page: p, tab: tab}
		switch tab {
		case sessionsTab:
			msg.sessions, msg.err = source.Sessions(ctx, account, user)
		case lastSeenTab:
			msg.lastSeen, msg.err = source.LastSeen(ctx, account, user)
		case failedLoginsTab:
			msg.logins, msg.err = source.FailedLogins(ctx, account, user)
		}
		return msg
	}
}

// update takes an answer that this page asked for.
func (p *personPage) update(msg tea.Msg) tea.Cmd {
	answer, ok := msg.(personAnsweredMsg)
	if !ok || answer.page != p {
		return nil
	}
	if answer.err != nil {
		p.fail(answer.tab, answer.err)
		return nil
	}
	p.state[answer.tab] = isLoaded
	switch answer.tab {
	case sessionsTab:
		p.sessions = answer.sessions
		p.sessionTable.Changed(p.sessionRows(), p.sessionTable.Cursor())
	case lastSeenTab:
		p.lastSeen = answer.lastSeen
		p.identity.SetSession(p.lastSeen, p.clock)
	case failedLoginsTab:
		p.logins = answer.logins
		p.loginTable.Changed(p.loginRows(), p.loginTable.Cursor())
	}
	p.arrange()
	return nil
}

func (p *personPage) fail(tab personTab, err error) {
	if errors.Is(err, context.Canceled) {
		p.state[tab] = notAsked
		return
	}
	p.state[tab] = hasFailed
	p.why[tab] = model.ProblemOf(err).String()
}

// key acts on a key.
func (p *personPage) key(msg tea.KeyPressMsg) (tea.Cmd, request) {
	s := p.keyMap.Session
	n := personTab(personTabs)
	switch {
	case key.Matches(msg, s.Next, p.keyMap.Move.Right):
		return p.show((p.tab + 1) % n), nothing
	case key.Matches(msg, s.Previous, p.keyMap.Move.Left):
		return p.show((p.tab + n - 1) % n), nothing
	case key.Matches(msg, s.Identity):
		return p.show(sessionsTab), nothing
	case key.Matches(msg, s.Devices):
		return p.show(lastSeenTab), nothing
	case key.Matches(msg, s.PostureChecks):
		return p.show(failedLoginsTab), nothing
	case key.Matches(msg, s.Refresh):
		return p.ask(p.tab), nothing
	case key.Matches(msg, p.keyMap.Move.Open):
		if p.canOpen() {
			return nil, openChosen
		}
		return nil, nothing
	}
	switch p.tab {
	case sessionsTab:
		p.sessionTable.Key(msg)
	case lastSeenTab:
		p.identity.Key(msg)
	case failedLoginsTab:
		p.loginTable.Key(msg)
	}
	return nil, nothing
}

func (p *personPage) canOpen() bool {
	switch p.tab {
	case sessionsTab:
		one := p.chosen()
		return one != nil && one.Nonce != ""
	case lastSeenTab:
		return p.lastSeen != nil
	default:
		return false
	}
}

// chosen returns the session under the cursor, or nil.
func (p *personPage) chosen() *model.SessionSummary {
	if at := p.sessionTable.Cursor(); at >= 0 && at < len(p.sessions) {
		one := p.sessions[at]
		return &one
	}
	return nil
}

// back reports that the page has nothing open inside; leaving it ends what it asked.
func (p *personPage) back(tea.KeyPressMsg) bool { return false }

func (p *personPage) typing() bool  { return false }
func (p *personPage) crumb() string { return "person " + p.title }

func (p *personPage) setBanner(text string) {
	p.banner = text
	p.arrange()
}

func (p *personPage) setSize(width, height int) {
	p.width, p.height = width, height
	p.arrange()
}

func (p *personPage) setStyles(styles *theme.Styles) {
	p.styles = styles
	p.sessionTable.SetStyles(styles)
	p.loginTable.SetStyles(styles)
	p.identity.SetStyles(styles)
}

func (p *personPage) setClock(c clock.Clock) {
	p.clock = c
	p.identity.SetClock(c)
	p.sessionTable.Changed(p.sessionRows(), p.sessionTable.Cursor())
	p.loginTable.Changed(p.loginRows(), p.loginTable.Cursor())
}

// body is the area below title, banner and tabs.
func (p *personPage) body() layout.Rect {
	banner := min(len(bannerLines(p.banner, p.width)), max(p.height/4, 2))
	return layout.Rect{Y: 2 + banner, W: p.width, H: max(p.height-2-banner, 0)}
}

func (p *personPage) arrange() {
	body := p.body()
	p.sessionTable.SetSize(body.W, body.H)
	p.loginTable.SetSize(body.W, body.H)
	p.identity.SetSize(body.W, body.H)
}

// frame returns the page's lines.
func (p *personPage) frame() []string {
	body := p.body()
	lines := []string{pad(" "+p.styles.Strong.Render(p.title)+"   "+p.styles.Muted.Render(p.user), p.width)}
	if p.banner != "" {
		lines = append(lines, drawBanner(p.styles, p.banner, layout.Rect{W: p.width, H: body.Y - 2})...)
	}
	lines = append(lines, p.tabLine())
	return append(lines, fill(p.view(), body)...)
}

func (p *personPage) tabLine() string {
	var out strings.Builder
	for tab := range personTab(personTabs) {
		name := fmt.Sprintf("%d %s", tab+1, tab)
		if p.width < 60 && tab != p.tab {
			name = fmt.Sprint(tab + 1)
		}
		if tab == p.tab {
			out.WriteString(p.styles.Accent.Render(" ▸"+name) + " ")
			continue
		}
		out.WriteString(p.styles.Muted.Render("  "+name) + " ")
	}
	return pad(out.String(), p.width)
}

func (p *personPage) view() []string {
	switch {
	case p.state[p.tab] == hasFailed:
		return p.words(p.why[p.tab] + " Press r to try again.")
	case p.state[p.tab] != isLoaded:
		return p.words("Asking Cloudflare …")
	}
	switch p.tab {
	case sessionsTab:
		if len(p.sessions) == 0 {
			return p.words("This person has no active session. What is still known stands under 2, the last seen identity, and 3, the failed logins.")
		}
		return p.sessionTable.View(true)
	case lastSeenTab:
		return p.identity.View(true)
	default:
		if len(p.logins) == 0 {
			return p.words("No failed login is recorded for this person.")
		}
		return p.loginTable.View(true)
	}
}

func (p *personPage) words(text string) []string {
	lines := bannerLines(text, min(p.width, 100))
	out := []string{""}
	for _, line := range lines {
		out = append(out, "  "+p.styles.Muted.Render(line))
	}
	return out
}

// keys returns the bindings that work now.
func (p *personPage) keys() []key.Binding {
	s := p.keyMap.Session
	bindings := []key.Binding{
		keys.As(s.Next, "next tab"),
		key.NewBinding(key.WithKeys("1"), key.WithHelp("1-3", "jump")),
	}
	if p.canOpen() {
		bindings = append(bindings, keys.As(p.keyMap.Move.Open, "open"))
	}
	return append(bindings, s.Refresh)
}

// help adds the sections of the page.
func (p *personPage) help(h *helpPage) {
	s, move := p.keyMap.Session, p.keyMap.Move
	h.section("Person", []key.Binding{
		keys.As(s.Next, "next tab"), keys.As(s.Previous, "previous tab"), keys.As(s.Identity, "active sessions"),
		keys.As(s.Devices, "last seen identity"), keys.As(s.PostureChecks, "failed logins"), keys.As(move.Open, "open in the panes"),
		s.Refresh, move.Up, move.Down, move.PageUp, move.PageDown, move.Home, move.End,
	})
}

// rows adapts a slice to table.Rows.
type rows struct {
	count int
	cells func(i int) []table.Cell
}

func (r rows) Len() int                 { return r.count }
func (r rows) Cells(i int) []table.Cell { return r.cells(i) }

func (p *personPage) sessionRows() rows {
	return rows{len(p.sessions), func(i int) []table.Cell { return finder.SessionCells(&p.sessions[i], p.clock) }}
}

func (p *personPage) loginRows() rows {
	return rows{len(p.logins), func(i int) []table.Cell { return loginCells(&p.logins[i], p.clock) }}
}

func loginColumns() []table.Column {
	return []table.Column{{Title: "When", Width: 12}, {Title: "Application", Width: 14, Grow: true}, {Title: "Ray ID", Width: 20, Rank: 1}}
}

func loginCells(login *model.FailedLogin, c clock.Clock) []table.Cell {
	when := table.Cell{Text: "not reported", Tone: facts.Muted}
	if at, ok := login.At.Get(); ok {
		when = table.Cell{Text: c.Moment(at)}
	}
	return []table.Cell{when, fieldCell(login.App), fieldCell(login.RayID)}
}

func fieldCell(field model.Field[string]) table.Cell {
	if text, ok := field.Get(); ok {
		return table.Cell{Text: text}
	}
	return table.Cell{Text: "not reported", Tone: facts.Muted}
}
