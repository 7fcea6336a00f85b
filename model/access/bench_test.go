package access_test

import (
	"strconv"
	"strings"
	"testing"

	"ztsession/model/access"
)

// BenchmarkVerdict judges an application with 100 policies of 20 conditions each,
// none of which matches.
func BenchmarkVerdict(b *testing.B) {
	var policies []string
	for i := range 100 {
		var rules []string
		for k := range 20 {
			rules = append(rules, `{"email":{"email":"`+strconv.Itoa(i*k)+`@example.org"}}`)
		}
		policies = append(policies, policy("P"+strconv.Itoa(i), "allow", strconv.Itoa(i+1), strings.Join(rules, ","), `"require":[{"device_posture":{"integration_uid":"`+bitLocker+`"}}]`))
	}
	a, f := app(b, withPolicies(policies...)), facts(b, amina)
	b.ReportAllocs()
	for b.Loop() {
		if v := access.Of(a, f); v.Outcome != access.Refused {
			b.Fatal(v.Outcome)
		}
	}
}
