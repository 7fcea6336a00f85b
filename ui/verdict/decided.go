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

// why says why there is no verdict on a request yet, or will be none.
func (r *Reader) why(q *Question, m *mask.Masker) string {
	if r.failed == nil && q.Err == nil && r.Asking(q) {
		return "The policies are being read."
	}
	return q.Why(r.failed, m)
}

// Why says why there is no verdict, masked with a mask; failed is why no application
// could be read, nil where they could. It is empty where nobody knows.
func (q *Question) Why(failed error, m *mask.Masker) string {
	switch {
	case IsForbidden(failed):
		return "These credentials may not read applications and their policies, so the cause is not known; the permission " + access.ToReadPolicies.Permission() + " would tell."
	case failed != nil:
		return "The policies could not be read. " + m.Problem(model.ProblemOf(failed)).String()
	case q.Err != nil:
		return m.Problem(model.ProblemOf(q.Err)).String()
	default:
		return ""
	}
}

// withToken is the next step where a permission is missing.
const withToken = "Ask with a token that has the permission; the README and the screen for credentials have a link to one."

// Missing is what is known of a request without a verdict, masked with a mask; failed is
// as for Why.
func (q *Question) Missing(failed error, m *mask.Masker, c clock.Clock) model.Decided {
	d := q.Decided(m, c)
	d.Sentence = q.Why(failed, m)
	if IsForbidden(failed) {
		d.Next = withToken
	}
	return d
}

// Decided returns what is known of those applications that a person asked about.
func (r *Reader) Decided(m *mask.Masker, c clock.Clock) []model.Decided {
	var all []model.Decided
	for _, q := range r.questions {
		if !q.Asked || q.Row == nil && q.Verdict == nil {
			continue
		}
		d := q.Decided(m, c)
		if q.Verdict == nil {
			d = q.Missing(r.failed, m, c)
			d.Sentence = r.why(q, m)
		}
		all = append(all, d)
	}
	return all
}
