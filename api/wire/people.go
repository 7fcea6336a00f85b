package wire

import (
	"strconv"
	"time"

	"ztsession/model"
)

// Accounts reads a page of accounts. An entry without an id is left out, since
// nothing can be asked about it.
func Accounts(e Envelope) ([]model.Account, error) {
	list, err := rows(e)
	if err != nil {
		return nil, err
	}
	var all []model.Account
	for _, v := range list {
		account := model.Account{ID: plain(v.Get("id")), Name: plain(v.Get("name"))}
		if account.ID != "" {
			all = append(all, account)
		}
	}
	return all, nil
}

// People reads the page of people that asked asked for. A person without an id
// is kept, with ID empty: they are there, though they cannot be opened.
func People(e Envelope, asked model.PeopleQuery) (model.People, error) {
	list, err := rows(e)
	if err != nil {
		return model.People{}, err
	}
	var found model.People
	for r, v := range list {
		found.People = append(found.People, r.person(v))
	}
	info := e.ListInfo()
	found.Page = asked.Page
	found.Total = total(e.Info.Get("total_count"))
	perPage := asked.PerPage
	if info.PerPage > 0 {
		// The server may allow fewer than were asked for.
		perPage = min(perPage, info.PerPage)
	}
	before := (asked.Page - 1) * perPage
	seen := before + e.Result.Len()
	if count, ok := found.Total.Get(); ok && count < seen && e.Result.Len() > 0 {
		// A count of 0 beside full pages was met in the wild (access-api.md, section 1.2).
		found.Total = model.Field[int]{Presence: model.Misfit, AsSent: strconv.Itoa(count)}
	}
	found.More = more(found.Total, info, asked.Page, e.Result.Len(), seen, perPage)
	return found, nil
}

// more reports whether there is a page after this one: by the number of people
// when it is believable, else by the number of pages, else by a full page.
func more(count model.Field[int], info ListInfo, page, rows, seen, perPage int) bool {
	if rows == 0 {
		return false
	}
	if all, ok := count.Get(); ok {
		return seen < all
	}
	return info.TotalPages > page || rows >= perPage
}

func total(v model.Value) model.Field[int] {
	switch count, err := strconv.Atoi(plain(v)); {
	case !v.Exists():
		return model.Field[int]{}
	case v.Kind() == model.KindNull:
		return model.Field[int]{Presence: model.Null}
	case err != nil || count < 0:
		return model.Field[int]{Presence: model.Misfit, AsSent: sent(v)}
	case v.Kind() != model.KindNumber:
		return model.Field[int]{Presence: model.Reported, Value: count, AsSent: sent(v)}
	default:
		return model.Known(count)
	}
}

// Person reads one Access user.
func Person(v model.Value) model.Person {
	r := reader{top: v}
	return r.person(v)
}

func (r *reader) person(v model.Value) model.Person {
	var p model.Person
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			p.ID = plain(member)
		case "uid":
			p.UID = plain(member)
		case "seat_uid":
			p.SeatUID = plain(member)
		case "email":
			r.text(member, &p.Email)
		case "name":
			r.text(member, &p.Name)
		case "last_successful_login":
			r.timestamp(member, &p.LastLogin)
		case "access_seat":
			r.truth(member, &p.AccessSeat)
		case "gateway_seat":
			r.truth(member, &p.GatewaySeat)
		case "active_device_count":
			r.number(member, &p.Devices)
		}
	}
	return p
}

// FailedLogins reads a person's failed logins, the newest first.
func FailedLogins(e Envelope) ([]model.FailedLogin, error) {
	list, err := rows(e)
	if err != nil {
		return nil, err
	}
	var all []model.FailedLogin
	for r, v := range list {
		var login model.FailedLogin
		r.expiry(v.Get("expiration"), &login.Expiry)
		for member := range v.Get("metadata").Children() {
			switch member.Key() {
			case "datetime":
				r.timestamp(member, &login.At)
			case "app_name":
				r.text(member, &login.App)
			case "ray_id":
				r.text(member, &login.RayID)
			}
		}
		all = append(all, login)
	}
	newest(all, func(l *model.FailedLogin) model.Field[time.Time] { return l.At })
	return all, nil
}
