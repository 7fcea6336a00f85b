package facts

import (
	"fmt"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

// notes returns what was not as documented, each under the path of its field.
func notes(s *model.Session) []Row {
	rows := make([]Row, 0, len(s.Notes))
	for _, note := range s.Notes {
		r := quoted("", "", note.Text).at("note", note.Path, label(note.Path))
		r.Tone = Warning
		rows = append(rows, r)
	}
	return rows
}

func messages(s *model.Session) []Row {
	rows := make([]Row, 0, len(s.Messages))
	for _, message := range s.Messages {
		text := message.Text
		if message.DocumentationURL != "" {
			text += " (" + message.DocumentationURL + ")"
		}
		if message.Pointer != "" {
			text += " (at " + message.Pointer + ")"
		}
		for _, cause := range message.Chain {
			text += fmt.Sprintf("; cause %d: %s", cause.Code, cause.Text)
		}
		name := "Message"
		if message.Code != 0 {
			name = fmt.Sprintf("Code %d", message.Code)
		}
		rows = append(rows, quoted("message", name, text))
	}
	return rows
}

func source(s *model.Session, c clock.Clock) []Row {
	var rows []Row
	add := func(id, name, text string) {
		if text != "" {
			rows = append(rows, quoted(id, name, text))
		}
	}
	add("file", "File", s.Origin.File)
	add("asked-account", "Account asked", s.Origin.Ref.Account)
	add("asked-user", "User asked", s.Origin.Ref.User)
	add("asked-nonce", "Nonce asked", s.Origin.Ref.Nonce)
	if at := s.Origin.FetchedAt; !at.IsZero() {
		r := derived("read", "Read", c.Exact(at.Truncate(time.Second)), Plain)
		r.Value = at
		rows = append(rows, r)
	}
	add("ray-id", "Ray ID", s.Origin.RayID)
	return rows
}
