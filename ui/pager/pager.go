// Package pager shows a text in the program with which a person reads or edits texts
// elsewhere: $PAGER, or $VISUAL and $EDITOR. The text is in a file that only its owner
// can read, in a folder of its own, and both are gone when the program ends, however
// it does. What is written into the file is not taken back.
package pager

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/paint"
)

// Kind is what a text is opened with.
type Kind uint8

// The kinds.
const (
	Pager Kind = iota
	Editor
)

// ClosedMsg tells that the other program has ended, or why it could not be used. The
// error tells the person what to do.
type ClosedMsg struct{ Err error }

// Opener opens texts in other programs. Make it with New.
type Opener struct{ environ []string }

// New returns an Opener for whoever has the environment environ, as KEY=value.
func New(environ []string) *Opener { return &Opener{environ: environ} }

// Open returns the command that shows a text, which write writes, in another program
// until that ends. name is what the file is called, with its extension.
func (o *Opener) Open(kind Kind, name string, write func(io.Writer) error) tea.Cmd {
	return paint.Outside(
		func(ctx context.Context, in, out *os.File) error { return o.show(ctx, kind, name, write, in, out) },
		func(err error) tea.Msg { return ClosedMsg{explain(err)} })
}

// show shows the text on a terminal.
func (o *Opener) show(ctx context.Context, kind Kind, name string, write func(io.Writer) error, in, out *os.File) (err error) {
	line, err := o.choose(kind)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp(o.get("XDG_RUNTIME_DIR"), "ztsession-")
	if err != nil {
		folder, err = os.MkdirTemp("", "ztsession-")
	}
	if err != nil {
		return fmt.Errorf("no folder for the text can be made: %w", err)
	}
	defer func() { err = errors.Join(err, clear(folder)) }()
	path := filepath.Join(folder, name)
	if err := store(path, write); err != nil {
		return fmt.Errorf("the text cannot be written: %w", err)
	}
	cmd := o.command(ctx, line, path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, out
	if err := cmd.Run(); err != nil && ctx.Err() == nil {
		return &failure{line: line, err: err}
	}
	return nil
}

// store writes a file that its owner alone can read, and nobody write.
func store(path string, write func(io.Writer) error) (err error) {
	const readOnly = 0o400
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, readOnly)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return write(file)
}

// clear removes a folder and what a program may have put beside the text.
func clear(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return fmt.Errorf("the text could not be removed, it is in %s: %w", folder, err)
	}
	return nil
}

// choose returns the command line of the program.
func (o *Opener) choose(kind Kind) (string, error) {
	names, programs := []string{"PAGER"}, []string{"less", "more"}
	if kind == Editor {
		names, programs = []string{"VISUAL", "EDITOR"}, []string{"editor", "nano", "vi"}
	}
	for _, name := range names {
		if line := strings.TrimSpace(o.get(name)); line != "" {
			return line, nil
		}
	}
	for _, program := range programs {
		if o.find(program) {
			return program, nil
		}
	}
	return "", &missing{variable: names[len(names)-1], programs: programs}
}

// find reports whether a program is where the environment looks for programs.
func (o *Opener) find(program string) bool {
	if runtime.GOOS == "windows" {
		_, err := exec.LookPath(program)
		return err == nil
	}
	for _, folder := range filepath.SplitList(o.get("PATH")) {
		if folder == "" || !filepath.IsAbs(folder) {
			continue
		}
		if info, err := os.Stat(filepath.Join(folder, program)); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return true
		}
	}
	return false
}

// patience is how long a program that is to end is waited for.
const patience = 2 * time.Second

// command returns the program with the file as its last argument. The shell takes the
// line apart, as git and man have it do.
func (o *Opener) command(ctx context.Context, line, path string) *exec.Cmd {
	script := line + ` "$@"`
	if first, _, _ := strings.Cut(line, " "); !strings.Contains(first, "=") && !strings.ContainsAny(line, "|&;<>()") {
		// The program is in the place of the shell, so that a signal is for it.
		script = "exec " + script
	}
	name, args := "/bin/sh", []string{"-c", script, line, path}
	if runtime.GOOS == "windows" {
		words := append(strings.Fields(line), path)
		name, args = words[0], words[1:]
	}
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = o.surroundings()
	cmd.WaitDelay = patience
	if runtime.GOOS != "windows" {
		cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	}
	return cmd
}

// explain makes an error one for the person.
func explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	var told interface{ Problem() model.Problem }
	if errors.As(err, &told) {
		return err
	}
	return &failure{err: err}
}
