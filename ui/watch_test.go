package ui

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/model/recording"
	"ztsession/model/watch"
	"ztsession/ui/clipboard"
	"ztsession/ui/screen/session/watching"
)

// service is the simulated company of a test, whose clock goes on with that of the
// bubble.
type service struct {
	start  time.Time // of the bubble; zero before
	asked  int       // requests for sessions
	meddle func(n int, w http.ResponseWriter) bool
	inner  http.Handler
	refs   map[string]model.Ref
}

func (s *service) now() time.Time {
	if s.start.IsZero() {
		return testNow()
	}
	return testNow().Add(time.Since(s.start))
}

func (s *service) RoundTrip(request *http.Request) (*http.Response, error) {
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	answer := httptest.NewRecorder()
	if strings.Contains(request.URL.Path, "/active_sessions/") {
		s.asked++
		if s.meddle != nil && s.meddle(s.asked, answer) {
			if answer.Code == http.StatusTeapot {
				return nil, syscall.ECONNREFUSED
			}
			return answer.Result(), nil
		}
	}
	s.inner.ServeHTTP(answer, request)
	return answer.Result(), nil
}

// watchStory looks a story up and hands over the program, on which nothing is watched yet.
func watchStory(t *testing.T, story string, width, height int, change func(*Options), test func(d *driver, s *service)) {
	t.Helper()
	s := &service{refs: map[string]model.Ref{}}
	simulated, err := sim.New(sim.Options{Now: s.now, Quota: -1})
	if err != nil {
		t.Fatal(err)
	}
	client, err := api.New(api.WithCredential(sim.Credential()), api.WithClock(s.now), api.WithTransport(s))
	if err != nil {
		t.Fatal(err)
	}
	s.inner = simulated.Handler()
	for _, one := range simulated.Stories() {
		s.refs[one.Name] = one.Ref
	}
	opts := Options{Source: client, Ref: s.refs[story], Now: s.now, Watching: watching.Options{Jitter: func() float64 { return 0.5 }}}
	if change != nil {
		change(&opts)
	}
	drive(t, opts, width, height, func(d *driver) {
		s.start = time.Now()
		d.press("enter")
		test(d, s)
	})
}

// passBy lets much time go by.
func (d *driver) passBy(span time.Duration) {
	for ; span > 0; span -= time.Second {
		time.Sleep(min(time.Second, span))
		d.settle()
	}
}

func TestWatchingSaysWhatChangedUntilItIsSeen(t *testing.T) {
	board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "x"}}
	watchStory(t, "disk-being-encrypted", 160, 45, func(o *Options) { o.Clipboard = board }, func(d *driver, s *service) {
		d.press("w")
		d.want("watching every 15s, next in 15s")
		d.pass(6 * time.Second)
		d.want("next in 9s")
		d.wantNot("NEW")
		d.pass(10 * time.Second)
		d.want("NEW 12:00:15  BitLocker on every disk: fail -> pass", "1 problem: the device does not meet the rules")
		d.press("3")
		d.want("NEW: Drives C and D are encrypted.")
		d.press("a")
		d.want("Marker: [now he restarts]")
		d.press("enter", "W")
		d.want("What happened to marta.kowalczyk@example.com", "12:00:00  ACTIVE: 2 problems", "12:00:15  BitLocker on every disk: fail -> pass", "12:00:16  Marker: now he restarts")
		d.pass(30 * time.Second)
		d.want("12:00:45  Windows firewall on: fail -> pass")
		d.press("y")
		if text := board.last(t); !strings.Contains(text, "2026-09-10 12:00:45 UTC  Windows firewall on: fail -> pass\n") {
			t.Errorf("the log that is copied is\n%s", text)
		}
		d.press("esc")
		d.want("watching every 15s", "12:00:45  Windows firewall on: fail -> pass")
		d.wantNot("NEW")
		d.press("y")
		for _, want := range []string{"Watched: from 2026-09-10 12:00:00 to 12:00:45 UTC\n", "- 12:00:15 BitLocker on every disk: fail -> pass\n", "- 12:00:16 Marker: now he restarts\n"} {
			if !strings.Contains(board.last(t), want) {
				t.Errorf("the ticket has no %q:\n%s", want, board.last(t))
			}
		}
		asked := s.asked
		d.press("w")
		d.want("Watching is stopped")
		d.passBy(time.Minute)
		if s.asked != asked {
			t.Errorf("it asked %d more times after it was stopped", s.asked-asked)
		}
	})
}

