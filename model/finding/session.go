package finding

import "ztsession/model"

// sessionEnded finds that isActive is false: the session has expired or was
// revoked.
func sessionEnded(s *model.Session) []Finding {
	if !model.Is(s.Active, false) {
		return nil
	}
	return []Finding{{
		ID: "session-ended", Evidence: top.Key("isActive"),
		Text: "The session has ended or was revoked; the person has to log in again.",
	}}
}
