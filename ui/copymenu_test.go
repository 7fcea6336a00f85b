package ui

import (
	"strings"
	"testing"

	"ztsession/model/mask"
	"ztsession/model/ticket"
	"ztsession/ui/clipboard"
)

// Pressed again, the key that copied the ticket asks what else to copy.
func TestWhatIsCopiedIsChosen(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {40, 12}} {
		source, session := maskedCompany(t)
		board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "xclip"}}
		drive(t, Options{Source: source, Clipboard: board}, size[0], size[1], func(d *driver) {
			d.press("enter", "enter", "1")
			for _, one := range []struct{ key, says, copies string }{
				{"y", "Copied the value", "Amina Okafor"},
				{"p", "Copied the jq path", ".result.name"},
				{"r", "Copied the pane", "Identity\n"},
				{"t", "Copied the ticket", "Made by: ztsession"},
				{"c", "Copied the curl line", `curl -sS -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" https://api.cloudflare.com/client/v4/accounts/` + testRef().Account + "/access/users/" + aminaID + "/active_sessions/" + session.Origin.Ref.Nonce},
				{"l", "Copied the dashboard link", "https://one.dash.cloudflare.com/?to=/:account/team-resources/users"},
			} {
				d.press("y", "y")
				d.want("▸ Copy", "the jq path")
				d.press(one.key)
				d.want(one.says)
				if text := board.last(t); !strings.HasPrefix(text, one.copies) && !strings.Contains(text, one.copies) {
					t.Errorf("%s copies\n%s", one.key, text)
				}
			}
			d.press("y", "down", "y")
			if got := board.last(t); !strings.Contains(got, "Made by: ztsession") {
				t.Errorf("after another key a second press copies %q", got)
			}
			d.press("y", "esc")
			d.wantNot("▸ Copy")
			d.press("5", "down", "y", "y", "p")
			if got := board.last(t); got != ".success" {
				t.Errorf("the path is %q", got)
			}
			d.press("y", "y", "y")
			if got := board.last(t); got != "true" {
				t.Errorf("the value is %q", got)
			}
			d.press(":")
			d.typeText("copy jq path")
			d.want("y y p")
			d.press("enter")
			if got := board.last(t); got != ".success" {
				t.Errorf("the palette copies %q", got)
			}
		})
	}
}

func TestWhatCannotBeCopiedSaysWhy(t *testing.T) {
	opts := opened(t, "all-pass")
	opts.Clipboard = &fakeClipboard{}
	drive(t, opts, 120, 30, func(d *driver) {
		d.press("y", "y")
		d.want("A saved answer has no address")
		d.press("c")
		d.want("▸ Copy")
		d.press("esc", "p", "y", "y")
		d.want("▸ Copy")
	})
}

// The lists of a person, and a comparison, have a menu too.
func TestListsAndComparisonsAreCopiedWhole(t *testing.T) {
	source, _ := maskedCompany(t)
	board := &fakeClipboard{}
	drive(t, Options{Source: source, Clipboard: board}, 120, 30, func(d *driver) {
		d.press("enter", "enter", "m", "p", "y", "y", "r")
		if got := board.last(t); !strings.Contains(got, "ISSUED AT") || strings.Count(got, "nonceOf") != 2 {
			t.Errorf("the list is\n%s", got)
		}
		d.press("3", "y", "y", "l")
		if got := board.last(t); !strings.Contains(got, "/:account/logs/access") {
			t.Errorf("the link is %s", got)
		}
		d.press("esc", "d", "enter")
		d.press("y", "y")
		d.want("▸ Copy", "all that is shown, as text")
		d.press("r")
		if got := board.last(t); !strings.Contains(got, "there  ") {
			t.Errorf("the comparison is\n%s", got)
		}
	})
}

// Masked, no menu offers or copies what is personal, and a curl line with stand-ins
// would not work.
func TestTheCopyMenuIsMasked(t *testing.T) {
	for _, step := range []mask.Step{mask.People, mask.All} {
		source, session := maskedCompany(t)
		board := &fakeClipboard{}
		hidden := people(session)
		if step == mask.All {
			hidden = private(session)
		}
		drive(t, Options{Source: source, Clipboard: board, Mask: mask.New().At(step), Program: ticket.Program{Version: "v1"}}, 160, 45, func(d *driver) {
			d.press("enter", "enter", "1")
			for _, key := range []string{"y", "p", "r", "t", "c", "l"} {
				d.press("y", "y")
				d.wantMasked("the menu", hidden)
				d.press(key)
				if strings.Contains(d.screen(), "▸ Copy") {
					d.press("esc")
				}
			}
			d.press("y", "y")
			if off := strings.Contains(d.screen(), "The ids are masked"); off != (step == mask.All) {
				t.Errorf("at step %v\n%s", step, d.screen())
			}
			d.press("x", "x", "x")
			d.wantMasked("the menu, masked again", hidden)
			for _, text := range board.texts {
				for _, private := range hidden {
					if private != "" && strings.Contains(strings.ToLower(text), strings.ToLower(private)) {
						t.Errorf("at step %v %q is in\n%s", step, private, text)
					}
				}
			}
		})
	}
}
