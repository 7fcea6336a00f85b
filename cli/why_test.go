package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model/credential"
)

func TestWhy(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.stories["all-well"].Ref.Account
	for line, c := range map[string]struct {
		code  int
		words []string // of the report
		said  []string // on standard error
	}{
		"amina.okafor@example.com latest Wiki":                                {0, []string{"Wiki (wiki.example.com): would be let in", `By what this login reported at`, `the policy "Staff" lets them in.`, "lasts 1d, set by the application"}, nil},
		"ben.lindqvist@example.com latest 9a1b2c3d4e5f0002-LHR":               {10, []string{"CRM (crm.example.com): would be refused", "none of the 3 policies matches", "Drive D is not encrypted (C is).", "Wanted: the posture rule", "refused 11m ago", "from 198.51.100.77 (SE)"}, nil},
		"amina.okafor@example.com latest vault.example.com/a/b":               {11, []string{"Vault (vault.example.com): cannot be told", `unless the policy "Fraud service says no" (Block) matches first`}, nil},
		"amina.okafor@example.com latest https://wiki.example.com/finance/q3": {11, []string{"Finance pages"}, nil},
		"owen.gallagher@example.com latest 9a1b2c3d4e5f0010":                  {10, []string{`the policy "Block leavers" blocks them`}, []string{"last seen identity"}},
		"amina.okafor@example.com latest 9a1b2c3d4e5f0001":                    {0, []string{"Payroll", "The person's failed logins have it as refused 2d 3h ago", "The request was refused all the same"}, nil},
		"amina.okafor@example.com latest 9a1b2c3d4e5f0bad":                    {4, nil, []string{"Neither the access logs of 2 accounts nor the failed logins", "too old for the plan", "service token", "Bypass", "another account"}},
		"amina.okafor@example.com latest 9a1b2c3d4e5f0002":                    {2, nil, []string{"made by somebody else"}},
		"amina.okafor@example.com latest nothing-is-called-so":                {4, nil, []string{"No application fits, of the 19", "wiki.example.com", "and 9 more"}},
		"amina.okafor@example.com latest e":                                   {2, nil, []string{"Several applications fit"}},
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			p := newProgram(service.env()...)
			code := p.run(t, append([]string{"why", account}, strings.Fields(line)...)...)
			if code != c.code {
				t.Errorf("exit code %d, want %d: %s", code, c.code, p.err.String())
			}
			report := strings.Join(strings.Fields(p.out.String()), " ")
			for _, word := range c.words {
				if !strings.Contains(report, word) {
					t.Errorf("no %q in\n%s", word, p.out.String())
				}
			}
			if len(c.words) == 0 && p.out.Len() > 0 {
				t.Errorf("something was printed: %s", p.out.String())
			}
			for _, word := range c.said {
				if !strings.Contains(p.err.String(), word) {
					t.Errorf("no %q in %s", word, p.err.String())
				}
			}
			if len(c.said) == 0 && p.err.Len() > 0 {
				t.Errorf("something was said: %s", p.err.String())
			}
		})
	}
}

func TestWhyInEveryOutput(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ref := service.stories["disk-not-encrypted"].Ref
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "-o", "json", "--account", ref.Account, "--user", ref.User, "--nonce", ref.Nonce, "CRM"), 10)
	var got struct {
		Outcome, Nonce string
		Policies       []struct{ Reason, Wanted, Found string }
	}
	if err := json.Unmarshal(p.out.Bytes(), &got); err != nil || got.Outcome != "refused" || got.Nonce != ref.Nonce || len(got.Policies) != 3 || !strings.Contains(got.Policies[0].Reason, "Drive D") {
		t.Errorf("the JSON is %s, %v", p.out.String(), err)
	}
	p = newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "-o", "markdown", ref.Account, ref.User, ref.Nonce, "CRM"), 10)
	if !strings.HasPrefix(p.out.String(), "## CRM (crm.example.com): would be refused\n") {
		t.Errorf("the Markdown is %s", p.out.String())
	}
	p = newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "-o", "ticket", ref.Account, ref.User, ref.Nonce, "9a1b2c3d4e5f0002"), 10)
	for _, word := range []string{"PROBLEM Refused: CRM: 11m ago, from 198.51.100.77, Sweden (SE): Drive D is not encrypted (C is).", "Request: CRM refused, 2026-09-10 11:49:", "Ray ID 9a1b2c3d4e5f0002"} {
		if !strings.Contains(p.out.String(), word) {
			t.Errorf("the ticket has no %q: %s", word, p.out.String())
		}
	}
}

