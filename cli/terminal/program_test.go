//go:build unix

// Package terminal_test runs the built program on a real terminal: a
// pseudo-terminal whose other end is an emulator. It holds what no test inside
// the process can: raw mode, signals, job control, and what is left behind.
package terminal_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	// The program is built by a command of its own, which go test knows nothing
	// of: without this it would repeat an old result after the program changed.
	_ "ztsession/cli"
	"ztsession/screenshots/emulator"
)

// patience is far more than anything here takes: it only ends a test that hangs.
const patience = time.Minute

// binary is the program under test, built once by TestMain.
var binary string

func TestMain(m *testing.M) {
	if where := os.Getenv(mistakeVariable); where != "" {
		os.Exit(runMistake(where))
	}
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	folder, err := os.MkdirTemp("", "ztsession-terminal-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }()
	binary = filepath.Join(folder, "ztsession")
	if output, err := exec.Command("go", "build", "-o", binary, "ztsession").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "the program does not build: %v\n%s", err, output)
		return 1
	}
	manyAtOnce()
	return m.Run()
}

// manyAtOnce lets many tests run at a time unless go test is told how many: programs on a
// terminal wait for answers that never come, and take a second over it.
func manyAtOnce() {
	flag.Parse()
	told := false
	flag.Visit(func(f *flag.Flag) { told = told || f.Name == "test.parallel" })
	if !told {
		_ = flag.Set("test.parallel", "16")
	}
}

// program is a process on a terminal of its own.
type program struct {
	t        *testing.T
	ctx      context.Context
	screen   *emulator.Terminal
	output   *output
	master   *os.File // the emulator's end
	slave    *os.File // the program's end; open here too, so that its state can be read
	before   *term.State
	command  *exec.Cmd
	exitCode chan int
}

// options are what a test wants to be different.
type options struct {
	width, height int
	environment   []string
	stdin         io.Reader // nil is the terminal
	typedAhead    string
	answers       answers
	// quiet is a terminal that echoes nothing and takes no key for a signal, also
	// while the program does not have it.
	quiet bool
}

// start runs a command on a new terminal.
func start(t *testing.T, opts options, name string, args ...string) *program {
	t.Helper()
	p := &program{t: t, exitCode: make(chan int, 1)}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	p.ctx = ctx
	p.openTerminal(opts)
	p.command = exec.Command(name, args...)
	p.command.Dir = t.TempDir()
	p.command.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + p.command.Dir, "TERM=xterm-256color", "COLORTERM=truecolor",
	}, opts.environment...)
	p.command.Stdin, p.command.Stdout, p.command.Stderr = p.slave, p.slave, p.slave
	if opts.stdin != nil {
		p.command.Stdin = opts.stdin
	}
	// The descriptor of the controlling terminal is that of standard output.
	p.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if err := p.command.Start(); err != nil {
		t.Fatalf("the program does not start: %v", err)
	}
	go func() {
		_ = p.command.Wait()
		p.exitCode <- p.command.ProcessState.ExitCode()
	}()
	t.Cleanup(func() { _ = p.command.Process.Kill() })
	return p
}

func (p *program) openTerminal(opts options) {
	p.t.Helper()
	if opts.width == 0 {
		opts.width, opts.height = 120, 40
	}
	var err error
	if p.master, p.slave, err = openPair(); err != nil {
		p.t.Fatalf("this machine gives no pseudo-terminal, which the test needs (is /dev/ptmx there?): %v", err)
	}
	p.output = &output{to: p.master, answers: opts.answers}
	p.screen = emulator.New(opts.width, opts.height, answerer{p.output})
	p.output.screen = p.screen
	p.setSize(opts.width, opts.height)
	if opts.quiet {
		stty := exec.Command("stty", "-echo", "-isig")
		stty.Stdin = p.slave
		if output, err := stty.CombinedOutput(); err != nil {
			p.t.Fatalf("the terminal cannot be made quiet: %v %s", err, output)
		}
	}
	if p.before, err = term.GetState(p.slave.Fd()); err != nil {
		p.t.Fatal(err)
	}
	p.press(opts.typedAhead)
	shown := make(chan struct{})
	go func() {
		defer close(shown)
		_, _ = io.Copy(p.output, p.master)
	}()
	p.t.Cleanup(func() {
		p.hangUp()
		<-shown
		p.screen.Close()
	})
}

// openPair opens a pseudo-terminal. Its master does not block, or Close would
// wait for a Read that is under way, and the terminal stay open.
func openPair() (master, slave *os.File, err error) {
	blocking, slave, err := pty.Open()
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = blocking.Close() }()
	descriptor, err := syscall.Dup(int(blocking.Fd()))
	if err != nil {
		return nil, nil, err
	}
	syscall.CloseOnExec(descriptor)
	if err := syscall.SetNonblock(descriptor, true); err != nil {
		return nil, nil, err
	}
	return os.NewFile(uintptr(descriptor), "terminal"), slave, nil
}

// hangUp closes the terminal, as a window that is closed does.
func (p *program) hangUp() {
	_ = p.slave.Close()
	_ = p.master.Close()
}

func (p *program) setSize(width, height int) {
	p.t.Helper()
	if err := pty.Setsize(p.slave, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		p.t.Fatal(err)
	}
}

// resize changes the size of the terminal, which tells the program.
func (p *program) resize(width, height int) {
	p.t.Helper()
	p.screen.Resize(width, height)
	p.setSize(width, height)
}

// press sends what a terminal sends for keys.
func (p *program) press(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatalf("the terminal takes no keys: %v", err)
	}
}

// want waits until the screen shows every text.
func (p *program) want(texts ...string) *emulator.Screen {
	p.t.Helper()
	screen, err := p.screen.WaitFor(p.ctx, texts...)
	if err != nil {
		p.t.Fatal(err)
	}
	return screen
}

// until looks again and again whether something has come about that nothing tells of.
func (p *program) until(what string, is func() bool) {
	p.t.Helper()
	for !is() {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-p.ctx.Done():
			p.t.Fatalf("it never came about that %s; the screen shows:\n%s", what, p.screen.Screen().Text())
		}
	}
}

// signal sends the program a signal.
func (p *program) signal(s os.Signal) {
	p.t.Helper()
	if err := p.command.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// wantExit waits until the program has ended with a code.
func (p *program) wantExit(want int) {
	p.t.Helper()
	select {
	case code := <-p.exitCode:
		if code != want {
			p.t.Fatalf("the exit code is %d, want %d; the screen shows:\n%s", code, want, p.screen.Screen().Text())
		}
	case <-p.ctx.Done():
		p.t.Fatalf("the program does not end; the screen shows:\n%s", p.screen.Screen().Text())
	}
}

// wantRestored fails the test unless the terminal is as it was before the
// program: its modes, the ordinary screen, the cursor.
func (p *program) wantRestored() {
	p.t.Helper()
	after, err := term.GetState(p.slave.Fd())
	if err != nil {
		p.t.Fatal(err)
	}
	if !reflect.DeepEqual(after, p.before) {
		p.t.Errorf("the modes of the terminal are not restored:\n%+v\nwant\n%+v", after, p.before)
	}
	// What stands behind everything that the program wrote is written last.
	const mark = "<the next prompt>"
	if _, err := p.slave.WriteString(mark); err != nil && !errors.Is(err, os.ErrClosed) {
		p.t.Fatal(err)
	}
	if screen := p.want(mark); screen.AlternateScreen || !screen.CursorShown {
		p.t.Errorf("alternate screen %v, cursor shown %v; want false, true", screen.AlternateScreen, screen.CursorShown)
	}
	p.wantModesTakenBack()
}
