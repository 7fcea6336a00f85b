package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
)

func TestMaskHidesThePersonInErrors(t *testing.T) {
	t.Parallel()
	base := answering(t, 403, `{"success":false,"errors":[{"code":10000,"message":"bob@example.com may not read this from 198.51.100.7"}]}`)
	for _, command := range []string{"get --account " + oneAccount + " --user u1 --nonce n", "list sessions u1 --account " + oneAccount, "list accounts"} {
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, strings.Fields(command)...), 3, "bob@example.com")
		p = newProgram(using(base)...)
		p.expect(t, p.run(t, append(strings.Fields(command), "--mask")...), 3, "@masked.example may not read this")
		if strings.Contains(p.err.String(), "bob") || strings.Contains(p.err.String(), "198.51.100.7") {
			t.Errorf("%s --mask shows %q", command, p.err.String())
		}
	}
}

func TestMaskHidesThePersonOnTheScreens(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	story := service.stories["all-well"]
	p := newProgram(service.env()...).onTerminal()
	p.expect(t, p.run(t, "--account", story.Ref.Account, "--user", story.Ref.User, "--nonce", story.Ref.Nonce, "--mask"), 0)
	session, err := p.shown.Source.Session(t.Context(), story.Ref, nil)
	if err != nil || p.shown.Mask == nil || !strings.HasSuffix(session.Email.Value, "@masked.example") || session.Origin.Ref == story.Ref {
		t.Errorf("the session is of %+v, %v", session, err)
	}
	p = newProgram().onTerminal()
	p.expect(t, p.run(t, "open", "--mask", saved(t, bareSession)), 0)
	again, err := p.shown.Reopen(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pasted, err := p.shown.OpenText(bareSession)
	if err != nil {
		t.Fatal(err)
	}
	for _, session := range []*model.Session{p.shown.Session, again, pasted} {
		if got := session.Email.Value; got != "email-1@masked.example" {
			t.Errorf("the e-mail is %q", got)
		}
	}
}

func TestMaskHidesThePersonInFailedLogins(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{usersPath + "/u1/failed_logins": listOf(`[{"metadata":{"app_name":"Payroll of bob@example.com","ray_id":"r1"}}]`)})
	for _, output := range []string{"text", "json", "csv"} {
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, "list", "logins", "u1", "--account", oneAccount, "--mask", "-o", output), 0)
		if out := p.out.String(); strings.Contains(out, "bob") || !strings.Contains(out, "@masked.example") {
			t.Errorf("-o %s --mask shows %q", output, out)
		}
	}
}
