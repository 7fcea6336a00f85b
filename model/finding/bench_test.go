package finding_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/finding"
)

// BenchmarkOf has sessions in which every check fails, or every one is old. The
// time of each check stays the same or falls with their number.
func BenchmarkOf(b *testing.B) {
	sample := opened(b, `{"isActive":true,"devicePosture":{"rule":{"type":"disk_encryption","rule_name":"Disk","timestamp":"2026-09-10T08:00:00Z",
		"success":false,"input":{"requireAll":true},"check":{"drives":{"C":{"encrypted":true},"D":{"encrypted":false}}}}}}`)
	for _, count := range []int{10, 1000, 100_000} {
		for name, success := range map[string]bool{"failed": false, "old": true} {
			checks := slices.Repeat(sample.Posture.Value, count)
			for i := range checks {
				checks[i].Success = model.Known(success)
			}
			s := &model.Session{Active: model.Known(true), Result: sample.Result}
			s.Posture = model.Known(checks)
			b.Run(name+"/"+strconv.Itoa(count), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					use(finding.Of(s, noon()))
				}
				b.ReportMetric(float64(b.Elapsed()/time.Nanosecond)/float64(b.N*count), "ns/check")
			})
		}
	}
}

var kept int

func use(a finding.Answer) { kept += len(a.Findings) }

// TestFindingsOfManyChecksStaySmall: those that repeat are one, and none carries
// more places than a person reads.
func TestFindingsOfManyChecksStaySmall(t *testing.T) {
	checks := make([]model.PostureCheck, 500)
	for i := range checks {
		checks[i] = model.PostureCheck{Key: strconv.Itoa(i), Success: model.Known(true), Timestamp: model.Known(noon().Add(-48 * time.Hour)), Type: model.Known("new")}
		if i%2 == 0 {
			checks[i].Success = model.Field[bool]{}
		}
	}
	s := &model.Session{Active: model.Known(true)}
	s.Posture = model.Known(checks)
	answer := finding.Of(s, noon())
	if len(answer.Findings) != 3 || !strings.HasPrefix(answer.Headline, "It cannot be told") {
		t.Errorf("%d findings: %s", len(answer.Findings), written(&answer))
	}
	for _, f := range answer.Findings {
		if f.Count < 250 || len(f.Evidence) > 6 {
			t.Errorf("%s is about %d, with %d places", f.ID, f.Count, len(f.Evidence))
		}
	}
}

// TestManyFailuresAreCountedInFull: those beyond what anybody reads are one finding.
func TestManyFailuresAreCountedInFull(t *testing.T) {
	checks := make([]model.PostureCheck, 1234)
	for i := range checks {
		checks[i] = model.PostureCheck{Key: strconv.Itoa(i), Success: model.Known(false)}
	}
	s := &model.Session{Active: model.Known(true)}
	s.Posture = model.Known(checks)
	answer := finding.Of(s, noon())
	last := answer.Findings[len(answer.Findings)-1]
	if answer.Headline != "1,234 problems: the device does not meet the rules" || answer.Count(finding.Problem) != 1234 || len(answer.Findings) != 501 || last.Count != 734 {
		t.Errorf("%s, in %d findings, the last of %d", answer.Headline, len(answer.Findings), last.Count)
	}
}
