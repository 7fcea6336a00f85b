package ui

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// manyChecks returns a session with n posture checks, every tenth failed.
func manyChecks(b testing.TB, n int) *model.Session {
	b.Helper()
	var body strings.Builder
	body.WriteString(`{"success":true,"errors":[],"messages":[],"result":{"isActive":true,"email":"amina.okafor@example.com","is_warp":true,"devicePosture":{`)
	for i := range n {
		if i > 0 {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `"1f0c2a7e-6d43-4b5e-9a10-%012d":{"id":"1f0c2a7e-6d43-4b5e-9a10-%012d","schedule":"5m",`+
			`"timestamp":"2026-09-10T11:58:12.431Z","description":"","type":"disk_encryption","check":{"drives":{"C":{"encrypted":%t}}},`+
			`"success":%t,"rule_name":"Rule %d","input":{"requireAll":true,"checkDisks":[]}}`, i, i, i%10 != 0, i%10 != 0, i)
	}
	body.WriteString(`}}}`)
	return decode(b, []byte(body.String()), "many-checks.json")
}

// BenchmarkKeyAndFrame measures one key and the frame after it in every pane.
// The figures for 10 and for 100,000 checks must be alike: a frame costs what
// is visible, not what is loaded.
func BenchmarkKeyAndFrame(b *testing.B) {
	for _, checks := range []int{10, 100_000} {
		session := manyChecks(b, checks)
		for _, pane := range []string{"0-answer", "1-identity", "2-devices", "3-posture", "4-mtls", "5-json"} {
			b.Run(fmt.Sprintf("%s/checks=%d", pane, checks), func(b *testing.B) {
				app := New(context.Background(), Options{Session: session, Now: testNow})
				app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
				app.Update(keyPress(pane[:1]))
				down, up := keyPress("down"), keyPress("up")
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if i%2 == 0 {
						app.Update(down)
					} else {
						app.Update(up)
					}
					_ = app.View()
				}
			})
		}
	}
}

// TestAKeyCostsWhatIsShown: what a key and its frame allocate does not grow with what is
// loaded, of which everything that is done for each of it would be a part.
func TestAKeyCostsWhatIsShown(t *testing.T) {
	few, many := manyChecks(t, 10), manyChecks(t, 20_000)
	for _, pane := range letters("0123456") {
		if of, ofMany := allocatedByKeys(t, few, pane), allocatedByKeys(t, many, pane); ofMany > 2*of {
			t.Errorf("pane %s: keys allocate %d bytes with 10 checks, and %d with 20,000", pane, of, ofMany)
		}
	}
}

// allocatedByKeys returns how many bytes some keys and their frames allocate in a pane.
func allocatedByKeys(t *testing.T, session *model.Session, pane string) uint64 {
	t.Helper()
	app := New(t.Context(), Options{Session: session, Now: testNow})
	app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
	app.Update(keyPress(pane))
	var before, after runtime.MemStats
	for round := range 2 {
		// The first time is that of what is kept from then on.
		if round > 0 {
			runtime.ReadMemStats(&before)
		}
		for _, name := range []string{"down", "up", "down", "up", "down", "up", "down", "up"} {
			app.Update(keyPress(name))
			_ = app.View()
		}
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkOpen measures taking in a session that is decoded already, up to
// the first frame.
func BenchmarkOpen(b *testing.B) {
	for _, checks := range []int{10, 100_000} {
		session := manyChecks(b, checks)
		b.Run(fmt.Sprintf("checks=%d", checks), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				app := New(context.Background(), Options{Session: session, Now: testNow})
				app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
				_ = app.View()
			}
		})
	}
}
