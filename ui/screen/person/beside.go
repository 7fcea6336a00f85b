package person

import (
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

// beside returns the lines below the sessions: where the person was refused lately.
func (p *Screen) beside() []string {
	if p.shown() != tab(p.sessions) || !p.logins.loaded() || p.height < 10 {
		return nil
	}
	text, style := "No failed login is recorded for this person.", p.Env.Styles.Muted
	if words := facts.RefusedWords(mask.List(p.logins.Value(), p.Env.Mask.FailedLogin), p.Env.Clock); words != "" {
		text = look.ToneSymbol(facts.Warning) + "Refused: " + words + ". " + p.rayIDs()
		style = p.Env.Styles.Warning
	}
	var lines []string
	for _, line := range box.Note(text).Lines(max(min(p.width-4, widestText), 1)) {
		if len(lines) < mostBeside {
			lines = append(lines, "  "+style.Render(line))
		}
	}
	return lines
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
