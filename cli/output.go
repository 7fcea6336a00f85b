package cli

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"syscall"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/report"
	"ztsession/model/text/ascii"
	"ztsession/model/ticket"
)

// checkOutput refuses what must not be printed, before anything is fetched.
func (r *run) checkOutput() error {
	switch {
	case r.settings().Findings && r.settings().Output != settings.JSON:
		return model.WrongUsage("--findings adds to the JSON of a session.", "Use it with -o json; the other reports begin with the findings.")
	case r.settings().Output != settings.Raw:
		return nil
	case r.isMasked():
		return model.WrongUsage("The raw body cannot be masked.", "Use -o json with --mask.")
	case r.StdoutIsTerminal:
		return model.WrongUsage("The raw body is not printed to a terminal, since it may hold control characters.", "Redirect it to a file, or use -o json.")
	default:
		return nil
	}
}

// wantsPrint reports whether a command that could open the screens prints
// instead: -o was given, or there is nobody to show them to and --accessible was not. A command that
// reads its session from standard input gets its keys from the terminal.
func (r *run) wantsPrint(cmd *cobra.Command, readsStdin bool) bool {
	readsStdin = readsStdin || r.settings().TokenFile == stdinName
	if r.settings().Accessible && !readsStdin {
		// Lines need no terminal.
		return cmd.Flags().Changed("output")
	}
	return cmd.Flags().Changed("output") || !r.StdoutIsTerminal || !r.StdinIsTerminal && !readsStdin
}

// print writes s to standard output in the form that -o names, masked with --mask.
func (r *run) print(s *model.Session) error { return r.printShown(r.masker().Session(s)) }

// printShown prints a session as it may be shown.
func (r *run) printShown(s *model.Session) error {
	c := r.settings().Clock()
	if s.Origin.Recorded {
		// Ages are those of the moment that it is about.
		c.Now = s.Origin.FetchedAt
	}
	var err error
	switch r.settings().Output {
	case settings.Markdown:
		// A ticket is read later, when "2h ago" says nothing.
		if c.Mode == clock.Relative {
			c.Mode = clock.Local
		}
		err = report.Markdown(r.Stdout, s, c)
	case settings.JSON:
		if r.settings().Findings {
			err = report.JSONWithFindings(r.Stdout, s, c.Now)
		} else {
			err = report.JSON(r.Stdout, s)
		}
	case settings.Ticket:
		_, err = io.WriteString(r.text(), ticket.Text(s, c, r.program()))
	case settings.Raw:
		_, err = r.Stdout.Write(s.Body)
	default:
		err = report.Text(r.text(), s, c, report.Width)
	}
	return writing(err)
}

// program is what a ticket says of this program.
func (r *run) program() ticket.Program {
	base := r.settings().BaseURL
	if address, err := url.Parse(base); err != nil || address.User != nil {
		base = ""
	}
	return ticket.Program{Version: version(), BaseURL: base, Again: r.again}
}

// ascii returns how much of what is shown has to be written in ASCII.
func (r *run) ascii() ascii.Extent {
	if r.settings().ASCII {
		return ascii.All
	}
	return ascii.Wanted(r.Getenv)
}

// text returns standard output for text that a person reads, in the signs that
// the locale has, or that were asked for.
func (r *run) text() io.Writer {
	extent := r.ascii()
	if extent == ascii.Nothing {
		return r.Stdout
	}
	return &ascii.Writer{To: r.Stdout, Letters: extent == ascii.Signs || !r.StdoutIsTerminal}
}

// writing explains an error of standard output, for instance a full disk.
func writing(err error) error {
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return err
	}
	return fmt.Errorf("the output could not be written: %w", err)
}
