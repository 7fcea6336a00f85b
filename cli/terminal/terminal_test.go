//go:build unix

package terminal_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"ztsession/screenshots/emulator"
)

// What a terminal sends for keys that are no characters.
const (
	enter  = "\r"
	tab    = "\t"
	escape = "\x1b"
	ctrlC  = "\x03"
	ctrlZ  = "\x1a"
)

// What the screens show and nothing else does.
const (
	onTheForm    = "Look up one Access session"
	onTheSession = "1 Identity"
	failingStory = "disk-not-encrypted"
)

func TestDemoFromTheFormToTheEnd(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "demo")
	form := p.want(onTheForm, "Nonce", "enter choose")
	if !form.AlternateScreen {
		t.Error("the form is not on the alternate screen")
	}
	p.openBySomeLetters("okaf")
	p.want("amina.okafor@example.com", "ACTIVE", onTheSession, "Nothing wrong")
	p.press(tab)
	p.want("1 Identity", "▐ Name")
	p.press("4")
	p.want("4 mTLS", "▐ ")
	p.press("5")
	p.want("▸5 JSON")
	p.press("?")
	p.want("JSON pane", "next pane")
	p.press(escape)
	p.want("▸5 JSON")
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// openBySomeLetters opens the only session of the only person whose name has
// the letters in it.
func (p *program) openBySomeLetters(letters string) {
	p.t.Helper()
	p.press(letters)
	p.want("People ∙ 1 ")
	p.press(enter)
}

func TestResizeRepaints(t *testing.T) {
	t.Parallel()
	p := start(t, options{width: 160, height: 45}, binary, "demo", failingStory)
	p.want(onTheSession, "1 Identity", "BitLocker on every disk", "? help")
	for _, size := range []struct {
		width, height int
		shows         []string
	}{
		{80, 24, []string{"▸0 Answer", "1 Identity", "BitLocker on every disk", "? help"}},
		{40, 12, []string{"▸0 Answer", "BitLocker on every disk", "? help"}},
		{30, 8, []string{"ztsession needs 40 columns"}},
		{160, 45, []string{onTheSession, "2 Devices", "BitLocker on every disk", "? help"}},
	} {
		p.resize(size.width, size.height)
		_, err := p.screen.Wait(p.ctx, strings.Join(size.shows, ", ")+" at the new size", func(s *emulator.Screen) bool {
			shown := s.Text()
			for _, text := range size.shows {
				if !strings.Contains(shown, text) {
					return false
				}
			}
			// The footer is on the last line when everything was drawn anew.
			last := shown[strings.LastIndex(shown, "\n")+1:]
			return size.height < 12 || strings.Contains(last, "? help")
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

func TestSignalsRestoreTheTerminal(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		signal syscall.Signal
		code   int
	}{
		{syscall.SIGHUP, 129},
		{syscall.SIGINT, 130},
		{syscall.SIGTERM, 143},
		{syscall.SIGQUIT, 131},
	} {
		for name, args := range map[string][]string{"form": {"demo"}, "session": {"demo", failingStory}} {
			t.Run(test.signal.String()+" on the "+name, func(t *testing.T) {
				t.Parallel()
				p := start(t, options{}, binary, args...)
				p.want("help")
				p.signal(test.signal)
				p.wantExit(test.code)
				p.wantRestored()
			})
		}
	}
}

func TestClosedWindowEndsTheProgram(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "demo")
	p.want(onTheForm)
	p.hangUp()
	p.wantExit(129)
}

func TestCtrlCEndsTheProgramFromAField(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "demo")
	p.want(onTheForm)
	p.press("q?z" + ctrlC)
	p.wantExit(0)
	p.wantRestored()
}

// TestSuspendAndResume runs the program under a shell, since only job control
// wakes it again.
func TestSuspendAndResume(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Fatalf("the test needs bash for its job control: %v", err)
	}
	p := start(t, options{environment: []string{"PS1=ready> "}}, shell, "--norc", "--noprofile", "-i")
	p.want("ready>")
	p.press(binary + " demo" + enter)
	p.want(onTheForm)
	p.press(ctrlZ)
	stopped := p.want("Stopped", "ready>")
	if stopped.AlternateScreen || !stopped.CursorShown {
		t.Errorf("while stopped: alternate screen %v, cursor shown %v; want false, true", stopped.AlternateScreen, stopped.CursorShown)
	}
	p.press("fg" + enter)
	p.want(onTheForm, "Nonce", "ctrl+c quit")
	p.openBySomeLetters("okaf")
	p.want(onTheSession)
	p.press("q")
	p.wantPrompt("demo")
	p.press("echo ended with $?" + enter)
	p.want("ended with 0")
	p.press("exit" + enter)
	p.wantExit(0)
}

