package decode

import (
	"hash/maphash"
	"slices"
	"strconv"
	"time"

	"ztsession/model"
	"ztsession/model/schema"
	"ztsession/model/sorting"
	"ztsession/model/text/words"
)

// How many entries of a map are read depends on how large the answer is, since
// one costs 400 bytes once it is read: a real one has more than bytesPerEntry
// bytes, and manyEntries may be there whatever they have. A map with more stays
// in the Document as it was sent.
const (
	bytesPerEntry = 80
	manyEntries   = 10_000
)

func roomIn(doc *model.Document) int {
	// A document that was not parsed has no source; 16 bytes are the least that a
	// parsed one has for each value.
	return max(manyEntries, len(doc.Source())/bytesPerEntry, 16*doc.Len()/bytesPerEntry)
}

// entries opens a map for reading: an object, or a list of its entries.
func entries[T any](r *reader, v model.Value, into *model.Field[[]T], readAs string) bool {
	r.repeated(v, into.Presence)
	*into = model.Field[[]T]{}
	switch {
	case v.Len() > r.room:
		r.note(v, words.Thousands(v.Len())+" entries, far more than there is text for; they are only in the JSON")
		into.Presence, into.AsSent = model.Misfit, sent(v)
		return false
	case v.Kind() == model.KindList && v.Len() > 0:
		into.AsSent = sent(v)
		r.drifted(v, "an object", readAs)
	case v.Kind() == model.KindList:
		r.note(v, "expected an object, got an empty list")
		into.Presence, into.AsSent = model.Empty, "[]"
		return false
	case v.Kind() != model.KindObject:
		*into = misfit[[]T](r, v, "an object")
		return false
	case v.Len() == 0:
		into.Presence = model.Empty
		return false
	}
	into.Presence = model.Reported
	into.Value = make([]T, v.Len())
	return true
}

// keys gives the entries of one map their keys.
type keys struct {
	reader *reader
	// seen are the keys so far; nil when no two can be the same.
	seen map[string]struct{}
	// names are the fields of an entry that hold its key when a list came.
	names []string
}

func (r *reader) keys(v model.Value, names []string) keys {
	k := keys{reader: r, names: names}
	if k.mayRepeat(v) {
		k.seen = make(map[string]struct{}, v.Len())
	}
	return k
}

// mayRepeat reports whether two entries may have the same key: whether two have
// the same hash. To sort hashes is much faster than to fill a map, of which
// hardly any answer has need.
func (k keys) mayRepeat(v model.Value) bool {
	seed := maphash.MakeSeed()
	hashes := make([]uint64, 0, v.Len())
	for entry := range v.Children() {
		hashes = append(hashes, maphash.String(seed, k.key(entry)))
	}
	slices.Sort(hashes)
	return len(slices.Compact(hashes)) < v.Len()
}

// of returns the key of an entry: its name in the map or, in a list, its id,
// else its place. A key that came before is kept and noted.
func (k keys) of(v model.Value) string {
	key := k.key(v)
	if k.seen == nil {
		return key
	}
	if _, again := k.seen[key]; again {
		k.reader.note(v, "the key "+model.Quote(words.Clip(key, mostQuoted))+" was sent more than once; all its entries are kept")
	}
	k.seen[key] = struct{}{}
	return key
}

func (k keys) key(v model.Value) string {
	if v.Parent().Kind() == model.KindList {
		return k.inside(v)
	}
	return v.Key()
}

func (k keys) inside(v model.Value) string {
	if v.Kind() == model.KindText && v.Text() != "" {
		return v.Text()
	}
	for _, name := range k.names {
		if id := v.Get(name); id.Kind() == model.KindText && id.Text() != "" || id.Kind() == model.KindNumber {
			return id.Text()
		}
	}
	return strconv.Itoa(v.Ordinal())
}

// entry reads how an entry itself arrived and reports whether it has fields.
func (r *reader) entry(v model.Value, presence *model.Presence, asSent *string) bool {
	if v.Kind() != model.KindObject {
		field := misfit[struct{}](r, v, "an object")
		*presence, *asSent = field.Presence, field.AsSent
		return false
	}
	*presence = model.Reported
	if v.Len() == 0 {
		*presence = model.Empty
	}
	return v.Len() > 0
}

// posture reads devicePosture, in the order received.
func (r *reader) posture(v model.Value, into *model.Field[[]model.PostureCheck]) {
	if !entries(r, v, into, schema.Check.ReadAs) {
		return
	}
	keys := r.keys(v, schema.Check.Keys)
	for member := range v.Children() {
		check := &into.Value[member.Ordinal()]
		check.Key, check.Entry = keys.of(member), member
		if r.entry(member, &check.Presence, &check.AsSent) {
			members(r, member, &schema.Check, check)
		}
	}
}

// devices reads device_sessions, the newest authentication first; devices of
// which none is known come last, in the order received.
func (r *reader) devices(v model.Value, into *model.Field[[]model.Device]) {
	if !entries(r, v, into, schema.Device.ReadAs) {
		return
	}
	keys := r.keys(v, schema.Device.Keys)
	for member := range v.Children() {
		device := &into.Value[member.Ordinal()]
		device.ID, device.Entry = keys.of(member), member
		if r.entry(member, &device.Presence, &device.AsSent) {
			members(r, member, &schema.Device, device)
		}
	}
	sorting.Stable(into.Value, newestFirst)
}

func newestFirst(a, b model.Device) int { return latestFirst(a.LastAuthenticated, b.LastAuthenticated) }

// latestFirst compares two moments; one that is not known comes last.
func latestFirst(a, b model.Field[time.Time]) int {
	at, aKnown := a.Get()
	bt, bKnown := b.Get()
	switch {
	case aKnown && bKnown:
		return bt.Compare(at)
	case aKnown:
		return -1
	case bKnown:
		return 1
	default:
		return 0
	}
}
