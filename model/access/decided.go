package access

import (
	"strings"

	"ztsession/model"
)

// Title returns what to call the application of a request.
func (q *Request) Title() string {
	for _, name := range []model.Field[string]{q.App, q.AppDomain, q.AppUID} {
		if text, ok := name.Get(); ok {
			return text
		}
	}
	return "an application without a name"
}

// Decided returns what a row of the access log says, as a session carries it. A
// masked row makes a masked one.
func (q *Request) Decided() model.Decided {
	return model.Decided{App: q.Title(), Logged: &model.Logged{Allowed: q.Allowed, At: q.At, IP: q.IP.Value, Country: q.Country.Value, RayID: q.RayID.Value}}
}

// Fill sets what the policies come to in what a session carries. A masked
// explanation makes a masked one. The cause comes first, since it may be all that
// there is room for.
func (e *Explanation) Fill(d *model.Decided) {
	var sentences []string
	for _, one := range []Text{e.First, e.Sentence, e.Caution} {
		if one != nil {
			sentences = append(sentences, one.String())
		}
	}
	d.App, d.Sentence = e.App.String(), strings.Join(sentences, " ")
	if e.Outcome != Open {
		d.LetIn = model.Known(e.Outcome == LetIn)
	}
	if e.Place.In == InSession {
		d.Place = e.Place.Path
	}
	if e.Outcome == Open && len(e.Cures) > 0 {
		d.Next = "With the permission " + strings.Join(e.Cures, " and ") + " it could be told."
	}
	if e.Outcome == LetIn && len(e.After) > 0 {
		d.Next = e.After[0].String()
	}
}
