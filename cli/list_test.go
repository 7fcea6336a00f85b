package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ztsession/api/sim"
)

// routed is a server that answers each path with a body of its own.
func routed(t *testing.T, answers map[string]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for path, body := range answers {
			if r.URL.Path == path {
				_, _ = io.WriteString(w, body)
				return
			}
		}
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"success":false,"errors":[{"code":7003,"message":"no route"}],"messages":[],"result":null}`)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func listOf(result string) string {
	return `{"success":true,"errors":[],"messages":[],"result":` + result + `}`
}

// using is what a person has set who uses the server at base.
func using(base string) []string {
	return []string{"CLOUDFLARE_BASE_URL", base, "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal()}
}

const (
	oneAccount = "a0b1c2d3e4f5061728394a5b6c7d8e9f"
	usersPath  = "/accounts/" + oneAccount + "/access/users"
)

func TestListInEveryOutput(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	amina := service.stories["all-well"].Ref
	for line, c := range map[string]struct {
		header, text string // of the table
		names        string // of the members and the CSV's columns
		value        string // that JSON and CSV have
	}{
		"accounts": {"NAME                ID", "Example Corp        " + amina.Account, "name,id", amina.Account},
		"users amina": {
			"NAME          EMAIL                     LAST LOGIN  SEATS            DEVICES  ID",
			"Amina Okafor  amina.okafor@example.com  2h 14m ago  Access, Gateway  1        " + amina.User,
			"name,email,last_login,access_seat,gateway_seat,devices,id,uid,seat_uid", "2026-09-10T09:46:00Z",
		},
		"sessions amina.okafor@example.com": {"ISSUED AT   EXPIRES AT", "2h 14m ago  in ", "issued_at,expires_at,ttl_seconds,name,apps,nonce", amina.Nonce},
		"sessions " + amina.User:            {"ISSUED AT   EXPIRES AT", "2h 14m ago  in ", "issued_at,expires_at,ttl_seconds,name,apps,nonce", amina.Nonce},
		"logins ben.lindqvist@example.com":  {"FAILED AT", " ago", "failed_at,app,ray_id,expires_at", "2026-09-"},
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			run := func(output string) string {
				p := newProgram(service.env()...)
				args := append([]string{"list", "-o", output}, strings.Fields(line)...)
				if !strings.HasPrefix(line, "accounts") {
					args = append(args, "--account", amina.Account)
				}
				p.expect(t, p.run(t, args...), 0)
				return p.out.String()
			}
			text := run("text")
			if !strings.HasPrefix(text, c.header) || !strings.Contains(text, c.text) {
				t.Errorf("the table is\n%s", text)
			}
			records, err := csv.NewReader(strings.NewReader(run("csv"))).ReadAll()
			if err != nil || len(records) < 2 || strings.Join(records[0], ",") != c.names || !strings.Contains(fmt.Sprint(records[1:]), c.value) {
				t.Errorf("the CSV is %v, %v", records, err)
			}
			var objects []map[string]any
			body := run("json")
			if err := json.Unmarshal([]byte(body), &objects); err != nil || len(objects) != len(records)-1 || !strings.Contains(body, c.value) {
				t.Fatalf("the JSON is %s, %v", body, err)
			}
			for _, name := range records[0] {
				if _, ok := objects[0][name]; !ok {
					t.Errorf("no member %s in %v", name, objects[0])
				}
			}
		})
	}
}

func TestListOfNothing(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		"/accounts": listOf(`[]`), usersPath: listOf(`[]`),
		usersPath + "/u/active_sessions": listOf(`null`), usersPath + "/u/failed_logins": listOf(`[]`),
	})
	for line, word := range map[string]string{
		"accounts": "no account", "users zzz": "first login", "sessions u": "list logins", "logins u": "no failed logins",
	} {
		for output, want := range map[string]string{"text": "", "json": "[]\n"} {
			p := newProgram(append(using(base), "CLOUDFLARE_ACCOUNT_ID", oneAccount)...)
			code := p.run(t, append(strings.Fields("list -o "+output), strings.Fields(line)...)...)
			if output == "text" {
				p.expect(t, code, 0, word)
			} else {
				p.expect(t, code, 0)
			}
			if p.out.String() != want {
				t.Errorf("%s as %s is %q", line, output, p.out.String())
			}
		}
	}
}

func TestListSaysWhatWasNotReported(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		usersPath:                        listOf(`[{"id":"u1"},{"id":"u2","email":null,"name":"","active_device_count":{"a":1}}]`),
		usersPath + "/u/active_sessions": listOf(`[{"metadata":{}}]`),
		usersPath + "/u/failed_logins":   listOf(`[{"metadata":{}}]`),
	})
	vars := append(using(base), "CLOUDFLARE_ACCOUNT_ID", oneAccount)
	for _, line := range []string{"users", "sessions u", "logins u"} {
		p := newProgram(vars...)
		p.expect(t, p.run(t, append([]string{"list"}, strings.Fields(line)...)...), 0)
		if !strings.Contains(p.out.String(), "not reported") {
			t.Errorf("%s: %s", line, p.out.String())
		}
	}
	p := newProgram(vars...)
	p.expect(t, p.run(t, "list", "users"), 0)
	for _, word := range []string{"null", "empty", `{"a": 1}`} {
		if !strings.Contains(p.out.String(), word) {
			t.Errorf("%s is not in\n%s", word, p.out.String())
		}
	}
	p = newProgram(vars...)
	p.expect(t, p.run(t, "list", "users", "-o", "json"), 0)
	if got := strings.Count(p.out.String(), ": null"); got != 16 {
		t.Errorf("%d nulls in %s", got, p.out.String())
	}
}

func TestListIsHarmlessWhateverPeopleAreCalled(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{usersPath: listOf(`[{"id":"u1","name":"=HYPERLINK(\"http://192.0.2.1\")","email":"+1@example.com"},{"id":"u2","name":"\u001b]0;x\u0007\r\n\u202e"}]`)})
	for _, output := range []string{"text", "csv", "json"} {
		p := newProgram(append(using(base), "CLOUDFLARE_ACCOUNT_ID", oneAccount)...)
		p.expect(t, p.run(t, "list", "users", "-o", output), 0)
		if strings.ContainsAny(p.out.String(), "\x1b\x07\u202e") {
			t.Errorf("-o %s prints %q", output, p.out.String())
		}
		if output != "csv" {
			continue
		}
		records, err := csv.NewReader(strings.NewReader(p.out.String())).ReadAll()
		if err != nil || len(records) != 3 || records[1][0] != `'=HYPERLINK("http://192.0.2.1")` || records[1][1] != "'+1@example.com" {
			t.Errorf("the CSV is %q, %v", records, err)
		}
	}
}

