package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/model/compare"
	"ztsession/model/finding"
)

// shape is a comparison without its texts.
func shape(rows []compare.Row) string {
	var out strings.Builder
	for i := range rows {
		fmt.Fprintf(&out, "%s %s %s (%s)\n", rows[i].Change, rows[i].Weight, rows[i].Area, shape(rows[i].Parts))
	}
	return out.String()
}

// TestMaskedSessionsCompareTheSame: what differs does not depend on what is shown.
func TestMaskedSessionsCompareTheSame(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	for i, there := range sessions {
		pair := compare.Pair{There: there, Here: sessions[(i+1)%len(sessions)]}
		open, hidden := compare.Of(pair, noon), compare.Shown(pair, masked(pair), noon)
		if open.Count() != hidden.Count() || shape(open.Rows) != shape(hidden.Rows) {
			t.Errorf("%s: masked\n%s\nnot masked\n%s", names[i], shape(hidden.Rows), shape(open.Rows))
		}
		for _, secret := range []string{pair.There.Email.Value, pair.Here.Email.Value, pair.There.IP.Value, pair.Here.IP.Value, pair.Here.DeviceID.Value} {
			// A hostile answer has words such as "false" in place of an address.
			if len(secret) > len("203.0.113") && strings.Contains(everything(hidden), secret) {
				t.Errorf("%s: %q is shown masked", names[i], secret)
			}
		}
	}
}

// TestAMaskedFileComparesTheSame: two sessions that were masked before, such as
// two saved ones, differ as they did.
func TestAMaskedFileComparesTheSame(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	for i, there := range sessions {
		pair := compare.Pair{There: there, Here: sessions[(i+1)%len(sessions)]}
		if open, hidden := compare.Of(pair, noon), compare.Of(masked(pair), noon); open.Count() != hidden.Count() {
			t.Errorf("%s: masked %+v, not masked %+v\n%s\n\n%s", names[i], hidden.Count(), open.Count(), told(hidden), told(open))
		}
	}
}

func TestMaskedNamesOfFieldsAreNotShown(t *testing.T) {
	t.Parallel()
	pair := compare.Pair{
		There: read(t, `{"isActive":true,"attributes":{"jane.roe@example.com":{"a":1},"list":[{"name":"Jane Roe","x":1}]}}`),
		Here:  read(t, `{"isActive":true,"attributes":{"jane.roe@example.com":{"a":2},"list":[{"name":"Jane Roe","x":2}]}}`),
	}
	c := compare.Shown(pair, masked(pair), noon)
	if all := everything(c); c.Count().Differ != 2 || strings.Contains(strings.ToLower(all), "jane") {
		t.Errorf("%+v:\n%s", c.Count(), all)
	}
}

// everything returns all texts of a comparison.
func everything(c *compare.Comparison) string {
	var out strings.Builder
	var add func(rows []compare.Row)
	add = func(rows []compare.Row) {
		for i := range rows {
			row := &rows[i]
			fmt.Fprintln(&out, row.Line(utc), row.There.Text(utc), row.Here.Text(utc), row.There.Path(), row.Here.Path())
			add(row.Parts)
		}
	}
	add(c.Rows)
	for _, set := range [][]finding.Finding{c.Findings.Both, c.Findings.OnlyThere, c.Findings.OnlyHere} {
		for i := range set {
			fmt.Fprintln(&out, set[i].Subject, set[i].Text)
		}
	}
	return out.String()
}
