package finding

import (
	"time"

	"ztsession/model"
	"ztsession/model/text/words"
)

// Upto returns what Of does, but at most so many findings of a sort about posture
// checks one by one, and one about the others together: a session can have
// 100,000, and their reasons take a second.
func Upto(s *model.Session, now time.Time, most int) Answer {
	v := newView(s, now)
	v.most = most
	return of(v)
}

// enough reports whether so many findings of a sort are as many as are wanted.
func (v *view) enough(found int) bool { return v.most > 0 && found >= v.most }

// others stands for so many more findings of a sort about posture checks.
func (v *view) others(kind *Kind, count int, text string) []Finding {
	if count == 0 {
		return nil
	}
	f := kind.found(text, v.field("devicePosture"))
	f.Subject, f.Count, f.also = "And "+words.Thousands(count)+" more", count, count-1
	return []Finding{f}
}
