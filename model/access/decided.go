package access

import "ztsession/model"

// Decided returns what a row of the access log says, as a session carries it. A
// masked row makes a masked one.
func (q *Request) Decided() model.Decided {
	title := "an application without a name"
	for _, name := range []model.Field[string]{q.App, q.AppDomain, q.AppUID} {
		if text, ok := name.Get(); ok {
			title = text
			break
		}
	}
	return model.Decided{App: title, Logged: &model.Logged{Allowed: q.Allowed, At: q.At, IP: q.IP.Value, Country: q.Country.Value, RayID: q.RayID.Value}}
}
