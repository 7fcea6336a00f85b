package wire

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/jsonout"
	"ztsession/model/text/safe"
)

func TestParseKeepsOrderDigitsAndDuplicates(t *testing.T) {
	const in = `{"b":12345678901234567890,"a":1.0e+2,"b":-0.0,"c":[true,false,null,{}],"":"x"}`
	doc, err := Parse([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(encode(t, doc)); got != in {
		t.Errorf("the document reads back as\n%s\nwant\n%s", got, in)
	}
}

func TestParseMakesTextSafe(t *testing.T) {
	tests := []struct{ name, literal, want string }{
		{"plain", `"Full disk encryption"`, "Full disk encryption"},
		{"escaped control", `"a\u001b[2J"`, `a\x1b[2J`},
		{"raw C1 byte", "\"a\x9b31m\"", `a\x9b31m`},
		{"raw C1 byte beside an escape", "\"a\x9b\\u001b\\\\\"", `a\x9b\x1b\`},
		{"broken UTF-8", "\"\xe2\x82\"", `\xe2\x82`},
		{"lone surrogate", `"\ud800x"`, "\ufffdx"},
		{"surrogate pair", `"\ud83d\udc69"`, "👩"},
		{"Windows path", `"C:\\ProgramData\\x"`, `C:\ProgramData\x`},
		{"bidi", `"\u202e"`, `\u202e`},
		{"as long as it was", "\"\u2764\ufe0f \u202e\"", "\u2764 \\u202e"},
		{"Arabic stays", `"ليلى"`, "ليلى"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(`{` + tt.literal + `:` + tt.literal + `}`))
			if err != nil {
				t.Fatal(err)
			}
			for member := range doc.Root().Children() {
				if member.Text() != tt.want || member.Key() != tt.want {
					t.Errorf("text %q under the key %q, want %q", member.Text(), member.Key(), tt.want)
				}
			}
		})
	}
}

func TestParseTakesByteOrderMarksAndUTF16(t *testing.T) {
	const in = `{"name":"Zoë 👩"}`
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	for _, unit := range utf16.Encode([]rune(in)) {
		little = append(little, byte(unit), byte(unit>>8))
		big = append(big, byte(unit>>8), byte(unit))
	}
	for name, body := range map[string][]byte{"UTF-8": []byte("\ufeff" + in), "UTF-16LE": little, "UTF-16BE": big} {
		doc, err := Parse(body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := doc.Root().Get("name").Text(); got != "Zoë 👩" {
			t.Errorf("%s: name = %q", name, got)
		}
	}
}

func TestParseSaysWhatCameInstead(t *testing.T) {
	tests := []struct {
		name, in, want string
		cut            bool
	}{
		{"nothing", "", "empty", true},
		{"white space", " \r\n\t", "empty", true},
		{"page with a title", "\n<!DOCTYPE html><html><TITLE lang=en>Attention &amp; care\x1b[2J!\n | proxy</title>", `an HTML page titled "Attention & care\x1b[2J! | proxy"`, false},
		{"page without a title", "<html><body>no</body></html>", "an HTML page", false},
		{"XML", `<?xml version="1.0"?><Error/>`, "an XML document", false},
		{"title with an id", "<html><title>No 0a1b2c3d4e5f60718293a4b5c6d7e8f9 here</title>", `an HTML page titled "No ... here"`, false},
		{"token", "eyJhbGciOi.eyJzdWIi.c2ln", "an Access token (JWT), not a session", false},
		{"cut in an object", `{"success":true,"result":{"ema`, "cut off after 30 bytes", true},
		{"cut in a literal", `{"success":tr`, "cut off after 13 bytes", true},
		{"plain words", "upstream connect error", `not JSON but the text "upstream connect error"`, false},
		{"broken inside", `{"a":1,,"b":2}`, "not valid JSON from byte 7", false},
		{"two documents", `{} {}`, "JSON with more text after its end, from byte 2", false},
		{"mismatch", `{"a":[1}`, "not valid JSON from byte 7", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.in))
			var malformed *MalformedError
			if !errors.As(err, &malformed) || !errors.Is(err, model.ErrMalformed) {
				t.Fatalf("error = %v, want a MalformedError", err)
			}
			if malformed.Came != tt.want || malformed.Cut != tt.cut {
				t.Errorf("came %q (cut %t), want %q (cut %t)", malformed.Came, malformed.Cut, tt.want, tt.cut)
			}
		})
	}
}

func TestParseRefusesDenseBodiesBeforeTheyCostMemory(t *testing.T) {
	dense := []byte(`{"a":[` + strings.Repeat("0,", 8<<20) + "0]}")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Parse(dense)
	runtime.ReadMemStats(&after)
	if cost := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, model.ErrMalformed) || cost > uint64(2*len(dense)) {
		t.Errorf("%d MiB were allocated for %d MiB, %v", cost>>20, len(dense)>>20, err)
	}
}

func TestParseTakesTextsFullOfCommas(t *testing.T) {
	text := strings.Repeat(`,[{\"`, manyValues)
	doc, err := Parse([]byte(`{"a":"` + text + `\\","b":[1,2]}`))
	if err != nil || doc.Root().Get("b").Len() != 2 {
		t.Errorf("error = %v", err)
	}
	if _, err := Parse([]byte(strings.Repeat("a,", 2*manyValues))); err == nil || !strings.Contains(err.Error(), "not JSON but the text") {
		t.Errorf("error = %v", err)
	}
}

func TestParseBoundsDepthAndValues(t *testing.T) {
	nested := func(depth int) []byte {
		return []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
	}
	if _, err := Parse(nested(maxDepth)); err != nil {
		t.Errorf("%d levels: %v", maxDepth, err)
	}
	for name, body := range map[string][]byte{
		"one level more": nested(maxDepth + 1),
		"a million":      []byte(strings.Repeat(`{"a":`, 1_000_000)),
		"too many":       []byte("[" + strings.Repeat("0,", manyValues) + "0]"),
	} {
		if _, err := Parse(body); !errors.Is(err, model.ErrMalformed) {
			t.Errorf("%s: error = %v, want malformed", name, err)
		}
	}
}

// FuzzParse proves that no input makes the parser panic, that every text
// that comes out is safe, and that the document reads back in the same order
// with the same numbers.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("../../model/decode/testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte("[\"\x9b\\ud800\\u001b\"]"))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := Parse(body)
		if err != nil {
			if got := err.Error(); safe.Text(got) != got {
				t.Errorf("the error %q is not safe", got)
			}
			return
		}
		for i := range doc.Len() {
			assertSafe(t, doc.At(i).Key())
			assertSafe(t, doc.At(i).Text())
		}
		again := encode(t, doc)
		if !jsontext.Value(again).IsValid(jsontext.AllowDuplicateNames(true)) {
			t.Fatalf("%q reads back as %q, which is not JSON", body, again)
		}
		assertSameShape(t, doc, again)
	})
}

