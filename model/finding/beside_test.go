package finding_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/finding"
)

// Findings that rest on what is read beside the session: the person's list, the
// Date of the answer, the ids that were asked with, names, the last seen identity.

// TestEndsSoonOnlyWithinAnHour: and never of a session that has no end.
func TestEndsSoonOnlyWithinAnHour(t *testing.T) {
	for left, want := range map[time.Duration]string{
		time.Minute: "session-ends-soon", 59 * time.Minute: "session-ends-soon", 61 * time.Minute: "", 30 * 24 * time.Hour: "",
		-time.Minute: "session-past-its-end",
	} {
		s := &model.Session{Active: model.Known(true)}
		s.Origin.Listed = &model.SessionSummary{Expires: model.Known(noon().Add(left))}
		if got := strings.Join(ids(s, noon()), " "); got != want {
			t.Errorf("%v before the end: %q, want %q", left, got, want)
		}
	}
	s := &model.Session{Active: model.Known(true)}
	s.Origin.Listed = &model.SessionSummary{Expires: model.Known(time.Unix(0, 0))}
	if got := ids(s, noon()); len(got) > 0 {
		t.Errorf("a session without an end has %v", got)
	}
}

// TestHowASessionEnded: by the list, and in no more words than it allows.
func TestHowASessionEnded(t *testing.T) {
	for words, listed := range map[string]*model.SessionSummary{
		"The session has ended or was revoked.":                                                                      nil,
		"The session ended 2h ago, as its time was over.":                                                            {Expires: model.Known(noon().Add(-2 * time.Hour))},
		"The session was ended before its time: it would have run for another 3h. It was revoked, or logged out of.": {Expires: model.Known(noon().Add(3 * time.Hour))},
	} {
		s := &model.Session{Active: model.Known(false)}
		s.Origin.Listed = listed
		if got := finding.Of(s, noon()).Findings[0].Text; got != words {
			t.Errorf("%q, want %q", got, words)
		}
	}
}

// TestClockSkew: a clock that differs by minutes is named, and ages are counted
// by the other one; an answer that took some seconds is not.
func TestClockSkew(t *testing.T) {
	body := `{"isActive":true,"iat":` + seconds(time.Hour) + `,"devicePosture":{"c":` + check(2*time.Minute, `,"schedule":"5m"`) + `}}`
	for ahead, want := range map[time.Duration]string{
		0: "", 30 * time.Second: "", -119 * time.Second: "", 2 * time.Minute: "clock-skew", 3 * time.Hour: "clock-skew", -72 * time.Hour: "clock-skew",
	} {
		s := opened(t, body)
		s.Origin.ClockAhead = model.Known(ahead)
		if got := strings.Join(ids(s, noon().Add(ahead)), " "); got != want {
			t.Errorf("a clock that is %v ahead: %q, want %q", ahead, got, want)
		}
	}
	s := opened(t, body)
	s.Origin.ClockAhead = model.Known(-9 * time.Minute)
	answer := finding.Of(s, noon())
	if text := written(&answer); !strings.Contains(text, "The clock of this computer is 9m behind Cloudflare's.") || !strings.Contains(text, "it is from 11m ago") {
		t.Error(text)
	}
}

// TestOtherIDs: only ids of one form are compared.
func TestOtherIDs(t *testing.T) {
	ref := model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e9f", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", Nonce: "n"}
	for fields, want := range map[string]string{
		`"account_id":"a0b1c2d3e4f5061728394a5b6c7d8e9f","user_uuid":"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"`: "",
		`"account_id":"A0B1C2D3E4F5061728394A5B6C7D8E9F","user_uuid":"5D2B6C1E-8F0A-4B7E-9D3C-1A2B3C4D5E01"`: "",
		`"account_id":"1234567890","user_uuid":""`:                                                           "",
		`"account_id":null`: "",
		`"account_id":"00b1c2d3e4f5061728394a5b6c7d8e9f"`:    "other-account",
		`"user_uuid":"00000000-8f0a-4b7e-9d3c-1a2b3c4d5e01"`: "other-user",
	} {
		s := opened(t, `{"isActive":true,`+fields+`}`)
		s.Origin.Ref = ref
		if got := strings.Join(ids(s, noon()), " "); got != want {
			t.Errorf("%s: %q, want %q", fields, got, want)
		}
	}
}