// wantPrompt waits until the shell asks for a command below a line that ends
// with a text.
func (p *program) wantPrompt(below string) {
	p.t.Helper()
	_, err := p.screen.Wait(p.ctx, "a prompt", func(s *emulator.Screen) bool {
		return strings.HasSuffix(strings.TrimRight(s.Text(), "\n"), below+"\nready>")
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestOpenTakesDataFromAPipeAndKeysFromTheTerminal(t *testing.T) {
	t.Parallel()
	answer, err := exec.Command(binary, "demo", "-o", "raw", failingStory).Output()
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, options{stdin: bytes.NewReader(answer)}, binary, "open", "-")
	p.want("ben.lindqvist@example.com", onTheSession)
	p.press("4")
	p.want("▸ 4 mTLS")
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// colour matches an SGR sequence that sets a colour.
var colour = regexp.MustCompile(`\x1b\[(?:[0-9;:]*[;:])?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;:m]`)

func TestColourIsLeftOutWhereItIsNotWanted(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		environment []string
		args        []string
		colour      bool
	}{
		"a terminal of today": {nil, nil, true},
		"NO_COLOR=1":          {[]string{"NO_COLOR=1"}, nil, false},
		"NO_COLOR=yes":        {[]string{"NO_COLOR=yes"}, nil, false},
		"TERM=":               {[]string{"TERM=", "COLORTERM="}, nil, false},
		"--no-color":          {nil, []string{"--no-color"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, options{environment: test.environment}, binary, append([]string{"demo", failingStory}, test.args...)...)
			screen := p.want(onTheSession, "✗ BitLocker", "✓ WARP on", "? help")
			if got := colour.MatchString(screen.Styled); got != test.colour {
				t.Errorf("colour on the screen: %v, want %v", got, test.colour)
			}
			p.press("q")
			p.wantExit(0)
			p.wantRestored()
		})
	}
}

func TestWhatWasTypedAheadDoesNoHarm(t *testing.T) {
	t.Parallel()
	for name, typed := range map[string]string{
		"characters":                "some words",
		"bytes that are no text":    "\xff\xfe\xc3\x28\x80",
		"sequences of no key":       "\x1b[99;99~\x1b[1;1;1;1Z\x1b]9;x\x07\x1b[M   ",
		"answers to no question":    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?2026;2$y\x1b[?1;2c\x1b[12;40R",
		"half a bracketed paste":    "\x1b[200~half a paste\x1b[201~",
		"the wheel of the mouse":    "\x1b[<64;10;10M\x1b[<65;10;10M",
		"a sequence without an end": "\x1b[" + strings.Repeat("1;", 200),
		"too many parameters":       "\x1b[" + strings.Repeat("1;", 200) + "m",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, options{typedAhead: typed}, binary, "demo")
			p.want(onTheForm, "ctrl+c quit")
			p.press(ctrlC)
			p.wantExit(0)
			p.wantRestored()
		})
	}
}

func TestNoTerminalPrintsTheReport(t *testing.T) {
	t.Parallel()
	command := exec.Command(binary, "demo")
	command.Env = append(os.Environ(), "TERM=dumb")
	report, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(report, []byte("amina.okafor@example.com")) || bytes.Contains(report, []byte("\x1b")) {
		t.Errorf("the report is not plain text about the first story:\n%s", report)
	}
}

// TestDoctorMeasuresTheTerminal, leaves it as it was, and takes its answers off it.
func TestDoctorMeasuresTheTerminal(t *testing.T) {
	t.Parallel()
	p := start(t, options{width: 120, height: 40, environment: []string{"CLOUDFLARE_BASE_URL=http://127.0.0.1:1"}}, binary, "doctor")
	const network = 5
	p.wantExit(network)
	p.want("A line takes 1 cell, an accented letter 1 cell")
	p.wantRestored()
	p.wantNothingForTheShell()
}
