package render_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/model/decode"
	"ztsession/model/mask"
)

var noon = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}

func read(tb testing.TB, name string, body []byte) *model.Session {
	tb.Helper()
	doc, err := wire.Parse(body)
	if err != nil {
		tb.Fatal(err)
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		tb.Fatal(err)
	}
	s := decode.Session(doc, saved.Result)
	s.Origin = model.Origin{Kind: saved.Kind, File: name, FetchedAt: noon.Now}
	return &s
}

// answer reads one of the answers that the reports are tested with.
func answer(tb testing.TB, name string) *model.Session {
	tb.Helper()
	body, err := os.ReadFile(filepath.Join("..", "..", "report", "testdata", "answers", name))
	if err != nil {
		tb.Fatal(err)
	}
	return read(tb, name, body)
}

const passes, fails, hostile = "01-all-pass-macos-warp.json", "02-posture-failures-with-errors.json", "hostile.json"

func compared(tb testing.TB, there, here string) *compare.Comparison {
	tb.Helper()
	return compare.Of(compare.Pair{There: answer(tb, there), Here: answer(tb, here)}, noon.Now)
}

// forms are all ways in which a comparison is written.
var forms = map[string]func(io.Writer, *compare.Comparison, render.Wanted) error{
	"text": func(w io.Writer, c *compare.Comparison, wanted render.Wanted) error {
		return render.Text(w, c, noon, wanted)
	},
	"markdown": func(w io.Writer, c *compare.Comparison, wanted render.Wanted) error {
		return render.Markdown(w, c, noon, wanted)
	},
	"json": func(w io.Writer, c *compare.Comparison, wanted render.Wanted) error {
		return render.JSON(w, c, noon, wanted)
	},
	"ticket": func(w io.Writer, c *compare.Comparison, _ render.Wanted) error {
		_, err := io.WriteString(w, render.Ticket(c, noon, "ztsession diff a b", "1.0"))
		return err
	},
}

func written(tb testing.TB, form string, c *compare.Comparison, wanted render.Wanted) string {
	tb.Helper()
	var out bytes.Buffer
	if err := forms[form](&out, c, wanted); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

func TestForms(t *testing.T) {
	t.Parallel()
	for form := range forms {
		if form == "json" {
			continue // It repeats the documents.
		}
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, []byte(written(t, form, compared(t, passes, fails), render.Wanted{})))
		})
		t.Run(form+" of hostile text", func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, []byte(written(t, form, compared(t, passes, hostile), render.Wanted{Same: true, Noise: true})))
		})
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	there := read(t, "a.json", []byte(`{"isActive":true,"iat":1789034400,"geo":{"country":"SE"},"groups":["Sales","VPN"],"ip":null,"x":{"y":12345678901234567890}}`))
	here := read(t, "b.json", []byte(`{"isActive":true,"iat":1789034401,"geo":{"country":"DE"},"groups":["VPN","\u202eAll"],"x":{"y":1.50}}`))
	golden.RequireEqual(t, []byte(written(t, "json", compare.Of(compare.Pair{There: there, Here: here}, noon.Now), render.Wanted{Same: true, Noise: true})))
}

func TestNothingDiffers(t *testing.T) {
	t.Parallel()
	for form := range forms {
		if got := written(t, form, compared(t, passes, passes), render.Wanted{}); !strings.Contains(got, compare.NothingDiffers) {
			t.Errorf("%s of a session and itself has no sentence that says so:\n%s", form, got)
		}
	}
}

func TestNoiseAndTheSameOnlyWhenWanted(t *testing.T) {
	t.Parallel()
	c := compared(t, passes, fails)
	for form := range forms {
		if form == "ticket" {
			continue
		}
		plain := written(t, form, c, render.Wanted{})
		noise, same := written(t, form, c, render.Wanted{Noise: true}), written(t, form, c, render.Wanted{Same: true})
		for _, word := range []string{"User id", "Measured"} {
			if strings.Contains(plain, word) || !strings.Contains(noise, word) {
				t.Errorf("%s: %s stands there without being wanted, or not when it is", form, word)
			}
		}
		if word := "Require WARP"; strings.Contains(plain, word) || !strings.Contains(same, word) {
			t.Errorf("%s: what is the same stands there without being wanted, or not when it is", form)
		}
	}
}

func TestTheTicketIsShort(t *testing.T) {
	t.Parallel()
	for _, here := range []string{fails, hostile, passes} {
		got := written(t, "ticket", compared(t, passes, here), render.Wanted{})
		if lines := strings.Count(got, "\n"); lines > 12 {
			t.Errorf("the ticket has %d lines:\n%s", lines, got)
		}
	}
}

// TestJSONTellsAbsentFromNull: a side on which nothing stands has no value.
func TestJSONTellsAbsentFromNull(t *testing.T) {
	t.Parallel()
	there, here := read(t, "a", []byte(`{"isActive":true,"ip":null}`)), read(t, "b", []byte(`{"isActive":true}`))
	var got struct {
		Same        bool `json:"same_in_what_matters"`
		Differences []struct{ There, Here map[string]any }
	}
	if err := json.Unmarshal([]byte(written(t, "json", compare.Of(compare.Pair{There: there, Here: here}, noon.Now), render.Wanted{})), &got); err != nil {
		t.Fatal(err)
	}
	if got.Same || len(got.Differences) != 1 {
		t.Fatalf("got %+v", got)
	}
	value, sent := got.Differences[0].There["value"]
	if _, also := got.Differences[0].Here["value"]; !sent || value != nil || also || got.Differences[0].There["path"] != ".ip" {
		t.Errorf("null is %v, what was not sent %v", got.Differences[0].There, got.Differences[0].Here)
	}
}

func TestMaskedFormsHoldNothingPersonal(t *testing.T) {
	t.Parallel()
	pair := compare.Pair{There: answer(t, passes), Here: answer(t, fails)}
	m := mask.New()
	c := compare.Shown(pair, compare.Pair{There: m.Session(pair.There), Here: m.Session(pair.Here)}, noon.Now)
	for form := range forms {
		got := strings.ToLower(written(t, form, c, render.Wanted{Same: true, Noise: true}))
		for _, secret := range []string{"amina", "okafor", "lindqvist", "203.0.113.24", "198.51.100.77", pair.Here.DeviceID.Value, pair.There.UserUUID.Value, "engineering"} {
			if strings.Contains(got, secret) {
				t.Errorf("%s holds %q", form, secret)
			}
		}
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAnErrorOfTheWriterComesBack(t *testing.T) {
	t.Parallel()
	c := compared(t, passes, fails)
	for form, write := range forms {
		if err := write(full{}, c, render.Wanted{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v", form, err)
		}
	}
}
