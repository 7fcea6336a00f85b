package company

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

func TestStories(t *testing.T) {
	c := At(noon(), Size{Checks: 3})
	stories := c.Stories()
	if len(c.people) < 12 || len(stories) < 20 {
		t.Errorf("%d people have %d sessions", len(c.people), len(stories))
	}
	if stories[0].Name != "all-well" || stories[1].Name != "disk-not-encrypted" {
		t.Errorf("the stories begin with %s and %s", stories[0].Name, stories[1].Name)
	}
	if last := stories[len(stories)-1].Name; last != "many-checks" {
		t.Errorf("the stories end with %s", last)
	}
	kebab, sentence := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), regexp.MustCompile(`^[A-Z].*\.$`)
	names, refs := make(map[string]bool), make(map[model.Ref]bool)
	for _, s := range stories {
		if names[s.Name] || refs[s.Ref] {
			t.Errorf("%s is there twice", s.Name)
		}
		names[s.Name], refs[s.Ref] = true, true
		if !kebab.MatchString(s.Name) || !sentence.MatchString(s.Title) {
			t.Errorf("%q with the title %q", s.Name, s.Title)
		}
		if err := s.Ref.Check(); err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
}

func TestPeopleAreConsistent(t *testing.T) {
	c := At(noon(), Size{Users: 200, Seed: 3})
	people, total := c.Find(exampleCorp, Query{}, 0, 1000)
	inLab, _ := c.Find(exampleLab, Query{}, 0, 1000)
	if total != len(people) || len(inLab) == 0 {
		t.Fatalf("%d of %d people, %d in the lab", len(people), total, len(inLab))
	}
	ids := make(map[string]bool)
	for _, p := range append(people, inLab...) {
		for _, id := range []string{p.ID, p.UID, p.SeatUID} {
			if ids[id] || !isUUID(id) {
				t.Errorf("%s: the id %s is there twice or is no UUID", p.Name, id)
			}
			ids[id] = true
		}
		if again, ok := c.Person(p.Account, p.ID); !ok || again.Email != p.Email || again.LastLogin != p.LastLogin {
			t.Errorf("%s is not found by the id", p.Name)
		}
		if p.LastLogin.IsZero() || p.LastLogin.After(noon()) || p.CreatedAt.After(p.LastLogin) {
			t.Errorf("%s: created %v, last login %v", p.Name, p.CreatedAt, p.LastLogin)
		}
		for i := range p.Sessions {
			checkSession(t, c, p, &p.Sessions[i])
		}
	}
}

func isUUID(text string) bool {
	return regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`).MatchString(text)
}

// documentation are the ranges that belong to nobody (RFC 5737, RFC 3849).
func documentation() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
		netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("2001:db8::/32"),
	}
}

func checkSession(t *testing.T, c *Company, p *Person, s *Session) {
	t.Helper()
	id := &s.Identity
	address, err := netip.ParseAddr(id.IP)
	if err != nil || !slices.ContainsFunc(documentation(), func(r netip.Prefix) bool { return r.Contains(address) }) {
		t.Errorf("%s: the address %s is not for documentation", p.Name, id.IP)
	}
	if p.Email != "" && !strings.HasSuffix(p.Email, "example.com") {
		t.Errorf("%s: the e-mail %s is not of example.com", p.Name, p.Email)
	}
	if len(s.Nonce) != 16 || s.TTL <= 0 || id.IssuedAt.After(noon()) {
		t.Errorf("%s: nonce %s, time to live %v, issued %v", p.Name, s.Nonce, s.TTL, id.IssuedAt)
	}
	if id.Posture == nil {
		return
	}
	rules := make(map[string]Rule)
	for _, rule := range c.Rules() {
		rules[rule.ID] = rule
	}
	for check := range id.Posture {
		known, ok := rules[check.Rule.ID]
		if !ok && s.Name != "future-fields" {
			t.Errorf("%s: the rule %s is not one of the account", p.Name, check.Rule.Name)
		}
		if ok && known.Name != check.Rule.Name {
			t.Errorf("%s: the rule %s is called %s in the account", p.Name, check.Rule.Name, known.Name)
		}
		if check.At.After(noon()) {
			t.Errorf("%s: %s was checked in the future", p.Name, check.Rule.Name)
		}
	}
}

// TestDevicesOfSessions proves that each device is found in at least one of
// the places that a look-up tries, but for those that are meant to be unknown.
func TestDevicesOfSessions(t *testing.T) {
	c := At(noon(), Size{})
	unknown := []string{registrationID(96), registrationID(201), "evil\x1b[2J\u202ekey"}
	onlyRegistered, missed := 0, 0
	for i := range c.people {
		p := &c.people[i]
		for _, s := range p.Sessions {
			if id := s.Identity.DeviceID; id != "" {
				device, physical := c.Device(p.Account, id)
				_, _, registered := c.Registration(p.Account, id)
				if !physical && registered {
					onlyRegistered++
				}
				isOthers := physical && device.User.ID != p.ID
				if !physical && !registered || isOthers != (s.Name == "device-forgotten") {
					t.Errorf("%s: the device %s is unknown or another person's", p.Name, id)
				}
			}
			for _, d := range s.Identity.DeviceSessions {
				registration, _, known := c.Registration(p.Account, d.ID)
				if known == slices.Contains(unknown, d.ID) {
					t.Errorf("%s: the registration %q is known: %t", p.Name, d.ID, known)
				}
				if !known {
					missed++
				} else if registration.CreatedAt.After(d.Last) && registration.RevokedAt.IsZero() {
					t.Errorf("%s: %s logged in before it was registered", p.Name, d.ID)
				}
			}
		}
	}
	if onlyRegistered == 0 || missed != len(unknown) {
		t.Errorf("%d devices are only registrations, %d are unknown", onlyRegistered, missed)
	}
}

func TestTimesAreRelativeToNow(t *testing.T) {
	early, late := At(noon(), Size{}), At(noon().Add(time.Hour), Size{})
	for i := range early.people {
		a, b := early.people[i], late.people[i]
		if b.LastLogin.Sub(a.LastLogin) != time.Hour || b.CreatedAt.Sub(a.CreatedAt) != time.Hour {
			t.Errorf("the times of %s did not move with the present", a.Name)
		}
	}
}

func TestSixDevices(t *testing.T) {
	c := At(noon(), Size{})
	found, _ := c.Find(exampleCorp, Query{Email: "SAM.adeyemi@example.com"}, 0, 10)
	if len(found) != 1 || len(found[0].Sessions[0].Identity.DeviceSessions) != 6 {
		t.Fatalf("found %v", found)
	}
	if got := c.ActiveDevices(found[0]); got != 4 {
		t.Errorf("%d registrations are active", got)
	}
}

func TestGeneratedChecksAreAsManyAsAskedFor(t *testing.T) {
	c := At(noon(), Size{Checks: 1234})
	ids, failed := make(map[string]bool), 0
	for check := range c.people[len(c.people)-1].Sessions[0].Identity.Posture {
		ids[check.Rule.ID] = true
		if !check.Success {
			failed++
		}
	}
	if len(ids) != 1234 || failed == 0 || failed == len(ids) {
		t.Errorf("%d checks, %d of them failed", len(ids), failed)
	}
}
