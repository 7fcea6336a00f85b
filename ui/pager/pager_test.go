//go:build !windows

package pager

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"ztsession/model"
)

// desk is a person's environment with programs of their own, and what these leave.
type desk struct {
	t        *testing.T
	home     string
	out      *os.File
	opener   *Opener
	contents string
}

func newDesk(t *testing.T, variables ...string) *desk {
	t.Helper()
	home := t.TempDir()
	out, err := os.Create(filepath.Join(home, "out"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close() })
	environ := append([]string{"HOME=" + home, "XDG_RUNTIME_DIR=" + home, "PATH=" + home + ":/usr/bin:/bin"}, variables...)
	return &desk{t: t, home: home, out: out, opener: New(environ), contents: `{"email":"a@example.com"}` + "\n"}
}

// program puts a shell script where programs are.
func (d *desk) program(name, script string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.home, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) show(ctx context.Context, kind Kind) error {
	return d.opener.show(ctx, kind, "session.json", func(w io.Writer) error {
		_, err := io.WriteString(w, d.contents)
		return err
	}, nil, d.out)
}

// printed is what the program wrote.
func (d *desk) printed() string {
	d.t.Helper()
	text, err := os.ReadFile(d.out.Name())
	if err != nil {
		d.t.Fatal(err)
	}
	return string(text)
}

// left are the folders of texts that are still there.
func (d *desk) left() []string {
	all, _ := filepath.Glob(filepath.Join(d.home, "ztsession-*"))
	return all
}

func TestTheTextIsPrivateAndGoneAfterwards(t *testing.T) {
	d := newDesk(t, "PAGER=show 'two words' -x")
	d.program("show", `echo "$# $1 $2"; stat -c '%a' "$3" "$(dirname "$3")"; basename "$3"; cat "$3"; touch "$3.swp"`)
	if err := d.show(context.Background(), Pager); err != nil {
		t.Fatal(err)
	}
	if got, want := d.printed(), "3 two words -x\n400\n700\nsession.json\n"+d.contents; got != want {
		t.Errorf("the program has\n%swant\n%s", got, want)
	}
	if left := d.left(); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestNoCredentialsGoAlong(t *testing.T) {
	secrets := []string{
		"CLOUDFLARE_API_TOKEN=canary-1", "CLOUDFLARE_API_KEY=canary-2", "CLOUDFLARE_EMAIL=canary-3@example.com", "CF_API_TOKEN=canary-4",
		"MY_SECRET=canary-5", "GITHUB_TOKEN=canary-6", "AWS_SECRET_ACCESS_KEY=canary-7", "db_password=canary-8",
	}
	d := newDesk(t, slices.Concat(secrets, []string{"EDITOR=surroundings", "COLORTERM=truecolor", "LESSHISTFILE=/tmp/history"})...)
	d.program("surroundings", "env")
	if err := d.show(context.Background(), Editor); err != nil {
		t.Fatal(err)
	}
	printed := d.printed()
	if strings.Contains(printed, "canary") || strings.Contains(printed, "/tmp/history") {
		t.Errorf("the program has\n%s", printed)
	}
	for _, want := range []string{"HOME=" + d.home, "COLORTERM=truecolor", "LESSHISTFILE=-"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the program has no %s:\n%s", want, printed)
		}
	}
}

func TestWhatIsChosen(t *testing.T) {
	for _, test := range []struct {
		kind      Kind
		variables []string
		programs  []string
		want      string
	}{
		{Pager, []string{"PAGER=most -s"}, []string{"less"}, "most -s"},
		{Pager, []string{"PAGER= "}, []string{"less", "more"}, "less"},
		{Pager, nil, []string{"more"}, "more"},
		{Editor, []string{"EDITOR=nano", "VISUAL=code --wait"}, nil, "code --wait"},
		{Editor, []string{"EDITOR=nano"}, nil, "nano"},
		{Editor, nil, []string{"vi"}, "vi"},
	} {
		d := newDesk(t, append([]string{"PATH="}, test.variables...)...)
		d.opener.environ = append(d.opener.environ, "PATH="+d.home)
		for _, name := range test.programs {
			d.program(name, ":")
		}
		if got, err := d.opener.choose(test.kind); got != test.want || err != nil {
			t.Errorf("%v with %v: %q, %v; want %q", test.variables, test.programs, got, err, test.want)
		}
	}
}

func TestWhatGoesWrongIsToldAndLeavesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		variable, what string
	}{
		"no such program": {"PAGER=nosuch -x", `"nosuch -x" could not be started.`},
		"an exit code":    {"PAGER=false", `"false" ended with an error.`},
		"a crash":         {"PAGER=crash", `"crash" ended with an error.`},
		"hostile":         {"PAGER=false \x1b[2J", `"false \\x1b[2J" ended with an error.`},
		"nothing there":   {"PAGER=", "There is no program to open it with."},
	} {
		d := newDesk(t, test.variable)
		d.program("crash", "kill -SEGV $$")
		if test.variable == "PAGER=" {
			d.opener.environ = append(d.opener.environ, "PATH="+d.home)
		}
		err := explain(d.show(context.Background(), Pager))
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		problem := model.ProblemOf(err)
		if problem.What != test.what || strings.ContainsRune(problem.String(), '\x1b') {
			t.Errorf("%s: %q, want %q", name, problem.String(), test.what)
		}
		if left := d.left(); len(left) > 0 {
			t.Errorf("%s: %v is left", name, left)
		}
	}
}

// TestTheProgramEndsWithOurs: a signal that ends the program ends the other one, and
// the text goes.
func TestTheProgramEndsWithOurs(t *testing.T) {
	d := newDesk(t, "PAGER=wait-for-it")
	ctx, stop := context.WithCancel(context.Background())
	started := filepath.Join(d.home, "started")
	if err := unix.Mkfifo(started, 0o600); err != nil {
		t.Fatal(err)
	}
	d.program("wait-for-it", "echo started > "+started+"; exec sleep 60")
	done := make(chan error, 1)
	go func() { done <- d.show(ctx, Pager) }()
	// This waits for the program to write.
	if text, err := os.ReadFile(started); err != nil || string(text) != "started\n" {
		t.Fatalf("%q, %v", text, err)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("it ends with %v", err)
	}
	if left := d.left(); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestATextThatCannotBeWrittenIsNotShown(t *testing.T) {
	d := newDesk(t, "PAGER=cat")
	broken := errors.New("broken")
	err := d.opener.show(context.Background(), Pager, "x.json", func(io.Writer) error { return broken }, nil, d.out)
	if !errors.Is(err, broken) || d.printed() != "" || len(d.left()) > 0 {
		t.Errorf("%v; %q; %v", err, d.printed(), d.left())
	}
}
