package listing_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/listing"
	"ztsession/model/lists"
)

// thing is a row with a value of every kind.
type thing struct {
	name string
	data any
	apps lists.Items
}

func columns() []lists.Column[thing] {
	name := func(t *thing, _ clock.Clock) lists.Cell { return lists.Cell{Text: t.name, Brief: "only on screens"} }
	return []lists.Column[thing]{
		{ID: "full_name", Text: name, Data: func(t *thing) any { return t.name }},
		{ID: "only_in_table", Text: func(*thing, clock.Clock) lists.Cell { return lists.Cell{Text: "x"} }},
		{ID: "value", Data: func(t *thing) any { return t.data }},
		{ID: "apps", Data: func(t *thing) any { return t.apps }},
	}
}

var wiki = lists.Items{
	{Title: "Wiki", Members: []lists.Member{{Name: "name", Value: "Wiki"}, {Name: "host", Value: "wiki.example.com"}}},
	{Title: "=CRM", Members: []lists.Member{{Name: "name", Value: "=CRM"}}},
}

func TestTextIsAlignedAsATerminalShowsIt(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	rows := []thing{{name: "Amina"}, {name: "佐藤 花子"}, {name: strings.Repeat("long ", 20)}, {name: "💻"}}
	if err := listing.Text(&out, columns(), rows, clock.Clock{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, want := range []string{
		"FULL NAME" + strings.Repeat(" ", 53) + "ONLY IN TABLE", "Amina" + strings.Repeat(" ", 57) + "x",
		"佐藤 花子" + strings.Repeat(" ", 53) + "x", strings.Repeat("long ", 20) + "  x", "💻" + strings.Repeat(" ", 60) + "x", "",
	} {
		if lines[i] != want {
			t.Errorf("line %d is\n%q, want\n%q", i, lines[i], want)
		}
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 9, 10, 14, 0, 0, 0, time.FixedZone("", 7200))
	var out strings.Builder
	rows := []thing{{name: "a\x1b\u202e\"", data: at, apps: wiki}, {data: model.Number("12345678901234567890")}, {data: model.Number("nonsense")}, {data: true}, {}}
	if err := listing.JSON(&out, columns(), rows); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	decoder := json.NewDecoder(strings.NewReader(out.String()))
	decoder.UseNumber()
	if err := decoder.Decode(&got); err != nil || len(got) != len(rows) {
		t.Fatalf("%v in %s", err, out.String())
	}
	for i, want := range []any{"2026-09-10T12:00:00Z", json.Number("12345678901234567890"), nil, true, nil} {
		if got[i]["value"] != want {
			t.Errorf("value %d is %v, want %v", i, got[i]["value"], want)
		}
	}
	if got[0]["full_name"] != "a\x1b\u202e\"" || strings.ContainsAny(out.String(), "\x1b\u202e") {
		t.Errorf("the name is %q in %q", got[0]["full_name"], out.String())
	}
	apps, ok := got[0]["apps"].([]any)
	if !ok || len(apps) != 2 || apps[0].(map[string]any)["host"] != "wiki.example.com" {
		t.Errorf("the apps are %v", got[0]["apps"])
	}
	if !strings.HasPrefix(out.String(), "[\n  {\n    \"full_name\": ") || !strings.Contains(out.String(), "\"apps\": []\n  },\n") {
		t.Errorf("the layout is %s", out.String())
	}
}

func TestJSONOfNothingIsAnEmptyArray(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := listing.JSON(&out, columns(), nil); err != nil || out.String() != "[]\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	rows := []thing{{name: `Ann "A", B`, data: time.Unix(0, 0), apps: wiki}, {data: int64(-5), apps: wiki[1:]}, {data: false}, {}}
	if err := listing.CSV(&out, columns(), rows); err != nil {
		t.Fatal(err)
	}
	want := "full_name,value,apps\r\n\"Ann \"\"A\"\", B\",1970-01-01T00:00:00Z,Wiki; '=CRM\r\n,-5,'=CRM\r\n,false,\r\n,,\r\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestCSVRunsNoFormulas(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`=cmd|' /C calc'!A0`: `'=cmd|' /C calc'!A0`, "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)",
		"  =1": "'  =1", "\u00a0=1": "'\u00a0=1", "＝1": "'＝1",
		"": "", "a=1": "a=1", "jdoe@example.com": "jdoe@example.com", "'=1": "'=1", "–1": "–1",
		"x;=1+1;y": "x;'=1+1;y", "x; =1": "x; '=1", "x;;-1;+1": "x;;'-1;'+1", `x";=1`: `x";'=1`, `"=1"`: `"'=1"`, "x,=1": "x,'=1", "x|@y": "x|'@y", "x\t=1": "x\t'=1", "x\n=1": "x\n'=1",
		"x;＝1": "x;'＝1", "﹦1": "'﹦1", "−1": "'−1", "Wi-Fi; a@example.com": "Wi-Fi; a@example.com", "CN=x, O=y": "CN=x, O=y", "a - b": "a - b", ";": ";", "=": "'=", "x;=": "x;'=",
	} {
		var out strings.Builder
		if err := listing.CSV(&out, columns(), []thing{{name: text}}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
		if err != nil || len(records) != 2 || records[1][0] != want {
			t.Errorf("%q became %q, want %q (%v)", text, records, want, err)
		}
	}
}

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	t.Parallel()
	rows := make([]thing, 1000)
	for name, print := range map[string]func() error{
		"text": func() error { return listing.Text(broken{}, columns(), rows, clock.Clock{}) },
		"json": func() error { return listing.JSON(broken{}, columns(), rows) },
		"csv":  func() error { return listing.CSV(broken{}, columns(), rows) },
	} {
		if err := print(); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
