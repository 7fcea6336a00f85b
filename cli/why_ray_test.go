package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

// blockPage is what somebody copies who was refused.
func blockPage(ray, email string) string {
	return "Forbidden\n\nYou don't have permission to view this.\n\nLogged in as " + email + "\nRay ID: " + ray + "\n"
}

// TestARayIDAloneIsEnough: of any account that can be seen, alone or in what was
// copied, also where a picture of it was read.
func TestARayIDAloneIsEnough(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	corp, lab := service.stories["all-well"].Ref.Account, service.stories["linux-in-the-lab"].Ref.Account
	for name, c := range map[string]struct {
		args   []string
		code   int
		report string
		said   string // on standard error; empty for nothing
	}{
		"in the account given":         {[]string{"--account", corp, "9a1b2c3d4e5f0002"}, 10, "Drive D is not encrypted", ""},
		"without an account":           {[]string{"Ray ID: 9a1b2c3d4e5f0008-LHR"}, 10, "Payroll", ""},
		"in another account":           {[]string{"--account", lab, "9a1b2c3d4e5f0002"}, 10, "Drive D is not encrypted", "This was in the account Example Corp, not in Example Corp (lab)."},
		"read off a picture":           {[]string{"RaylD: 9alb2c3d4e5fOOO2"}, 10, "Drive D is not encrypted", "read as the digits"},
		"a block page":                 {[]string{blockPage("9a1b2c3d4e5f0002", "ben.lindqvist@example.com")}, 10, "Drive D is not encrypted", ""},
		"a block page of another":      {[]string{blockPage("9a1b2c3d4e5f0002", "amina.okafor@example.com")}, 10, "Drive D is not encrypted", "of ben.lindqvist@example.com, and the text names amina.okafor@example.com"},
		"too old for the log":          {[]string{blockPage("9a1b2c3d4e5f0001", "amina.okafor@example.com")}, 0, "failed logins have it as refused 2d 3h ago", ""},
		"too old, of a user":           {[]string{"--user", service.stories["all-well"].Ref.User, "9a1b2c3d4e5f0001"}, 0, "failed logins", ""},
		"nobody has it":                {[]string{"9a1b2c3d4e5f0bad"}, 4, "", "Give whose it is with --user"},
		"of a page that is not Access": {[]string{"Sorry, you have been blocked. Ray ID: 9a1b2c3d4e5f0bad"}, 4, "", "a page of the firewall (WAF)"},
		"several in the text":          {[]string{"Ray ID 9a1b2c3d4e5f0002, Ray ID 9a1b2c3d4e5f0003"}, 2, "", "There are 2 Ray IDs in that text. Give one of them:\n  9a1b2c3d4e5f0002\n"},
		"an application needs a user":  {[]string{"--account", corp, "Wiki"}, 2, "", "user"},
		"an application of a user":     {[]string{"--account", corp, "--user", "amina.okafor@example.com", "Wiki"}, 0, "Wiki", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(service.env()...)
			if code := p.run(t, append([]string{"why"}, c.args...)...); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if report := strings.Join(strings.Fields(p.out.String()), " "); !strings.Contains(report, c.report) || c.report == "" && report != "" {
				t.Errorf("it says %s", p.out.String())
			}
			if said := p.err.String(); !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("it says besides %q", said)
			}
		})
	}
}

// TestTheLogThatMayNotBeRead of the account that was given is said; the failed logins
// of a person do instead where they may be read.
func TestTheLogThatMayNotBeRead(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{Forbid: []string{"access-log"}})
	account := service.stories["all-well"].Ref.Account
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "--account", account, "9a1b2c3d4e5f0002"), 3, "Access: Audit Logs Read")
	p = newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "--account", account, "--user", "ben.lindqvist@example.com", "9a1b2c3d4e5f0002"), 10)
	if report := strings.Join(strings.Fields(p.out.String()), " "); !strings.Contains(report, "failed logins have it as refused 11m ago") || !strings.Contains(report, "neither the address, the policy nor the reason") {
		t.Errorf("it says %s", p.out.String())
	}
}

// TestSeveralLoginsOfOneRayID have to be chosen from, unless a person is given.
func TestSeveralLoginsOfOneRayID(t *testing.T) {
	t.Parallel()
	row := func(email, app, at string) string {
		return `{"user_email":"` + email + `","app_name":"` + app + `","allowed":false,"created_at":"` + at + `","ray_id":"9a1b2c3d4e5f0002"}`
	}
	answers := map[string]string{
		"/accounts": listOf(`[{"id":"` + oneAccount + `","name":"Example"}]`),
		"/accounts/" + oneAccount + "/access/logs/access_requests": listOf("[" + row("a@example.com", "Wiki", "2026-09-10T11:00:00Z") + "," + row("b@example.com", "CRM\\u001b[2J", "2026-09-10T10:00:00Z") + "]"),
		usersPath: listOf("[]"),
	}
	base := routed(t, answers)
	p := newProgram(using(base)...)
	p.expect(t, p.run(t, "why", "9a1b2c3d4e5f0002"), 2, "2 logins have this Ray ID.", "ztsession why ACCOUNT USER latest APP",
		"2026-09-10 11:00:00 UTC  refused  Wiki  a@example.com", "2026-09-10 10:00:00 UTC  refused  CRM\\x1b[2J  b@example.com")
	p = newProgram(using(base)...)
	p.expect(t, p.run(t, "why", "--mask", "9a1b2c3d4e5f0002"), 2, "2 logins have this Ray ID.", "Without --mask they are listed.")
	if strings.Contains(p.err.String(), "example.com") {
		t.Errorf("masked it says %s", p.err.String())
	}
	p = newProgram(using(base)...)
	p.expect(t, p.run(t, "why", "--user", "B@example.com", "9a1b2c3d4e5f0002"), 4, "Nobody in this account has that e-mail")
	answers["/accounts/"+oneAccount+"/access/logs/access_requests"] = listOf(`[{"allowed":false,"app_name":"Wiki","ray_id":"9a1b2c3d4e5f0002"}]`)
	p = newProgram(using(routed(t, answers))...)
	p.expect(t, p.run(t, "why", "9a1b2c3d4e5f0002"), 4, "The access log does not say whose request that was.")
}

func TestAMaskedRayIDNamesNobody(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "--mask", "--account", service.stories["linux-in-the-lab"].Ref.Account, blockPage("9a1b2c3d4e5f0002", "amina.okafor@example.com")), 10, "This was in the account", "and the text names")
	for _, secret := range []string{"amina", "indqvist", "Example Corp", "9a1b2c3d4e5f0002", "CRM"} {
		if strings.Contains(p.out.String()+p.err.String(), secret) {
			t.Errorf("it shows %q:\n%s%s", secret, p.out.String(), p.err.String())
		}
	}
}
