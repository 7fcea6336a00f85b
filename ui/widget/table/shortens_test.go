package table

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/ui/look"
)

// TestIDsAreToldApartAtEveryWidth: ids that differ only in their last digit.
func TestIDsAreToldApartAtEveryWidth(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	rows := []model.Recent{
		{At: now, Ref: model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e90", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", Nonce: "X1aXj1lFVcqqyoX1"}},
		{At: now, Ref: model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e90", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", Nonce: "X1aXj1lFVcqqyoX2"}},
		{At: now, Person: "amina.okafor@example.com", Ref: model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e90", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e02", Nonce: "X1aXj1lFVcqqyoX3"}},
	}
	env := look.NewEnv(look.Dark, func() time.Time { return now }, time.UTC)
	for width := 38; width <= 200; width++ {
		table := NewListing(env, env.Keys.Move, lists.Recents())
		table.Show(rows)
		table.SetSize(width, 10)
		seen := map[string]bool{}
		for _, line := range table.View(false)[1:4] {
			text := strings.Trim(ansi.Strip(line), " ▐")
			if seen[text] {
				t.Fatalf("at %d columns two rows read %q", width, text)
			}
			seen[text] = true
		}
	}
	for text, want := range map[string]string{"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01": "5d2b⋯5e01", "X1aX": "X1aX", "amina.okafor@example.com": "amina.okafor@example.com"} {
		if got := ends(text, 9); got != want {
			t.Errorf("the ends of %q are %q", text, got)
		}
	}
}
