package decode

// The bounds, for the tests that reach them.
const (
	SentLength  = sentLength
	MostEntries = mostEntries
	MostRows    = mostRows
)
