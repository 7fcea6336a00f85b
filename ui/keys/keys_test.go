package keys_test

import (
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"

	"ztsession/ui/keys"
)

// bindings returns the bindings of a group by their names, with the group's
// name in front.
func bindings(t *testing.T, group any) map[string]key.Binding {
	t.Helper()
	value := reflect.ValueOf(group)
	found := map[string]key.Binding{}
	for i := range value.NumField() {
		b, ok := value.Field(i).Interface().(key.Binding)
		if !ok {
			t.Fatalf("%s.%s is no binding", value.Type().Name(), value.Type().Field(i).Name)
		}
		found[value.Type().Name()+"."+value.Type().Field(i).Name] = b
	}
	return found
}

// join returns the bindings of several groups without those named in except.
func join(t *testing.T, except []string, groups ...any) map[string]key.Binding {
	t.Helper()
	all := map[string]key.Binding{}
	for _, group := range groups {
		for name, b := range bindings(t, group) {
			if !slices.Contains(except, name) {
				all[name] = b
			}
		}
	}
	for _, name := range except {
		delete(all, name)
	}
	return all
}

// inField are the bindings outside the forms that work while text is typed.
func inField(m keys.Map) map[string]key.Binding {
	return map[string]key.Binding{
		"Global.HelpInField": m.Global.HelpInField, "Global.Interrupt": m.Global.Interrupt,
		"Global.Suspend": m.Global.Suspend, "Recent.Show": m.Recent.Show,
	}
}

func TestNoKeyMeansTwoThingsAtOnce(t *testing.T) {
	m := keys.New()
	// F1 is a second key for help, and for a field's help the only one.
	outside := []string{"Global.HelpInField", "Recent.Show"}
	form := join(t, nil, m.Form)
	for name, b := range inField(m) {
		form[name] = b
	}
	choose := map[string]key.Binding{
		"Choose.Up": m.Choose.Up, "Choose.Down": m.Choose.Down, "Choose.PageUp": m.Choose.PageUp, "Choose.PageDown": m.Choose.PageDown,
		"Form.Submit": m.Form.Submit, "Form.Cancel": m.Form.Cancel,
	}
	for name, b := range inField(m) {
		choose[name] = b
	}
	live := map[string]map[string]key.Binding{
		"session, posture pane": join(t, outside, m.Global, m.Move, m.Session, m.Posture),
		"session, JSON pane":    join(t, outside, m.Global, m.Move, m.Session, m.JSON),
		"recent look-ups":       join(t, outside, m.Global, m.Move, m.Recent),
		"form":                  form,
		"choices below a field": choose,
	}
	for place, set := range live {
		taken := map[string]string{}
		for name, b := range set {
			for _, one := range b.Keys() {
				if other, ok := taken[one]; ok {
					t.Errorf("%s: %q is bound to %s and to %s", place, one, other, name)
				}
				taken[one] = name
			}
		}
	}
}

// TestChoicesTakeOnlyMovesFromTheForm: the choices below a field come before
// the form, so a key that they share must move in both.
func TestChoicesTakeOnlyMovesFromTheForm(t *testing.T) {
	m := keys.New()
	moves := []string{"up", "down", "pgup", "pgdown"}
	for name, b := range bindings(t, m.Choose) {
		for _, one := range b.Keys() {
			if !slices.Contains(moves, one) {
				t.Errorf("%s takes %q from the form", name, one)
			}
		}
	}
	if tab := m.Form.Next.Keys(); !slices.Contains(tab, "tab") {
		t.Errorf("tab does not leave the field: %v", tab)
	}
}

func TestFieldsTakeEveryPrintableKeyAsText(t *testing.T) {
	m := keys.New()
	set := join(t, nil, m.Form, m.Choose)
	for name, b := range inField(m) {
		set[name] = b
	}
	for name, b := range set {
		for _, one := range b.Keys() {
			if utf8.RuneCountInString(one) == 1 || one == "space" {
				t.Errorf("%s takes %q, which is text in a field", name, one)
			}
		}
	}
}

// all returns every binding of the map.
func all(t *testing.T, m keys.Map) map[string]key.Binding {
	t.Helper()
	found := map[string]key.Binding{}
	value := reflect.ValueOf(m)
	for i := range value.NumField() {
		for name, b := range bindings(t, value.Field(i).Interface()) {
			found[value.Type().Field(i).Name+": "+name] = b
		}
	}
	return found
}

