package fold_test

import (
	"slices"
	"testing"

	"ztsession/model/text/fold"
)

func TestWhatPeopleTypeForAName(t *testing.T) {
	t.Parallel()
	for name, typed := range map[string]string{
		"Zieliński": "zielinski", "Zoë Nguyễn": "zoe nguyen", "Łukasz": "lukasz", "Ångström": "ANGSTROM", "Øystein Ærø": "oystein aero",
		"Straße": "STRASSE", "O’Brien": "o'brien", "İbrahim Işık": "ibrahim isik", "ＢＥＮ": "ben", "Σίσυφος": "σισυφοσ", "Đặng": "dang",
		"ﬁona": "fiona", "Zoe\u0308": "Zoë", "Þór": "thor", "Ёлкин": "елкин", "مُحَمَّد": "محمد",
	} {
		if got, want := fold.Text(name), fold.Text(typed); got != want {
			t.Errorf("%q becomes %q, and %q becomes %q", name, got, typed, want)
		}
	}
	for _, pair := range [][2]string{{"Ben", "Bea"}, {"が", "か"}, {"हिन्दी", "हनद"}, {"김", "감"}} {
		if fold.Text(pair[0]) == fold.Text(pair[1]) {
			t.Errorf("%q and %q are the same", pair[0], pair[1])
		}
	}
}

func TestWordsOfANameAndAnEmail(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Lindqvist, Ben": {"lindqvist", "ben"}, "ben.lindqvist@example.com": {"ben", "lindqvist", "example", "com"}, "Anna-Maria O'Neil": {"anna", "maria", "oneil"},
		" .-  ": nil, "佐藤 由紀": {"佐藤", "由紀"}, "हिन्दी": {"हिन्दी"},
	} {
		if got := fold.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func TestUmlautsWrittenInTwoLetters(t *testing.T) {
	t.Parallel()
	for name, typed := range map[string]string{"Müller": "Mueller", "Jörg": "Joerg", "Bär": "Baer"} {
		if fold.Umlauts(fold.Text(name)) != fold.Umlauts(fold.Text(typed)) {
			t.Errorf("%q and %q differ", name, typed)
		}
	}
}
