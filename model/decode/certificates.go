package decode

import "ztsession/model"

// Authorities reads a page of certificate authorities.
func Authorities(list model.Value) []model.Authority {
	var all []model.Authority
	for r, v := range rows(list) {
		var a model.Authority
		for member := range v.Children() {
			switch member.Key() {
			case "id":
				a.ID = plain(member)
			case "name":
				r.text(member, &a.Name)
			case "fingerprint":
				r.text(member, &a.Fingerprint)
			case "expires_on":
				r.timestamp(member, &a.Expires)
			case "associated_hostnames":
				listOf(r, member, &a.Hosts, plain)
			}
		}
		if a.ID != "" || a.Name.Presence == model.Reported {
			all = append(all, a)
		}
	}
	return all
}
