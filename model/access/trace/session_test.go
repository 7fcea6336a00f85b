package trace_test

import (
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access/gather"
	"ztsession/model/access/trace"
)

func TestASessionIsFoundForARequest(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	var said steps
	for ray, story := range map[string]string{"9a1b2c3d4e5f0008": "fails-at-home", "9a1b2c3d4e5f0002": "disk-not-encrypted"} {
		ref := refOf(t, simulated, story)
		row, err := gather.New(source, ref.Account).Request(t.Context(), ray)
		if err != nil {
			t.Fatal(err)
		}
		s, err := trace.SessionOf(t.Context(), source, ref.Account, ref.User, row, said.report)
		if err != nil || s.Origin.Ref != ref || s.Origin.Listed == nil || !trace.IsOf(row, s) {
			t.Errorf("%s is of %+v, error %v", ray, s.Origin.Ref, err)
		}
	}
	// Owen has no session any more, only what was seen of him last.
	ref := refOf(t, simulated, "all-well")
	row, err := gather.New(source, ref.Account).Request(t.Context(), "9a1b2c3d4e5f0010")
	if err != nil || row == nil {
		t.Fatal(err)
	}
	s, err := trace.SessionOf(t.Context(), source, ref.Account, row.UserID.Value, row, said.report)
	if err != nil || s.Origin.Kind != model.FromLastSeen || !trace.IsOf(row, s) {
		t.Errorf("the session is %+v, error %v", s.Origin, err)
	}
	amina, err := trace.SessionOf(t.Context(), source, ref.Account, ref.User, nil, said.report)
	if err != nil || amina.Origin.Ref != ref || trace.IsOf(row, amina) {
		t.Errorf("the newest session is %+v, error %v", amina.Origin.Ref, err)
	}
	if row, err := gather.New(source, ref.Account).Request(t.Context(), "9a1b2c3d4e5f0001"); err != nil || row != nil {
		t.Errorf("a Ray ID that is too old is %v, error %v", row, err)
	}
}
