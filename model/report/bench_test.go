package report_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/report"
)

// large returns a session with so many posture checks.
func large(tb testing.TB, checks int) *model.Session {
	tb.Helper()
	var body strings.Builder
	body.WriteString(`{"success":true,"result":{"isActive":true,"devicePosture":{`)
	for i := range checks {
		if i > 0 {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `"id-%d":{"id":"id-%d","type":"file","success":%t,"rule_name":"Rule %d","timestamp":"2026-09-10T11:58:12Z",`+
			`"error":"not found","input":{"path":"/etc/%d","exists":true},"check":{"path":"/etc/%d","exists":false}}`, i, i, i%3 > 0, i, i, i)
	}
	body.WriteString(`}}}`)
	return decode(tb, "large.json", []byte(body.String()))
}

// BenchmarkReports shows that the time grows with the number of checks and no faster.
func BenchmarkReports(b *testing.B) {
	for _, checks := range []int{1_000, 100_000} {
		s := large(b, checks)
		for name, write := range map[string]func() error{
			"text":     func() error { return report.Text(io.Discard, s, noon, report.Width) },
			"markdown": func() error { return report.Markdown(io.Discard, s, noon) },
			"json":     func() error { return report.JSON(io.Discard, s) },
		} {
			b.Run(fmt.Sprintf("%s/checks=%d", name, checks), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := write(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(checks), "ns/check")
			})
		}
	}
}
