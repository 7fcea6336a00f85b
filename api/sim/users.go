package sim

import (
	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

func (a *API) listUsers(c *call) *answer {
	page, bad := paging(c.query, 1, 1000, 25)
	if bad != "" {
		return invalidRequest(bad)
	}
	query := company.Query{Email: c.query.Get("email"), Name: c.query.Get("name"), Search: c.query.Get("search")}
	people, total := a.company.Find(c.account.ID, query, page.first(), page.size)
	result := make(literal.List, 0, len(people))
	for _, p := range people {
		result = append(result, a.userObject(p))
	}
	return success(result, page.info(len(result), total))
}

func (a *API) getUser(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	return success(a.userObject(p))
}

func (a *API) userObject(p *company.Person) literal.Object {
	return literal.Of(
		"id", p.ID, "uid", p.UID, "name", p.Name, "email", p.Email,
		"access_seat", p.AccessSeat, "gateway_seat", p.GatewaySeat,
		"active_device_count", a.company.ActiveDevices(p), "seat_uid", p.SeatUID,
		"last_successful_login", literal.Time(p.LastLogin), "created_at", literal.Time(p.CreatedAt), "updated_at", literal.Time(p.LastLogin),
	)
}

func (a *API) listFailedLogins(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	result := make(literal.List, 0, len(p.FailedLogins))
	for _, login := range p.FailedLogins {
		result = append(result, literal.Of("expiration", 0, "metadata", literal.Of(
			"app_name", login.App.Name, "aud", login.App.AUD, "datetime", literal.Time(login.At),
			"ray_id", login.RayID, "user_email", p.Email, "user_uuid", p.ID,
		)))
	}
	return success(result)
}