func TestWhyMasks(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ref := service.stories["disk-not-encrypted"].Ref
	for _, output := range []string{"text", "ticket", "json", "markdown"} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, "why", "--mask", "-o", output, ref.Account, "ben.lindqvist@example.com", "latest", "9a1b2c3d4e5f0002"), 10)
		for _, secret := range []string{"indqvist", "198.51.100.77", "CRM", "crm.example.com", "9a1b2c3d4e5f0002", "Sales", "All staff", ref.Account, ref.User, ref.Nonce} {
			if strings.Contains(p.out.String()+p.err.String(), secret) {
				t.Errorf("-o %s --mask shows %q in\n%s", output, secret, p.out.String())
			}
		}
	}
	// What cannot be told apart from an application's name stays unsaid.
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "why", "--mask", ref.Account, ref.User, ref.Nonce, "nothing-is-called-so"), 4, "No application fits")
	if strings.Contains(p.err.String(), "wiki") {
		t.Errorf("the choices are %s", p.err.String())
	}
}

func TestWhyWithoutAPermission(t *testing.T) {
	t.Parallel()
	for operation, c := range map[string]struct {
		line string
		code int
		word string
	}{
		"apps":       {"amina.okafor@example.com latest Wiki", 3, "Access: Apps and Policies Read"},
		"access-log": {"amina.okafor@example.com latest 9a1b2c3d4e5f0002", 3, "Access: Audit Logs Read"},
		"groups":     {"amina.okafor@example.com latest Wiki", 11, "Access: Organizations, Identity Providers, and Groups Read"},
	} {
		service := start(t, sim.Options{Forbid: []string{operation}})
		p := newProgram(service.env()...)
		code := p.run(t, append([]string{"why", service.stories["all-well"].Ref.Account}, strings.Fields(c.line)...)...)
		if isAbout := operation != "access-log"; strings.Contains(p.err.String(), credential.PolicyTokenLink()) != isAbout {
			t.Errorf("without %s the link is said or not: %s", operation, p.err.String())
		}
		if all := strings.Join(strings.Fields(p.out.String()+p.err.String()), " "); code != c.code || !strings.Contains(all, c.word) {
			t.Errorf("without %s: exit code %d, %s", operation, code, all)
		}
	}
}

func TestWhyWrongUsage(t *testing.T) {
	t.Parallel()
	for line, words := range map[string][]string{
		"why":                     {"session and an application", "APP is a name, an address or a Ray ID"},
		"why a b":                 {"session and an application"},
		"why -o csv a b c d":      {"--output", "text, ticket, json, markdown"},
		"why --account a b c d e": {"given twice"},
		"why " + oneAccount + " u n cfut_0123456789abcdefghijklmnopqrstuvwxyzABCD": {"looks like"},
		"list requests x":               {"no arguments"},
		"list requests --ray hello":     {"--ray is no Ray ID"},
		"list requests --since soon":    {"--since cannot be read", "7d"},
		"list requests --limit -1":      {"fewer than no rows"},
		"list requests --user a.b@c\td": {"no arguments"},
	} {
		p := newProgram()
		p.expect(t, p.run(t, strings.Fields(line)...), 2, words...)
	}
}

func TestListRequests(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.stories["all-well"].Ref.Account
	ben := service.stories["disk-not-encrypted"].Ref.User
	for line, c := range map[string]struct {
		rows int
		said string // beside the table
	}{
		"--user ben.lindqvist@example.com":                     {3, "Only logins of people are in it"},
		"--user " + ben:                                        {3, "the oldest of"},
		"--user ben.lindqvist@example.com --since 30m":         {2, ""},
		"--user ben.lindqvist@example.com --since 7d":          {5, ""},
		"--user ben.lindqvist@example.com --refused --limit 1": {1, "--limit 0 lists all"},
		"--ray 9a1b2c3d4e5f0002-LHR":                           {1, ""},
		"--ray 9a1b2c3d4e5f0001":                               {0, "too old for the plan"},
		"--since 2026-09-10T11:50:00Z --refused":               {5, ""},
		"--user nobody@example.com":                            {0, "so that logins under an earlier one are missing"},
	} {
		for _, output := range []string{"csv", "text"} {
			p := newProgram(service.env()...)
			code := p.run(t, append(strings.Fields("list requests -o "+output+" --account "+account), strings.Fields(line)...)...)
			if rows := max(strings.Count(p.out.String(), "\n")-1, 0); code != 0 || rows != c.rows {
				t.Errorf("%s: exit code %d, %d rows, want %d\n%s", line, code, rows, c.rows, p.out.String())
			}
			isCut := strings.Contains(line, "--limit")
			if output == "text" && !strings.Contains(p.err.String(), c.said) || output == "csv" && (p.err.Len() > 0) != isCut {
				t.Errorf("%s as %s says %q", line, output, p.err.String())
			}
		}
	}
}

func TestTheLogOfAUserWithoutAnEMail(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{usersPath + "/u1": `{"success":true,"errors":[],"messages":[],"result":{"id":"u1"}}`})
	p := newProgram(using(base)...)
	p.expect(t, p.run(t, "list", "requests", "--account", oneAccount, "--user", "u1"), 4, "This user has no e-mail, by which the access log is searched.", "Without --user the whole log is listed")
}
