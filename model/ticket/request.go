package ticket

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
)

// request is what the access log has of a request that was asked about, for who
// looks for it there; empty for an application without one.
func request(d *model.Decided, c clock.Clock) string {
	l := d.Logged
	if l == nil {
		return ""
	}
	pieces := []string{d.App}
	switch allowed, ok := l.Allowed.Get(); {
	case ok && allowed:
		pieces[0] += " let in"
	case ok:
		pieces[0] += " refused"
	}
	if at, ok := l.At.Get(); ok && clock.IsPlausible(at) {
		pieces = append(pieces, c.Exact(at))
	}
	if from := strings.TrimSpace(l.IP + " " + strings.ToUpper(l.Country)); from != "" {
		pieces = append(pieces, "from "+from)
	}
	if l.RayID != "" {
		pieces = append(pieces, "Ray ID "+l.RayID)
	}
	return strings.Join(pieces, ", ")
}
