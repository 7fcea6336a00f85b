package finding

import (
	"time"

	"ztsession/model"
)

// sessionEnded finds that isActive is false: the session has expired or was
// revoked.
func sessionEnded(s *model.Session, _ time.Time) []Finding {
	if !model.Is(s.Active, false) {
		return nil
	}
	return []Finding{{
		ID: "session-ended", Subject: "Session", Question: IsActive, Evidence: []Evidence{{Path: top.Key("isActive")}},
		Text: "The session has ended or was revoked; the person has to log in again.",
	}}
}
