package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model/finding"
	"ztsession/model/jsonout"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
)

// findingsCommand explains every sort of finding.
func (r *run) findingsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "findings",
		Short: "Explain what can be found wrong with a session",
		Long: `Explain every sort of finding: its id, how grave it is, what it means, the next step, and the page of Cloudflare's documentation. Reports, screens and -o json --findings have these ids.

A problem keeps the person out, or will. A warning may, or says that what matters is not known. A note is good to know, and may be as it should be. A finding that is open is about what could not be read or was not reported though it matters; with one, get --check ends with ` + fmt.Sprint(exitUnknown) + ` unless there is a problem too.`,
		Example: `ztsession findings
ztsession findings -o json | jq -r '.[].id'`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if r.settings().KindOutput == settings.JSON {
				return writing(kindsJSON(r.Stdout))
			}
			return writing(r.kindsText())
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	r.flags.AddKinds(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
	return cmd
}

// kindsText writes a paragraph for each sort.
func (r *run) kindsText() error {
	const usual, indent = 80, 2
	width := usual
	if r.StdoutWidth != nil && r.StdoutWidth() > 0 {
		width = r.StdoutWidth()
	}
	out := bufio.NewWriter(r.text())
	for i, kind := range finding.Kinds() {
		if i > 0 {
			_, _ = out.WriteString("\n") // Flush has the error.
		}
		_, _ = fmt.Fprintln(out, kindTitle(kind))
		for _, line := range kindLines(kind) {
			parts := []string{line}
			if line != kind.Source {
				// An address stays whole, so that it can be opened.
				parts = wrap.Text(line, max(width-indent, 1))
			}
			for _, part := range parts {
				_, _ = fmt.Fprintln(out, strings.Repeat(" ", indent)+part)
			}
		}
	}
	return out.Flush()
}

// kindTitle is the head of a sort: its id, how grave it is, whether it is open.
func kindTitle(kind *finding.Kind) string {
	title := kind.ID + "  " + kind.Severity.String()
	if kind.Open {
		title += ", open"
	}
	return title
}

// kindLines are what is said of a sort.
func kindLines(kind *finding.Kind) []string {
	lines := []string{kind.Means, "Next: " + kind.Next}
	if kind.Tell != "" {
		lines = append(lines, "Tell them: "+kind.Tell)
	}
	if kind.Source != "" {
		lines = append(lines, kind.Source)
	}
	return lines
}

// kindsManual is the chapter of the manual.
func kindsManual() string {
	lines := make([]string, 0, len(finding.Kinds()))
	for _, kind := range finding.Kinds() {
		id, grave, _ := strings.Cut(kindTitle(kind), "  ")
		lines = append(lines, "  "+id+"  "+words.Capital(grave)+". "+strings.Join(kindLines(kind), " "))
	}
	return strings.Join(lines, "\n\n")
}

// kindsJSON writes an object for each sort.
func kindsJSON(w io.Writer) error {
	out := bufio.NewWriter(w)
	to := jsonout.New(out, "  ")
	to.BeginList()
	for _, kind := range finding.Kinds() {
		to.BeginObject()
		for _, member := range []struct {
			name  string
			value any
		}{
			{"id", kind.ID},
			{"severity", kind.Severity.String()},
			{"open", kind.Open},
			{"subject", kind.Subject},
			{"means", kind.Means},
			{"next", kind.Next},
			{"tell", kind.Tell},
			{"source", kind.Source},
			{"question", kind.Question.String()},
		} {
			to.Name(member.name)
			to.Scalar(member.value)
		}
		to.EndObject()
	}
	to.EndList()
	if err := to.Err(); err != nil {
		return err
	}
	return out.Flush()
}
