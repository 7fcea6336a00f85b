package facts

import "ztsession/model"

// Unreadable is what the credentials may not read beside a session, by the permissions
// that would show it, each once.
func Unreadable(s *model.Session) []model.Refusal {
	var all []model.Refusal
	add := func(permission, what string) {
		for i := range all {
			if all[i].Permission == permission {
				all[i].What += "; " + what
				return
			}
		}
		all = append(all, model.Refusal{Permission: permission, What: what})
	}
	if s.Now != nil {
		for _, permission := range s.Now.Refused {
			add(permission, model.DevicesShownBy(permission))
		}
	}
	if s.Settings != nil {
		for _, one := range s.Settings.Refused {
			add(one.Permission, one.What)
		}
	}
	return all
}
