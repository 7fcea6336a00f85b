package compare

import (
	"hash/maphash"

	"ztsession/model"
)

// digest stands for a value: two that say the same have the same one. That two
// others have the same one is as likely as to guess 64 bits; the seed is made
// anew by each process, so that nobody can prepare such a pair.
type digest uint64

var seed = maphash.MakeSeed()

// digests returns the digests of all values of a document by their numbers. The
// members of an object count without their order, the elements of a list with it.
func digests(doc *model.Document) []digest {
	all := make([]digest, doc.Len())
	// The descendants of a value follow it, so that all of them are known already.
	for i := len(all) - 1; i >= 0; i-- {
		all[i] = digestOf(doc.At(i), all)
	}
	return all
}

func digestOf(v model.Value, known []digest) digest {
	switch kind := v.Kind(); kind {
	case model.KindObject:
		sum, names := start(kind), newOccurrences(v.Len())
		for member := range v.Children() {
			name := digest(maphash.String(seed, member.Key()))
			// A name that comes again is told from the one before it, since the last counts.
			sum += mix(mix(name+digest(names.count(name))) + known[member.Number()])
		}
		return mix(sum)
	case model.KindList:
		sum := start(kind)
		for element := range v.Children() {
			sum = mix(sum + known[element.Number()])
		}
		return sum
	default:
		return mix(start(kind) + digest(maphash.String(seed, v.Text())))
	}
}

// start returns what the digests of values of a kind begin with.
func start(kind model.Kind) digest { return mix(digest(kind) + 1) }

// mix spreads the bits of a digest, as the last step of SplitMix64 does.
func mix(d digest) digest {
	d = (d ^ d>>30) * 0xbf58476d1ce4e5b9
	d = (d ^ d>>27) * 0x94d049bb133111eb
	return d ^ d>>31
}

// occurrences count how often a name came before in an object.
type occurrences struct {
	few  [32]digest
	used int
	many map[digest]int // for an object with more names than few has room for
}

func newOccurrences(names int) occurrences {
	var o occurrences
	if names > len(o.few) {
		o.many = make(map[digest]int, names)
	}
	return o
}

// count returns how often the name came before, and takes it in.
func (o *occurrences) count(name digest) int {
	if o.many != nil {
		o.many[name]++
		return o.many[name] - 1
	}
	before := 0
	for _, other := range o.few[:o.used] {
		if other == name {
			before++
		}
	}
	o.few[o.used] = name
	o.used++
	return before
}
