// Package recording is the file that a watched session is written to, to hand a
// case over: lines of JSON, each written at once, so that after a crash all is
// there up to the last full line.
//
// The first line is the header: {"ztsession_recording":1,"at":...,"program":...,
// "masked":...,"interval_seconds":...,"account":...,"user":...,"nonce":...}. Each line after
// it has at, and one of these members beside it:
//
//	answer     the whole answer as it was received
//	unchanged  true: the answer was the same as the one before
//	marker     what somebody wanted to find again
//	failure    why no answer came; gone is true beside it where there is no such
//	           session any more
//	stopped    why watching is over
//
// Lines with other members are from later versions and are stepped over.
package recording

import (
	"time"

	"ztsession/model"
)

// Version is the version of the format. A reader takes this one and those before.
const Version = 1

// The names of the members.
const (
	VersionMember   = "ztsession_recording"
	AtMember        = "at"
	ProgramMember   = "program"
	MaskedMember    = "masked"
	IntervalMember  = "interval_seconds"
	AccountMember   = "account"
	UserMember      = "user"
	NonceMember     = "nonce"
	AnswerMember    = "answer"
	RayMember       = "ray_id"
	UnchangedMember = "unchanged"
	MarkerMember    = "marker"
	FailureMember   = "failure"
	GoneMember      = "gone"
	StoppedMember   = "stopped"
)

// Header is the first line.
type Header struct {
	Version int
	At      time.Time
	Program string // version of the program that wrote it
	// Masked is how much was masked when it began: off, people or all.
	Masked   string
	Interval time.Duration
	Ref      model.Ref // of the session, masked or not
}

// Entry is one of the lines after it.
type Entry struct {
	At time.Time
	// Answer is the answer; nil for other lines, and for one that is Unchanged.
	Answer    *model.Session
	Unchanged bool
	Marker    string
	Failure   string
	Gone      bool
	Stopped   string
}

// Recording is what was read of a file.
type Recording struct {
	// Name is the file's, made safe.
	Name string
	Header
	Entries []Entry
	// Notes say what could not be read: a line that was cut off, one that is no JSON.
	Notes []string
}