// TestWhatOneLooksAtStaysWhileItChanges: cursor, filter, folds and what is opened.
func TestWhatOneLooksAtStaysWhileItChanges(t *testing.T) {
	watchStory(t, "disk-being-encrypted", 100, 30, nil, func(d *driver, _ *service) {
		d.press("3", "!", "down", "enter", "w")
		d.want("failures only", "▸ ✗ FAIL  Windows firewall on")
		d.pass(16 * time.Second)
		d.want("▸ ✗ FAIL  Windows firewall on", "failures only", "1 fail")
		d.press("esc", "5", "-", "down", "/")
		d.typeText("email")
		d.pass(30 * time.Second)
		d.want("email", "NEW")
		if !d.app.top().Typing() {
			t.Error("the search is not being typed any more")
		}
		d.press("esc", "3")
		d.want("failures only", "No check failed")
	})
}

func TestWatchingGoesOnAfterFailures(t *testing.T) {
	watchStory(t, "all-well", 120, 30, nil, func(d *driver, s *service) {
		s.meddle = func(n int, w http.ResponseWriter) bool {
			switch {
			case n == 3:
				w.Header().Set("Retry-After", "60")
				w.WriteHeader(http.StatusTooManyRequests)
				return true
			case n >= 5 && n < 11:
				w.WriteHeader(http.StatusTeapot) // It stands for no connection.
				return true
			}
			return false
		}
		d.press("w")
		d.pass(16 * time.Second)
		d.want("! no answer since 12:00:15", "next in 1m 5s")
		d.passBy(70 * time.Second)
		d.wantNot("no answer")
		d.want("watching every 15s")
		d.passBy(15 * time.Second)
		d.want("! no answer since 12:01:3")
		d.passBy(40 * time.Second)
		d.want("! no answer since 12:01:3")
		d.passBy(90 * time.Second)
		d.want("watching every 15s")
		d.wantNot("no answer")
		d.press("W")
		d.want("No answer: Cloudflare asks to slow down", "Answers come again, after 1m")
	})
}

func TestNothingOutlivesTheScreenThatWatches(t *testing.T) {
	for name, leave := range map[string]func(d *driver){
		"back to the form": func(d *driver) { d.press("esc") },
		"quit":             func(d *driver) { d.press("q") },
		"another session":  func(d *driver) { d.press("esc"); d.press("enter") },
	} {
		t.Run(name, func(t *testing.T) {
			watchStory(t, "disk-not-encrypted", 100, 30, nil, func(d *driver, s *service) {
				d.press("w")
				d.pass(20 * time.Second)
				leave(d)
				asked := s.asked
				d.passBy(10 * time.Minute)
				if s.asked > asked {
					t.Errorf("it asked %d more times", s.asked-asked)
				}
				if name == "back to the form" {
					d.press("esc")
					d.wantNot("watching every")
					d.press("w")
					d.want("watching every 15s")
				}
			})
		})
	}
}

// TestWatchingGoesOnBelowOtherScreens: the title of the terminal tells of it, and the
// session on top has its own watch.
func TestWatchingGoesOnBelowOtherScreens(t *testing.T) {
	watchStory(t, "disk-being-encrypted", 120, 30, nil, func(d *driver, s *service) {
		title := func() string { return d.app.View().WindowTitle }
		if title() != "ztsession" {
			t.Errorf("the title is %q", title())
		}
		d.press("w", "p")
		d.want("person")
		if title() != "2 problems ∙ marta.kowalczyk@example.com ∙ ztsession" {
			t.Errorf("the title is %q", title())
		}
		d.pass(16 * time.Second)
		if title() != "* 1 problem ∙ marta.kowalczyk@example.com ∙ ztsession" {
			t.Errorf("the title is %q", title())
		}
		d.press("x")
		if got := title(); strings.Contains(got, "marta") || !strings.HasPrefix(got, "* 1 problem ∙ email-") {
			t.Errorf("masked, the title is %q", got)
		}
		d.press("x", "x", "enter")
		d.want("› session of")
		d.press("w")
		asked := s.asked
		d.passBy(time.Minute)
		if n := s.asked - asked; n != 8 && n != 9 {
			t.Errorf("both are watched, and %d requests were made in a minute", n)
		}
		d.press("esc", "esc")
		d.want("NEW", "watching every 15s")
		asked = s.asked
		d.passBy(time.Minute)
		if n := s.asked - asked; n != 4 {
			t.Errorf("one is left, and %d requests were made in a minute", n)
		}
	})
}

func TestWatchingEndsAfterAnHourWithoutAKey(t *testing.T) {
	watchStory(t, "disk-not-encrypted", 100, 30, nil, func(d *driver, s *service) {
		d.press("w")
		d.passBy(40 * time.Minute)
		d.press("?", "esc")
		d.passBy(50 * time.Minute)
		d.want("watching every 15s")
		d.passBy(11 * time.Minute)
		d.want("Watching is over after an hour without a key. w goes on.")
		asked := s.asked
		d.passBy(10 * time.Minute)
		if s.asked != asked {
			t.Error("it asks on")
		}
		d.press("w")
		d.want("watching every 15s")
	})
}

