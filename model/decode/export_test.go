package decode

// The bounds, for the tests that reach them.
const (
	SentLength  = sentLength
	ManyEntries = manyEntries
	MostNotes   = mostNotes
	MostRows    = mostRows
)
