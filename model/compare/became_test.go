package compare_test

import (
	"strings"
	"testing"
)

// TestBecame: what became of each sort of thing, in the words of a log.
func TestBecame(t *testing.T) {
	t.Parallel()
	check := func(success, encrypted string) string {
		return `"devicePosture":{"d":{"type":"disk_encryption","rule_name":"Disk encryption","success":` + success + `,"input":{"requireAll":true},"check":{"drives":{"D":{"encrypted":` + encrypted + `}}}}}`
	}
	for _, c := range []struct{ before, after, want string }{
		{check("false", "false"), check("true", "true"), "Disk encryption: fail -> pass"},
		{check("true", "true"), check("false", "false"), "Disk encryption: pass -> fail: Drive D is not encrypted"},
		{"", check("true", "true"), "Disk encryption: new: pass"},
		{check("true", "true"), "", "Disk encryption: pass -> not among the checks"},
		{`"groups":["Sales","VPN"]`, `"groups":["VPN","Payroll","All"]`, "Groups: Sales removed; Payroll, All added"},
		{`"geo":{"country":"SE"}`, `"geo":{"country":"DE"}`, "Country: Sweden (SE) -> Germany (DE)"},
		{`"is_warp":true`, `"is_warp":false`, "WARP: yes -> no"},
		{`"ip":"203.0.113.7"`, ``, "IP address: 203.0.113.7 -> not reported"},
		{`"device_sessions":{"a":{"last_authenticated":1}}`, `"device_sessions":{"a":{"last_authenticated":1},"b":{"last_authenticated":1}}`, "Device b: not registered -> registered"},
		{`"mtls_auth":{"auth_status":"SUCCESS","cert_presented":true}`, `"mtls_auth":{"auth_status":"FAILED:certificate has expired","cert_presented":true}`, "Client certificate: accepted -> refused"},
	} {
		var lines []string
		for _, row := range compared(t, c.before, c.after).Select(false, false) {
			lines = append(lines, row.Subject+": "+row.Became(utc))
		}
		if got := strings.Join(lines, "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s\n%s\ngives\n%s\nwithout %q", c.before, c.after, got, c.want)
		}
	}
}
