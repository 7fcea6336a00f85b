package access_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

func logNow() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 500_000_000, time.UTC) }

// logRow is a row of so many seconds ago.
func logRow(seconds int, allowed bool) access.Request {
	return access.Request{
		At: model.Known(logNow().Add(-time.Duration(seconds) * time.Second)), Allowed: model.Known(allowed),
		RayID: model.Known(fmt.Sprintf("9a1b2c3d4e5f%04d", seconds)), Email: model.Known("a@example.com"),
	}
}

func TestALogIsReadOnBehindItsLastRow(t *testing.T) {
	q := access.LogQuery{Email: "a@example.com", Limit: 2}
	first := access.Log{Rows: []access.Request{logRow(0, true), logRow(5, false)}, Looked: 2, More: true, Oldest: logNow().Add(-5 * time.Second)}
	next, ok := first.Further(q)
	if want := logNow().Add(-5*time.Second + 500*time.Millisecond); !ok || !next.Until.Equal(want) || next.Email != q.Email || next.Limit != 2 {
		t.Fatalf("further is %+v, %v; want until %v", next, ok, want)
	}
	last := logRow(5, false)
	if !next.Fits(&last) {
		t.Error("the last row no longer fits: one of the same second would be lost")
	}
	both := first.With(access.Log{Rows: []access.Request{last, logRow(9, true)}, Looked: 2, Oldest: logNow().Add(-9 * time.Second), More: true})
	if len(both.Rows) != 3 || both.Looked != 4 || !both.More || !both.Oldest.Equal(logNow().Add(-9*time.Second)) || len(first.Rows) != 2 {
		t.Errorf("together %+v", both)
	}
	if refused := both.Fitting(access.LogQuery{Refused: true}); len(refused) != 1 || refused[0].Key() != last.Key() {
		t.Errorf("refused are %v", refused)
	}
	// A server that does not know until answers the same again.
	if again := first.With(access.Log{Rows: slices.Clone(first.Rows), More: true}); again.More || len(again.Rows) != 2 {
		t.Errorf("the same again: %+v", again)
	}
	for name, log := range map[string]access.Log{"whole": {Rows: first.Rows}, "empty": {More: true}, "undated": {Rows: []access.Request{{}}, More: true}} {
		if _, ok := log.Further(q); ok {
			t.Errorf("a log that is %s can be read on", name)
		}
	}
}

func TestRayIDsAreTheSameInAnyCaseAndPlace(t *testing.T) {
	for _, same := range [][2]string{{"9a1b2c3d4e5f0002", "9A1B2C3D4E5F0002-LHR"}, {" 9a1b2c3d4e5f0002", "9a1b2c3d4e5f0002"}} {
		if !access.SameRay(same[0], same[1]) {
			t.Errorf("%q are different", same)
		}
	}
	for _, other := range [][2]string{{"", ""}, {"9a1b2c3d4e5f0002", ""}, {"9a1b2c3d4e5f0002", "9a1b2c3d4e5f0003"}} {
		if access.SameRay(other[0], other[1]) {
			t.Errorf("%q are the same", other)
		}
	}
}
