// Package mask replaces personal data by pseudonyms, for shared screens and
// tickets. Its functions take a typed value and return a masked one; they never
// change what they are given.
//
// Whatever is personal by its place (an e-mail, an address, a device) becomes a
// pseudonym such as ip-1, and wherever the same value appears again, also inside
// other texts, it becomes the same one. A value stays only when it is known to be
// harmless: when the schema keeps its field and it has the shape of that field,
// as a result, a type, a time, a country or a version has. What does not fit its
// place, such as a text where an object is documented, may be anything and is
// replaced whole, and so are fields that nobody documents. Sentences, which are
// names of rules, descriptions and errors, stay apart from what looks personal in
// them. The documented names of fields never change, whatever the values are, so
// that a masked session has the same findings.
//
// A session is masked as a document and typed again, so that no note, report or
// saved file made of it can show what was taken out.
//
// Pseudonyms are counted in the order of appearance; an e-mail, a name, a user id
// and the name of a computer that are one person's have one number. A Masker that
// is kept gives the same value the same one in everything, at every Step, so a
// value may be masked again for each screen; a large session is worth keeping, since masking it costs about as
// much as reading it.
package mask

import (
	"sync"

	"ztsession/model"
	"ztsession/model/schema"
)

// Masker masks at one Step. Maskers that come from one another with At remember
// together which pseudonym stands for what. It is safe for use by several
// goroutines. A nil Masker masks nothing: its methods return what they are given.
type Masker struct {
	step Step
	*memory
}

// memory is what the maskers of all steps have in common.
type memory struct {
	mu    sync.Mutex
	known registry
	steps [All + 1]*Masker
}

// New returns a Masker that replaces all there is and has masked nothing yet.
func New() *Masker {
	shared := &memory{known: newRegistry()}
	for step := People; step <= All; step++ {
		shared.steps[step] = &Masker{step: step, memory: shared}
	}
	return shared.steps[All]
}

// At returns the Masker of another step, which gives everything the pseudonym that
// it has in this one; nil for Off. A nil Masker has given none yet.
func (m *Masker) At(step Step) *Masker {
	if m == nil {
		m = New()
	}
	if step > All {
		step = All
	}
	return m.steps[step]
}

// Step returns how much is replaced.
func (m *Masker) Step() Step {
	if m == nil {
		return Off
	}
	return m.step
}

// with masks a value with what is known, one at a time; a nil Masker returns it
// as it is.
func with[T any](m *Masker, value T, masked func(*registry, T) T) T {
	if m == nil {
		return value
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known.step = m.step
	return masked(&m.known, value)
}

// List returns the masked values of a list: List(people, masker.Person).
func List[T any](list []T, one func(T) T) []T {
	if list == nil {
		return nil
	}
	masked := make([]T, len(list))
	for i, value := range list {
		masked[i] = one(value)
	}
	return masked
}

// Text masks what looks personal in a text that may hold anything, and what
// this Masker has masked before.
func (m *Masker) Text(text string) string { return with(m, text, (*registry).free) }

// Original returns what a pseudonym stands for, or the text itself when it is
// none: requests need the real ids.
func (m *Masker) Original(pseudonym string) string {
	return with(m, pseudonym, func(r *registry, pseudonym string) string {
		if original, ok := r.original(pseudonym); ok {
			return original
		}
		return pseudonym
	})
}

// OriginalRef returns the real ids behind a Ref of pseudonyms.
func (m *Masker) OriginalRef(ref model.Ref) model.Ref {
	return model.Ref{Account: m.Original(ref.Account), User: m.Original(ref.User), Nonce: m.Original(ref.Nonce)}
}

// Ref masks the three ids.
func (m *Masker) Ref(ref model.Ref) model.Ref { return with(m, ref, (*registry).ref) }

func (r *registry) ref(ref model.Ref) model.Ref {
	return model.Ref{
		Account: r.pseudonym(schema.AccountID, ref.Account),
		User:    r.pseudonym(schema.UserID, ref.User),
		Nonce:   r.pseudonym(schema.Nonce, ref.Nonce),
	}
}

// free masks what looks personal in text, and what is already known to be.
func (r *registry) free(text string) string {
	if len(text) > longestText {
		return r.pseudonym(schema.Claim, text)
	}
	scanned := r.scanned[r.step]
	if _, again := scanned[text]; !again {
		r.scan(text)
		if len(scanned) < mostScanned {
			scanned[text] = struct{}{}
		}
	}
	return r.replace(text)
}

const (
	// longestText is the length in bytes of the longest text that is looked
	// through; a longer one is no sentence, and is replaced whole.
	longestText = 8 << 10
	// mostScanned is how many texts are remembered as looked through.
	mostScanned = 4096
	// mostText is how many bytes of text are looked through in a document. What
	// follows is replaced whole.
	mostText = 8 << 20
)

// field masks a field's value as one sort. What was sent in another form is
// left out of it, since nobody knows what is in there.
func (r *registry) field(f model.Field[string], mask schema.Mask) model.Field[string] {
	return r.fieldOf(f, mask, 0)
}

// fieldOf masks a field that is reported of a person, by the number.
func (r *registry) fieldOf(f model.Field[string], mask schema.Mask, human int) model.Field[string] {
	switch {
	case f.Presence != model.Reported:
	case mask == schema.Scan:
		f.Value = r.free(f.Value)
	default:
		f.Value = r.pseudonymOf(mask, f.Value, human)
	}
	if f.AsSent != "" {
		f.AsSent = "(masked)"
	}
	return f
}

func (r *registry) value(text string, mask schema.Mask) string {
	if mask == schema.Scan {
		return r.free(text)
	}
	return r.pseudonym(mask, text)
}
