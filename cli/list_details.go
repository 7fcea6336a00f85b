package cli

import (
	"context"
	"fmt"
	"time"

	"ztsession/model"
)

// details adds to the first limit sessions of a person what only their own answers
// say, and what their devices are called: one request for each session, and one for
// each device. 0 is for all of them. It stops where few requests are left; a
// session that cannot be read stays without, and standard error says why.
func (r *run) details(ctx context.Context, c connection, person model.Ref, list []model.SessionSummary, limit int) []model.SessionSummary {
	if limit <= 0 {
		limit = len(list)
	}
	named := map[string]model.Field[string]{}
	unread, first := 0, error(nil)
	for i := range list[:min(limit, len(list))] {
		glance, err := r.glance(ctx, c, person, list[i].Nonce, named)
		if list[i].Glance = glance; glance == nil {
			unread++
		}
		if first == nil {
			first = err
		}
	}
	switch {
	case first != nil:
		r.say(fmt.Sprintf("%d of these sessions could not be read, so their details are missing. %s", unread, r.masker().Problem(model.ProblemOf(first)).String()))
	case unread > 0:
		r.say(fmt.Sprintf("%d of these sessions were not read, since few requests are left.", unread))
	}
	return list
}

// glance reads a session and what its device is called, unless few requests are
// left: then it is nil without an error.
func (r *run) glance(ctx context.Context, c connection, person model.Ref, nonce string, named map[string]model.Field[string]) (*model.Glance, error) {
	if c.client.Budget().Low(time.Now()) {
		return nil, nil
	}
	person.Nonce = nonce
	session, err := c.client.Session(ctx, person, nil)
	if err != nil {
		return nil, err
	}
	glance := model.GlanceAt(session)
	id, ok := glance.DeviceID.Get()
	if !ok {
		return glance, nil
	}
	name, known := named[id]
	if !known && !c.client.Budget().Low(time.Now()) {
		// Without its name the id of the device says enough.
		info, _ := c.client.Device(ctx, person.Account, id)
		name = info.Name
		named[id] = name
	}
	glance.Device = name
	return glance, nil
}
