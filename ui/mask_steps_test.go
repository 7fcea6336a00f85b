package ui

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
)

// people are what must not be seen of the company while people are masked; ids and
// hosts may.
func people(session *model.Session) []string {
	return []string{"Amina", "Okafor", "amina.okafor", "Lindqvist", session.IP.Value}
}

// TestPeopleAreOnNoScreenWhileMasked walks every screen at the step for people.
func TestPeopleAreOnNoScreenWhileMasked(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {120, 30}, {80, 24}, {60, 20}, {40, 12}} {
		source, session := maskedCompany(t)
		hidden := people(session)
		drive(t, Options{Source: source, Mask: mask.New().At(mask.People), Ref: model.Ref{Account: testRef().Account}}, size[0], size[1], func(d *driver) {
			seen := ""
			walk(d, func(where string) {
				d.wantMasked(where, hidden)
				d.wantStep(where, "mask: people")
				seen += d.screen()
			})
			if !slices.Contains(source.asked, session.Origin.Ref) {
				t.Errorf("asked for %v, want the real ids", source.asked)
			}
			if size[0] == 160 && (!strings.Contains(seen, session.DeviceID.Value) || !strings.Contains(seen, session.Origin.Ref.Nonce)) {
				t.Error("ids are masked too, which the next level needs")
			}
		})
	}
}

// wantStep fails the test unless the step of masking stands at the end of the last line.
func (d *driver) wantStep(where, words string) {
	d.t.Helper()
	lines := strings.Split(d.screen(), "\n")
	if last := lines[len(lines)-1]; !strings.HasSuffix(last, words) {
		d.t.Errorf("%s: the last line ends in %q, want %q", where, last[max(0, len(last)-20):], words)
	}
}

// TestMaskKeyGoesThroughTheSteps on every screen, and in fields with its own key.
func TestMaskKeyGoesThroughTheSteps(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		source, session := maskedCompany(t)
		drive(t, Options{Source: source}, size[0], size[1], func(d *driver) {
			walk(d, func(where string) {
				key := "x"
				if d.app.top().Typing() {
					key = "ctrl+x"
				}
				d.press(key)
				d.wantMasked(where, people(session))
				d.wantStep(where, "mask: people")
				d.press(key)
				d.wantMasked(where, private(session))
				d.wantStep(where, "mask: all")
				d.press(key)
				if strings.Contains(d.screen(), "mask: ") {
					t.Errorf("%s still names a step:\n%s", where, d.screen())
				}
			})
		})
	}
}

// TestMaskingKeepsWhereOneIs: cursor, scroll, focus, zoom, opened devices, folds
// and the search of the document.
func TestMaskingKeepsWhereOneIs(t *testing.T) {
	places := map[string][]string{
		"identity":      {"1", "down", "down", "down"},
		"a device":      {"2", "down", "enter"},
		"a check":       {"3", "down", "down", "enter", "down"},
		"zoomed":        {"3", "z", "down"},
		"document":      {"5", "down", "down", "down", "enter", "end", "up", "up", "up"},
		"folded":        {"5", "end", "up", "up", "enter", "up"},
		"search":        {"5", "/", "d", "i", "s", "k", "enter", "n"},
		"search, typed": {"5", "/", "d", "i", "s"},
	}
	for name, keys := range places {
		for _, size := range [][2]int{{160, 45}, {80, 24}} {
			t.Run(name, func(t *testing.T) {
				source, _ := maskedCompany(t)
				drive(t, Options{Source: source}, size[0], size[1], func(d *driver) {
					d.press("enter", "enter")
					d.press(keys...)
					d.press("right", "left")
					before, shape := d.screen(), d.shape()
					key := "x"
					if d.app.top().Typing() {
						key = "ctrl+x"
					}
					for range 2 {
						d.press(key)
						d.unsaid()
						if now := d.shape(); now != shape {
							t.Errorf("masked it is %s, before %s\n%s\nbefore\n%s", now, shape, d.screen(), before)
						}
					}
					d.press(key)
					d.unsaid()
					if d.screen() != before {
						t.Errorf("after the mask it is\n%s\nbefore\n%s", d.screen(), before)
					}
				})
			})
		}
	}
}

// unsaid takes the note of the key away.
func (d *driver) unsaid() {
	d.app.top().Touched()
	d.send(tea.WindowSizeMsg{Width: d.app.width, Height: d.app.height})
	d.settle()
}

// place finds what tells where one is, whatever the texts are: which pane has the
// focus, at which of how many rows its cursor is, what a search found.
var place = regexp.MustCompile(`▸ ?\d \w+|\d+/\d+|\d+ of \d+|zoomed|search`)

// shape is where one is on the screen.
func (d *driver) shape() string {
	lines := strings.Split(d.screen(), "\n")
	return fmt.Sprint(place.FindAllString(strings.Join(lines[:len(lines)-1], "\n"), -1), strings.Contains(d.screen(), "▐"))
}

// TestBannersAreMaskedWithTheRest: a failure that was shown before says no more
// than one that comes after.
func TestBannersAreMaskedWithTheRest(t *testing.T) {
	for name, keys := range map[string][]string{"form": nil, "sessions": {"enter"}, "session": {"enter", "enter", "r"}, "failed logins": {"enter", "enter", "p", "3"}} {
		t.Run(name, func(t *testing.T) {
			source, session := maskedCompany(t)
			failure := explainedError{model.Problem{What: "bob@example.com was refused.", Cause: "It came from 198.51.100.7."}}
			refuse := func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) { return nil, failure }
			switch name {
			case "form":
				source.people = func(context.Context, string, model.PeopleQuery) (model.People, error) { return model.People{}, failure }
			case "sessions":
				source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, failure }
			case "failed logins":
				source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) { return nil, failure }
			case "session":
				answer := source.answer
				source.answer = func(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
					if len(source.asked) > 1 {
						return refuse(ctx, ref, progress)
					}
					return answer(ctx, ref, progress)
				}
			}
			drive(t, Options{Source: source}, 160, 45, func(d *driver) {
				d.press(keys...)
				d.want("bob@example.com was refused")
				key := "x"
				if d.app.top().Typing() {
					key = "ctrl+x"
				}
				for range 2 {
					d.press(key)
					d.wantMasked(name, slices.Concat(people(session), []string{"bob", "198.51.100.7"}))
				}
			})
		})
	}
}
