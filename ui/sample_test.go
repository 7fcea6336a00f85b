package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/model"
	"ztsession/ui/clipboard"
)

// unhurried answers for each session after a second, counting them.
type unhurried struct {
	*api.Client
	sessions *atomic.Int32
	fails    *atomic.Bool
}

func (s unhurried) Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
	if progress != nil {
		// The one who is looked up is there at once.
		return s.Client.Session(ctx, ref, progress)
	}
	s.sessions.Add(1)
	select {
	case <-time.After(time.Second):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.fails.Load() {
		return nil, errors.New("gone")
	}
	return s.Client.Session(ctx, ref, progress)
}

// onStory drives the program on a session of the company.
func onStory(t *testing.T, story string, width, height int, test func(d *driver, source unhurried)) {
	t.Helper()
	client, refs := theCompany(t)
	source := unhurried{client, &atomic.Int32{}, &atomic.Bool{}}
	board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "xclip"}}
	drive(t, Options{Source: source, Ref: refs[story], LookUp: true, Clipboard: board}, width, height, func(d *driver) { test(d, source) })
}

func TestSampleGolden(t *testing.T) {
	t.Parallel()
	scenes := map[string]struct {
		story string
		press func(d *driver)
	}{
		"waiting": {"crowdstrike-down", func(d *driver) {
			d.press("E")
			d.pass(2500 * time.Millisecond)
		}},
		"vendor": {"crowdstrike-down", func(d *driver) {
			d.press("E")
			d.pass(8 * time.Second)
		}},
		"answer": {"crowdstrike-down", func(d *driver) {
			d.press("E")
			d.pass(8 * time.Second)
			d.press("esc", "down", "down")
		}},
		"device": {"firewall-off", func(d *driver) {
			d.press("3", "E")
			d.pass(8 * time.Second)
			d.press("enter")
		}},
		"check": {"firewall-off", func(d *driver) {
			d.press("3", "E")
			d.pass(8 * time.Second)
			d.press("esc", "enter")
		}},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				onStory(t, scene.story, size[0], size[1], func(d *driver, _ unhurried) {
					scene.press(d)
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}

// TestTheSampleIsKeptForTheRun: pressed again it is shown, and read anew when that
// is asked for; the person who is compared is never among the others.
func TestTheSampleIsKeptForTheRun(t *testing.T) {
	onStory(t, "firewall-off", 120, 30, func(d *driver, source unhurried) {
		d.press("E")
		d.want("Reading the newest sessions of others", "0 of 20", "esc stop")
		d.pass(8 * time.Second)
		d.want("20 of 20 read", "macOS firewall on: passes for all", "this device, not the rule")
		if n := source.sessions.Load(); n != 20 {
			t.Errorf("%d sessions were read", n)
		}
		d.press("esc")
		d.want("∙ Others")
		d.press("E")
		d.want("20 of 20 read", "r read anew")
		if n := source.sessions.Load(); n != 20 {
			t.Errorf("%d sessions were read", n)
		}
		d.press("E")
		d.want("Reading the newest sessions of others", "passes for all")
		d.pass(8 * time.Second)
		if n := source.sessions.Load(); n != 40 {
			t.Errorf("%d sessions were read", n)
		}
	})
}

// TestEscapeKeepsWhatCame, and leaving while it is read gives it up.
func TestEscapeKeepsWhatCame(t *testing.T) {
	onStory(t, "firewall-off", 120, 30, func(d *driver, source unhurried) {
		d.press("E")
		d.pass(1500 * time.Millisecond)
		d.press("esc")
		d.want("4 of 20 read", "Stopped after 4 of 20.")
		d.press("esc")
		d.want("∙ Others", "too few to say")
		d.press("E", "r")
		d.pass(1500 * time.Millisecond)
		before := source.sessions.Load()
		d.press("esc", "esc", "esc")
		d.pass(10 * time.Second)
		if n := source.sessions.Load(); n != before {
			t.Errorf("%d sessions were asked for after it was stopped", n-before)
		}
	})
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	onStory(t, "firewall-off", 120, 30, func(d *driver, source unhurried) {
		source.fails.Store(true)
		d.press("E")
		d.pass(5 * time.Second)
		d.want("! Gone", "Nothing was read; r tries again.")
		source.fails.Store(false)
		d.press("r")
		d.pass(8 * time.Second)
		d.want("20 of 20 read")
		source.fails.Store(true)
		d.press("r")
		d.pass(5 * time.Second)
		d.want("! Gone", "passes for all")
	})
}

// TestTheTicketSaysHowItIsForOthers once that was asked for, and names nobody.
func TestTheTicketSaysHowItIsForOthers(t *testing.T) {
	onStory(t, "crowdstrike-down", 120, 30, func(d *driver, _ unhurried) {
		board, _ := d.app.opts.Clipboard.(*fakeClipboard)
		copied := func() string { return board.texts[len(board.texts)-1] }
		d.press("y")
		if strings.Contains(copied(), "Others") {
			t.Errorf("the ticket says what nobody asked for:\n%s", copied())
		}
		d.press("E")
		d.pass(8 * time.Second)
		d.press("y")
		if text := copied(); !strings.HasPrefix(text, "CrowdStrike ZTA score: could not be asked for 12 of 13 others either") || strings.Contains(text, "@") {
			t.Errorf("copied %q", text)
		}
		d.press("esc", "y")
		for _, want := range []string{"] Others: Could not be asked for 12 of 13 others either: the vendor", "\nOthers: The newest 20 sessions of other people, 2 of them without posture checks. Read 2026-09-10 12:00:"} {
			if !strings.Contains(copied(), want) {
				t.Errorf("the ticket has no %q:\n%s", want, copied())
			}
		}
		d.press("Y")
		if !strings.Contains(copied(), "Others: Could not be asked for 12 of 13") {
			t.Errorf("the report says nothing of others:\n%s", copied())
		}
	})
}

// TestAMaskChangesNothingOfTheCounts: rules have their names, and people none.
func TestAMaskChangesNothingOfTheCounts(t *testing.T) {
	onStory(t, "crowdstrike-down", 120, 30, func(d *driver, _ unhurried) {
		d.press("x", "E")
		d.pass(8 * time.Second)
		d.want("CrowdStrike ZTA score: could not be asked for 12 of 13 others")
		d.press("x", "esc")
		d.want("12 of 13 others either", "∙ Others")
		d.wantNot("Hanna", "Virtanen")
	})
}

// TestASavedAnswerIsComparedWithNobody, nor is what names no account.
func TestASavedAnswerIsComparedWithNobody(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "posture-failures")}, "E")
	if shown := screenText(app); !strings.Contains(shown, "This is a saved answer; nothing is asked over the network for it.") {
		t.Error(shown)
	}
}
