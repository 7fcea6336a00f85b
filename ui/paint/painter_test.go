package paint

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// writes is a terminal that takes output only while it is open.
type writes struct {
	open chan struct{} // closed when output is taken
	mu   sync.Mutex
	all  []string
	err  error
	boom bool
}

func (w *writes) Write(p []byte) (int, error) {
	if w.open != nil {
		<-w.open
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.boom && len(w.all) > 0 {
		w.boom = false
		panic("a mistake in the renderer")
	}
	w.all = append(w.all, string(p))
	return len(p), w.err
}

// seen returns what was written until now.
func (w *writes) seen() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.all)
}

// last returns what was written last.
func (w *writes) last() string {
	all := w.seen()
	return all[len(all)-1]
}

func startPainter(w *writes, fail func(error)) *painter {
	p := newPainter(newScreen(w, "xterm-256color", moves{}), look{}, fail)
	go p.run(40, 3)
	return p
}

func content(text string) frame {
	return newFrame(tea.View{Content: text, AltScreen: true}, 40, 3)
}

func TestFrameIsPaintedOnceAndAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &writes{}
		p := startPainter(w, nil)
		began := time.Now()
		p.show(content("first"))
		synctest.Wait()
		if len(w.seen()) != 1 || !time.Now().Equal(began) {
			t.Errorf("%d writes after %v, want 1 at once", len(w.seen()), time.Since(began))
		}
		p.show(content("first"))
		time.Sleep(time.Hour)
		if len(w.seen()) != 1 {
			t.Errorf("%d writes although nothing has changed", len(w.seen()))
		}
		p.show(content("second"))
		synctest.Wait()
		if len(w.seen()) != 2 {
			t.Error("the second frame is not shown at once")
		}
		p.end()
	})
}

func TestBurstIsPaintedInFewFrames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &writes{open: make(chan struct{})}
		p := startPainter(w, nil)
		for i := range 1000 {
			// Showing never waits for a terminal that takes its time.
			p.show(content(fmt.Sprint("frame ", i)))
			if i == 0 {
				synctest.Wait()
			}
		}
		close(w.open)
		time.Sleep(time.Second)
		if all := w.seen(); len(all) != 2 || !strings.Contains(all[1], "999") {
			t.Errorf("%d writes, want the first frame and the newest: %q", len(all), all)
		}
		// Frames that come faster than they can be seen are shown at intervals.
		for i := range 1000 {
			p.show(content(fmt.Sprint("again ", i)))
			time.Sleep(rest / 100)
		}
		if n := len(w.seen()) - 2; n < 9 || n > 12 {
			t.Errorf("%d writes in the time of 10", n)
		}
		p.end()
	})
}

func TestFrameThatCameBackIsNotPainted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &writes{}
		p := startPainter(w, nil)
		p.show(content("a"))
		synctest.Wait()
		p.show(content("b"))
		p.show(content("a"))
		time.Sleep(time.Second)
		if n := len(w.seen()); n > 1 {
			t.Errorf("%d writes, want the first only: %q", n, w.seen())
		}
		p.end()
	})
}

func TestResizeIsPaintedThoughTheFrameIsTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &writes{}
		p := startPainter(w, nil)
		f := content("a")
		p.show(f)
		synctest.Wait()
		// It grew and shrank back before the program looked.
		f.resizes = 2
		p.show(f)
		time.Sleep(time.Second)
		if len(w.seen()) != 2 || !strings.Contains(w.seen()[1], "a") {
			t.Errorf("after a resize the writes are %q", w.seen())
		}
		p.end()
	})
}

func TestScreenIsLeftAndEnteredAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &writes{}
		p := startPainter(w, nil)
		p.show(content("first"))
		synctest.Wait()
		<-p.leave()
		left := len(w.seen())
		if !strings.Contains(w.seen()[left-1], "\x1b[?1049l") {
			t.Errorf("the screen is not left: %q", w.seen())
		}
		p.show(content("meanwhile"))
		p.send("?")
		time.Sleep(time.Hour)
		if len(w.seen()) != left {
			t.Errorf("others had the screen when %q was written", w.seen()[left:])
		}
		p.enter()
		time.Sleep(time.Hour)
		if again := strings.Join(w.seen()[left:], ""); !strings.Contains(again, "\x1b[?1049h") || !strings.Contains(again, "meanwhile") {
			t.Errorf("the screen is entered with %q", again)
		}
		p.end()
		if last := w.last(); !strings.Contains(last, "\x1b[?1049l") {
			t.Errorf("the end is %q", last)
		}
	})
}

// TestMistakesEndThePainting lets writing fail, and panic.
func TestMistakesEndThePainting(t *testing.T) {
	gone := errors.New("gone")
	for name, w := range map[string]*writes{"an error": {err: gone}, "a panic": {boom: true}} {
		synctest.Test(t, func(t *testing.T) {
			failed := make(chan error, 10)
			p := startPainter(w, func(err error) { failed <- err })
			p.show(content("first"))
			synctest.Wait()
			p.show(content("second"))
			synctest.Wait()
			var mistake *PanicError
			if err := <-failed; !errors.Is(err, gone) && !errors.As(err, &mistake) {
				t.Errorf("%s: %v", name, err)
			}
			before := len(w.seen())
			p.show(content("third"))
			time.Sleep(time.Hour)
			if len(w.seen()) != before {
				t.Errorf("%s: painted on", name)
			}
			<-p.leave()
			p.end()
			if last := w.last(); !strings.Contains(last, "\x1b[?1049l") || !strings.Contains(last, "\x1b[?25h") {
				t.Errorf("%s: the screen is left with %q", name, last)
			}
			if len(failed) > 0 {
				t.Errorf("%s: failed again: %v", name, <-failed)
			}
		})
	}
}
