package clipboard

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// fake plays the programs of a computer.
type fake struct {
	// works has the command lines that succeed, as they begin, and hangs those that
	// never end by themselves.
	works, hangs []string
	ran          []string
	inputs       []string
	environs     [][]string
}

func (f *fake) run(ctx context.Context, name string, args, environ []string, input string) error {
	line := strings.Join(append([]string{name}, args...), " ")
	f.ran, f.inputs, f.environs = append(f.ran, line), append(f.inputs, input), append(f.environs, environ)
	begins := func(one string) bool { return strings.HasPrefix(line, one) }
	switch {
	case slices.ContainsFunc(f.hangs, begins):
		<-ctx.Done()
		return ctx.Err()
	case slices.ContainsFunc(f.works, begins):
		return nil
	default:
		return errors.New("exit status 1")
	}
}

const (
	wayland = "WAYLAND_DISPLAY=wayland-0"
	x11     = "DISPLAY=:0"
	ssh     = "SSH_TTY=/dev/pts/1"
	inTmux  = "TMUX=/tmp/tmux-1000/default,1,0"
	xterm   = "TERM=xterm-256color"
)

// linux returns the clipboard of a Linux computer, whatever this one is.
func linux(f *fake, environ ...string) *Clipboard {
	c := New(environ, f.run)
	c.system = desktopPrograms(c.getenv)
	return c
}

func TestTheWays(t *testing.T) {
	tests := map[string]struct {
		environ      []string
		works, hangs []string
		way          Way
		by           string
		ran          string // command lines, of which each was begun
	}{
		"Wayland":                      {environ: []string{xterm, wayland, x11}, works: []string{"wl-copy"}, way: System, by: "wl-copy", ran: "wl-copy"},
		"X11":                          {environ: []string{xterm, x11}, works: []string{"xclip"}, way: System, by: "xclip", ran: "xclip -selection clipboard -in"},
		"the second of X11":            {environ: []string{xterm, x11}, works: []string{"xsel"}, way: System, by: "xsel", ran: "xclip -selection clipboard -in; xsel --clipboard --input"},
		"X11 beside a broken Wayland":  {environ: []string{xterm, wayland, x11}, works: []string{"xclip"}, way: System, by: "xclip", ran: "wl-copy; xclip -selection clipboard -in"},
		"a display that does not come": {environ: []string{xterm, x11, inTmux}, hangs: []string{"x"}, works: []string{"tmux"}, way: Tmux, by: "tmux", ran: "xclip -selection clipboard -in; xsel --clipboard --input; tmux load-buffer -w -"},
		"Windows below Linux":          {environ: []string{xterm, "WSL_DISTRO_NAME=Ubuntu"}, works: []string{"clip.exe"}, way: System, by: "clip.exe", ran: "clip.exe"},
		"the system before tmux":       {environ: []string{xterm, x11, inTmux}, works: []string{"xclip", "tmux"}, way: System, by: "xclip", ran: "xclip -selection clipboard -in"},
		"tmux":                         {environ: []string{"TERM=tmux-256color", inTmux}, works: []string{"tmux"}, way: Tmux, by: "tmux", ran: "tmux load-buffer -w -"},
		"nothing but a terminal":       {environ: []string{xterm}, way: Terminal},
		"nothing that works":           {environ: []string{xterm, wayland, inTmux}, way: Terminal, ran: "wl-copy; tmux load-buffer -w -; tmux load-buffer -"},
		"SSH":                          {environ: []string{xterm, ssh, x11, wayland}, works: []string{"xclip", "wl-copy"}, way: Terminal},
		"SSH by its connection":        {environ: []string{xterm, "SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22", x11}, works: []string{"xclip"}, way: Terminal},
		"SSH inside tmux":              {environ: []string{"TERM=tmux-256color", ssh, inTmux, x11}, works: []string{"xclip", "tmux"}, way: Tmux, by: "tmux", ran: "tmux load-buffer -w -"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &fake{works: tt.works, hangs: tt.hangs}
				copied, err := linux(f, tt.environ...).Copy(t.Context(), "the text")
				if err != nil || copied.Way != tt.way || copied.By != tt.by || strings.Join(f.ran, "; ") != tt.ran {
					t.Fatalf("got %+v, %v after %q", copied, err, f.ran)
				}
				want := ""
				if tt.way == Terminal {
					want = "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte("the text")) + "\x07"
				}
				if copied.Sequence != want {
					t.Errorf("the sequence is %q, want %q", copied.Sequence, want)
				}
				for i, input := range f.inputs {
					if input != "the text" && !strings.HasPrefix(f.ran[i], "clip.exe") {
						t.Errorf("%s was given %q", f.ran[i], input)
					}
				}
			})
		})
	}
}

