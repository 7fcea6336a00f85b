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
		if !value.Type().Field(i).IsExported() {
			continue // What settings changed.
		}
		if b, ok := value.Field(i).Interface().(key.Binding); ok {
			found[value.Type().Field(i).Name] = b
			continue
		}
		for name, b := range bindings(t, value.Field(i).Interface()) {
			found[value.Type().Field(i).Name+": "+name] = b
		}
	}
	return found
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
