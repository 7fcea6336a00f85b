//go:build !windows

package paint

import (
	"os"
	"os/signal"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// device is the terminal's file behind the input and the output. Where one of
// them is something else, such as the channel of an SSH connection, whoever
// made it has to do what a device does.
type device struct {
	in, out term.File // nil when it is no terminal

	mu     sync.Mutex
	cooked *term.State // how in was before it was made raw; nil while it is not raw

	stops   chan os.Signal // SIGTSTP while it is watched
	resumed atomic.Bool    // the next SIGCONT is that of stop
}

func newDevice(t Terminal) *device {
	return &device{in: terminalFile(t.In), out: terminalFile(t.Out), stops: make(chan os.Signal, 1)}
}

func terminalFile(stream any) term.File {
	if file, ok := stream.(term.File); ok && term.IsTerminal(file.Fd()) {
		return file
	}
	return nil
}

// moves returns how the cursor can be moved. It looks at the terminal before it
// is made raw.
func (d *device) moves() moves {
	if d.in == nil {
		return moves{mapNewline: true}
	}
	state, err := term.GetState(d.in.Fd())
	return moves{short: err == nil && shortMoves(state)}
}

// makeRaw hands the program every key as it is pressed.
func (d *device) makeRaw() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.in == nil {
		return nil
	}
	cooked, err := term.MakeRaw(d.in.Fd())
	if err == nil {
		d.cooked = cooked
	}
	return err
}

// makeRawAgain does so after somebody else had the terminal, who may have left it
// in any state. What restore goes back to stays what it was at first.
func (d *device) makeRawAgain() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cooked != nil {
		_, _ = term.MakeRaw(d.in.Fd()) // A terminal that is gone ends the program by itself.
	}
}

// restore undoes makeRaw.
func (d *device) restore() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cooked == nil {
		return
	}
	// A terminal that is gone cannot be restored.
	_ = term.Restore(d.in.Fd(), d.cooked)
	d.cooked = nil
}

// abandon gives back a terminal that takes no more output: what it has not
// taken yet is dropped, to make room for the sequences that restore it. It
// waits for a moment only.
func (d *device) abandon() {
	const patience = 200 * time.Millisecond
	if d.out != nil {
		_ = dropOutput(d.out.Fd())
		wake(d.out.Fd())
		written := make(chan struct{})
		go func() {
			defer close(written)
			// The file's own Write would wait for the one that is stuck.
			_, _ = unix.Write(int(d.out.Fd()), []byte(everythingOff))
		}()
		select {
		case <-written:
		case <-time.After(patience):
		}
	}
	d.restore()
}

// size returns the size of the terminal in cells; ok is false when there is
// none. One that has no size has what the environment says, or 80x24.
func (d *device) size(environ uv.Environ) (width, height int, ok bool) {
	if d.out == nil {
		return 0, 0, false
	}
	width, height, err := term.GetSize(d.out.Fd())
	if err != nil {
		return 0, 0, false
	}
	return positive(width, environ.Getenv("COLUMNS"), 80), positive(height, environ.Getenv("LINES"), 24), true
}

func positive(size int, variable string, otherwise int) int {
	if size > 0 {
		return size
	}
	if number, err := strconv.Atoi(variable); err == nil && number > 0 {
		return number
	}
	return otherwise
}

// watchSize calls changed whenever the size may have changed, until stop is
// closed.
func (d *device) watchSize(stop <-chan struct{}, changed func()) {
	if d.out == nil {
		return
	}
	resized := make(chan os.Signal, 1)
	signal.Notify(resized, syscall.SIGWINCH)
	go func() {
		defer signal.Stop(resized)
		for {
			select {
			case <-resized:
				changed()
			case <-stop:
				return
			}
		}
	}()
}

// canStop reports whether somebody can continue the process when it stops: a
// session leader has no shell that would, and the kernel does not stop it.
func (d *device) canStop() bool {
	session, err := unix.Getsid(0)
	return d.in != nil && err == nil && session != os.Getpid()
}

// watchStops calls stop for a SIGTSTP from outside, which would leave the terminal
// as it is, and continued after somebody else has stopped the process, until end is
// closed. Where SIGTSTP is ignored it stays so.
func (d *device) watchStops(end <-chan struct{}, stop, continued func()) {
	if d.in == nil {
		return
	}
	wakes := make(chan os.Signal, 1)
	signal.Notify(wakes, syscall.SIGCONT)
	if canRestoreStops && !signal.Ignored(syscall.SIGTSTP) {
		signal.Notify(d.stops, syscall.SIGTSTP)
	}
	go func() {
		defer signal.Stop(wakes)
		defer signal.Stop(d.stops)
		for {
			select {
			case <-d.stops:
				stop()
			case <-wakes:
				if !d.resumed.Swap(false) {
					continued()
				}
			case <-end:
				return
			}
		}
	}()
}

// stop stops the process group, as ctrl+z does outside raw mode, and returns
// when it is continued. A group that nobody could continue is not stopped by
// the kernel, and no signal says so: then stop returns after a moment, with false.
func (d *device) stop() (stopped bool) {
	const patience = 200 * time.Millisecond
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	watch := defaultStops()
	defer watch()
	d.resumed.Store(true)
	if err := unix.Kill(0, unix.SIGTSTP); err != nil {
		return false
	}
	// Time goes on while the process is stopped, so one wait may end together
	// with the stop.
	for range 2 {
		select {
		case <-continued:
			return true
		case <-time.After(patience / 2):
		}
	}
	d.resumed.Store(false)
	return false
}
