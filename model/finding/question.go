package finding

// Question is one of the standard questions of a helpdesk about a session. The
// zero Question is none of them.
type Question uint8

// The standard questions.
const (
	_                 Question = iota
	WhichChecksFail            // which posture checks fail, and why
	IsActive                   // whether the session is active, since when and until when
	WhichDevice                // on which device the person last authenticated
	WhichCertificate           // whether a client certificate was presented, and issued by whom
	IsWARPOurs                 // whether WARP is on, and in the organisation
	WhatDiffers                // what differs from the session that works
	RightLogin                 // whether it is the right person, by the right login method
	FromWhere                  // where the person came from
	PersonOrProgram            // whether it is a person or a service token
	AreResultsFresh            // whether the posture results are fresh, or from before the repair
	IsCheckMissing             // whether a check is missing rather than failing
	WhichApplications          // which applications it covers, and what was refused lately
)

// String returns the question as a person asks it; the zero Question is empty.
func (q Question) String() string {
	if int(q) < len(questions) {
		return questions[q]
	}
	return ""
}

var questions = [...]string{
	WhichChecksFail:   "Which posture checks fail, and why?",
	IsActive:          "Is the session active, since when and until when?",
	WhichDevice:       "On which device did they last log in?",
	WhichCertificate:  "Did the browser present a client certificate, issued by whom?",
	IsWARPOurs:        "Is WARP on, and in our organisation?",
	WhatDiffers:       "What differs from the session that works?",
	RightLogin:        "Is it the right person, by the right login method?",
	FromWhere:         "Where did they come from?",
	PersonOrProgram:   "Is it a person or a service token?",
	AreResultsFresh:   "Are the posture results fresh, or from before the repair?",
	IsCheckMissing:    "Is a check missing rather than failing?",
	WhichApplications: "Which applications does it cover, and what was refused lately?",
}
