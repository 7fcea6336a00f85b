package cli

import (
	"os/exec"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"ztsession/cli/checkup"
	"ztsession/model/text/ascii"
	"ztsession/model/text/safe"
	"ztsession/ui/clipboard"
	"ztsession/ui/layout"
)

// examineTerminal says what this terminal can show, as far as it is known without
// asking it.
func (r *run) examineTerminal(report *checkup.Report) {
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
	case term == "" || term == "dumb":
		report.Add("colours", checkup.Note, "TERM is "+strconv.Quote(safe.Text(term))+", so that nothing is known of the terminal.", "Set TERM to what the terminal is, such as xterm-256color, for the screens.")
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