// encode writes a document as JSON on one line.
func encode(t *testing.T, doc *model.Document) []byte {
	t.Helper()
	out, err := jsonout.Append(nil, func(w *jsonout.Writer) { w.Value(doc.Root()) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func assertSafe(t *testing.T, text string) {
	t.Helper()
	if safe.Text(text) != text {
		t.Errorf("%q is not safe", text)
	}
}

func assertSameShape(t *testing.T, doc *model.Document, encoded []byte) {
	t.Helper()
	second, err := Parse(encoded)
	if err != nil {
		t.Fatalf("%q does not parse: %v", encoded, err)
	}
	if doc.Len() != second.Len() {
		t.Fatalf("%d values became %d", doc.Len(), second.Len())
	}
	for i := range doc.Len() {
		a, b := doc.At(i), second.At(i)
		if a.Kind() != b.Kind() || a.Key() != b.Key() || a.Text() != b.Text() || a.Depth() != b.Depth() {
			t.Fatalf("value %d: %v %q %q became %v %q %q", i, a.Kind(), a.Key(), a.Text(), b.Kind(), b.Key(), b.Text())
		}
	}
}

func TestTextsThatCannotBeShownHaveABound(t *testing.T) {
	const large = 1300 << 10
	for name, unit := range map[string]string{
		"bytes that are no UTF-8": "\xff", "half of them": "a\xff", "cut characters": "\xf0\x9f", "C1": "\u0085", "no width": "\u200b", "tags": "\U000e0041", "escaped": `\u0001`, "unassigned": "\u0378",
	} {
		for place, body := range map[string]string{
			"a text": `{"isActive":true,"name":"` + strings.Repeat(unit, 2*large/len(unit)) + `"}`,
			"a name": `{"` + strings.Repeat(unit, large/len(unit)) + `":true}`,
			"many":   `{"x":["` + strings.Repeat(strings.Repeat(unit, 100)+`","`, large/100/len(unit)) + `"]}`,
		} {
			if place != "a text" && unit != "\xff" {
				continue
			}
			if _, err := Parse([]byte(body)); !errors.Is(err, model.ErrMalformed) || !strings.Contains(err.Error(), "cannot be shown") {
				t.Errorf("%s as %s: %v", name, place, err)
			}
		}
		small := `{"name":"` + strings.Repeat(unit, 1000) + `"}`
		if _, err := Parse([]byte(small)); err != nil {
			t.Errorf("%s, a few: %v", name, err)
		}
	}
	for _, unit := range []string{"漢", "👩\u200d👩\u200d👧 ", `\u0041`} {
		if _, err := Parse([]byte(`{"name":"` + strings.Repeat(unit, large/len(unit)) + `"}`)); err != nil {
			t.Errorf("%q again and again: %v", unit, err)
		}
	}
}
