package finding

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

var (
	groupsOld = &Kind{
		ID: "groups-changed", Severity: Warning, Subject: "Groups", Question: WhatDiffers, Source: usersDocs,
		Means:  "The person's last seen identity is newer than this session and has other groups. The session keeps those of its login.",
		Next:   "Let the person log out and in again, so that the session takes the groups of now.",
		Tell:   "Your groups have changed since you logged in. Please log out and in again.",
		clause: "the groups have changed since the login",
	}
	identityDrift = &Kind{
		ID: "identity-drift", Severity: Note, Subject: "Last seen identity", Question: WhatDiffers, Source: usersDocs,
		Means:  "The person's last seen identity differs from this session. Each login and each report of a device can change it, so that may be as it should be.",
		Next:   "Compare the two: the last seen identity is what Gateway and device profiles go by.",
		clause: "the last seen identity differs",
	}
	answerOdd = &Kind{
		ID: "answer-odd", Severity: Note, Subject: "Answer", Question: WhatDiffers,
		Means:  "Parts of the answer are not as documented. What plainly has one meaning was read so; the rest is shown as it came.",
		Next:   "See the notes on the answer for each place.",
		clause: "parts of the answer are not as documented",
	}
)

// drift finds what has changed: against the last seen identity where it was read,
// and against the documented form of an answer.
func drift(v *view) []Finding {
	found := v.lastSeen()
	if n := v.s.Oddities(); n > 0 {
		notes := v.s.Notes
		evidence := make([]Evidence, 0, mostEvidence)
		for _, note := range notes[:min(len(notes), mostEvidence)] {
			evidence = append(evidence, v.path(note.Path))
		}
		f := answerOdd.found(words.Count(n, "part of the answer is", "parts of the answer are")+" not as documented; the notes say how each was read.", evidence...)
		f.Count = n
		found = append(found, f)
	}
	return found
}

// lastSeen compares the session with the last seen identity.
func (v *view) lastSeen() []Finding {
	s, last := v.s, v.s.LastSeen
	if last == nil || s.Origin.Kind != model.FromSession || !v.isPerson() {
		return nil
	}
	var found []Finding
	groups := otherLists(groupsOf(s), groupsOf(last))
	login, issued := s.IssuedAt.Get()
	seen, reported := last.IssuedAt.Get()
	if groups && issued && reported && seen.After(login) {
		found, groups = append(found, groupsOld.found("The last seen identity is newer and has other groups.", v.field("groups"), v.field("iat"))), false
	}
	var names []string
	var evidence []Evidence
	add := func(differs bool, name, field string) {
		if differs {
			names, evidence = append(names, name), append(evidence, v.field(field))
		}
	}
	add(groups, "groups", "groups")
	add(differs(s.Email, last.Email), "e-mail", "email")
	add(differs(s.IDP.Value.Type, last.IDP.Value.Type) || differs(s.IDP.Value.ID, last.IDP.Value.ID), "login method", "idp")
	add(differs(s.DeviceID, last.DeviceID), "device", "device_id")
	add(differs(s.IP, last.IP), "address", "ip")
	add(differs(s.Geo.Value.Country, last.Geo.Value.Country), "country", "geo")
	add(changed(s.WARP, last.WARP) || changed(s.Gateway, last.Gateway), "WARP", "is_warp")
	if len(names) > 0 {
		found = append(found, identityDrift.found("It differs from this session: "+list(names)+".", evidence...))
	}
	return found
}

// list joins names as a sentence does: groups, device and address.
func list(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// differs reports whether two texts were both reported and are not the same.
func differs(one, other model.Field[string]) bool {
	a, ok := one.Get()
	b, known := other.Get()
	return ok && known && !strings.EqualFold(a, b)
}

// changed reports whether two truths were both reported and are not the same.
func changed(one, other model.Field[bool]) bool {
	a, ok := one.Get()
	b, known := other.Get()
	return ok && known && a != b
}

// groupsOf returns the groups of an identity in an order of their own: by their
// names, or their ids where there are none. Some identity providers send the
// names alone. It is nil where none were sent.
func groupsOf(s *model.Session) []string {
	var groups []string
	for _, claim := range s.Other {
		if claim.Key() != "groups" || claim.Kind() != model.KindList {
			continue
		}
		groups = make([]string, 0, claim.Len())
		for group := range claim.Children() {
			name := cmp.Or(group.Get("name").Text(), group.Get("id").Text(), group.Text())
			groups = append(groups, strings.ToLower(name))
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// otherLists reports whether both lists were sent and are not the same.
func otherLists(one, other []string) bool {
	return one != nil && other != nil && !slices.Equal(one, other)
}
