package jsonout

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
)

func line(t *testing.T, write func(*Writer)) string {
	t.Helper()
	out, err := Append([]byte("> "), write)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestScalars(t *testing.T) {
	for want, value := range map[string]any{
		"null": nil, "true": true, "7": 7, "-8": int64(-8), `"2026-09-10T12:00:00.5Z"`: time.Date(2026, 9, 10, 14, 0, 0, 5e8, time.FixedZone("", 7200)),
		"12345678901234567890.50": model.Number("12345678901234567890.50"), `"a\"b\\c"`: `a"b\c`, `"\u001b[2J\u202e\u00ff"`: "\x1b[2J\u202e\xff", `"ليلى 👩🏽‍💻"`: "ليلى 👩🏽‍💻",
	} {
		got := line(t, func(w *Writer) {
			if !w.Scalar(value) {
				t.Errorf("%v was not taken", value)
			}
		})
		if got != "> "+want || !json.Valid([]byte(want)) {
			t.Errorf("%v became %s, want %s", value, got, want)
		}
	}
	line(t, func(w *Writer) {
		if w.Scalar([]string{"a"}) {
			t.Error("a list was taken for a scalar")
		}
		w.Null()
	})
}

func TestNumbersThatJSONCannotHaveAreNull(t *testing.T) {
	for _, digits := range []string{"", "NaN", "1e", "0x10", "1 2", `"1"`, "true", "01"} {
		if got := line(t, func(w *Writer) { w.Number(digits) }); got != "> null" {
			t.Errorf("%q became %s", digits, got)
		}
	}
}

func TestIndented(t *testing.T) {
	var out bytes.Buffer
	w := New(&out, "  ")
	w.BeginList()
	w.BeginObject()
	w.Name("b")
	w.Int(1)
	w.Name("b\u200b")
	w.BeginList()
	w.EndList()
	w.EndObject()
	w.EndList()
	if want := "[\n  {\n    \"b\": 1,\n    \"b\\u200b\": []\n  }\n]\n"; out.String() != want || w.Err() != nil {
		t.Errorf("wrote %s, error %v", out.String(), w.Err())
	}
}

func TestValueOfADocument(t *testing.T) {
	var b model.Builder
	b.Open(model.KindObject, "")
	b.Leaf(model.KindNumber, "a", "1e2")
	b.Open(model.KindList, "a")
	b.Leaf(model.KindNull, "", "null")
	b.Leaf(model.KindBool, "", "true")
	b.Leaf(model.KindText, "", "x")
	b.Close()
	b.Close()
	if got := line(t, func(w *Writer) { w.Value(b.Document().Root()) }); got != `> {"a":1e2,"a":[null,true,"x"]}` {
		t.Errorf("wrote %s", got)
	}
	if got := line(t, func(w *Writer) { w.Value(model.Value{}) }); got != "> null" {
		t.Errorf("no value became %s", got)
	}
}

func TestCopyKeepsWhatWasReceived(t *testing.T) {
	const in = `{"b": 1.50, "a": ["\u0041\ud83d\ude00", "\ud800x", "\u202e", null], "b": {}} `
	const want = `> {"b":1.50,"a":["A😀","\ud800x","\u202e",null],"b":{}}`
	decoder := jsontext.NewDecoder(strings.NewReader(in), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	got := line(t, func(w *Writer) {
		if err := w.Copy(decoder); err != nil {
			t.Error(err)
		}
	})
	if got != want {
		t.Errorf("copied %s\nwant   %s", got, want)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestTheFirstErrorStays(t *testing.T) {
	w := New(full{}, "")
	w.BeginList()
	w.Text(strings.Repeat("a", 1<<20))
	w.EndList()
	if err := w.Err(); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
	if _, err := Append(nil, func(w *Writer) { w.EndObject() }); err == nil {
		t.Error("an end without a beginning was written")
	}
}
