package decode

import (
	"strconv"
	"time"

	"ztsession/model"
)

// Accounts reads a page of accounts. An entry without an id is left out, since
// nothing can be asked about it.
func Accounts(list model.Value) []model.Account {
	var all []model.Account
	for _, v := range rows(list) {
		account := model.Account{ID: plain(v.Get("id")), Name: plain(v.Get("name"))}
		if account.ID != "" {
			all = append(all, account)
		}
	}
	return all
}

// People reads the page of people that asked asked for; info is the answer's
// result_info. A person without an id is kept, with ID empty: they are there,
// though they cannot be opened.
func People(list, info model.Value, asked model.PeopleQuery) model.People {
	var found model.People
	for r, v := range rows(list) {
		found.People = append(found.People, r.person(v))
	}
	page := PageOf(info)
	found.Page = asked.Page
	found.Total = total(info.Get("total_count"))
	perPage := asked.PerPage
	if page.PerPage > 0 {
		// The server may allow fewer than were asked for.
		perPage = min(perPage, page.PerPage)
	}
	before := (asked.Page - 1) * perPage
	seen := before + list.Len()
	if count, ok := found.Total.Get(); ok && count < seen && list.Len() > 0 {
		// The API was seen to send a count of 0 beside full pages.
		found.Total = model.Field[int]{Presence: model.Misfit, AsSent: strconv.Itoa(count)}
	}
	found.More = more(found.Total, page, asked.Page, list.Len(), seen, perPage)
	return found
}

// more reports whether there is a page after this one: by the number of people
// when it is believable, else by the number of pages, else by a full page.
func more(count model.Field[int], page Page, asked, rows, seen, perPage int) bool {
	if rows == 0 {
		return false
	}
	if all, ok := count.Get(); ok {
		return seen < all
	}
	return page.TotalPages > asked || rows >= perPage
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
func FailedLogins(list model.Value) []model.FailedLogin {
	var all []model.FailedLogin
	for r, v := range rows(list) {
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
	return all
}
