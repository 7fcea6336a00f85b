package reason_test

import (
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model/mask"
	"ztsession/model/reason"
)

// TestAMaskChangesNoResult: what is masked is other text, and the same text
// everywhere, so a check comes to the same and the same parts are wrong.
func TestAMaskChangesNoResult(t *testing.T) {
	simulated, err := sim.New(sim.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	unmet := func(r reason.Reason) (n int) {
		for _, part := range r.Parts {
			if part.Verdict == reason.Unmet {
				n++
			}
		}
		return n
	}
	for _, story := range simulated.Stories() {
		s := session(t, simulated, story.Ref)
		masked := mask.New().Session(&s)
		for i := range s.Posture.Value {
			plain, other := reason.Of(&s.Posture.Value[i], noon), reason.Of(&masked.Posture.Value[i], noon)
			if plain.State != other.State || unmet(plain) != unmet(other) {
				t.Errorf("%s: %s %s, masked %s %s", story.Name, plain.State, plain.Sentence, other.State, other.Sentence)
			}
		}
	}
}
