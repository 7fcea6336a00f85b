package marks_test

import (
	"fmt"
	"testing"

	"ztsession/model"
	"ztsession/ui/marks"
)

// answered returns a session as it was read once more.
func answered(nonce, file string) *model.Session {
	var b model.Builder
	b.Leaf(model.KindBool, "", "true")
	s := &model.Session{Document: b.Document()}
	if s.Origin.File = file; file == "" {
		s.Origin.Ref = model.Ref{Account: "a", User: "u", Nonce: nonce}
	}
	return s
}

func TestAMarkIsSetAndTakenAway(t *testing.T) {
	var m marks.Marks
	one, other := answered("n1", ""), answered("", "saved.json")
	if !m.Toggle(one) || !m.Toggle(other) || len(m.All()) != 2 || m.All()[0] != other {
		t.Fatalf("marked %v", m.All())
	}
	if left := m.Others(other); len(left) != 1 || left[0] != one {
		t.Errorf("beside the file there are %v", left)
	}
	if m.Toggle(one) || len(m.All()) != 1 {
		t.Errorf("after taking one away there are %v", m.All())
	}
}

// TestASessionThatWasReadAgainIsMarkedAsItIsNow: once, and what it was before can
// be compared with until then.
func TestASessionThatWasReadAgainIsMarkedAsItIsNow(t *testing.T) {
	var m marks.Marks
	before, now := answered("n1", ""), answered("n1", "")
	m.Toggle(before)
	if left := m.Others(now); len(left) != 1 || left[0] != before {
		t.Errorf("what it was before is not there: %v", left)
	}
	if !m.Toggle(now) || len(m.All()) != 1 || m.All()[0] != now {
		t.Errorf("marked again there are %v", m.All())
	}
}

func TestTheFirstMarkGivesWay(t *testing.T) {
	var m marks.Marks
	for i := range 30 {
		m.Toggle(answered(fmt.Sprint(i), ""))
	}
	if all := m.All(); len(all) != 20 || all[0].Origin.Ref.Nonce != "29" || all[19].Origin.Ref.Nonce != "10" {
		t.Errorf("%d are kept", len(m.All()))
	}
}
