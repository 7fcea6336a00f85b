package model

import "time"

// Decided is what is known of whether an application lets the session's person in:
// a request that the access log has, what the policies of the application come to by
// what the session reports, or both. Its texts are sentences that may be shown as
// they are, since they are made of masked names where the session is masked.
type Decided struct {
	// App is what the application is called.
	App string
	// Logged is the request that the question is about; nil for none.
	Logged *Logged
	// Sentence is what the policies come to; empty while that was not asked.
	Sentence string
	// LetIn is whether they would let the person in; not reported where that cannot
	// be told, or was not asked.
	LetIn Field[bool]
	// Place is where in the session the first condition stands that was not met;
	// empty when it rests on nothing there.
	Place Path
	// Next is what can be done about it; empty for nothing.
	Next string
}

// Logged is what the access log has of a request. It holds neither the policy that
// decided nor the reason.
type Logged struct {
	Allowed Field[bool]
	At      Field[time.Time]
	IP      string
	Country string // of two letters
	RayID   string
}
