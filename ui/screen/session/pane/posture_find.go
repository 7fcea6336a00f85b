package pane

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
)

// follow shows the check on which the cursor has come to stand.
func (p *Posture) follow() {
	if check := p.Selected(); check != p.detailed {
		p.loadDetail(false)
	}
}

// Paste puts text into a prompt.
func (p *Posture) Paste(text string) tea.Cmd {
	if p.inDetail {
		p.detail.Paste(text)
		return nil
	}
	p.table.Paste(text)
	p.follow()
	return nil
}

// Update takes what a search, a filter or a sort found.
func (p *Posture) Update(msg tea.Msg) (bool, tea.Cmd) {
	if p.detail.Update(msg) {
		return true, nil
	}
	if !p.table.Update(msg) {
		return false, nil
	}
	p.follow()
	return true, nil
}

// Pending returns what was started beside the event loop.
func (p *Posture) Pending() tea.Cmd { return tea.Batch(p.table.Pending(), p.detail.Pending()) }

// Typing reports whether a prompt is open.
func (p *Posture) Typing() bool { return p.table.Typing() || p.detail.Typing() }

// LeavesOut reports whether a filter leaves something out.
func (p *Posture) LeavesOut() bool {
	return p.failuresOnly || p.table.Filtered() || p.detail.Filtered()
}

// Kept returns the places among the session's checks of those that the filters leave,
// in their order of now; false says that they leave out none.
func (p *Posture) Kept() ([]int, bool) {
	rows, filtered := p.table.Kept()
	if !filtered && !p.failuresOnly {
		return nil, false
	}
	var kept []int
	keep := func(place int) {
		if place < len(p.session.Posture.Value) {
			kept = append(kept, place)
		}
	}
	for _, row := range rows {
		keep(p.order[row])
	}
	if !filtered {
		for _, place := range p.order {
			keep(place)
		}
	}
	return kept, true
}

// failures leaves out the checks that passed, or shows them again.
func (p *Posture) failures() action.Action {
	title := "failures only"
	if p.failuresOnly {
		title = "all checks"
	}
	return action.Action{
		ID: "posture.failures", Keys: keys.Bind("!", title, "!"), Group: p.Title() + " pane", Footer: ownFooter, Do: action.Just(p.toggleFailures),
	}
}
