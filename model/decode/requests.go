package decode

import (
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// Requests reads a page of the access log, the newest first.
func Requests(list model.Value) []access.Request {
	all := RequestsAsSent(list)
	newest(all, func(q *access.Request) model.Field[time.Time] { return q.At })
	return all
}

// RequestsAsSent reads a page of the access log in the order in which it came.
func RequestsAsSent(list model.Value) []access.Request {
	var all []access.Request
	for r, v := range rows(list) {
		var q access.Request
		places := map[string]*model.Field[string]{
			"action": &q.Action, "user_email": &q.Email, "user_id": &q.UserID, "app_name": &q.App, "app_uid": &q.AppUID,
			"app_domain": &q.AppDomain, "app_type": &q.AppType, "connection": &q.Connection,
			"ip_address": &q.IP, "country": &q.Country, "ray_id": &q.RayID,
		}
		for member := range v.Children() {
			switch place, known := places[member.Key()]; {
			case known:
				r.text(member, place)
			case member.Key() == "allowed":
				r.truth(member, &q.Allowed)
			case member.Key() == "created_at":
				r.timestamp(member, &q.At)
			default:
				q.Other = append(q.Other, member)
			}
		}
		q.Notes = r.all()
		all = append(all, q)
	}
	return all
}
