package checkup_test

import (
	"strings"
	"testing"

	"ztsession/cli/checkup"
	"ztsession/model"
)

func TestAReportIsFoldedBesideItsNames(t *testing.T) {
	t.Parallel()
	var report checkup.Report
	report.Add("DNS", checkup.Bad, "There is no host called api.example.com.", "Check the network.")
	report.Add("connection", checkup.Good, "It answers\x1b[31m.", "")
	report.Add("clock", checkup.Unknown, "It holds cfut_CANARYcanaryCANARYcanary000.", "")
	var out strings.Builder
	if err := report.Text(&out, 40); err != nil {
		t.Fatal(err)
	}
	const want = `✗ DNS         There is no host called
              api.example.com.
              Next: Check the network.
✓ connection  It answers\x1b[31m.
? clock       It holds [redacted].
`
	if out.String() != want {
		t.Errorf("written as\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	if err := report.JSON(&out); err != nil || !strings.Contains(out.String(), `"state": "bad"`) || !strings.Contains(out.String(), `"next": "Check the network."`) {
		t.Errorf("as JSON %s, %v", out.String(), err)
	}
}

// TestAReportIsReadAloud: a word says what the sign does, and each thing is one line.
func TestAReportIsReadAloud(t *testing.T) {
	t.Parallel()
	var report checkup.Report
	report.Problem("connection", checkup.Bad, model.Problem{What: "It failed.", Cause: "The proxy is against it.", Next: "Ask for it.", Support: "Ray ID 8f00ba12cd34ef56"})
	report.Add("clock", checkup.Good, "Right to the minute.", "")
	var out strings.Builder
	if err := report.Words(&out); err != nil {
		t.Fatal(err)
	}
	const want = "connection, bad: It failed. The proxy is against it. Next: Ask for it. (Ray ID 8f00ba12cd34ef56)\nclock, good: Right to the minute.\n"
	if out.String() != want {
		t.Errorf("read as\n%s\nwant\n%s", out.String(), want)
	}
}
