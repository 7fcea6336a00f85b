package person

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/facts"
	"ztsession/model/mask"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// Settle asks for what stands beside the sessions: what their own answers say, and
// where the person was refused. The list does not wait for it, and it is not asked
// for where few requests are left or look-ups are off.
func (p *Screen) Settle() tea.Cmd {
	p.showMarks()
	return tea.Batch(p.shown().finder().Pending(), p.settleSessions())
}

func (p *Screen) settleSessions() tea.Cmd {
	if p.shown() != tab(p.sessions) || !p.sessions.loaded() || p.Names.Shown() == nil || p.Source.Budget().Low(p.Env.Now()) {
		return nil
	}
	glances := p.glances.Want(p.Source, p.ref, p.sessions.Value(), p.Env.Now())
	if !p.logins.Idle() {
		return glances
	}
	return tea.Batch(glances, p.logins.need())
}

// mostBeside is how many lines the refusals beside the sessions take at most.
const mostBeside = 3

// beside returns the lines below what the tab shows: where the person was refused
// lately, what the log holds.
func (p *Screen) beside() []string {
	if !p.shown().loaded() || p.height < 10 {
		return nil
	}
	if p.shown() != tab(p.sessions) {
		return p.fitting(p.shown().sentences())
	}
	if !p.logins.loaded() {
		return nil
	}
	text, style := "No failed login is recorded for this person.", p.Env.Styles.Muted
	if words := facts.RefusedWords(mask.List(p.logins.Value(), p.Env.Mask.FailedLogin), p.Env.Clock); words != "" {
		text = look.ToneSymbol(facts.Warning) + "Refused: " + words + ". " + p.rayIDs()
		style = p.Env.Styles.Warning
	}
	lines := p.wrapped(text)
	return drawn(lines[:min(len(lines), mostBeside)], style)
}

// fitting returns the lines of as many sentences as have room beside a list.
func (p *Screen) fitting(sentences []string) []string {
	var fit []string
	for n := range sentences {
		lines := p.wrapped(strings.Join(sentences[:n+1], " "))
		if len(lines) > max(mostBeside, p.height/4) {
			break
		}
		fit = lines
	}
	return drawn(fit, p.Env.Styles.Muted)
}

func (p *Screen) wrapped(text string) []string {
	return box.Note(text).Lines(max(min(p.width-4, widestText), 1))
}

func drawn(lines []string, style look.Style) []string {
	all := make([]string, 0, len(lines))
	for _, line := range lines {
		all = append(all, "  "+style.Render(line))
	}
	return all
}

// rayIDs says which key shows the Ray IDs of the failed logins.
func (p *Screen) rayIDs() string {
	for i, t := range p.tabs {
		if t.id() == screen.FailedLoginsTab {
			return "Press " + number(i) + " for the Ray IDs."
		}
	}
	return ""
}