// TestKeysOfLaterIssuesAreFree: design.md, "Keys", has them with a star.
func TestKeysOfLaterIssuesAreFree(t *testing.T) {
	later := []string{"x", ":", "ctrl+p", "[", "]", "M", "f", "F", "o", "O", "i", "J", "w", "m", "d", "y", "e", "V", "6"}
	for name, b := range all(t, keys.New()) {
		for _, one := range b.Keys() {
			if slices.Contains(later, one) {
				t.Errorf("%s takes %q", name, one)
			}
		}
	}
}

// TestKeysOfTheDesign holds the table in design.md, "Keys".
func TestKeysOfTheDesign(t *testing.T) {
	m := keys.New()
	tests := []struct {
		what    string
		binding key.Binding
		want    []string
	}{
		{"help", m.Global.Help, []string{"?"}},
		{"back or cancel", m.Global.Back, []string{"esc"}},
		{"quit, not in a field", m.Global.Quit, []string{"q"}},
		{"quit", m.Global.Interrupt, []string{"ctrl+c"}},
		{"suspend", m.Global.Suspend, []string{"ctrl+z"}},
		{"time", m.Global.Time, []string{"t"}},
		{"look-ups of names", m.Session.LookUps, []string{"L"}},
		{"up", m.Move.Up, []string{"up", "k"}},
		{"down", m.Move.Down, []string{"down", "j"}},
		{"left", m.Move.Left, []string{"left", "h"}},
		{"right", m.Move.Right, []string{"right", "l"}},
		{"home", m.Move.Home, []string{"g", "home"}},
		{"end", m.Move.End, []string{"G", "end"}},
		{"page up", m.Move.PageUp, []string{"pgup"}},
		{"page down", m.Move.PageDown, []string{"pgdown"}},
		{"half a page up", m.Move.HalfUp, []string{"ctrl+u"}},
		{"half a page down", m.Move.HalfDown, []string{"ctrl+d"}},
		{"open, expand, jump", m.Move.Open, []string{"enter"}},
		{"next pane", m.Session.Next, []string{"tab"}},
		{"previous pane", m.Session.Previous, []string{"shift+tab"}},
		{"identity", m.Session.Identity, []string{"1"}},
		{"devices", m.Session.Devices, []string{"2"}},
		{"posture", m.Session.PostureChecks, []string{"3"}},
		{"mTLS", m.Session.MTLS, []string{"4"}},
		{"JSON", m.Session.JSON5, []string{"5"}},
		{"zoom", m.Session.Zoom, []string{"z"}},
		{"refresh", m.Session.Refresh, []string{"r"}},
		{"person", m.Session.Person, []string{"p"}},
		{"bookmark", m.Session.Bookmark, []string{"b"}},
		{"failures only", m.Posture.FailuresOnly, []string{"!"}},
		{"search", m.JSON.Search, []string{"/"}},
		{"next match", m.JSON.NextMatch, []string{"n"}},
		{"previous match", m.JSON.PreviousMatch, []string{"N"}},
		{"next field", m.Form.Next, []string{"tab", "down"}},
		{"previous field", m.Form.Previous, []string{"shift+tab", "up"}},
		{"look up", m.Form.Submit, []string{"enter"}},
		{"cancel", m.Form.Cancel, []string{"esc"}},
		{"up in suggestions", m.Choose.Up, []string{"up"}},
		{"down in suggestions", m.Choose.Down, []string{"down"}},
		{"recent", m.Recent.Show, []string{"ctrl+r"}},
	}
	for _, tt := range tests {
		for _, want := range tt.want {
			if !slices.Contains(tt.binding.Keys(), want) {
				t.Errorf("%s: %v, want %q among them", tt.what, tt.binding.Keys(), want)
			}
		}
	}
}

// TestHelpSaysEveryKeyThatWorks: footer and help are made from the bindings.
func TestHelpSaysEveryKeyThatWorks(t *testing.T) {
	for name, b := range all(t, keys.New()) {
		if len(b.Keys()) == 0 {
			continue // A move that the place does not have.
		}
		if b.Help().Key == "" || b.Help().Desc == "" || !b.Enabled() {
			t.Errorf("%s (%v) has the help %+v", name, b.Keys(), b.Help())
		}
	}
}

func TestAsRenamesACopy(t *testing.T) {
	m := keys.New()
	renamed := keys.As(m.Form.Submit, "go on")
	if renamed.Help().Desc != "go on" || renamed.Help().Key != "enter" || !slices.Equal(renamed.Keys(), m.Form.Submit.Keys()) {
		t.Errorf("As returned %v %+v", renamed.Keys(), renamed.Help())
	}
	if got := m.Form.Submit.Help().Desc; got != "look up" {
		t.Errorf("As changed the map: %q", got)
	}
}
