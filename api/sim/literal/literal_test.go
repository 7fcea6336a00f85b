package literal

import (
	"encoding/json"
	"testing"
	"time"
)

func TestAppend(t *testing.T) {
	stream := Stream(func(yield func(Member) bool) {
		_ = yield(Member{"a", 1}) && yield(Member{"b", nil})
	})
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"null", nil, `null`},
		{"bool", true, `true`},
		{"plain string", "Wiki", `"Wiki"`},
		{"quotes and backslashes", `C:\"x"`, `"C:\\\"x\""`},
		{"escape sequence", "\x1b[2J", `"\u001b[2J"`},
		{"bidi override", "a\u202eb", `"a\u202eb"`},
		{"legitimate scripts", "ليلى 👩🏽‍💻", `"ليلى 👩🏽‍💻"`},
		{"int", 42, `42`},
		{"unix seconds", Unix(time.Unix(1789041600, 0)), `1789041600`},
		{"exact number", Number("12345678901234567890.50"), `12345678901234567890.50`},
		{"object keeps order and doubles", Object{{"b", 1}, {"a", 2}, {"b", 3}}, `{"b":1,"a":2,"b":3}`},
		{"object of pairs", Of("a", 1, "b", Of("c", true)), `{"a":1,"b":{"c":true}}`},
		{"empty object", Object{}, `{}`},
		{"stream", stream, `{"a":1,"b":null}`},
		{"nil stream", Stream(nil), `null`},
		{"list", List{1, "a", List{}}, `[1,"a",[]]`},
		{"strings", []string{"a", "b"}, `["a","b"]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := string(Append(nil, tt.value))
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if !json.Valid([]byte(got)) {
				t.Errorf("%s is not JSON", got)
			}
		})
	}
}

func TestAppendRefusesUnknownTypes(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a channel was written as JSON")
		}
	}()
	Append(nil, make(chan int))
}

func TestWithLeavesTheOriginalAlone(t *testing.T) {
	base := make(Object, 1, 4)
	base[0] = Member{"a", 1}
	first, second := base.With(Member{"b", 2}), base.With(Member{"c", 3})
	if got := string(Append(nil, first)); got != `{"a":1,"b":2}` {
		t.Errorf("the first became %s after the second was made (%v)", got, second)
	}
}

func TestTime(t *testing.T) {
	zone := time.FixedZone("", 2*60*60)
	if got := Time(time.Date(2026, 9, 10, 14, 0, 0, 431e6, zone)); got != "2026-09-10T12:00:00.431Z" {
		t.Errorf("got %s", got)
	}
}
