package cli

import (
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/report"
)

// output is what -o names.
type output string

// The outputs of a session.
const (
	asText     output = "text"
	asJSON     output = "json"
	asMarkdown output = "markdown"
	asRaw      output = "raw"
)

func outputNames() []string {
	return []string{string(asText), string(asJSON), string(asMarkdown), string(asRaw)}
}

// checkOutput refuses what must not be printed, before anything is fetched.
func (r *run) checkOutput() error {
	switch {
	case output(r.flags.output.value) != asRaw:
		return nil
	case r.flags.mask:
		return model.WrongUsage("The raw body cannot be masked.", "Use -o json with --mask.")
	case r.StdoutIsTerminal:
		return model.WrongUsage("The raw body is not printed to a terminal, since it may hold control characters.", "Redirect it to a file, or use -o json.")
	default:
		return nil
	}
}

// wantsPrint reports whether a command that could open the screens prints
// instead: -o was given, or there is nobody to show them to. A command that
// reads its session from standard input gets its keys from the terminal.
func (r *run) wantsPrint(cmd *cobra.Command, readsStdin bool) bool {
	return cmd.Flags().Changed("output") || !r.StdoutIsTerminal || !r.StdinIsTerminal && !readsStdin
}

// print writes s to standard output in the form that -o names.
func (r *run) print(s *model.Session, now time.Time) error {
	c := r.words()
	c.Now = now
	var err error
	switch output(r.flags.output.value) {
	case asText:
		err = report.Text(r.Stdout, s, c, report.Width)
	case asMarkdown:
		// A ticket is read later, when "2h ago" says nothing.
		if c.Mode == clock.Relative {
			c.Mode = clock.Local
		}
		err = report.Markdown(r.Stdout, s, c)
	case asJSON:
		err = report.JSON(r.Stdout, s)
	case asRaw:
		_, err = r.Stdout.Write(s.Body)
	}
	return writing(err)
}

// writing explains an error of standard output, for instance a full disk.
func writing(err error) error {
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return err
	}
	return fmt.Errorf("the output could not be written: %w", err)
}
