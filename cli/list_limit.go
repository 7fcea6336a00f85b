package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/text/words"
)

// limitFlag adds --limit, which every list has.
func limitFlag(cmd *cobra.Command, limit *int, usual int) {
	cmd.Flags().IntVar(limit, "limit", usual, "list so many at most; 0 for all")
	settings.Takes(cmd.Flags(), "limit", "N")
}

func checkLimit(limit int) error {
	if limit < 0 {
		return model.WrongUsage("There cannot be fewer than none in a list.", "Give --limit 0 for all of them.")
	}
	return nil
}

// rest is what a list does not have.
type rest struct {
	shown int
	// total is how many there are, 0 when that is not known.
	total int
	// more is set when there are others than those shown.
	more    bool
	limit   int
	stopped error // why the pages after those shown could not be read
	things  string
}

// sayRest says that a list is not whole, and why.
func (r *run) sayRest(of rest) {
	shown := words.Thousands(of.shown)
	switch {
	case of.stopped != nil:
		r.say("Only the first " + shown + " " + of.things + " are listed, since a page could not be read.")
	case of.more && of.limit == 0:
		r.say("Only the first " + shown + " " + of.things + " are listed: the server said that there are more and gave none, or there are too many for one list.")
	case of.more && of.total > of.shown:
		r.say(fmt.Sprintf("%s of %s %s are listed. --limit 0 lists all.", shown, words.Thousands(of.total), of.things))
	case of.more:
		r.say("Only the first " + shown + " " + of.things + " are listed. --limit 0 lists all.")
	}
}

// printFirst prints the first rows of a list that came whole, and says so where
// there are others.
func printFirst[T any](r *run, columns []lists.Column[T], rows []T, limit int, none, things string) error {
	shown := rows
	if limit > 0 {
		shown = rows[:min(limit, len(rows))]
	}
	if err := printList(r, columns, shown, none); err != nil {
		return err
	}
	r.sayRest(rest{shown: len(shown), total: len(rows), more: len(shown) < len(rows), limit: limit, things: things})
	return nil
}