func TestListMasks(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for _, line := range []string{"users amina", "sessions amina.okafor@example.com", "accounts", "logins amina.okafor@example.com"} {
		p := newProgram(service.env()...)
		args := append([]string{"list", "--mask"}, strings.Fields(line)...)
		if line != "accounts" {
			args = append(args, "--account", service.ids(t, "all-well")[0])
		}
		if code := p.run(t, args...); code != 0 {
			t.Errorf("%s: exit code %d: %s", line, code, p.err.String())
		}
		for _, secret := range append(service.ids(t, "all-well"), "mina", "kafor", "Example Corp") {
			if strings.Contains(p.out.String()+p.err.String(), secret) {
				t.Errorf("%s --mask shows %q in %s", line, secret, p.out.String())
			}
		}
	}
}

func TestTheOnlyAccountIsTaken(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		"/accounts": listOf(`[{"id":"` + oneAccount + `","name":"Only"}]`),
		usersPath:   listOf(`[{"id":"u1","email":"a@example.com"}]`), usersPath + "/u1/failed_logins": listOf(`[]`),
		usersPath + "/u1/active_sessions":   listOf(`[{"metadata":{"nonce":"n","iat":1}}]`),
		usersPath + "/u1/active_sessions/n": listOf(`{"isActive":true,"email":"a@example.com"}`),
	})
	for _, line := range []string{"list users -o csv", "list sessions a@example.com -o csv", "list logins u1 -o csv", "get --user a@example.com --nonce latest", "get --user u1 --nonce n"} {
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, strings.Fields(line)...), 0)
		if p.out.Len() == 0 {
			t.Errorf("%s prints nothing", line)
		}
	}
}

