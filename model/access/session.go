package access

import (
	"time"

	"ztsession/model"
)

// settles is how long after a request its session may be issued: the log has when
// it was asked for, and the clocks of the two differ a little.
const settles = 2 * time.Minute

// SessionOf returns the session of a person with which a request was most likely
// made: the newest that was issued before it, else the newest of all. ok is false
// when none can be opened. A row of the log names no session, so this is a guess
// that Verdict.Disagrees may speak against.
func SessionOf(row *Request, sessions []model.SessionSummary) (found model.SessionSummary, ok bool) {
	at, dated := row.moment()
	for _, one := range sessions {
		if one.Nonce == "" {
			continue
		}
		issued, known := one.IssuedAt.Get()
		if !ok {
			// They come newest first.
			found, ok = one, true
		}
		if dated && known && !issued.After(at.Add(settles)) {
			return one, true
		}
	}
	return found, ok
}