func TestWatchingEndsWithTheSession(t *testing.T) {
	watchStory(t, "revoked-meanwhile", 120, 30, nil, func(d *driver, s *service) {
		d.press("w")
		d.pass(31 * time.Second)
		d.want("The session has ended, so watching is over", "NEW 12:00:30  Session: active -> ended or revoked", "1 problem: the session has ended")
		asked := s.asked
		d.passBy(2 * time.Minute)
		if s.asked != asked {
			t.Error("it asks on")
		}
		d.press("r")
		d.pass(time.Second)
		d.press("w")
		d.pass(time.Second)
		d.want("Cloudflare has this session no more")
	})
}

// TestNothingTicksWhileNothingIsWatched: no message comes by itself but the minute.
func TestNothingTicksWhileNothingIsWatched(t *testing.T) {
	watchStory(t, "disk-not-encrypted", 100, 30, nil, func(d *driver, _ *service) {
		d.press("w")
		d.pass(time.Second)
		d.press("w")
		d.passBy(20 * time.Second) // Ticks that were under way end.
		count := 0
		d.seen = func(msg tea.Msg) {
			if _, minute := msg.(minutePassedMsg); !minute && msg != nil {
				count++
			}
		}
		d.passBy(5 * time.Minute)
		if count > 0 {
			t.Errorf("%d messages came while nothing happened", count)
		}
	})
}

// TestAStoppedProgramAsksOnceWhenItGoesOn as after ctrl+z, when timers are late.
func TestAStoppedProgramAsksOnceWhenItGoesOn(t *testing.T) {
	watchStory(t, "disk-not-encrypted", 100, 30, nil, func(d *driver, s *service) {
		d.press("w", "ctrl+z")
		if !d.suspend {
			t.Fatal("it is not suspended")
		}
		asked := s.asked
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		d.settle()
		if n := s.asked - asked; n != 1 {
			t.Errorf("%d requests were made when it went on", n)
		}
		d.want("watching every 15s, next in 15s")
	})
}

func TestTheBellRingsForAChangeIfAskedFor(t *testing.T) {
	for _, bell := range []bool{false, true} {
		rung := 0
		watchStory(t, "disk-being-encrypted", 100, 30, func(o *Options) { o.Watching.Bell = !bell }, func(d *driver, _ *service) {
			d.seen = func(msg tea.Msg) {
				if fmt.Sprint(msg) == "\a" {
					rung++
				}
			}
			d.press("w", "B")
			d.pass(time.Minute)
		})
		if want := map[bool]int{false: 0, true: 2}[bell]; rung != want {
			t.Errorf("with the bell %t it rang %d times, want %d", bell, rung, want)
		}
	}
}

// tape is a file in memory.
type tape struct {
	bytes.Buffer
	closed bool
	full   bool
}

func (f *tape) Write(p []byte) (int, error) {
	if f.full {
		return 0, syscall.ENOSPC
	}
	return f.Buffer.Write(p)
}

func (f *tape) Truncate(size int64) error {
	f.Buffer.Truncate(int(size))
	return nil
}

func (f *tape) Close() error {
	f.closed = true
	return nil
}

func TestRecordingFromTheScreen(t *testing.T) {
	var file *tape
	record := func(o *Options) {
		o.Watching.Record = func(name string, h recording.Header) (*recording.Recorder, error) {
			if name == "there.jsonl" {
				return nil, &model.Failure{Explanation: model.Problem{What: "Cannot record to there.jsonl: something of that name is there."}}
			}
			file = &tape{}
			return recording.Record(file, "/srv/"+name, h)
		}
	}
	watchStory(t, "disk-being-encrypted", 120, 30, func(o *Options) {
		record(o)
		o.Mask = (*mask.Masker)(nil).At(mask.All)
	}, func(d *driver, _ *service) {
		d.press("R")
		d.want("New file: [ztsession-20260910-1200")
		d.typeText("there.jsonl")
		d.press("enter")
		d.pass(time.Second)
		d.want("! Cannot record to there.jsonl: something of that name is there.")
		d.press("esc", "R")
		d.typeText("case.jsonl")
		d.press("enter")
		d.pass(time.Second)
		d.want("Recording to file-1, for you alone to read. R ends it.", "watching every 15s")
		// What its first line says stays true where more is shown later.
		d.press("x", "a")
		d.typeText("ring marta.kowalczyk@example.com")
		d.press("enter")
		d.pass(15 * time.Second)
		d.press("R")
		d.want("The recording is in /srv/case.jsonl")
		d.want("watching every 15s")
	})
	text := file.String()
	if !file.closed || strings.Count(text, `"answer":`) != 2 || !strings.Contains(text, `"marker":"ring email-1@masked.example"`) || !strings.Contains(text, `"stopped"`) {
		t.Errorf("the recording is\n%s", text)
	}
	for _, personal := range []string{"marta", "Kowalczyk", "203.0.113.151", "Qd7Wm2ZxC9pLs4Vb"} {
		if strings.Contains(text, personal) {
			t.Errorf("masked, it holds %s", personal)
		}
	}
	watchStory(t, "disk-being-encrypted", 120, 30, record, func(d *driver, _ *service) {
		d.press("R", "enter")
		d.pass(time.Second)
		file.full = true
		d.pass(15 * time.Second)
		d.want("could not be written on; it ends here", "watching every 15s")
		d.wantNot("recording to")
		d.press("q")
	})
	watchStory(t, "disk-being-encrypted", 120, 30, record, func(d *driver, _ *service) {
		d.press("R", "enter")
		d.pass(time.Second)
		d.press("q")
		if !file.closed || !strings.HasSuffix(file.String(), "\"stopped\":\"Stopped by hand\"}\n") {
			t.Errorf("after the end the recording is\n%s", file.String())
		}
	})
}

