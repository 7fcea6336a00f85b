package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/model/report"
	"ztsession/model/text/safe"
)

func printed(tb testing.TB, s *model.Session) string {
	tb.Helper()
	var out bytes.Buffer
	if err := report.JSON(&out, s); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

func TestJSONIsTheResultAsReceived(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"the result of an envelope": {
			`{"success":true,"errors":[],"result":{"isActive":true},"messages":[]}`,
			"{\n  \"isActive\": true\n}\n",
		},
		"the last of two results": {
			`{"success":true,"result":{"isActive":false,"a":[{"b":1}]},"result":{"isActive":true}}`,
			"{\n  \"isActive\": true\n}\n",
		},
		"a bare session": {`{"isActive":true}`, "{\n  \"isActive\": true\n}\n"},
		"digits, order and repeated names": {
			`{"isActive":true,"z":12345678901234567890,"a":1.50e+10,"z":-0.0,"list":[1,[],{}]}`,
			"{\n  \"isActive\": true,\n  \"z\": 12345678901234567890,\n  \"a\": 1.50e+10,\n  \"z\": -0.0,\n  \"list\": [\n    1,\n    [],\n    {}\n  ]\n}\n",
		},
		"escapes keep their value": {
			`{"isActive":true,"a":"\u001b[2J\u202e\u0041\/\n\\","b":"Jos\u00e9 \ud83d\ude00"}`,
			"{\n  \"isActive\": true,\n  \"a\": \"\\u001b[2J\\u202eA/\\u000a\\\\\",\n  \"b\": \"José 😀\"\n}\n",
		},
		"half a surrogate pair": {
			"{\"isActive\":true,\"a\":\"x\\ud800\u202e\\n\\\"é\"}",
			"{\n  \"isActive\": true,\n  \"a\": \"x\\ud800\\u202e\\n\\\"é\"\n}\n",
		},
		"raw characters that are not safe": {
			"{\"isActive\":true,\"\u202ek\":\"\u009b \u200b \u7684 \x7f\"}",
			"{\n  \"isActive\": true,\n  \"\\u202ek\": \"\\u009b \\u200b 的 \\u007f\"\n}\n",
		},
		"bytes that are no text": {"{\"isActive\":true,\"a\":\"\xff\"}", "{\n  \"isActive\": true,\n  \"a\": \"\\u00ff\"\n}\n"},
		"a byte order mark":      {"\xef\xbb\xbf{\"isActive\":true}", "{\n  \"isActive\": true\n}\n"},
		"UTF-16 of Windows":      {inUTF16(`{"isActive":true,"a":"é"}`), "{\n  \"isActive\": true,\n  \"a\": \"é\"\n}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := printed(t, decode(t, "x", []byte(c.body))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func inUTF16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

func TestJSONOfAMaskedSessionComesFromItsDocument(t *testing.T) {
	t.Parallel()
	s := mask.New().Session(decode(t, "x", []byte(`{"success":true,"result":{"isActive":true,"version":1.50,"amr":["pwd",null,"\"x\u001b"],"amr":{}}}`)))
	want := "{\n  \"isActive\": true,\n  \"version\": 1.50,\n  \"amr\": [\n    \"pwd\",\n    null,\n    \"value-1\"\n  ],\n  \"amr\": {}\n}\n"
	if got := printed(t, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// values returns the tokens of a document, numbers digit by digit.
func values(t *testing.T, text []byte) []json.Token {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var found []json.Token
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("not JSON: %v in %q", err, text)
		}
		found = append(found, token)
	}
}

func FuzzJSON(f *testing.F) {
	for _, name := range answers {
		f.Add(readAnswer(f, name).Body)
	}
	f.Add([]byte("{\"isActive\":\"\\ud800\\u202e\u202e\\\\\\\"\"}"))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := wire.Parse(body)
		if err != nil {
			t.Skip("not JSON")
		}
		s := &model.Session{Document: doc, Result: doc.Root()}
		out := printed(t, s)
		for line := range strings.Lines(out) {
			if line = strings.TrimSuffix(line, "\n"); safe.Text(line) != line {
				t.Fatalf("unsafe characters in %q", line)
			}
		}
		if plain := bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")); utf8.Valid(plain) {
			if got, want := values(t, []byte(out)), values(t, plain); !reflect.DeepEqual(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	})
}
