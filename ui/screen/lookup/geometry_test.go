package lookup_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/measure"
)

// longNames is a company of people and accounts whose names try the columns.
func longNames() *directory {
	d := crowd(60)
	d.everybody[0].Name = model.Known(strings.Repeat("ディスク", 20))
	d.everybody[1].Name = model.Known("👩🏽\u200d💻 é")
	d.accounts = append(d.accounts, model.Account{ID: strings.Repeat("9", 32), Name: strings.Repeat("Corp ", 30)})
	return d
}

// TestEveryWidthAndHeight: no line is wider than the screen, no screen higher,
// and the field in focus is always in sight.
func TestEveryWidthAndHeight(t *testing.T) {
	states := map[string]func(k *desk){
		"accounts": func(*desk) {},
		"people":   func(k *desk) { k.do("enter") },
		"sessions": func(k *desk) {
			for _, one := range k.directory.everybody {
				k.directory.sessions[one.ID] = []model.SessionSummary{session("nonceOne"), session(strings.Repeat("n", 100))}
			}
			k.do("enter", "enter")
		},
		"no session": func(k *desk) {
			k.directory.sessions = nil
			k.do("enter", "enter")
		},
		"choose first": func(k *desk) { k.do("tab") },
		"problem": func(k *desk) {
			k.do("enter")
			k.Fail(failure(model.Problem{What: "It failed.", Next: strings.Repeat("Try again. ", 12)}))
		},
		"busy":   func(k *desk) { k.Form().SetBusy([]string{strings.Repeat("Asking ", 20), "esc cancels"}) },
		"a note": func(k *desk) { k.SetNote(strings.Repeat("Understood. ", 12)) },
	}
	for name, prepare := range states {
		t.Run(name, func(t *testing.T) {
			k := sit(t, longNames(), model.Ref{})
			prepare(k)
			for _, width := range []int{40, 41, 57, 80, 110, 160, 200} {
				for _, height := range []int{10, 11, 12, 15, 22, 40, 70} {
					k.SetSize(width, height)
					lines := k.View()
					if len(lines) > height {
						t.Fatalf("%dx%d: %d lines:\n%s", width, height, len(lines), k.shown())
					}
					for _, line := range lines {
						if got := measure.Cells(line); got > width {
							t.Fatalf("%dx%d: %d cells in %q", width, height, got, ansi.Strip(line))
						}
					}
					label := []string{"▐ Search", "▐ Account", "▐ User", "▐ Nonce"}[k.Form().Focused()]
					if name != "busy" && name != "problem" && !strings.Contains(k.shown(), label) {
						t.Fatalf("%dx%d: %q is out of sight:\n%s", width, height, label, k.shown())
					}
				}
			}
		})
	}
}
