package access_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// presented is a session with a client certificate of an issuer, for applications.
func presented(issuer string, hosts ...string) *model.Session {
	s := &model.Session{Identity: model.Identity{MTLS: model.Known(model.MTLS{
		AuthStatus: model.Known("SUCCESS"), CertPresented: model.Known(true), CertIssuerDN: model.Known(issuer),
	})}}
	s.Origin.Listed = &model.SessionSummary{}
	for _, host := range hosts {
		kind, host, _ := strings.Cut(host, " ")
		s.Origin.Listed.Apps = append(s.Origin.Listed.Apps, model.App{Type: kind, Hostname: host})
	}
	return s
}

func authority(id, name string, hosts ...string) model.Authority {
	return model.Authority{ID: id, Name: model.Known(name), Hosts: model.Known(hosts)}
}

func authorities(all ...model.Authority) access.Lists {
	return access.Lists{Authorities: access.TableOf(all, func(a *model.Authority) string { return a.ID })}
}

func TestTheLikelyAuthorityBehindACertificate(t *testing.T) {
	two := authorities(authority("1", "Example Corp Device CA", "erp.example.com"), authority("2", "Partner Access CA", "*.partners.example.com"))
	for name, test := range map[string]struct {
		session *model.Session
		lists   access.Lists
		want    string
		by      model.Likeness
		hosts   string // with + for the authority's own
	}{
		"called alike":           {presented("CN=Example Corp Device CA,O=Example", "self_hosted erp.example.com/login"), two, "1", model.SameName, "erp.example.com+"},
		"but for case and space": {presented("cn=EXAMPLE  corp device ca"), two, "1", model.SameName, ""},
		"a part of the name":     {presented("/C=DE/CN=Partner Access CA G2", "self_hosted a.partners.example.com", "self_hosted a.b.partners.example.com", "saas crm.example.com"), two, "2", model.LikeName, "a.partners.example.com+ a.b.partners.example.com"},
		"two names are like it":  {presented("CN=Example CA 2"), authorities(authority("1", "Example CA"), authority("2", "Example CA 2 old")), "", model.NotAlike, ""},
		"too short to be like":   {presented("CN=Partner Access CA"), authorities(authority("1", "CA")), "", model.NotAlike, ""},
		"the only one asked for": {presented("CN=Somebody Else", "self_hosted ERP.example.com"), two, "1", model.SameHost, "erp.example.com+"},
		"two are asked for":      {presented("", "self_hosted h"), authorities(authority("1", "A", "h"), authority("2", "B", "h")), "", model.NotAlike, "h"},
		"no name and no host":    {presented("no distinguished name"), two, "", model.NotAlike, ""},
		"none is listed":         {presented("CN=X"), authorities(), "", model.NotAlike, ""},
	} {
		found := access.SettingsOf(test.session, test.lists).Certificate
		id := ""
		if found.Authority != nil {
			id = found.Authority.ID
		}
		var hosts []string
		for _, host := range found.Hosts {
			if host.Own {
				host.Host += "+"
			}
			hosts = append(hosts, host.Host)
		}
		if id != test.want || found.By != test.by || strings.Join(hosts, " ") != test.hosts {
			t.Errorf("%s: it is %q by %v at %v", name, id, found.By, hosts)
		}
	}
}

func TestTheServiceTokenThatLoggedIn(t *testing.T) {
	lists := access.Lists{Tokens: access.TableOf([]access.ServiceToken{{ID: "1", ClientID: "abc.access", Name: model.Known("Build")}}, func(s *access.ServiceToken) string { return s.ID })}
	token := func(id string) *model.Session {
		return &model.Session{Identity: model.Identity{ServiceToken: model.Known(true), ServiceID: model.Known(id)}}
	}
	if found := access.SettingsOf(token("ABC.access"), lists).Token; found == nil || found.Token == nil || found.Token.Title() != "Build" {
		t.Errorf("the token is %+v", found)
	}
	if found := access.SettingsOf(token("other.access"), lists).Token; found == nil || found.Token != nil || found.Listed != 1 {
		t.Errorf("another one is %+v", found)
	}
	person := &model.Session{Identity: model.Identity{Email: model.Known("a@example.com")}}
	if found := access.SettingsOf(person, lists); found.Token != nil || found.Certificate != nil {
		t.Errorf("a person has %+v", found)
	}
}

