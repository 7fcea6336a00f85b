package fold

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ztsession/model/text/measure"
)

// Append appends text to dst without accents, and in small letters unless exact says
// that the case counts. The quotes of other scripts become those of ASCII.
func Append(dst []byte, text string, exact bool) []byte {
	for at := 0; at < len(text); {
		size := 0
		dst, size = appendCluster(dst, text[at:], exact)
		at += size
	}
	return dst
}

// Places appends text to dst as Append does, and to places where in text each byte of
// that comes from: the first byte of its cluster. One more place is the end of text.
func Places(dst []byte, places []int32, text string, exact bool) ([]byte, []int32) {
	for at := 0; at < len(text); {
		before, size := len(dst), 0
		dst, size = appendCluster(dst, text[at:], exact)
		for range len(dst) - before {
			places = append(places, int32(at))
		}
		at += size
	}
	return dst, append(places, int32(len(text)))
}

// appendCluster appends the first cluster of text, and returns its size in bytes.
func appendCluster(dst []byte, text string, exact bool) (folded []byte, size int) {
	if c := text[0]; c < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return append(dst, ASCII(c, exact)), 1
	}
	size, _ = measure.Cluster(text)
	if r, whole := utf8.DecodeRuneInString(text); whole == size && r < latinEnd {
		table := latin()
		if exact {
			return append(dst, table.exact[r]...), size
		}
		return append(dst, table.small[r]...), size
	}
	return appendOther(dst, text[:size], exact), size
}

// latinEnd is behind the letters of Latin that have one code point: Latin Extended-B.
const latinEnd = 0x250

// folds are what becomes of these letters. Most accents that there are stand in them,
// and working them out takes longer than all else.
type folds struct{ exact, small [latinEnd]string }

var latin = sync.OnceValue(func() *folds {
	table := &folds{}
	for r := range rune(latinEnd) {
		table.exact[r], table.small[r] = string(appendOther(nil, string(r), true)), string(appendOther(nil, string(r), false))
	}
	return table
})

// appendOther appends a cluster that is in no table.
func appendOther(dst []byte, cluster string, exact bool) []byte {
	r, whole := utf8.DecodeRuneInString(cluster)
	switch letters := plain[r]; {
	case whole < len(cluster):
		return append(dst, decomposed(cluster, exact)...)
	case letters != "":
		for i := range len(letters) {
			dst = append(dst, ASCII(letters[i], exact))
		}
		return dst
	case unicode.Is(accents, r):
		return dst
	case norm.NFKD.PropertiesString(cluster).Decomposition() != nil:
		return append(dst, decomposed(cluster, exact)...)
	default:
		return utf8.AppendRune(dst, letter(r, exact))
	}
}

// decomposed returns a cluster that is more than one letter.
func decomposed(cluster string, exact bool) string {
	var out strings.Builder
	for _, r := range norm.NFKD.String(cluster) {
		switch letters, ok := plain[r]; {
		case ok:
			for _, one := range letters {
				out.WriteRune(letter(one, exact))
			}
		case unicode.Is(accents, r):
		default:
			out.WriteRune(letter(r, exact))
		}
	}
	return norm.NFC.String(out.String())
}

// letter returns the same rune for all cases of a letter, unless the case counts. It goes
// through the upper case because some letters have two lower ones: ς and σ.
func letter(r rune, exact bool) rune {
	if exact {
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// ASCII returns what Append does of a character of ASCII.
func ASCII(c byte, exact bool) byte {
	if !exact && 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// plain are letters that do not decompose, and quotes that stand for those of ASCII. What
// they become is ASCII.
var plain = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k",
	'Ł': "L", 'Ø': "O", 'Đ': "D", 'Ð': "D", 'Þ': "Th", 'ẞ': "SS", 'Æ': "Ae", 'Œ': "Oe", 'Ħ': "H", 'Ŧ': "T", 'Ŋ': "N",
	'’': "'", '‘': "'", 'ʼ': "'", '´': "'", '“': `"`, '”': `"`, '„': `"`,
}

// accents are the marks that people leave out: of Latin, Greek and Cyrillic
// letters, the vowels of Hebrew and Arabic. Other scripts need theirs.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x0591, Hi: 0x05bd, Stride: 1},
	{Lo: 0x05bf, Hi: 0x05c7, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
}}
