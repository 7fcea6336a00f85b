package cli_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
)

func TestGetTakesAnEmailAndTheLatestSession(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ref := service.stories["all-well"].Ref
	for name, args := range map[string][]string{
		"arguments":          {ref.Account, "amina.okafor@example.com", latestWord},
		"flags":              {"--account", ref.Account, "--user", "amina.okafor@example.com", "--nonce", latestWord},
		"another case":       {ref.Account, "Amina.Okafor@EXAMPLE.com", latestWord},
		"an id and latest":   {ref.Account, ref.User, latestWord},
		"an e-mail, a nonce": {ref.Account, "amina.okafor@example.com", ref.Nonce},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(service.env()...)
			p.expect(t, p.run(t, append([]string{"get"}, args...)...), 0)
			if !strings.HasPrefix(p.out.String(), "Amina Okafor, amina.okafor@example.com\nACTIVE ∙ logged in 2h 14m ago") {
				t.Errorf("output is %.200q", p.out.String())
			}
			if !strings.Contains(p.out.String(), "∙ ends in 21h 46m ∙") {
				t.Errorf("the end and the applications are missing: %s", p.out.String())
			}
			for _, output := range []string{"json", "markdown", "raw"} {
				p = newProgram(service.env()...)
				p.expect(t, p.run(t, append([]string{"get", "-o", output}, args...)...), 0)
			}
		})
	}
}

const latestWord = "latest"

func TestRootWithoutATerminalTakesAnEmailAndTheLatestSession(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	args := []string{"--account", service.ids(t, "all-well")[0], "--user", "amina.okafor@example.com", "--nonce", latestWord}
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, args...), 0)
	if !strings.HasPrefix(p.out.String(), "Amina Okafor, amina.okafor@example.com\n") {
		t.Errorf("output is %.200q", p.out.String())
	}
	// The screens find the session by themselves, from what is known.
	p = newProgram(service.env()...).onTerminal()
	p.expect(t, p.run(t, args...), 0)
	if p.shown == nil || !p.shown.LookUp {
		t.Errorf("the screens got %+v", p.shown)
	}
	p = newProgram(service.env()...).onTerminal()
	p.expect(t, p.run(t, "--account", service.ids(t, "all-well")[0], "--user", service.ids(t, "all-well")[1], "--nonce", latestWord), 0)
	if p.shown == nil || !p.shown.LookUp {
		t.Errorf("the screens do not look up the newest session: %+v", p.shown)
	}
}

func TestGetMasksWhatWasFoundByEmail(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "get", "--mask", ids[0], "amina.okafor@example.com", latestWord), 0)
	for _, secret := range append(ids, "mina", "kafor") {
		if strings.Contains(p.out.String(), secret) {
			t.Errorf("--mask shows %q in %s", secret, p.out.String())
		}
	}
}

func TestGetLatestIsTheNewestThatCanBeOpened(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		usersPath + "/u1/active_sessions":        listOf(`[{"metadata":{"nonce":"old","iat":1}},{"metadata":{"iat":4}},{"metadata":{"nonce":"new","iat":3}},{"metadata":{"nonce":"odd"}}]`),
		usersPath + "/u1/active_sessions/new":    listOf(`{"isActive":true,"email":"new@example.com"}`),
		usersPath + "/u1/active_sessions/old":    listOf(`{"isActive":true,"email":"old@example.com"}`),
		usersPath + "/none/active_sessions":      listOf(`[]`),
		usersPath + "/nonceless/active_sessions": listOf(`[{"metadata":{}}]`),
	})
	p := newProgram(using(base)...)
	p.expect(t, p.run(t, "get", oneAccount, "u1", latestWord), 0)
	if !strings.HasPrefix(p.out.String(), "new@example.com") {
		t.Errorf("output is %.100q", p.out.String())
	}
	for _, user := range []string{"none", "nonceless"} {
		p = newProgram(using(base)...)
		p.expect(t, p.run(t, "get", oneAccount, user, latestWord), 4, "no active session", "failed logins", "last seen identity")
	}
}