// recorded returns the recording of the story of a disk that is encrypted meanwhile.
func recorded(t *testing.T) *watch.Replay {
	t.Helper()
	var file tape
	watchStory(t, "disk-being-encrypted", 120, 30, func(o *Options) {
		o.Watching.Record = func(name string, h recording.Header) (*recording.Recorder, error) {
			return recording.Record(&file, name, h)
		}
	}, func(d *driver, _ *service) {
		d.press("R", "enter")
		d.pass(20 * time.Second)
		d.press("a")
		d.typeText("now he restarts")
		d.press("enter")
		d.pass(30 * time.Second)
		d.press("w")
		d.pass(time.Second)
	})
	_, r, err := api.OpenSaved(&file, "case.jsonl", testNow())
	if err != nil {
		t.Fatal(err)
	}
	return watch.Of(r)
}

func TestARecordingIsGoneThroughStateByState(t *testing.T) {
	replay := recorded(t)
	board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "x"}}
	opts := Options{Session: replay.States[2].Session, Replay: replay, Clipboard: board, Now: func() time.Time { return testNow().Add(30 * 24 * time.Hour) }}
	drive(t, opts, 120, 30, func(d *driver) {
		d.want("state 3 of 3, 2026-09-10 12:00:45 UTC, Windows firewall on: fail -> pass", "Nothing wrong", "read just now")
		d.press(">")
		d.want("state 3 of 3")
		d.press("<")
		d.want("state 2 of 3", "BitLocker on every disk: fail -> pass", "1 problem")
		d.press("3", "<")
		d.want("state 1 of 3", "12:00:00 UTC, ACTIVE: 2 problems", "▸3 Posture")
		d.press("<")
		d.want("state 1 of 3")
		d.press("w")
		d.wantNot("watching")
		d.press("r")
		d.want("A recording stays as it is. < and > go through its states.")
		d.press("W")
		d.want("12:00:20  Marker: now he restarts", "12:00:50  Stopped by hand")
		d.press("esc", "y")
		if !strings.Contains(board.last(t), "- 12:00:20 Marker: now he restarts\n") {
			t.Errorf("the ticket is\n%s", board.last(t))
		}
		d.press("x")
		d.wantNot("marta")
		d.want("state 1 of 3")
	})
}

func TestWatchGolden(t *testing.T) {
	replay := recorded(t)
	for name, scene := range map[string]func(t *testing.T, width, height int, keep func(d *driver)){
		"watch-news": func(t *testing.T, width, height int, keep func(d *driver)) {
			watchStory(t, "disk-being-encrypted", width, height, nil, func(d *driver, _ *service) {
				d.press("w")
				d.pass(18 * time.Second)
				keep(d)
			})
		},
		"watch-log": func(t *testing.T, width, height int, keep func(d *driver)) {
			watchStory(t, "disk-being-encrypted", width, height, nil, func(d *driver, _ *service) {
				d.press("w")
				d.pass(18 * time.Second)
				d.press("a")
				d.typeText("now he restarts")
				d.press("enter", "W")
				keep(d)
			})
		},
		"replay": func(t *testing.T, width, height int, keep func(d *driver)) {
			drive(t, Options{Session: replay.States[2].Session, Replay: replay}, width, height, func(d *driver) {
				d.press("<")
				keep(d)
			})
		},
	} {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				scene(t, size[0], size[1], func(d *driver) { shown = d.screen() })
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}
