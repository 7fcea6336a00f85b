package finding

import (
	"ztsession/model"
	"ztsession/model/sample"
)

// compareWithOthers adds to each finding about one check what the same rule came
// to for other people, where that was asked for.
func compareWithOthers(s *model.Session, found []Finding) {
	others := sample.For(s)
	if !others.Asked() {
		return
	}
	for i := range found {
		f := &found[i]
		if f.Check == 0 {
			continue
		}
		if c, ok := others.Compare(&s.Posture.Value[f.Check-1]); ok {
			f.Others = c.Sentence()
		}
	}
}