func TestAnEmailHasToMatchOnePersonWhole(t *testing.T) {
	t.Parallel()
	people := map[string]string{
		"nobody":             `[]`,
		"somebody like that": `[{"id":"u1","email":"mary.jdoe@example.com"},{"id":"u2"},{"id":"","email":"jdoe@example.com"}]`,
		"two":                `[{"id":"u1","name":"Jo Doe","email":"jdoe@example.com","last_successful_login":"2026-09-10T09:00:00Z"},{"id":"u2","email":"JDOE@example.com"}]`,
	}
	for name, c := range map[string]struct {
		code  int
		words []string
	}{
		"nobody":             {4, []string{"Nobody in this account has that e-mail", "list users"}},
		"somebody like that": {4, []string{"Nobody"}},
		"two":                {2, []string{"2 people", "\n  u1  Jo Doe, last login 2026-09-10 09:00 UTC\n  u2  not reported, last login not reported\n"}},
	} {
		base := routed(t, map[string]string{usersPath: listOf(people[name])})
		for _, args := range [][]string{{"get", oneAccount, "jdoe@example.com", "x"}, {"list", "sessions", "jdoe@example.com", "--account", oneAccount}} {
			p := newProgram(using(base)...)
			p.expect(t, p.run(t, args...), c.code, c.words...)
			if p.out.Len() > 0 || strings.Contains(p.err.String(), "jdoe") {
				t.Errorf("%s: output %q, error %q", name, p.out.String(), p.err.String())
			}
		}
	}
}

func TestGetSaysWhatCannotBe(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		word string
	}{
		"an e-mail with a space":     {[]string{oneAccount, "a b@example.com", "x"}, "e-mail cannot be one"},
		"a long e-mail":              {[]string{oneAccount, strings.Repeat("a", 250) + "@example.com", "x"}, "e-mail cannot be one"},
		"a long account":             {[]string{strings.Repeat("a", 33), "a@example.com", "x"}, "33 characters"},
		"a nonce with a line break":  {[]string{oneAccount, "a@example.com", "x\ny"}, "nonce"},
		"neither account, user, nor": {nil, "user is empty"},
	} {
		p := newProgram()
		p.expect(t, p.run(t, append([]string{"get", "--"}, c.args...)...), 2, c.word)
		if strings.Contains(p.err.String(), "@") {
			t.Errorf("%s: the e-mail is in %q", name, p.err.String())
		}
	}
}

// TestGetAsksForNoMoreThanItNeeds counts the requests.
func TestGetAsksForNoMoreThanItNeeds(t *testing.T) {
	t.Parallel()
	simulated, err := sim.New(sim.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(simulated.Handler())
	t.Cleanup(server.Close)
	var ref model.Ref
	for _, story := range simulated.Stories() {
		if story.Name == "all-well" {
			ref = story.Ref
		}
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		// When it ends, and what it covers, is in the list alone.
		{[]string{ref.Account, ref.User, ref.Nonce}, "session sessions"},
		{[]string{ref.Account, ref.User, ref.Nonce, "-o", "markdown"}, "session sessions"},
		{[]string{ref.Account, ref.User, ref.Nonce, "-o", "json", "--findings"}, "session sessions"},
		{[]string{ref.Account, ref.User, ref.Nonce, "-o", "json"}, "session"},
		{[]string{ref.Account, ref.User, ref.Nonce, "-o", "raw"}, "session"},
		{[]string{ref.Account, ref.User, latestWord}, "sessions session"},
		{[]string{ref.Account, "amina.okafor@example.com", latestWord}, "users sessions session"},
		{[]string{ref.Account, "amina.okafor@example.com", latestWord, "--mask"}, "users sessions session"},
	} {
		before := len(simulated.Requests())
		p := newProgram(using(server.URL + "/client/v4")...)
		p.expect(t, p.run(t, append([]string{"get"}, c.args...)...), 0)
		var got []string
		for _, request := range simulated.Requests()[before:] {
			if request.Method != http.MethodGet {
				t.Errorf("%s %s", request.Method, request.Path)
			}
			got = append(got, request.Operation)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q asks %q, want %q", c.args, got, c.want)
		}
	}
}

func TestScreensGetLookUpsAndRecents(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	p := newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal(), "XDG_STATE_HOME", state).onTerminal()
	p.expect(t, p.run(t), 0)
	if p.shown.NoLookUps || p.shown.Recents == nil || !strings.HasPrefix(p.shown.Recents.Path(), state) {
		t.Errorf("the screens got %+v", p.shown)
	}
	if got := p.shown.Understand("https://dash.cloudflare.com/" + oneAccount); got.Ref.Account != oneAccount {
		t.Errorf("a pasted address is %+v", got)
	}
	session, err := p.shown.OpenText(bareSession)
	if err != nil || !model.Is(session.Email, "jdoe@example.com") || session.Origin.File != "the pasted text" {
		t.Errorf("a pasted answer is %+v, %v", session, err)
	}
	p = newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal(), "XDG_STATE_HOME", state).onTerminal()
	p.expect(t, p.run(t, "--mask", "--no-lookups"), 0)
	if !p.shown.NoLookUps || p.shown.Recents != nil || p.shown.Mask == nil {
		t.Errorf("with --mask and --no-lookups the screens got %+v", p.shown)
	}
}
