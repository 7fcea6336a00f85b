package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/compare"
)

// large returns a session with so many posture checks and devices; every one whose
// number differ divides has another result.
func large(tb testing.TB, checks, differ int) *model.Session {
	tb.Helper()
	var body strings.Builder
	body.WriteString(`{"success":true,"result":{"isActive":true,"devicePosture":{`)
	for i := range checks {
		if i > 0 {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `"id-%d":{"id":"id-%d","type":"file","success":%t,"rule_name":"Rule %d","timestamp":"2026-09-10T11:58:12Z",`+
			`"error":"not found","input":{"path":"/etc/%d","exists":true},"check":{"path":"/etc/%d","exists":false}}`, i, i, i%differ > 0, i, i, i)
	}
	body.WriteString(`}}}`)
	return read(tb, body.String())
}

// BenchmarkOf shows that the time grows with the number of checks and no faster,
// whether few of them differ or all.
func BenchmarkOf(b *testing.B) {
	for _, checks := range []int{1_000, 10_000, 100_000} {
		there := large(b, checks, 2)
		for name, here := range map[string]*model.Session{"few differ": large(b, checks, 2), "all differ": large(b, checks, 1)} {
			b.Run(fmt.Sprintf("%s/checks=%d", name, checks), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					compare.Of(compare.Pair{There: there, Here: here}, noon)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(checks), "ns/check")
			})
		}
	}
}
