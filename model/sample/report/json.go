// Package report writes a sample for programs.
package report

import (
	"bufio"
	"io"

	"ztsession/model"
	"ztsession/model/jsonout"
	"ztsession/model/lists"
	"ztsession/model/sample"
)

// The words that programs rely on.
var (
	places = map[model.SampleFrom]string{model.FromAccessLog: "access_log", model.FromPeopleList: "people_list", model.FromBoth: "access_log_and_people_list"}
	ends   = map[model.SampleEnd]string{
		model.SampleComplete: "complete", model.SampleFewPeople: "no_more_people", model.SampleStopped: "stopped",
		model.SampleFewRequests: "few_requests_left", model.SampleFailing: "failing",
	}
)

// JSON writes a sample of an account as one object, indented by two spaces: what
// was read, and each rule with its counts, of every session and of those of each
// operating system. rows are its rules as lists.SampledRows returns them; here says
// that a session is compared with them. The error is the writer's.
func JSON(w io.Writer, account string, s *model.Sample, rows []lists.SampledRule, here bool) error {
	out := bufio.NewWriter(w)
	to := jsonout.New(out, "  ")
	member := func(name string, value any) {
		to.Name(name)
		to.Scalar(value)
	}
	to.BeginObject()
	member("account", account)
	member("read_at", s.At)
	member("wanted", s.Wanted)
	member("read", s.Read)
	member("without_checks", s.NoChecks)
	member("without_session", s.NoSession)
	member("not_read", s.NotRead)
	member("people_from", places[s.From])
	member("ended", ends[s.Ended])
	to.Name("rules")
	to.BeginList()
	columns := lists.SampledRules(here)
	for i := range rows {
		to.BeginObject()
		for _, column := range columns {
			if column.Data != nil {
				member(column.ID, column.Data(&rows[i]))
			}
		}
		if here {
			comparison(to, &rows[i])
		}
		to.Name("on")
		systems(to, rows[i].On)
		to.EndObject()
	}
	to.EndList()
	to.EndObject()
	if err := to.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// comparison writes what the rule comes to beside the check of a session; null
// where it has none.
func comparison(to *jsonout.Writer, row *lists.SampledRule) {
	to.Name("compared")
	if row.Check == nil {
		to.Null()
		return
	}
	to.BeginObject()
	to.Name("same")
	to.Int(int64(row.Here.Same))
	to.Name("of")
	to.Int(int64(row.Here.Of))
	to.Name("system")
	if row.Here.System == "" {
		to.Null()
	} else {
		to.Text(row.Here.System)
	}
	to.Name("sentence")
	to.Text(row.Here.Sentence())
	to.EndObject()
}

// systems writes the counts of each operating system.
func systems(to *jsonout.Writer, all []model.SystemTally) {
	to.BeginList()
	for i := range all {
		on := &all[i]
		to.BeginObject()
		to.Name("system")
		to.Text(on.System)
		to.Name("fails_for")
		to.Text(sample.ShareOf(on.Tally).ID())
		for _, one := range []struct {
			name string
			n    int
		}{
			{"passes", on.Pass},
			{"fails", on.Fail},
			{"not_asked", on.NotAsked},
			{"too_old", on.Stale},
			{"not_checked", on.NotChecked},
			{"not_known", on.Unknown},
			{"missing", on.Missing},
		} {
			to.Name(one.name)
			to.Int(int64(one.n))
		}
		to.EndObject()
	}
	to.EndList()
}
