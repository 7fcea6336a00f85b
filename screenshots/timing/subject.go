//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/creack/pty"

	"ztsession/screenshots/emulator"
)

const patience = 30 * time.Second

// subject is a program that is measured.
type subject struct {
	command []string
	wait    string

	frames, keys []time.Duration
	bytes        []int
	working      time.Duration // processor time for the keys
	idle, lazy   time.Duration // how long nothing was pressed, and the processor time then
	anonymous    []int64       // memory after the start, in bytes
}

// terminal is a running program.
type terminal struct {
	command    *exec.Cmd
	master     *os.File
	screen     *emulator.Terminal
	output     chan chunk
	firstFrame time.Duration
}

// chunk is one piece of output and when it came.
type chunk struct {
	bytes []byte
	at    time.Time
}

// replaced are the variables by which a program knows its terminal.
var replaced = []string{"TERM", "COLORTERM", "NO_COLOR", "TMUX", "SSH_TTY", "LINES", "COLUMNS"}

// start runs the program until its first frame is there.
func (s *subject) start(p plan) (*terminal, error) {
	t := &terminal{command: exec.CommandContext(context.Background(), s.command[0], s.command[1:]...), output: make(chan chunk, 1024)}
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); !slices.Contains(replaced, name) {
			t.command.Env = append(t.command.Env, variable)
		}
	}
	t.command.Env = append(t.command.Env, "TERM=xterm-256color", "COLORTERM=truecolor")
	began := time.Now()
	var err error
	if t.master, err = pty.StartWithSize(t.command, &pty.Winsize{Cols: uint16(p.width), Rows: uint16(p.height)}); err != nil {
		return nil, err
	}
	t.screen = emulator.New(p.width, p.height, t.master)
	go t.read()
	for {
		next, ok := t.next(patience)
		if !ok {
			t.end()
			return nil, fmt.Errorf("%s never showed %q", s.command[0], s.wait)
		}
		if strings.Contains(t.screen.Screen().Text(), s.wait) {
			t.firstFrame = next.at.Sub(began)
			return t, nil
		}
	}
}

func (t *terminal) read() {
	defer close(t.output)
	for {
		piece := make([]byte, 64<<10)
		n, err := t.master.Read(piece)
		if err != nil {
			return
		}
		t.output <- chunk{piece[:n], time.Now()}
	}
}

// next returns the next output and shows it; ok is false when none comes in time.
func (t *terminal) next(within time.Duration) (c chunk, ok bool) {
	select {
	case c, ok = <-t.output:
		_, _ = t.screen.Write(c.bytes)
		return c, ok
	case <-time.After(within):
		return chunk{}, false
	}
}

// end kills the program.
func (t *terminal) end() {
	_ = t.command.Process.Signal(syscall.SIGKILL)
	_ = t.command.Wait()
	_ = t.master.Close()
	for range t.output {
		// What it still wrote is of no use.
	}
	t.screen.Close()
}

// use lets the program be idle and presses keys.
func (s *subject) use(p plan) error {
	t, err := s.start(p)
	if err != nil {
		return err
	}
	defer t.end()
	for ok := true; ok; _, ok = t.next(5 * p.quiet) {
		// It settles.
	}
	pid := t.command.Process.Pid
	memory, err := anonymous(pid)
	before, errBefore := processorTime(pid)
	time.Sleep(p.idle)
	after, errAfter := processorTime(pid)
	if err := errors.Join(err, errBefore, errAfter); err != nil {
		return err
	}
	s.anonymous, s.idle, s.lazy = append(s.anonymous, memory), s.idle+p.idle, s.lazy+after-before
	for i := range p.presses {
		if err := s.press(t, p.keys[i%len(p.keys)], p.quiet); err != nil {
			return err
		}
	}
	worked, err := processorTime(pid)
	s.working += worked - after
	return err
}

// press presses a key and waits until nothing more has come for it for so long. The moments
// are random, or a program that draws at intervals would fall in step.
func (s *subject) press(t *terminal, key byte, quiet time.Duration) error {
	time.Sleep(rand.N(20 * time.Millisecond))
	pressed := time.Now()
	if _, err := t.master.Write([]byte{key}); err != nil {
		return err
	}
	first, ok := t.next(patience)
	if !ok {
		return fmt.Errorf("%s shows nothing for %q: %w", s.command[0], key, io.ErrNoProgress)
	}
	sent := len(first.bytes)
	for next, ok := t.next(quiet); ok; next, ok = t.next(quiet) {
		sent += len(next.bytes)
	}
	s.keys, s.bytes = append(s.keys, first.at.Sub(pressed)), append(s.bytes, sent)
	return nil
}

// row is one line of the table.
type row struct {
	name  string
	value float64
}

func (s *subject) rows() []row {
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	return []row{
		{"first frame p50 ms", ms(quantile(s.frames, 0.5))},
		{"key to paint p50 ms", ms(quantile(s.keys, 0.5))},
		{"key to paint p99 ms", ms(quantile(s.keys, 0.99))},
		{"processor ms per key", ms(s.working) / float64(len(s.keys))},
		{"idle processor %", 100 * float64(s.lazy) / float64(s.idle)},
		{"bytes per key p50", float64(quantile(s.bytes, 0.5))},
		{"RssAnon after start MiB", float64(quantile(s.anonymous, 0.5)) / (1 << 20)},
	}
}
