package cli

import (
	"context"
	"os/exec"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"ztsession/cli/checkup"
	"ztsession/cli/probe"
	"ztsession/model/text/ascii"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
	"ztsession/ui/clipboard"
	"ztsession/ui/layout"
)

// examineTerminal says what this terminal can show.
func (r *run) examineTerminal(ctx context.Context, report *checkup.Report) {
	const name = "terminal"
	if !r.StdoutIsTerminal || !r.StdinIsTerminal {
		report.Add(name, checkup.Note, "There is none to show screens on here; every command prints.", "")
	} else {
		r.examineSize(report)
	}
	term := r.Getenv("TERM")
	switch colours := colorprofile.Env(r.Environ); {
	case r.settings().NoColor:
		report.Add("colours", checkup.Note, "Switched off.", "")
	case term == "dumb":
		report.Add("colours", checkup.Note, "TERM is dumb, a terminal that nothing can be drawn on, so there is a talk line by line in place of screens.", "Set TERM to what the terminal is, such as xterm-256color, for the screens.")
	case term == "":
		report.Add("colours", checkup.Note, "TERM is not set, so that nothing is known of the terminal.", "Set TERM to what the terminal is, such as xterm-256color.")
	default:
		report.Add("colours", checkup.Good, safe.Text(term)+": "+coloursOf(colours)+".", "")
	}
	switch extent := ascii.Wanted(r.Getenv); {
	case extent == ascii.All:
		report.Add("characters", checkup.Note, "The locale is not UTF-8, so that all is drawn in ASCII.", "Set LANG to one that ends with .UTF-8, if the terminal has it.")
	case extent == ascii.Signs && ascii.Wide(r.Getenv):
		report.Add("characters", checkup.Good, "UTF-8; the environment says that lines take two cells, so that they and signs are drawn in ASCII.", "")
	case extent == ascii.Signs:
		report.Add("characters", checkup.Good, "UTF-8; this console has few shapes, so that lines and signs are drawn in ASCII.", "")
	default:
		report.Add("characters", checkup.Good, "UTF-8.", "")
	}
	r.examineWidths(ctx, report)
	var inside []string
	for _, one := range []struct{ variable, words string }{{"TMUX", "tmux"}, {"STY", "GNU Screen"}, {"SSH_CONNECTION", "SSH"}, {"WSL_DISTRO_NAME", "WSL"}} {
		if r.Getenv(one.variable) != "" {
			inside = append(inside, one.words)
		}
	}
	if len(inside) > 0 {
		report.Add("inside", checkup.Note, strings.Join(inside, ", ")+".", "")
	}
	has := func(program string) bool {
		_, err := exec.LookPath(program)
		return err == nil
	}
	if way := clipboard.New(r.Environ, nil).Likely(has); way != "" {
		report.Add("clipboard", checkup.Good, "What is copied is handed over by "+way+".", "")
	} else {
		report.Add("clipboard", checkup.Note, "Nothing here takes what is copied.", "On a screen, the plain view shows it for the terminal's own selection.")
	}
}

// examineWidths asks the terminal over how many cells it draws what borders, letters
// and emoji are: what it draws wider than the program counts pushes aside what stands
// behind it.
func (r *run) examineWidths(ctx context.Context, report *checkup.Report) {
	const name = "widths"
	if term := r.Getenv("TERM"); r.MeasureTerminal == nil || !r.StdoutIsTerminal || !r.StdinIsTerminal || term == "dumb" {
		return
	}
	w := r.MeasureTerminal(ctx)
	clusters := map[probe.Mode]string{
		probe.Silent: "it does not say how it measures emoji of several parts", probe.Unknown: "emoji of several parts are measured part by part",
		probe.On: "emoji of several parts are measured as one (mode 2027)", probe.Off: "emoji of several parts could be measured as one (mode 2027, which is off)",
	}[w.Clusters]
	says := "A line takes " + cells(w.Line) + ", an accented letter " + cells(w.Letter) + ", an emoji " + cells(w.Emoji) + "; " + clusters + "."
	const setting = "have the terminal draw characters of ambiguous width narrow"
	switch drawn := r.ascii(); {
	case w.Line == 0:
		report.Add(name, checkup.Unknown, "The terminal does not say how wide it draws characters.", "If borders are not straight, draw them with --ascii.")
	case w.Line > 1 && drawn == ascii.Nothing:
		report.Add(name, checkup.Bad, says+" Borders are not straight.", "In its settings, "+setting+"; or set RUNEWIDTH_EASTASIAN=1, and lines and signs are ASCII, names as they are. --ascii draws all in ASCII.")
	case w.Letter > 1:
		report.Add(name, checkup.Note, says+" Names with such letters push aside what stands behind them.", "In its settings, "+setting+".")
	default:
		report.Add(name, checkup.Good, says, "")
	}
}

// cells puts a number of cells into words.
func cells(n int) string { return words.Count(n, "cell", "cells") }

// examineSize says whether the terminal is large enough.
func (r *run) examineSize(report *checkup.Report) {
	width := 0
	if r.StdoutWidth != nil {
		width = r.StdoutWidth()
	}
	switch {
	case width == 0:
		report.Add("terminal", checkup.Unknown, "It does not say how large it is.", "")
	case width < layout.MinWidth:
		report.Add("terminal", checkup.Bad, strconv.Itoa(width)+" columns are too few; the screens need "+strconv.Itoa(layout.MinWidth)+".", "Make it larger.")
	default:
		report.Add("terminal", checkup.Good, strconv.Itoa(width)+" columns; the screens need "+strconv.Itoa(layout.MinWidth)+", and show all from 150 on.", "")
	}
}

func coloursOf(profile colorprofile.Profile) string {
	switch profile {
	case colorprofile.TrueColor:
		return "all colours"
	case colorprofile.ANSI256:
		return "256 colours"
	case colorprofile.ANSI:
		return "16 colours of its own"
	default:
		return "no colours"
	}
}
