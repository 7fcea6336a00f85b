package shell

import "testing"

func TestQuote(t *testing.T) {
	for word, want := range map[string]string{
		"": "''", "abc-1_2.3@example.com": "abc-1_2.3@example.com", "a b": "'a b'", "$HOME": "'$HOME'",
		"it's": `'it'\''s'`, "a;b": "'a;b'", "answers/one.json": "answers/one.json", "é": "'é'", "`x`": "'`x`'",
	} {
		if got := Quote(word); got != want {
			t.Errorf("Quote(%q) = %s, want %s", word, got, want)
		}
	}
}