func TestWithoutAnAccountAndSeveralTheyAreListed(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for _, line := range []string{"list users", "list sessions a@example.com", "list logins a@example.com", "get --user a@example.com --nonce latest"} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, strings.Fields(line)...), 2, "several", "--account", "\n  "+service.ids(t, "all-well")[0]+"  Example Corp\n")
		p = newProgram(service.env()...)
		p.expect(t, p.run(t, append(strings.Fields(line), "--mask")...), 2, "several", "Without --mask")
		if strings.Contains(p.err.String(), "Example Corp") {
			t.Errorf("%s --mask shows %q", line, p.err.String())
		}
	}
	p := newProgram(using(routed(t, map[string]string{"/accounts": listOf(`[]`)}))...)
	p.expect(t, p.run(t, "list", "users"), 2, "can see none", "--account")
}

func TestListForbidden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ operation, line, word string }{
		{"accounts", "list accounts", "Account Settings Read"},
		{"accounts", "list users", "Account Settings Read"},
		{"users", "list users --account " + oneAccount, "Audit Logs Read"},
		{"users", "list sessions a@example.com --account " + oneAccount, "Audit Logs Read"},
		{"users", "get --user a@example.com --nonce x --account " + oneAccount, "Audit Logs Read"},
		{"sessions", "list sessions " + "USER --account " + oneAccount, "Audit Logs Read"},
		{"sessions", "get --user amina.okafor@example.com --nonce latest --account " + oneAccount, "Audit Logs Read"},
		{"session", "get --user amina.okafor@example.com --nonce latest --account " + oneAccount, "Audit Logs Read"},
		{"failed-logins", "list logins USER --account " + oneAccount, "Audit Logs Read"},
	} {
		service := start(t, sim.Options{Forbid: []string{c.operation}})
		line := strings.ReplaceAll(c.line, "USER", service.ids(t, "all-well")[1])
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, strings.Fields(line)...), 3, c.word, "10000")
		if p.out.Len() > 0 || strings.Count(p.err.String(), "\n") != 1 {
			t.Errorf("%s without %s: output %q, error %q", line, c.operation, p.out.String(), p.err.String())
		}
	}
}

func TestListWrongUsage(t *testing.T) {
	t.Parallel()
	for line, words := range map[string][]string{
		"list":                   {"what to list", "accounts, users, sessions USER, logins USER or requests"},
		"list session":           {"cannot be listed", "Did you mean sessions?"},
		"list 12":                {"cannot be listed", "accounts, users"},
		"list accounts x":        {"no arguments"},
		"list sessions":          {"One person", "list sessions"},
		"list logins a b":        {"One person"},
		"list users -o markdown": {"--output", "text, json, csv"},
		"list users -o raw":      {"--output"},
		"list sessions @\tx":     {"One person"},
		"list users --account a.b.c" + strings.Repeat("c", 32):       {"account"},
		"list sessions " + strings.Repeat("a", 300) + "@example.com": {"e-mail cannot be one"},
		"list logins " + strings.Repeat("a", 37):                     {"37 characters"},
		"list users":                                                 {"CLOUDFLARE_API_TOKEN"},
		"get -o csv":                                                 {"--output", "markdown"},
	} {
		p := newProgram()
		p.expect(t, p.run(t, strings.Fields(line)...), 2, words...)
	}
}

func TestListEndsAtACancel(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 1)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	p := newProgram(using(server.URL)...)
	p.Signals = endedBy(asked)
	p.expect(t, p.run(t, "list", "users", "--account", oneAccount), 143)
}

func TestListAtAFullDisk(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for _, output := range []string{"text", "json", "csv"} {
		p := newProgram(service.env()...)
		p.Stdout = failing{io.ErrShortWrite}
		p.expect(t, p.run(t, "list", "accounts", "-o", output), 1, "could not be written")
	}
}
