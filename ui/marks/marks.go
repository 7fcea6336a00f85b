// Package marks keeps the sessions that a person marked, to compare others with
// them. They are kept as long as the program runs, and nowhere else.
package marks

import (
	"slices"

	"ztsession/model"
)

// most is how many are kept; the one that was marked first gives way. A session
// can be large, and nobody chooses among more.
const most = 20

// Marks are the marked sessions. The zero Marks are none.
type Marks struct{ all []*model.Session }

// Toggle marks a session, or takes its mark away, and reports whether it is
// marked now. A session that was read again is marked as it is now.
func (m *Marks) Toggle(s *model.Session) bool {
	at := slices.IndexFunc(m.all, func(other *model.Session) bool { return isSame(other, s) })
	if at < 0 {
		m.all = slices.Insert(m.all, 0, s)
		m.all = m.all[:min(len(m.all), most)]
		return true
	}
	again := m.all[at].Document != s.Document
	m.all = slices.Delete(m.all, at, at+1)
	if again {
		m.all = slices.Insert(m.all, 0, s)
	}
	return again
}

// Of returns the marked session with ids, as it was marked; nil when there is none.
func (m *Marks) Of(ref model.Ref) *model.Session {
	for _, s := range m.all {
		if s.Origin.Kind == model.FromSession && s.Origin.File == "" && ref.Complete() && s.Origin.Ref == ref {
			return s
		}
	}
	return nil
}

// All returns the marked sessions, the one that was marked last first.
func (m *Marks) All() []*model.Session { return m.all }

// Others returns the marked sessions but for s as it is now.
func (m *Marks) Others(s *model.Session) []*model.Session {
	return slices.DeleteFunc(slices.Clone(m.all), func(other *model.Session) bool { return other.Document == s.Document })
}

// isSame reports whether two answers are of the same session.
func isSame(a, b *model.Session) bool {
	switch {
	case a.Document == b.Document:
		return true
	case a.Origin.File != "" || b.Origin.File != "":
		return a.Origin.File == b.Origin.File
	default:
		return a.Origin.Ref.Complete() && a.Origin.Ref == b.Origin.Ref && a.Origin.Kind == b.Origin.Kind
	}
}
