//go:build unix

package recent

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// childVariable makes the test binary a child process that plays a part.
const childVariable = "ZTSESSION_RECENT_TEST_CHILD"

// TestMain lets the test binary play several programs that run at once.
func TestMain(m *testing.M) {
	part, argument, isChild := strings.Cut(os.Getenv(childVariable), " ")
	if !isChild {
		os.Exit(m.Run())
	}
	if err := play(part, argument); err != nil {
		fmt.Print(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func play(part, argument string) error {
	s := patient(Open(os.Getenv, time.Now))
	switch part {
	case "mark":
		return mark(s, argument)
	case "hold":
		held, err := s.lock()
		if err != nil {
			return err
		}
		fmt.Print("held")
		// Until the parent kills it: its end of this never closes before.
		_, err = io.Copy(io.Discard, os.Stdin)
		runtime.KeepAlive(held)
		return err
	case "full":
		limit := syscall.Rlimit{}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
		return s.Add(session("new"), "")
	case "nobody":
		const nobody = 65534
		if err := syscall.Setuid(nobody); err != nil && os.Getuid() == 0 {
			return err
		}
		return s.Add(session("new"), "")
	default:
		return fmt.Errorf("there is no part %q", part)
	}
}

// patient makes s wait as long as a slow machine needs.
func patient(s *Store) *Store {
	s.wait = time.Minute
	return s
}

const marksEach = 15

// mark makes bookmarks that begin with prefix; bookmarks are all kept.
func mark(s *Store, prefix string) error {
	for i := range marksEach {
		if err := s.Bookmark(session(prefix+strconv.Itoa(i)), prefix); err != nil {
			return err
		}
	}
	return nil
}

// child returns the test binary as a program that plays a part on the file of s.
func child(ctx context.Context, s *Store, part, argument string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+part+" "+argument, "XDG_STATE_HOME="+filepath.Dir(filepath.Dir(s.Path())))
	return cmd
}

func TestNothingIsLostBetweenProgramsAndGoroutines(t *testing.T) {
	t.Parallel()
	s := patient(enabled(t))
	s.now = time.Now
	other := patient(Open(env("XDG_STATE_HOME", filepath.Dir(filepath.Dir(s.Path()))), time.Now))
	var writers sync.WaitGroup
	const each = 4
	for i := range each {
		for kind, write := range map[string]func(name string) error{
			"process-": func(name string) error {
				said, err := child(t.Context(), s, "mark", name).CombinedOutput()
				if err != nil {
					return fmt.Errorf("%w: %s", err, said)
				}
				return nil
			},
			"goroutine-": func(name string) error { return mark(s, name) },
			"store-":     func(name string) error { return mark(other, name) },
		} {
			writers.Go(func() {
				if err := write(kind + strconv.Itoa(i) + "-"); err != nil {
					t.Error(err)
				}
			})
		}
	}
	writers.Wait()
	entries, err := s.List()
	must(t, err)
	if len(entries) != 3*each*marksEach {
		t.Errorf("%d entries, want %d", len(entries), 3*each*marksEach)
	}
}

func TestTheLockOfAProgramThatWasKilledIsFree(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	s.wait = 0
	holder := child(t.Context(), s, "hold", "")
	out, err := holder.StdoutPipe()
	must(t, err)
	in, err := holder.StdinPipe()
	must(t, err)
	defer func() { _ = in.Close() }()
	must(t, holder.Start())
	said := make([]byte, len("held"))
	if _, err := out.Read(said); err != nil || string(said) != "held" {
		t.Fatalf("the holder said %q, %v", said, err)
	}
	expectFailure(t, s.Add(session("a"), ""), "busy")
	must(t, holder.Process.Kill())
	if err := holder.Wait(); err == nil {
		t.Error("the holder ended by itself")
	}
	must(t, s.Add(session("a"), ""))
}

func TestAWriteThatFailsLosesNothing(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	said, err := child(t.Context(), s, "full", "").Output()
	if err == nil || !strings.Contains(string(said), "could not be written") {
		t.Errorf("the child said %q, %v", said, err)
	}
	if got := listed(t, s); got != "a" {
		t.Errorf("the list is %q", got)
	}
	if _, err := os.Stat(s.name(newName)); err == nil {
		t.Error("the half-written file is still there")
	}
}

func TestAFolderThatMayOnlyBeReadIsSaid(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	folder := filepath.Dir(s.Path())
	// Everybody may read, where the child becomes somebody else; where it stays who
	// this is, only that one may, or the program would take the others' rights away.
	readable, enterable := os.FileMode(0o444), os.FileMode(0o555)
	if os.Getuid() != 0 {
		readable, enterable = 0o400, 0o500
	}
	must(t, os.Chmod(s.Path(), readable))
	must(t, os.Chmod(s.name(lockName), readable))
	for path := folder; path != os.TempDir(); path = filepath.Dir(path) {
		must(t, os.Chmod(path, enterable))
	}
	t.Cleanup(func() {
		for path := folder; path != os.TempDir(); path = filepath.Dir(path) {
			_ = os.Chmod(path, 0o700)
		}
	})
	said, err := child(t.Context(), s, "nobody", "").Output()
	if err == nil || !strings.Contains(string(said), "You may not do that") {
		t.Errorf("the child said %q, %v", said, err)
	}
	if got := read(t, s.Path()); !strings.Contains(got, `"a"`) || strings.Contains(got, "new") {
		t.Errorf("the file is %q", got)
	}
}
