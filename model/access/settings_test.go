package access_test

import (
	"strings"
	"testing"

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
