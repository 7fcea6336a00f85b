package model

import "time"

// Recent is a session that was looked up before, or one that the person marked
// to come back to.
type Recent struct {
	Ref Ref
	// At is when it was looked up last, or marked.
	At time.Time
	// Name is what the person called a bookmark; it is empty for a plain recent look-up.
	Name string
	// Account and Person are what the ids stand for, as far as the program knows
	// while it runs. Person is kept only where the person at the desk says so.
	Account, Person string
}
