package model

import (
	"slices"
	"testing"
)

// sample is {"a": 1, "b": {"x-y": [true, null]}, "a": "two", "e": []}.
func sample() *Document {
	var b Builder
	b.Open(KindObject, "")
	b.Leaf(KindNumber, "a", "1")
	b.Open(KindObject, "b")
	b.Open(KindList, "x-y")
	b.Leaf(KindBool, "", "true")
	b.Leaf(KindNull, "", "null")
	b.Close()
	b.Close()
	b.Leaf(KindText, "a", "two")
	b.Open(KindList, "e")
	b.Close()
	b.Close()
	return b.Document()
}

func TestDocumentKeepsOrderAndDuplicates(t *testing.T) {
	root := sample().Root()
	var names []string
	for member := range root.Children() {
		names = append(names, member.Key())
	}
	if want := []string{"a", "b", "a", "e"}; !slices.Equal(names, want) {
		t.Errorf("members are %v, want %v", names, want)
	}
	if got := root.Get("a").Text(); got != "two" {
		t.Errorf("the last of two members called a is %q, want two", got)
	}
	if got, want := root.Compact(0), `{"a": 1, "b": {"x-y": [true, null]}, "a": "two", "e": []}`; got != want {
		t.Errorf("Compact = %s, want %s", got, want)
	}
	if got := sample().Len(); got != 8 {
		t.Errorf("Len = %d, want 8", got)
	}
}

func TestPathOfAValue(t *testing.T) {
	root := sample().Root()
	list := root.Get("b").Get("x-y")
	var second Value
	for element := range list.Children() {
		second = element
	}
	if got, want := second.PathFrom(Value{}), Path(`.b["x-y"][1]`); got != want {
		t.Errorf("path is %s, want %s", got, want)
	}
	if got, want := second.PathFrom(root.Get("b")), Path(`.["x-y"][1]`); got != want {
		t.Errorf("path below b is %s, want %s", got, want)
	}
	if second.Depth() != 3 || second.Parent() != list {
		t.Errorf("depth %d, parent %v", second.Depth(), second.Parent())
	}
}

func TestPathQuotesWhatJqCannotReadPlain(t *testing.T) {
	tests := map[string]Path{"plain": ".plain", "a b": `.["a b"]`, `q"\`: `.["q\"\\"]`, "1st": `.["1st"]`, "": `.[""]`, "_x9": "._x9"}
	for key, want := range tests {
		if got := Path("").Key(key); got != want {
			t.Errorf("Key(%q) = %s, want %s", key, got, want)
		}
	}
}

func TestCompactIsBounded(t *testing.T) {
	var b Builder
	b.Open(KindList, "")
	for range 10000 {
		b.Leaf(KindNumber, "", "7")
	}
	b.Close()
	if got := b.Document().Root().Compact(20); len(got) > 40 || got[len(got)-1] != ']' {
		t.Errorf("Compact(20) = %q", got)
	}
}

func TestZeroValueIsNothing(t *testing.T) {
	var none Value
	if none.Exists() || none.Kind() != KindNone || none.Len() != 0 || none.Get("x").Exists() || none.Depth() != 0 || none.PathFrom(Value{}) != "" {
		t.Error("the zero Value is something")
	}
	for range none.Children() {
		t.Error("the zero Value has children")
	}
}

// TestFindGoesBackFromEachPath: each value is found at its own path.
func TestFindGoesBackFromEachPath(t *testing.T) {
	var b Builder
	b.Open(KindObject, "")
	b.Open(KindObject, `a "quoted" \ key.with[0]`)
	b.Leaf(KindText, "", "an empty name")
	b.Leaf(KindText, "plain", "x")
	b.Close()
	b.Open(KindList, "list")
	b.Leaf(KindNumber, "", "1")
	b.Open(KindList, "")
	b.Leaf(KindBool, "", "true")
	b.Close()
	b.Close()
	b.Close()
	doc := b.Document()
	for number := range doc.Len() {
		value := doc.At(number)
		if path := value.PathFrom(Value{}); doc.Root().Find(path) != value {
			t.Errorf("at %s there is %s", path, doc.Root().Find(path).Describe())
		}
	}
	for _, path := range []Path{".list[7]", ".list[-1]", ".list[x]", ".list.a", ".no", `.["open`, ".list[0", ".."} {
		if found := doc.Root().Find(path); found.Exists() {
			t.Errorf("at %s there is %s", path, found.Describe())
		}
	}
}
