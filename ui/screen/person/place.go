package person

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/table"
)

// Place is the tab that is shown, with what the cursor stands on.
func (p *Screen) Place() screen.Place { return screen.Place{Part: p.at, Mark: p.shown().mark()} }

// GoTo shows a tab, where one was in it.
func (p *Screen) GoTo(place screen.Place) {
	if place.Part < 0 || place.Part >= len(p.tabs) {
		return
	}
	p.at = place.Part
	p.shown().goTo(place.Mark)
	p.arrange()
}

// Resume asks for what the tab shows, where leaving ended that.
func (p *Screen) Resume() tea.Cmd {
	if t := p.shown(); t.loaded() || t.asking() || t.err() != nil {
		return nil
	}
	return p.shown().need()
}

func (l *list[T]) mark() any { return l.table.Place() }

func (l *list[T]) goTo(mark any) {
	if place, ok := mark.(table.Place); ok {
		l.table.Return(place, -1)
	}
}

func (i *identity) mark() any { return i.facts.Mark() }

func (i *identity) goTo(mark any) {
	if where, ok := mark.(pane.Mark); ok {
		i.facts.Return(where)
	}
}

// logMark is where one is in the access log.
type logMark struct {
	place   table.Place
	refused bool
}

func (l *accessLog) mark() any { return logMark{l.table.Place(), l.onlyRefused} }

func (l *accessLog) goTo(mark any) {
	if at, ok := mark.(logMark); ok {
		if l.onlyRefused != at.refused {
			l.onlyRefused = at.refused
			l.show()
		}
		l.table.Return(at.place, -1)
	}
}