// TestDevicesThatWereLookedUp: nothing is said of a device whose relation is not known.
func TestDevicesThatWereLookedUp(t *testing.T) {
	session := func(names map[string]model.DeviceInfo, registrations ...string) *model.Session {
		s := &model.Session{Active: model.Known(true), Names: &model.Names{Devices: names}}
		s.DeviceID, s.Email = model.Known("own"), model.Known("a@example.com")
		var devices []model.Device
		for _, id := range registrations {
			devices = append(devices, model.Device{ID: id, Presence: model.Reported})
		}
		s.Devices = model.Known(devices)
		return s
	}
	of := func(device string) model.DeviceInfo { return model.DeviceInfo{DeviceID: device} }
	seen := func(ago time.Duration) model.DeviceInfo {
		return model.DeviceInfo{DeviceID: "own", LastSeen: model.Known(noon().Add(-ago))}
	}
	user := func(email string) model.DeviceInfo {
		return model.DeviceInfo{DeviceID: "own", LastUser: model.Known(email)}
	}
	for name, test := range map[string]struct {
		session *model.Session
		want    string
	}{
		"none was looked up":        {session(nil, "r1"), ""},
		"one was not":               {session(map[string]model.DeviceInfo{"r1": of("d1")}, "r1", "r2"), ""},
		"its registration is there": {session(map[string]model.DeviceInfo{"r1": of("d1"), "r2": of("own")}, "r1", "r2"), ""},
		"its id is there":           {session(map[string]model.DeviceInfo{"own": of("own")}, "own"), ""},
		"no list":                   {session(map[string]model.DeviceInfo{"own": of("own")}), ""},
		"all are others":            {session(map[string]model.DeviceInfo{"r1": of("d1"), "r2": of("d2")}, "r1", "r2"), "device-unrelated"},
		"seen last week":            {session(map[string]model.DeviceInfo{"own": seen(7 * 24 * time.Hour)}, "own"), ""},
		"seen long ago":             {session(map[string]model.DeviceInfo{"own": seen(31 * 24 * time.Hour)}, "own"), "device-not-seen"},
		"the same user":             {session(map[string]model.DeviceInfo{"own": user("A@Example.com")}, "own"), ""},
		"another user":              {session(map[string]model.DeviceInfo{"own": user("b@example.com")}, "own"), "device-of-another"},
		"no e-mail":                 {session(map[string]model.DeviceInfo{"own": user("somebody")}, "own"), ""},
	} {
		if got := strings.Join(ids(test.session, noon()), " "); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestLastSeenIdentity: what was not sent on both sides is no difference.
func TestLastSeenIdentity(t *testing.T) {
	const groups = `,"groups":["Sales","Lab"]`
	now, later, before := `"iat":`+seconds(time.Hour), `"iat":`+seconds(time.Minute), `"iat":`+seconds(2*time.Hour)
	for name, test := range map[string]struct{ session, last, want string }{
		"the same":              {now + groups, later + `,"groups":[{"name":"Lab"},{"id":"7","name":"Sales"}]`, ""},
		"newer groups":          {now + groups, later + `,"groups":["Sales"]`, "groups-changed"},
		"older groups":          {now + groups, before + `,"groups":["Sales"]`, "identity-drift"},
		"groups in one alone":   {now + groups, later, ""},
		"another address":       {now + `,"ip":"192.0.2.1"`, later + `,"ip":"192.0.2.2"`, "identity-drift"},
		"an address in one":     {now + `,"ip":"192.0.2.1"`, later + `,"ip":null`, ""},
		"the same in capitals":  {now + `,"email":"A@example.com"`, later + `,"email":"a@example.com"`, ""},
		"WARP, and not known":   {now + `,"is_warp":true,"is_gateway":true,"devicePosture":{"c":` + check(time.Minute, "") + `}`, later + `,"is_warp":null`, ""},
		"another login method":  {now + `,"idp":{"type":"okta"}`, later + `,"idp":{"type":"saml"}`, "identity-drift"},
		"no last seen identity": {now + groups, "", ""},
	} {
		s := opened(t, `{"isActive":true,`+test.session+`}`)
		if test.last != "" {
			s.LastSeen = opened(t, `{"email":"a@example.com",`+test.last+`}`)
			s.Email = model.Known("a@example.com")
		}
		if got := strings.Join(ids(s, noon()), " "); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