// Only the newest versions of tmux pass a buffer on by themselves.
func TestAnOldTmuxKeepsTheTextToItself(t *testing.T) {
	f := &fake{}
	c := linux(f, "TERM=screen", inTmux)
	c.run = func(_ context.Context, _ string, args, _ []string, _ string) error {
		if slices.Contains(args, "-w") {
			return errors.New("unknown flag -w")
		}
		return nil
	}
	if copied, err := c.Copy(t.Context(), "x"); err != nil || copied.Way != TmuxBuffer {
		t.Errorf("got %+v, %v", copied, err)
	}
}

// TestNoProgramIsGivenACredential: they get what they need by name, and no other.
func TestNoProgramIsGivenACredential(t *testing.T) {
	f := &fake{}
	environ := []string{
		xterm, wayland, x11, inTmux, "HOME=/home/one", "PATH=/usr/bin", "CLOUDFLARE_API_TOKEN=secret", "CLOUDFLARE_API_KEY=secret", "CLOUDFLARE_EMAIL=secret",
		"AWS_SECRET_ACCESS_KEY=secret", "TF_VAR_token=secret", "HTTPS_PROXY=http://me:secret@proxy.example.com", "SSH_AUTH_SOCK=secret",
	}
	if _, err := linux(f, environ...).Copy(t.Context(), "x"); err != nil {
		t.Fatal(err)
	}
	if len(f.environs) == 0 {
		t.Fatal("nothing was started")
	}
	for i, given := range f.environs {
		if all := strings.Join(given, "\n"); strings.Contains(all, "secret") || !strings.Contains(all, wayland) || !strings.Contains(all, "HOME=/home/one") || !strings.Contains(all, inTmux) {
			t.Errorf("%s was given %q", f.ran[i], given)
		}
	}
	// An empty one would stand for that of this process.
	if given := childEnviron(nil); given == nil {
		t.Error("a program without variables gets those of this process")
	}
}

func TestWhatATerminalCannotTake(t *testing.T) {
	var tooLong *TooLongError
	long := strings.Repeat("x", longest+1)
	if _, err := linux(&fake{}, xterm, ssh).Copy(t.Context(), long); !errors.As(err, &tooLong) || tooLong.Bytes != len(long) {
		t.Errorf("a long text: %v", err)
	}
	if _, err := linux(&fake{}, xterm, x11).Copy(t.Context(), long); !errors.As(err, &tooLong) || !strings.Contains(err.Error(), "xclip: exit status 1") {
		t.Errorf("a long text, with no program that works: %v", err)
	}
	if copied, err := linux(&fake{works: []string{"xclip"}}, xterm, x11).Copy(t.Context(), long); err != nil || copied.Way != System {
		t.Errorf("a long text to a program: %+v, %v", copied, err)
	}
	if copied, err := linux(&fake{}, xterm).Copy(t.Context(), long[1:]); err != nil || len(copied.Sequence) > 100_010 {
		t.Errorf("the longest text makes %d bytes: %v", len(copied.Sequence), err)
	}
	for _, term := range []string{"TERM=linux", "TERM=dumb", "X=y"} {
		if _, err := linux(&fake{}, term).Copy(t.Context(), "x"); !errors.Is(err, ErrNoWay) {
			t.Errorf("%s: %v", term, err)
		}
	}
}

func TestScreenPassesTheSequenceOn(t *testing.T) {
	copied, err := linux(&fake{}, "TERM=screen-256color", "STY=1.pts-0.host").Copy(t.Context(), strings.Repeat("text", 1000))
	if err != nil || !strings.HasPrefix(copied.Sequence, "\x1bP\x1b]52;c;") || !strings.HasSuffix(copied.Sequence, "\x1b\\") {
		t.Errorf("%.40q, %v", copied.Sequence, err)
	}
	for part := range strings.SplitSeq(copied.Sequence, "\x1bP") {
		if len(part) > screenLimit+4 {
			t.Errorf("a part of %d bytes", len(part))
		}
	}
}

// TestCopyingIsBounded: a program that hangs is left after a while, and a caller
// that gives up is heard at once.
func TestCopyingIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{hangs: []string{"w", "x", "t"}}
		start := time.Now()
		copied, err := linux(f, xterm, wayland, x11, inTmux).Copy(t.Context(), "x")
		if took := time.Since(start); err != nil || copied.Way != Terminal || took > 5*perProgram {
			t.Errorf("got %+v, %v after %v", copied, err, took)
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := linux(&fake{}, xterm, x11).Copy(ctx, "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("after the caller gave up: %v", err)
	}
}

func TestUTF16(t *testing.T) {
	if got := fmt.Sprintf("% x", utf16LE("aé😀")); got != "ff fe 61 00 e9 00 3d d8 00 de" {
		t.Errorf("got %s", got)
	}
}
