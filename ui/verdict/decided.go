package verdict

import (
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/model/schema"
)

// Explain returns the verdict in words, masked with a mask; ok is false while there
// is none.
func (q *Question) Explain(m *mask.Masker, c clock.Clock) (e access.Explanation, ok bool) {
	if q.Verdict == nil {
		return access.Explanation{}, false
	}
	return m.Explanation(q.Verdict.Explain(c)), true
}

// Title returns what the application is called, masked with a mask.
func (q *Question) Title(m *mask.Masker) string {
	name := q.Name
	if q.Verdict != nil {
		name = q.Verdict.App.Title()
	}
	return m.Explanation(access.Explanation{App: access.Text{{Text: name, Mask: schema.Application}}}).App.String()
}

// Decided returns what is known of the application, as a session carries it, masked
// with a mask.
func (q *Question) Decided(m *mask.Masker, c clock.Clock) model.Decided {
	d := model.Decided{App: q.Title(m)}
	if q.Row != nil {
		row := m.Request(*q.Row)
		d = row.Decided()
	}
	e, ok := q.Explain(m, c)
	if !ok {
		return d
	}
	e.Fill(&d)
	return d
}

// Decided returns what is known of those applications that a person asked about.
func (r *Reader) Decided(m *mask.Masker, c clock.Clock) []model.Decided {
	var all []model.Decided
	for _, q := range r.questions {
		if q.Asked && (q.Row != nil || q.Verdict != nil) {
			all = append(all, q.Decided(m, c))
		}
	}
	return all
}
