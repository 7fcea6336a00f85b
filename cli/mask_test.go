package cli_test

import (
	"slices"
	"strings"
	"testing"
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

// TestMaskReachesTheScreens: package ui tests that nothing on them bypasses it.
func TestMaskReachesTheScreens(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"open", saved(t, bareSession)}, {"demo"}} {
		for _, masked := range []bool{false, true} {
			p := newProgram(using("http://127.0.0.1:9")...).onTerminal()
			given := slices.Clone(args)
			if masked {
				given = append(given, "--mask")
			}
			p.expect(t, p.run(t, given...), 0)
			if (p.shown.Mask != nil) != masked {
				t.Errorf("%v: the screens mask: %v", given, p.shown.Mask != nil)
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
