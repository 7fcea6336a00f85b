package model

import "fmt"

// Severity ranks findings.
type Severity uint8

// The severities, the gravest first.
const (
	SeverityProblem Severity = iota // something keeps the person out, or will
	SeverityWarning
	SeverityNote
)

// String names the severity.
func (s Severity) String() string {
	switch s {
	case SeverityProblem:
		return "problem"
	case SeverityWarning:
		return "warning"
	case SeverityNote:
		return "note"
	default:
		return "unknown"
	}
}

// Finding is something that a session shows to be wrong, with its evidence.
type Finding struct {
	// ID names the sort of finding, for instance posture-failed.
	ID       string
	Severity Severity
	// Text is the finding as one sentence.
	Text string
	// Outside says that Text repeats what other people wrote.
	Outside bool
	// Evidence is where in the session it rests.
	Evidence Path
}

// Findings derives the problems that the session states by itself: it has
// ended, a posture check failed, the client certificate was refused.
func Findings(s *Session) []Finding {
	var found []Finding
	if Is(s.Active, false) {
		found = append(found, Finding{
			ID: "session-ended", Evidence: Path("").Key("isActive"),
			Text: "The session has ended or was revoked; the person has to log in again.",
		})
	}
	if c := s.Certificate(); c.State == CertificateRefused {
		found = append(found, Finding{ID: "certificate-refused", Evidence: Path("").Key("mtls_auth").Key("auth_status"), Text: c.String(), Outside: c.Quotes()})
	}
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		if check.Result() != CheckFail {
			continue
		}
		found = append(found, Finding{
			ID: "posture-failed", Evidence: check.Path().Key("success"),
			Text: fmt.Sprintf("The posture check %s failed.", Quote(check.Name())), Outside: true,
		})
	}
	return found
}
