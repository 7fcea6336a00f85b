package cli_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model/mask"
)

func TestMaskHidesThePersonInErrors(t *testing.T) {
	t.Parallel()
	base := answering(t, 403, `{"success":false,"errors":[{"code":10000,"message":"bob@example.com may not read this from 198.51.100.7"}]}`)
	for _, command := range []string{"get --account " + oneAccount + " --user u1 --nonce n", "list sessions u1 --account " + oneAccount, "list accounts"} {
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, strings.Fields(command)...), 3, "bob@example.com")
		for _, flag := range []string{"--mask", "--mask=people", "--mask=all"} {
			p = newProgram(using(base)...)
			p.expect(t, p.run(t, append(strings.Fields(command), flag)...), 3, "@masked.example may not read this")
			if strings.Contains(p.err.String(), "bob") || strings.Contains(p.err.String(), "198.51.100.7") {
				t.Errorf("%s %s shows %q", command, flag, p.err.String())
			}
		}
	}
}

// TestMaskReachesTheScreens: package ui tests that nothing on them bypasses it.
func TestMaskReachesTheScreens(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"open", saved(t, bareSession)}, {"demo"}} {
		for flag, want := range map[string]mask.Step{"": mask.Off, "--mask": mask.All, "--mask=people": mask.People, "--mask=all": mask.All} {
			p := newProgram(using("http://127.0.0.1:9")...).onTerminal()
			given := slices.Clone(args)
			if flag != "" {
				given = append(given, flag)
			}
			p.expect(t, p.run(t, given...), 0)
			if got := p.shown.Mask.Step(); got != want {
				t.Errorf("%v: the screens mask %v", given, got)
			}
		}
	}
}

func TestMaskHidesThePersonInFailedLogins(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{usersPath + "/u1/failed_logins": listOf(`[{"metadata":{"app_name":"Payroll of bob@example.com","ray_id":"r1"}}]`)})
	for _, output := range []string{"text", "json", "csv"} {
		p := newProgram(using(base)...)
		p.expect(t, p.run(t, "list", "logins", "u1", "--account", oneAccount, "--mask", "-o", output), 0)
		if out := p.out.String(); strings.Contains(out, "bob") || strings.Contains(out, "r1") || !strings.Contains(out, "app-1") || !strings.Contains(out, "ray-1") {
			t.Errorf("-o %s --mask shows %q", output, out)
		}
	}
}

// TestMaskOfPeopleKeepsIDs: the next level needs them.
func TestMaskOfPeopleKeepsIDs(t *testing.T) {
	t.Parallel()
	for _, output := range []string{"text", "ticket", "markdown", "json"} {
		p := newProgram()
		p.expect(t, p.run(t, "demo", "disk-not-encrypted", "--mask=people", "-o", output), 0)
		out := p.out.String()
		for _, private := range []string{"Ben", "Lindqvist", "198.51.100.77"} {
			if strings.Contains(strings.ToLower(out), strings.ToLower(private)) {
				t.Errorf("-o %s shows %s in %s", output, private, out)
			}
		}
		for _, stays := range []string{"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e02", "c41a9d52-7f18-4c0b-9d55-0e6f2ab90021"} {
			if !strings.Contains(out, stays) {
				t.Errorf("-o %s lacks %s in %s", output, stays, out)
			}
		}
	}
}

// TestTheTicketIsPrintedWhereverASessionIs with how to see it again.
func TestTheTicketIsPrintedWhereverASessionIs(t *testing.T) {
	t.Parallel()
	file := saved(t, bareSession)
	for line, want := range map[string]string{"open " + file: "See it again: ztsession open " + file + "\n", "demo disk-not-encrypted": "See it again: ztsession demo disk-not-encrypted\n"} {
		p := newProgram()
		p.expect(t, p.run(t, append(strings.Fields(line), "-o", "ticket")...), 0)
		if out := p.out.String(); !strings.Contains(out, want) || !strings.Contains(out, "Made by: ztsession ") || strings.Count(out, "\n") > 14 {
			t.Errorf("%s: the ticket is\n%s", line, out)
		}
	}
}

