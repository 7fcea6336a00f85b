package finding

import (
	"strings"

	"ztsession/model"
)

var (
	tokenWithPerson = &Kind{
		ID: "token-with-person", Severity: Warning, Subject: "Login", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "The session is reported as one of a service token and names a person too, which do not fit together.",
		Next:   "Find out who uses the service token, and show the session to an administrator.",
		clause: "a service token and a person are reported together",
	}
	tokenLogin = &Kind{
		ID: "login-by-token", Severity: Note, Subject: "Login", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "A program logged in with a service token, not a person. It has no e-mail, no groups and no posture checks; rules that want them cannot be met.",
		Next:   "If a person called: look for the session of the person instead.",
		clause: "a program logged in",
	}
	tokenUnsaid = &Kind{
		ID: "token-contradictory", Severity: Note, Subject: "Login", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "A service token is named, though none is said to have logged in.",
		Next:   "Show the session to an administrator.",
		clause: "the reports about a service token do not fit together",
	}
	pinLogin = &Kind{
		ID: "login-by-pin", Severity: Note, Subject: "Login", Question: RightLogin, Source: pinDocs,
		Means:  "The person logged in with a code sent by e-mail. That brings no groups, so rules about groups are not met by it.",
		Next:   "If the application asks for a group: let the person log out and choose the company's login instead of the code.",
		Tell:   "Please log out and choose the company login instead of the code by e-mail.",
		clause: "the login was by a code by e-mail",
	}
)

// login finds who or what logged in where that is not the ordinary way.
func login(v *view) []Finding {
	s := v.s
	status, id, email := v.field("service_token_status"), v.field("service_token_id"), v.field("email")
	_, named := s.ServiceID.Get()
	switch {
	case model.Is(s.ServiceToken, true) && s.Email.Presence == model.Reported:
		return []Finding{tokenWithPerson.found("A service token logged in, yet the session has an e-mail address.", status, email, id)}
	case model.Is(s.ServiceToken, true):
		return []Finding{tokenLogin.found("A program logged in with a service token; there is no person behind it.", status, id)}
	case model.Is(s.ServiceToken, false) && named:
		return []Finding{tokenUnsaid.found("A service token is named, though none is said to have logged in.", id, status)}
	case strings.EqualFold(s.IDP.Value.Type.Value, "onetimepin"):
		return []Finding{pinLogin.found("A code by e-mail (one-time PIN), which brings no groups.", at(s.Result.Get("idp"), top.Key("idp"), "type"))}
	default:
		return nil
	}
}

// isPerson reports whether nothing says that a program logged in.
func (v *view) isPerson() bool { return !model.Is(v.s.ServiceToken, true) }
