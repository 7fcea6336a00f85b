package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/model/ticket"
	"ztsession/ui/clipboard"
)

// fakeClipboard keeps what it is handed and answers as a test tells it to.
type fakeClipboard struct {
	texts  []string
	answer clipboard.Copied
	err    error
	wait   time.Duration
}

func (f *fakeClipboard) Copy(ctx context.Context, text string) (clipboard.Copied, error) {
	f.texts = append(f.texts, text)
	select {
	case <-time.After(f.wait):
		return f.answer, f.err
	case <-ctx.Done():
		return clipboard.Copied{}, ctx.Err()
	}
}

// last returns what was handed over last.
func (f *fakeClipboard) last(t *testing.T) string {
	t.Helper()
	if len(f.texts) == 0 {
		t.Fatal("nothing was copied")
	}
	return f.texts[len(f.texts)-1]
}

func TestCopyingTakesTheTicketAndTheReport(t *testing.T) {
	for name, opts := range map[string]func(*testing.T) (Options, []string){
		"looked up": func(t *testing.T) (Options, []string) {
			source, _ := maskedCompany(t)
			return Options{Source: source}, []string{"enter", "enter"}
		},
		"a saved answer": func(t *testing.T) (Options, []string) { return opened(t, "all-pass"), nil },
		"a last seen identity": func(t *testing.T) (Options, []string) {
			source, _ := maskedCompany(t)
			return Options{Source: source}, []string{"enter", "enter", "p", "2"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "xclip"}}
			given, keys := opts(t)
			given.Clipboard, given.Program = board, ticket.Program{Version: "v1.2.3"}
			drive(t, given, 120, 30, func(d *driver) {
				d.press(keys...)
				d.press("y")
				d.want("Copied the ticket to the clipboard (xclip).")
				text := board.last(t)
				for _, want := range []string{"Who: ", "amina.okafor@example.com", "Made by: ztsession v1.2.3\n", "Ids: "} {
					if !strings.Contains(text, want) {
						t.Errorf("the ticket lacks %q:\n%s", want, text)
					}
				}
				d.press("Y")
				d.want("Copied the report to the clipboard (xclip).")
				if report := board.last(t); !strings.Contains(report, "\nIdentity\n") || !strings.Contains(report, "\nClient certificate\n") {
					t.Errorf("the report is\n%s", report)
				}
			})
		})
	}
}

// Under a mask only what is masked leaves the program, at each step.
func TestCopiesAreMasked(t *testing.T) {
	for _, step := range []mask.Step{mask.People, mask.All} {
		source, session := maskedCompany(t)
		board := &fakeClipboard{}
		hidden := people(session)
		if step == mask.All {
			hidden = private(session)
		}
		drive(t, Options{Source: source, Clipboard: board, Mask: mask.New().At(step)}, 120, 30, func(d *driver) {
			d.press("enter", "enter", "y", "Y", "V")
			d.wantMasked("the plain text", hidden)
			d.press("V")
			d.wantMasked("the whole plain text", hidden)
			d.press("esc", "p", "y", "2", "y", "3", "y")
			if len(board.texts) != 5 {
				t.Errorf("%d texts were copied: %q", len(board.texts), board.texts)
			}
			for _, text := range board.texts {
				for _, private := range hidden {
					if private != "" && strings.Contains(strings.ToLower(text), strings.ToLower(private)) {
						t.Errorf("at step %v %q is in\n%s", step, private, text)
					}
				}
			}
		})
	}
}

func TestTheRowOfAListIsCopiedPlainly(t *testing.T) {
	source, _ := maskedCompany(t)
	board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "wl-copy"}}
	drive(t, Options{Source: source, Clipboard: board}, 120, 30, func(d *driver) {
		d.press("enter", "enter", "p", "y")
		d.want("Copied the row to the clipboard (wl-copy).")
		if row := board.last(t); !strings.Contains(row, "nonceOf01") || strings.ContainsAny(row, "\n│\x1b") {
			t.Errorf("the row is %q", row)
		}
		d.press("3", "y")
		if row := board.last(t); !strings.Contains(row, "Payroll of amina.okafor@example.com") || !strings.Contains(row, "2026-09-10 12:00:00 UTC") {
			t.Errorf("the row is %q", row)
		}
	})
}

// Below a field, where letters are text, the rows of its list are copied too.
func TestTheRowBelowAFieldIsCopied(t *testing.T) {
	source, _ := maskedCompany(t)
	board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "wl-copy"}}
	drive(t, Options{Source: source, Clipboard: board}, 120, 30, func(d *driver) {
		d.typeText("amina")
		d.pass(time.Second)
		d.press("ctrl+y")
		d.want("Copied the row to the clipboard (wl-copy).")
		if row := board.last(t); !strings.Contains(row, "amina.okafor@example.com") {
			t.Errorf("the row is %q", row)
		}
		d.press("ctrl+x", "ctrl+y")
		if row := board.last(t); strings.Contains(strings.ToLower(row), "amina") || !strings.Contains(row, "@masked.example") {
			t.Errorf("with people masked the row is %q", row)
		}
	})
}

