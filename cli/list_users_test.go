package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

func TestListUsersIsBoundedAndSaysSo(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{Users: 20000})
	account := service.ids(t, "all-well")[0]
	for args, c := range map[string]struct {
		lines int
		note  string
	}{
		"":             {100, "100 of 20,0"},
		"--limit 7":    {7, "7 of 20,0"},
		"--limit 1500": {1500, "1,500 of 20,0"},
		"--limit 0":    {20000, ""},
	} {
		p := newProgram(service.env()...)
		code := p.run(t, append(strings.Fields("list users "+args), "--account", account)...)
		var words []string
		if c.note != "" {
			words = []string{c.note, "people are listed", "--limit 0"}
		}
		p.expect(t, code, 0, words...)
		if lines := strings.Count(p.out.String(), "\n") - 1; lines != c.lines && (c.note != "" || lines < c.lines) {
			t.Errorf("%q lists %d people, want %d", args, lines, c.lines)
		}
	}
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "list", "users", "--limit", "-1", "--account", account), 2, "--limit 0")
}

func TestListUsersSearchesForAllWords(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "list", "users", "Amina", "Okafor", "--account", service.ids(t, "all-well")[0]), 0)
	if strings.Count(p.out.String(), "\n") != 2 {
		t.Errorf("the table is\n%s", p.out.String())
	}
}

// TestListUsersFromServersThatCountWrongly is about a server whose last page
// says that there is one more, and one that sends more than was asked for.
func TestListUsersFromServersThatCountWrongly(t *testing.T) {
	t.Parallel()
	people := listOf(`[{"id":"u1","email":"a@example.com"},{"id":"u2","email":"b@example.com"},{"id":"u1","email":"a@example.com"}]`)
	people = strings.TrimSuffix(people, "}") + `,"result_info":{"page":1,"per_page":1,"count":3,"total_count":1204,"total_pages":1204}}`
	base := routed(t, map[string]string{usersPath: people})
	p := newProgram(using(base)...)
	p.expect(t, p.run(t, "list", "users", "--account", oneAccount), 0, "2 of 1,204")
	if strings.Count(p.out.String(), "\n") != 3 {
		t.Errorf("the table is\n%s", p.out.String())
	}
	p = newProgram(using(base)...)
	p.expect(t, p.run(t, "list", "users", "--limit", "1", "--account", oneAccount), 0, "1 of 1,204")
	if strings.Count(p.out.String(), "\n") != 2 {
		t.Errorf("the table is\n%s", p.out.String())
	}
}

func TestListTimesInUTC(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "list", "users", "amina", "--utc", "--account", service.ids(t, "all-well")[0]), 0)
	if !strings.Contains(p.out.String(), "2026-09-10 09:46:00 UTC") {
		t.Errorf("the table is\n%s", p.out.String())
	}
}

// TestListUsersAtTheLimit is about an account with exactly as many people as may
// be listed, and one with one more.
func TestListUsersAtTheLimit(t *testing.T) {
	t.Parallel()
	const two = `{"id":"u1","email":"a@example.com"},{"id":"u2","email":"b@example.com"}`
	for people, c := range map[string]struct{ total, note string }{
		two: {"2", ""},
		two + `,{"id":"u3","email":"c@example.com"}`: {"3", "2 of 3 people are listed."},
	} {
		body := strings.TrimSuffix(listOf("["+people+"]"), "}") + `,"result_info":{"page":1,"per_page":2,"total_count":` + c.total + `}}`
		p := newProgram(using(routed(t, map[string]string{usersPath: body}))...)
		code := p.run(t, "list", "users", "--limit", "2", "--account", oneAccount)
		if c.note == "" {
			p.expect(t, code, 0)
		} else {
			p.expect(t, code, 0, c.note)
		}
		if strings.Count(p.out.String(), "\n") != 3 {
			t.Errorf("of %s people, the table is\n%s", c.total, p.out.String())
		}
	}
}

func TestListSaysWhenAnIDWasNotReported(t *testing.T) {
	t.Parallel()
	const nobody = `{"success":true,"result":[{"id":null,"email":"a@example.com"}]}`
	for output, want := range map[string]string{"json": `"id": null`, "text": "not reported\n", "csv": "a@example.com,,,,,,,"} {
		p := newProgram("CLOUDFLARE_BASE_URL", answering(t, 200, nobody), "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		p.expect(t, p.run(t, "list", "users", "--account", "a", "-o", output), 0)
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%s: %q is missing in %q", output, want, p.out.String())
		}
	}
}

// TestEveryListHasALimit is about lists that come whole, which are cut here.
func TestEveryListHasALimit(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		"/accounts":                       listOf(`[{"id":"a1","name":"A"},{"id":"a2","name":"B"},{"id":"a3","name":"C"}]`),
		usersPath + "/u1/active_sessions": listOf(`[{"metadata":{"nonce":"n1","iat":3}},{"metadata":{"nonce":"n2","iat":2}},{"metadata":{"nonce":"n3","iat":1}}]`),
		usersPath + "/u1/failed_logins":   listOf(`[{"metadata":{"ray_id":"8f00ba12cd34ef56"}},{"metadata":{"ray_id":"8f00ba12cd34ef57"}},{"metadata":{"ray_id":"8f00ba12cd34ef58"}}]`),
	})
	for args, things := range map[string]string{"accounts": "accounts", "sessions u1 --account " + oneAccount: "sessions", "logins u1 --account " + oneAccount: "failed logins"} {
		for limit, lines := range map[string]int{"": 4, "--limit 0": 4, "--limit 9": 4, "--limit 2": 3} {
			p := newProgram(using(base)...)
			code := p.run(t, strings.Fields("list "+args+" "+limit)...)
			var words []string
			if lines == 3 {
				words = []string{things + " are listed", "--limit 0"}
			}
			p.expect(t, code, 0, words...)
			if got := strings.Count(p.out.String(), "\n"); got != lines {
				t.Errorf("list %s %s has %d lines, want %d:\n%s", args, limit, got, lines, p.out.String())
			}
		}
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, strings.Fields("list "+args+" --limit -1")...), 2, "--limit 0")
	}
}
