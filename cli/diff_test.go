package cli_test

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model/compare"
)

// savedFile writes a saved answer and returns its name.
func savedFile(t *testing.T, name, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const firewall = `{"isActive":true,"iat":%IAT%,"email":"jdoe@example.com","devicePosture":{"a":{"type":"firewall","rule_name":"Windows firewall is on","success":%OK%,"input":{"enabled":true},"check":{"firewall":%OK%}}}}`

func firewallIs(ok, iat string) string {
	return strings.NewReplacer("%OK%", ok, "%IAT%", iat).Replace(firewall)
}

func TestDiffOfFiles(t *testing.T) {
	t.Parallel()
	on, off, later := savedFile(t, "on.json", firewallIs("true", "1789030000")), savedFile(t, "off.json", firewallIs("false", "1789030000")), savedFile(t, "later.json", firewallIs("true", "1789030001"))
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{on, off}, 1, "Windows firewall is on: passes there, fails here."},
		{[]string{off, on}, 1, "Windows firewall is on: fails there, passes here."},
		{[]string{on, on}, 0, compare.NothingDiffers},
		{[]string{on, later}, 0, compare.NothingDiffers},
		{[]string{on, later, "--noise"}, 0, "Logged in: 2026-09-10 08:46:40 UTC there"},
		{[]string{on, on, "--all"}, 0, "E-mail: jdoe@example.com on both sides."},
		{[]string{on, off, "-o", "ticket"}, 1, "Compared: Windows firewall is on: passes there, fails here.\n"},
		{[]string{on, off, "-o", "markdown"}, 1, "**`Windows firewall is on: passes there, fails here.`**"},
		{[]string{on, off, "--mask"}, 1, "Windows firewall is on: passes there, fails here."},
	} {
		p := newProgram()
		p.expect(t, p.run(t, append([]string{"diff"}, c.args...)...), c.code)
		if !strings.Contains(p.out.String(), c.want) {
			t.Errorf("%v: printed\n%s\nwant %q in it", c.args, p.out.String(), c.want)
		}
		if strings.Contains(p.out.String(), "jdoe") && c.args[len(c.args)-1] == "--mask" {
			t.Errorf("%v: the e-mail is shown", c.args)
		}
	}
}

func TestDiffReadsOneSideFromStandardInput(t *testing.T) {
	t.Parallel()
	on := savedFile(t, "on.json", firewallIs("true", "1789030000"))
	p := newProgram()
	p.Stdin = strings.NewReader(firewallIs("false", "1789030000"))
	p.expect(t, p.run(t, "diff", on, "-", "-o", "json"), 1)
	var got struct {
		Same     bool `json:"same_in_what_matters"`
		Headline string
		Here     struct{ File string }
	}
	if err := json.Unmarshal(p.out.Bytes(), &got); err != nil || got.Same || got.Here.File != "standard input" {
		t.Errorf("%v, %+v", err, got)
	}
	p = newProgram()
	p.expect(t, p.run(t, "diff", "-", "-"), 2, "Only one of the two")
}

func TestDiffOfSessionsOfTheAccount(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	mail := service.stories["disk-not-encrypted"]
	p := newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", ids[0])...)
	p.expect(t, p.run(t, "diff", ids[1]+":"+ids[2], "ben.lindqvist@example.com:latest", "-o", "ticket"), 1)
	for _, want := range []string{"There: amina.okafor@example.com", "Here: ben.lindqvist@example.com", "nonce " + mail.Ref.Nonce, "See it again: ztsession diff "} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("the ticket has no %q:\n%s", want, p.out.String())
		}
	}
	p = newProgram(service.env()...)
	p.expect(t, p.run(t, "diff", "--account", ids[0], "amina.okafor@example.com:latest", ids[1]+":"+ids[2]), 0)
	p = newProgram(service.env()...)
	p.expect(t, p.run(t, "diff", "--mask", "--account", ids[0], "amina.okafor@example.com:latest", "ben.lindqvist@example.com:latest", "-o", "ticket"), 1)
	if out := p.out.String(); strings.Contains(out, "amina") || strings.Contains(out, "See it again") || strings.Contains(out, ids[2]) {
		t.Errorf("masked it says\n%s", out)
	}
}

// TestAnErrorIsNoDifference: no error ends diff with the exit code of a difference.
func TestAnErrorIsNoDifference(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.ids(t, "all-well")[0]
	on, odd := savedFile(t, "on.json", firewallIs("true", "1789030000")), savedFile(t, "odd.json", "no JSON")
	with := func(args ...string) []string { return append(args, "--account", account) }
	for _, c := range []struct {
		args []string
		env  []string
		code int
		word string
	}{
		{args: []string{on}, code: 2, word: "Two sessions are compared"},
		{args: []string{on, on, on}, code: 2, word: "Two sessions are compared"},
		{args: []string{on, ""}, code: 2, word: "empty"},
		{args: []string{on, "missing.json"}, code: 2, word: "there is no such file"},
		{args: []string{on, t.TempDir()}, code: 2, word: "folder"},
		{args: []string{on, odd}, code: 6, word: "JSON"},
		{args: []string{on, "jdoe@example.com:latest"}, code: 2, word: "No Cloudflare credentials"},
		{args: []string{on, "jdoe@example.com:"}, code: 2, word: "nonce is empty"},
		{args: with(on, "nobody@example.com:latest"), env: service.env(), code: 4, word: "Nobody in this account"},
		{args: with(on, "amina.okafor@example.com:nosuchnonce00000"), env: service.env(), code: 4},
		{args: with(on, "amina.okafor@example.com:latest"), env: using(answering(t, 401, `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}`)), code: 3},
		{args: with(on, "jdoe@example.com:latest"), env: using(answering(t, 500, "")), code: 5},
		{args: []string{on, on, "-o", "raw"}, code: 2, word: "text, ticket, json, markdown"},
	} {
		p := newProgram(c.env...)
		args := append([]string{"diff", "--timeout", "1s"}, c.args...)
		p.expect(t, p.run(t, args...), c.code, c.word)
		if p.out.Len() > 0 {
			t.Errorf("%v printed %s", c.args, p.out.String())
		}
	}
	p := newProgram()
	p.Stdout = full{}
	p.expect(t, p.run(t, "diff", on, on), 2, "could not be written")
}

// full is an output without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestTheNameOfAFileMayHaveAColon(t *testing.T) {
	t.Parallel()
	on := savedFile(t, "a:b", firewallIs("true", "1789030000"))
	p := newProgram()
	p.expect(t, p.run(t, "diff", on, on), 0)
}

func TestDiffExplainsItsExitCodes(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]string{"diff --help": "An error never has 1", "--help": "no error has 1", "man": "no error has 1"} {
		p := newProgram()
		p.expect(t, p.run(t, strings.Fields(command)...), 0)
		if !strings.Contains(read(p.out.String()), want) {
			t.Errorf("%s does not say how a difference is told from an error", command)
		}
	}
}
