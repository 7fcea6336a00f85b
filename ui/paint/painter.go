package paint

import (
	"io"
	"runtime/debug"
	"sync"
	"time"
)

// rest is the least time from one frame to the next. It is what lets a burst
// of keys pass as a few frames; a single key never waits for it, and nothing is
// woken at its end when there is nothing to show.
const rest = 2 * time.Millisecond

// painter shows frames on a screen from a goroutine of its own, so that a
// terminal that takes its time holds up nothing else. It works only when there
// is something new; of frames that come faster than the terminal takes them it
// shows the newest.
type painter struct {
	screen *screen
	fail   func(error)   // is told why nothing can be shown any more
	wake   chan struct{} // there is something to do
	urgent chan struct{} // and it cannot wait for the end of a rest
	drawn  chan struct{} // closed when the first frame is shown
	ended  chan struct{}

	broken bool // nothing can be shown any more; only run's goroutine uses it

	mu    sync.Mutex
	order order
	left  chan struct{} // closed when the screen was left as ordered
}

// order is what the screen is to look like next.
type order struct {
	frame     frame
	drawn     bool // there is a frame
	look      look
	sequences string // to the terminal, sent once
	away      bool   // the screen is left to others
	end       bool
}

func newPainter(s *screen, l look, fail func(error)) *painter {
	return &painter{
		screen: s, fail: fail, order: order{look: l}, left: make(chan struct{}),
		wake: make(chan struct{}, 1), urgent: make(chan struct{}, 1), drawn: make(chan struct{}), ended: make(chan struct{}),
	}
}

// show orders a frame.
func (p *painter) show(f frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.order.drawn && f == p.order.frame {
		return
	}
	p.order.frame, p.order.drawn = f, true
	notify(p.wake)
}

// learn takes over what became known of the terminal.
func (p *painter) learn(change func(*look)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.order.look)
	notify(p.wake)
}

// send sends questions and what else is no frame to the terminal, before the next
// frame. The first ones go with the first frame: answering takes time in which the
// frame would not be drawn.
func (p *painter) send(sequences string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.order.sequences += sequences
	if p.order.drawn {
		notify(p.wake)
	}
}

// leave gives the terminal back. The channel is closed when that is done.
func (p *painter) leave() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.order.away = true
	notify(p.wake)
	notify(p.urgent)
	return p.left
}

// enter takes the terminal again and shows the newest frame.
func (p *painter) enter() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.order.away {
		p.order.away, p.left = false, make(chan struct{})
		notify(p.wake)
	}
}

// end leaves the screen for good and waits until that is done.
func (p *painter) end() {
	p.mu.Lock()
	p.order.end = true
	p.mu.Unlock()
	p.leave()
	<-p.ended
}

func notify(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// run carries out orders until the end.
func (p *painter) run(width, height int) {
	defer close(p.ended)
	p.screen.prepare(width, height)
	pause := time.NewTimer(rest)
	var shown time.Time // when a frame was shown last
	for {
		<-p.wake
		if left := rest - time.Since(shown); left > 0 {
			pause.Reset(left)
			select {
			case <-pause.C:
			case <-p.urgent:
			}
		}
		drawn, last := p.carryOut()
		switch {
		case last:
			return
		case drawn:
			shown = time.Now()
		}
	}
}

// carryOut carries out the newest order. It reports whether that has shown
// a frame, and whether it was the last order.
func (p *painter) carryOut() (drawn, last bool) {
	p.mu.Lock()
	next, left := p.order, p.left
	p.order.sequences = ""
	p.mu.Unlock()
	if err := p.do(next); err != nil && !p.broken {
		p.broken = true
		p.fail(err)
	}
	if next.away {
		closeOnce(left)
	}
	drawn = next.drawn && !next.away
	if drawn {
		closeOnce(p.drawn)
	}
	return drawn, next.end
}

// do brings the screen into the ordered state. A panic becomes an error: in a
// goroutine it would end the process and leave the terminal as it is.
func (p *painter) do(next order) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &PanicError{Value: cause, Stack: debug.Stack()}
		}
	}()
	switch {
	case p.broken && next.end:
		_, err = io.WriteString(p.screen.out, everythingOff)
		return err
	case p.broken:
		return nil
	case next.away:
		return p.screen.leave()
	default:
		return p.screen.update(next)
	}
}

func closeOnce(c chan struct{}) {
	select {
	case <-c:
	default:
		close(c)
	}
}
