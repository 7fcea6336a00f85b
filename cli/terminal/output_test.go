//go:build unix

package terminal_test

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"

	"ztsession/screenshots/emulator"
)

// answers is when a terminal answers what it is asked.
type answers uint8

const (
	atOnce answers = iota
	late           // when the program has left the screen, or answerNow is called
	never
)

// leavesScreen is what a program writes that gives the terminal back.
const leavesScreen = "\x1b[?1049l"

// output is what a program has written. It hands it on to the emulator, and
// the emulator's answers back.
type output struct {
	screen  *emulator.Terminal
	to      io.Writer
	answers answers

	mu      sync.Mutex
	all     bytes.Buffer
	waiting bytes.Buffer  // answers that are late
	stopped chan struct{} // while it is not nil and open nothing is read
}

// Write takes what the program wrote.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	stopped := o.stopped
	o.mu.Unlock()
	if stopped != nil {
		<-stopped
	}
	n, err := o.screen.Write(p)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all.Write(p)
	o.answer()
	return n, err
}

// answer sends the late answers that are due. The caller holds the lock.
func (o *output) answer() {
	if bytes.Contains(o.all.Bytes(), []byte(leavesScreen)) && o.waiting.Len() > 0 {
		// Where the program has ended nobody needs them.
		_, _ = o.waiting.WriteTo(o.to)
	}
}

// answerNow sends the late answers, those that are to come too.
func (o *output) answerNow() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.answers = atOnce
	_, _ = o.waiting.WriteTo(o.to)
}

// text returns everything that was written until now.
func (o *output) text() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.all.String()
}

// answerer takes the emulator's answers.
type answerer struct{ output *output }

// Write hands an answer to the program in its time.
func (a answerer) Write(p []byte) (int, error) {
	o := a.output
	o.mu.Lock()
	defer o.mu.Unlock()
	switch o.answers {
	case atOnce:
		return o.to.Write(p)
	case late:
		o.waiting.Write(p)
		o.answer()
	case never:
	}
	return len(p), nil
}

// mode matches the sequences that set and take back a mode of the terminal.
var mode = regexp.MustCompile(`\x1b\[\?(\d+)([hl])`)

// keyboard matches the sequence that pushes flags of the keyboard, whichever.
var keyboard = regexp.MustCompile(`\x1b\[>\d+u`)

// wantModesTakenBack fails the test unless the program has taken back every
// mode that it has set: it knows nothing of the modes that the emulator knows.
func (p *program) wantModesTakenBack() {
	p.t.Helper()
	written := p.output.text()
	set := map[string]bool{}
	for _, change := range mode.FindAllStringSubmatch(written, -1) {
		set[change[1]] = change[2] == "h"
	}
	const cursor, wrap = "25", "7"
	for number, on := range set {
		if ordinary := number == cursor || number == wrap; on != ordinary {
			p.t.Errorf("mode %s is left %v", number, on)
		}
	}
	// What restores an abandoned terminal can come behind what the program
	// had written to leave it.
	abandoned := strings.Count(written, "\x18")
	if pushed, popped := len(keyboard.FindAllString(written, -1)), strings.Count(written, "\x1b[<1u"); pushed != popped && pushed != popped-abandoned {
		p.t.Errorf("the keyboard's flags are pushed %d times and popped %d times", pushed, popped)
	}
	if strings.LastIndex(written, "\x1b[>4m") < strings.LastIndex(written, "\x1b[>4;2m") {
		p.t.Error("modifyOtherKeys is left on")
	}
}

// wantNothingForTheShell fails the test when the program has left something
// unread that the shell would take for keys.
func (p *program) wantNothingForTheShell() {
	p.t.Helper()
	const line = "<what is typed next>\n"
	p.press(line)
	got := make([]byte, 4096)
	n, err := p.slave.Read(got)
	if err != nil || string(got[:n]) != line {
		p.t.Errorf("the shell gets %q, %v; want %q", got[:n], err, line)
	}
}