// What is said of each way, and no more than is known of it.
func TestTheWayOfACopyIsSaid(t *testing.T) {
	for want, answer := range map[string]fakeClipboard{
		"Copied the ticket to the clipboard (pbcopy).":                                                                              {answer: clipboard.Copied{Way: clipboard.System, By: "pbcopy"}},
		"Copied the ticket to tmux (prefix ]). If paste gives nothing, press V.":                                                    {answer: clipboard.Copied{Way: clipboard.Tmux, By: "tmux"}},
		"Copied the ticket to tmux alone (prefix ]). For other windows press V.":                                                    {answer: clipboard.Copied{Way: clipboard.TmuxBuffer, By: "tmux"}},
		"Sent the ticket to the terminal by OSC 52. If paste gives nothing, press V.":                                               {answer: clipboard.Copied{Way: clipboard.Terminal, Sequence: "\x1b]52;c;eA==\x07"}},
		"The ticket was not copied: xclip: exit status 1. To select it yourself, press V.":                                          {err: errors.New("xclip: exit status 1")},
		"was not copied: the text has 80 kB, and a terminal takes 74 kB. To select it yourself, press V, or print it with -o text.": {err: &clipboard.TooLongError{Bytes: 80_000}},
	} {
		opts := opened(t, "all-pass")
		opts.Clipboard = &answer
		drive(t, opts, 160, 45, func(d *driver) {
			sent := ""
			d.seen = func(msg tea.Msg) { sent += fmt.Sprint(msg) }
			d.press("y")
			d.want(want)
			if sequence := answer.answer.Sequence; sequence != "" && !strings.Contains(sent, sequence) {
				t.Error("nothing was sent to the terminal")
			}
		})
	}
}

// TestTheWayIsSaidWholeOnASmallTerminal: what to do when nothing is pasted too.
func TestTheWayIsSaidWholeOnASmallTerminal(t *testing.T) {
	for _, key := range []string{"y", "Y"} {
		for _, way := range []clipboard.Way{clipboard.Terminal, clipboard.Tmux} {
			opts := opened(t, "all-pass")
			opts.Clipboard = &fakeClipboard{answer: clipboard.Copied{Way: way}}
			drive(t, opts, 40, 12, func(d *driver) {
				d.press(key)
				d.want("nothing, press V.")
			})
		}
	}
}

// TestCopyingHoldsNothingUp: other keys work meanwhile, and the newest copy is the
// one that counts.
func TestCopyingHoldsNothingUp(t *testing.T) {
	board := &fakeClipboard{wait: time.Second, answer: clipboard.Copied{Way: clipboard.System, By: "slow"}}
	opts := opened(t, "all-pass")
	opts.Clipboard = board
	drive(t, opts, 120, 30, func(d *driver) {
		d.press("y", "5")
		d.want("5 JSON", "\"success\": true")
		d.wantNot("Copied")
		d.press("Y")
		d.pass(1100 * time.Millisecond)
		d.want("Copied the report")
		d.wantNot("Copied the ticket")
	})
}

func TestPlainTextHasNothingAroundIt(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		source, _ := maskedCompany(t)
		drive(t, Options{Source: source, Clipboard: &fakeClipboard{}}, size[0], size[1], func(d *driver) {
			d.press("enter", "enter")
			before := d.screen()
			d.press("V")
			d.want("ACTIVE: ", "Who: Amina Okafor")
			lines := strings.Split(d.app.View().Content, "\n")
			for _, line := range lines[:len(lines)-1] {
				if strings.ContainsAny(line, "│╭╰─▐\x1b") {
					t.Errorf("there is more than text in %q", line)
				}
			}
			if d.app.View().MouseMode != 0 {
				t.Error("the mouse is taken from the terminal")
			}
			d.press("end")
			d.want("Made by: ztsession")
			d.press("V", "end")
			d.wantNot("Made by: ztsession")
			d.press("home")
			d.want("amina.okafor@example.com")
			d.press("x")
			d.wantMasked("the plain text", []string{"Amina", "Okafor"})
			d.press("x", "x", "esc")
			if d.screen() != before {
				t.Errorf("behind it is\n%s\nbefore\n%s", d.screen(), before)
			}
		})
	}
}

func TestNothingIsCopiedWhereNothingIsShown(t *testing.T) {
	board := &fakeClipboard{}
	source, _ := maskedCompany(t)
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
	drive(t, Options{Source: source, Clipboard: board}, 80, 24, func(d *driver) {
		d.typeText("y")
		if len(board.texts) > 0 {
			t.Errorf("%q was copied from a field", board.texts)
		}
	})
}
