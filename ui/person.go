package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/finder"
	"ztsession/ui/keys"
	"ztsession/ui/pane"
	"ztsession/ui/theme"
	"ztsession/ui/widget/table"
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
	inFlight      [personTabs]bool
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
	p.setClock(c)
	return p
}

// show goes to a tab and asks for what it shows, unless that is there.
func (p *personPage) show(tab personTab) tea.Cmd {
	p.tab = tab
	if p.state[tab] == isLoaded {
		return nil
	}
	return p.ask(tab)
}

// ask asks for what a tab shows, unless that is under way. What it shows
// already stays until the answer is there.
func (p *personPage) ask(tab personTab) tea.Cmd {
	if p.inFlight[tab] {
		return nil
	}
	p.inFlight[tab] = true
	if p.state[tab] != isLoaded {
		p.state[tab] = beingAsked
	}
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
	p.inFlight[answer.tab] = false
	if answer.err != nil {
		p.fail(answer.tab, answer.err)
		return nil
	}
	p.state[answer.tab] = isLoaded
	switch answer.tab {
	case sessionsTab:
		before := p.chosen()
		p.sessions = answer.sessions
		p.sessionTable.Changed(p.sessionRows(), p.placeOf(before))
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
		if p.state[tab] != isLoaded {
			p.state[tab] = notAsked
		}
		return
	}
	why := model.ProblemOf(err).String()
	if p.state[tab] == isLoaded {
		p.setBanner("! Not refreshed; this is still what was read before. " + why)
		return
	}
	p.state[tab] = hasFailed
	p.why[tab] = why
}

// placeOf returns where a session stands in the list now, or the place of the
// cursor when it is gone.
func (p *personPage) placeOf(before *model.SessionSummary) int {
	for i := range p.sessions {
		if before != nil && before.Nonce != "" && p.sessions[i].Nonce == before.Nonce {
			return i
		}
	}
	return p.sessionTable.Cursor()
}

// back puts a banner away, as on a session; beside it nothing is open inside.
// Leaving the page ends what it asked.
func (p *personPage) back(tea.KeyPressMsg) bool {
	if p.banner == "" {
		return false
	}
	p.setBanner("")
	return true
}

func (p *personPage) typing() bool { return false }

func (p *personPage) crumb() string { return "person " + p.title }

func (p *personPage) setBanner(text string) {
	p.banner = text
	p.arrange()
}

func (p *personPage) clearNote() {
	if p.banner != "" && !isFailure(p.banner) {
		p.setBanner("")
	}
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
	p.sessionTable.SetTimes(finder.TimeWidth(c))
	p.loginTable.SetTimes(finder.TimeWidth(c))
	p.sessionTable.Changed(p.sessionRows(), p.sessionTable.Cursor())
	p.loginTable.Changed(p.loginRows(), p.loginTable.Cursor())
}
