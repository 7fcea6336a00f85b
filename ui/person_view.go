package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/layout"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/table"
)

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
	who := " " + p.styles.Strong.Render(p.title) + "   " + p.styles.Muted.Render(p.user)
	lines := []string{cells.Pad(ansi.Truncate(who, p.width, "…"), p.width)}
	if p.banner != "" {
		lines = append(lines, drawBanner(p.styles, p.banner, layout.Rect{W: p.width, H: body.Y - 2})...)
	}
	lines = append(lines, p.tabLine())
	return append(lines, fill(p.view(), body)...)
}

func (p *personPage) tabLine() string {
	var out strings.Builder
	for tab := range personTab(personTabs) {
		name := fmt.Sprintf("%d %s", int(tab)+1, tab)
		if p.width < 60 && tab != p.tab {
			name = fmt.Sprint(int(tab) + 1)
		}
		if tab == p.tab {
			out.WriteString(p.styles.Accent.Render(" ▸"+name) + " ")
			continue
		}
		out.WriteString(p.styles.Muted.Render("  "+name) + " ")
	}
	if line := out.String(); p.inFlight[p.tab] && p.state[p.tab] == isLoaded {
		const words = "Refreshing … "
		if room := p.width - ansi.StringWidth(line) - ansi.StringWidth(words); room >= 0 {
			return line + strings.Repeat(" ", room) + p.styles.Muted.Render(words)
		}
	}
	return cells.Pad(out.String(), p.width)
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
		return p.withWhole(p.sessionTable)
	case lastSeenTab:
		return p.identity.View(true)
	default:
		if len(p.logins) == 0 {
			return p.words("No failed login is recorded for this person.")
		}
		return p.withWhole(p.loginTable)
	}
}

// withWhole returns a table with what the row under the cursor shows only the
// start of below it, where that has room.
func (p *personPage) withWhole(t *table.Table) []string {
	lines := t.View(true)
	more := bannerLines(t.Cut(), min(p.width-2, 100))
	if len(more) == 0 || len(lines)+1+len(more) > p.body().H {
		return lines
	}
	lines = append(lines, "")
	for _, line := range more {
		lines = append(lines, "  "+p.styles.Text.Render(line))
	}
	return lines
}

func (p *personPage) words(text string) []string {
	lines := bannerLines(text, min(p.width, 100))
	out := []string{""}
	for _, line := range lines {
		out = append(out, "  "+p.styles.Muted.Render(line))
	}
	return out
}