func TestWhatIsWorthAskingForASession(t *testing.T) {
	none := presented("")
	none.MTLS.Value.AuthStatus, none.MTLS.Value.CertPresented = model.Known("NONE"), model.Known(false)
	asked := *none
	asked.Origin.Listed = presented("", "self_hosted h").Origin.Listed
	token := &model.Session{Identity: model.Identity{ServiceID: model.Known("abc.access")}}
	for name, test := range map[string]struct {
		session *model.Session
		want    access.Wanted
	}{
		"a certificate":              {presented("CN=X"), access.Wanted{Authorities: true}},
		"none, and no host":          {none, access.Wanted{}},
		"none, though a host has":    {&asked, access.Wanted{Authorities: true}},
		"a service token":            {token, access.Wanted{Tokens: true}},
		"nothing was reported of it": {&model.Session{}, access.Wanted{}},
		"a device":                   {&model.Session{Identity: model.Identity{WARP: model.Known(true)}}, access.Wanted{Rules: true}},
	} {
		if got := access.WantedOf(test.session); got != test.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	refused := access.SettingsOf(token, access.Lists{Tokens: access.Table[access.ServiceToken]{State: access.Forbidden}})
	if len(refused.Refused) != 1 || refused.Refused[0].Permission != "Access: Service Tokens Read" || refused.Token != nil {
		t.Errorf("what may not be read is %+v", refused)
	}
}

// TestWhyARuleHasNoEntry: what is missing is told from what is for another system,
// asked of a vendor, or switched off.
func TestWhyARuleHasNoEntry(t *testing.T) {
	rule := func(id string, platforms ...string) model.PostureRule {
		return model.PostureRule{ID: id, Name: model.Known("Rule " + id), Type: model.Known("file"), Platforms: platforms, Schedule: model.Known("5m"), Expiration: model.Known("1h")}
	}
	off, vendor := rule("off", "mac"), rule("vendor", "mac", "windows")
	off.Enabled, vendor.Type = model.Known(false), model.Known("intune")
	rules := access.TableOf([]model.PostureRule{rule("has", "mac"), rule("mac", "MAC"), rule("all"), rule("win", "windows"), off, vendor}, func(r *model.PostureRule) string { return r.ID })
	check := model.PostureCheck{Key: "has", Success: model.Known(true)}
	named := check
	named.Key, named.Input = "elsewhere", model.Value{}
	for name, test := range map[string]struct {
		checks []model.PostureCheck
		warp   bool
		want   string
	}{
		"a Mac, by the rule that was checked": {[]model.PostureCheck{check}, true, "1 Rule all, 1 Rule mac, 3 Rule vendor, 4 Rule off, 5 Rule win"},
		"a system that is not known":          {[]model.PostureCheck{named}, true, "1 Rule all, 2 Rule has, 2 Rule mac, 2 Rule win, 3 Rule vendor, 4 Rule off"},
		"no device":                           {nil, false, "4 Rule off, 6 Rule all, 6 Rule has, 6 Rule mac, 6 Rule vendor, 6 Rule win"},
		"a device that reported nothing":      {nil, true, "1 Rule all, 2 Rule has, 2 Rule mac, 2 Rule win, 3 Rule vendor, 4 Rule off"},
	} {
		s := &model.Session{Identity: model.Identity{Posture: model.Known(test.checks), WARP: model.Known(test.warp)}}
		var got []string
		for _, one := range access.SettingsOf(s, access.Lists{Rules: rules}).Rules.Value {
			got = append(got, fmt.Sprint(one.State, " ", one.Rule.Title()))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestRulesNameTheirChecksAndTellTheirAge: where an entry has no name, no schedule and
// no expiration of its own; and what others hold of the checks stays as it was.
func TestRulesNameTheirChecksAndTellTheirAge(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	checks := []model.PostureCheck{{Key: "a", Type: model.Known("file"), Success: model.Known(true), Timestamp: model.Known(now.Add(-2 * time.Hour))}, {Key: "b"}}
	s := &model.Session{Identity: model.Identity{Posture: model.Known(checks)}}
	rules := access.TableOf([]model.PostureRule{{ID: "a", Name: model.Known("Disk"), Expiration: model.Known("1h")}}, func(r *model.PostureRule) string { return r.ID })
	if s.IsOld(&s.Posture.Value[0], now) {
		t.Error("a result is old by no rule")
	}
	access.JoinRules(s, rules)
	if check := &s.Posture.Value[0]; check.Name() != "Disk" || !s.IsOld(check, now) || checks[0].Rule != nil || s.Posture.Value[1].Name() != "b" {
		t.Errorf("the check is %q, what others hold has %v", check.Name(), checks[0].Rule)
	}
	s.Active = model.Known(false)
	if s.IsOld(&s.Posture.Value[0], now) {
		t.Error("history is old")
	}
	access.JoinRules(s, access.Table[access.PostureRule]{})
	if s.Posture.Value[0].Rule != nil || s.Posture.Value[0].Name() != "a" {
		t.Error("the rule stays when it is taken away")
	}
}
