package render

import (
	"strings"

	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/text/inert"
	"ztsession/model/text/measure"
	"ztsession/model/text/words"
)

const (
	// mostInTicket is how many differences a ticket has a line for.
	mostInTicket = 5
	// longestLine is how many cells a line of a ticket is wide at most.
	longestLine = 400
)

// Ticket returns a comparison in about ten lines for a ticket. again is the
// command that makes it once more, and version the program's; either may be
// empty. Moments are in UTC.
func Ticket(c *compare.Comparison, words clock.Clock, again, version string) string {
	words.Mode = clock.UTC
	lines := []string{"Compared: " + c.Headline(words), "There: " + Side(c.There, words), "Here: " + Side(c.Here, words)}
	rows := c.Select(false, false)
	if len(rows) > 1 {
		for i := range rows[:min(len(rows), mostInTicket)] {
			lines = append(lines, "- "+strings.ToUpper(rows[i].Weight.String())+" "+rows[i].Line(words))
		}
	}
	if more := len(rows) - mostInTicket; more > 0 {
		lines = append(lines, "- and "+moreOf(more, rows[mostInTicket:]))
	}
	lines = append(lines, Counted(c.Count(), Wanted{}))
	// The command below is there to be run, so it stays as it is.
	for i := range lines {
		lines[i] = inert.Text(lines[i])
	}
	if again != "" {
		lines = append(lines, "See it again: "+again)
	}
	if version != "" {
		lines = append(lines, "Made by: ztsession "+version)
	}
	for i := range lines {
		lines[i] = measure.Truncate(lines[i], longestLine, "...")
	}
	return strings.Join(lines, "\n") + "\n"
}

// moreOf names what has no line of its own.
func moreOf(count int, rows []compare.Row) string {
	names := make([]string, 0, mostInTicket+1)
	for i := range rows[:min(len(rows), mostInTicket)] {
		names = append(names, rows[i].Subject)
	}
	if len(rows) > len(names) {
		names = append(names, "...")
	}
	return words.Thousands(count) + " more: " + strings.Join(names, ", ")
}