// TestCheckJudgesTheSameUnderTheMaskOfPeople: of every story, as under that of all.
func TestCheckJudgesTheSameUnderTheMaskOfPeople(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for story := range service.stories {
		plain, masked := newProgram(service.env()...), newProgram(service.env()...)
		args := append([]string{"get", "--check"}, service.ids(t, story)...)
		code, maskedCode := plain.run(t, args...), masked.run(t, append(args, "--mask=people")...)
		if code != maskedCode || findings(plain.out.String()) != findings(masked.out.String()) || plain.err.String() != masked.err.String() {
			t.Errorf("%s: exit code %d, under a mask %d\n%s%s", story, code, maskedCode, plain.err.String(), masked.err.String())
		}
	}
}

// TestMaskHidesTheNamesOfFiles in errors, in what is compared and in tickets: people
// name files after those whom they are about, and folders have their own name in them.
func TestMaskHidesTheNamesOfFiles(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "ben")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	one, two := filepath.Join(folder, "lindqvist-laptop.json"), filepath.Join(folder, "lindqvist-home.json")
	for _, name := range []string{one, two} {
		if err := os.WriteFile(name, []byte(bareSession), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	broken := filepath.Join(folder, "config.toml")
	if err := os.WriteFile(broken, []byte("thme = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"open", filepath.Join(folder, "none")}, "Cannot open file-1: there is no such file."},
		{[]string{"open", folder}, "Cannot open file-1: it is a folder"},
		{[]string{"open", broken}, "Cannot open file-1: it is not JSON"},
		{[]string{"diff", one, filepath.Join(folder, "none")}, "Cannot open file-1"},
		{[]string{"diff", one, two}, "from file-2"},
		{[]string{"open", "-o", "ticket", one}, "ztsession open file-1"},
		{[]string{"get", "--config", broken, oneAccount, "u", "n"}, "file-1:1:1: there is no setting thme"},
		{[]string{"get", "--config", filepath.Join(folder, "none"), oneAccount, "u", "n"}, "There is no settings file file-1."},
		{[]string{"get", "--log-file", filepath.Join(folder, "none", "log"), oneAccount, "u", "n"}, "The log file cannot be opened: file-1."},
		{[]string{"get", "--ca-file", filepath.Join(folder, "none"), oneAccount, "u", "n"}, "--ca-file names file-1, and there is no such file."},
		{[]string{"get", "--token-file", filepath.Join(folder, "none"), oneAccount, "u", "n"}, "The token cannot be read from file-1"},
	} {
		for _, flag := range []string{"--mask=people", "--mask=all"} {
			p := newProgram(using("http://127.0.0.1:9")...)
			p.run(t, append(test.args, flag)...)
			if said := p.out.String() + p.err.String(); !strings.Contains(said, test.want) || strings.Contains(said, "lindqvist") || strings.Contains(said, folder) {
				t.Errorf("%q %s says %s, want %s", test.args, flag, said, test.want)
			}
		}
		p := newProgram(using("http://127.0.0.1:9")...)
		p.run(t, test.args...)
		if said := p.out.String() + p.err.String(); strings.Contains(said, "file-1") || !strings.Contains(said, "ben") {
			t.Errorf("%q without a mask says %s", test.args, said)
		}
	}
}

// TestMaskHidesWhatPoliciesAreCalled, and what rule groups and lists are, which tell
// which company it is; under the mask of people they stay.
func TestMaskHidesWhatPoliciesAreCalled(t *testing.T) {
	t.Parallel()
	for _, options := range []sim.Options{{}, {Forbid: []string{"groups", "list", "list-items"}}} {
		service := start(t, options)
		ids := service.ids(t, "disk-not-encrypted")
		said := map[string]string{}
		for _, step := range []string{"off", "people", "all"} {
			for _, app := range []string{"Wiki", "Payroll"} {
				for _, output := range []string{"json", "text", "markdown", "ticket"} {
					p := newProgram(service.env()...)
					p.run(t, append(append([]string{"why"}, ids...), app, "--mask="+step, "-o", output)...)
					said[step] += p.out.String()
				}
			}
		}
		for _, name := range []string{"Staff", "Leavers", "Payroll and finance", "c3a1b2c3-", "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b01"} {
			if strings.Contains(said["all"], name) {
				t.Errorf("with %v forbidden --mask=all shows %q", options.Forbid, name)
			}
			if strings.Contains(said["off"], name) != strings.Contains(said["people"], name) {
				t.Errorf("with %v forbidden --mask=people hides %q", options.Forbid, name)
			}
		}
		if !strings.Contains(said["off"], "Payroll and finance") || !strings.Contains(said["off"], "c3a1b2c3-") || options.Forbid != nil && !strings.Contains(said["off"], "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b01") {
			t.Error("this test would see nothing")
		}
	}
}
