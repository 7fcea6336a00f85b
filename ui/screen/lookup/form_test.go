package lookup

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/ui/look"
	"ztsession/ui/widget/form"
)

func newForm(ref model.Ref) *idForm {
	l := newIDForm(look.NewEnv(look.Auto, time.Now, time.UTC), ref)
	l.SetSize(80, 24)
	return l
}

func TestLookUpBeginsAtTheFirstMissingID(t *testing.T) {
	tests := []struct {
		name string
		ref  model.Ref
		want int
	}{
		{"nothing", model.Ref{}, accountField},
		{"account", model.Ref{Account: "a1"}, userField},
		{"account and user", model.Ref{Account: "a1", User: "u1"}, nonceField},
		{"everything", model.Ref{Account: "a1", User: "u1", Nonce: "n1"}, nonceField},
		{"nonce only", model.Ref{Nonce: "n1"}, accountField},
		{"all but the user", model.Ref{Account: "a1", Nonce: "n1"}, userField},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := newForm(tt.ref)
			if l.Ref() != tt.ref || l.Focused() != tt.want {
				t.Errorf("the form holds %v with the focus on %d, want %d", l.Ref(), l.Focused(), tt.want)
			}
		})
	}
}

func TestFillKeepsWhatIsNotGiven(t *testing.T) {
	l := newForm(model.Ref{Account: "a1", Nonce: "n1"})
	l.Fill(model.Ref{User: "u2", Nonce: "n2"})
	if want := (model.Ref{Account: "a1", User: "u2", Nonce: "n2"}); l.Ref() != want {
		t.Errorf("the form holds %v, want %v", l.Ref(), want)
	}
}

// shown is the text of the form.
func shown(l *idForm) string {
	return strings.Join(strings.Fields(ansi.Strip(strings.Join(l.View(), " "))), " ")
}

func TestLookUpSaysWhereAnIDIsFound(t *testing.T) {
	for i, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		l := newForm(model.Ref{})
		l.FocusField(field)
		if l.Focused() != accountField+i {
			t.Fatalf("the focus is on %d, want the %s", l.Focused(), field)
		}
		text := shown(l)
		if !strings.Contains(text, hint(field)) {
			t.Errorf("the %s has no hint:\n%s", field, text)
		}
		l.FocusField(model.NoField)
		if l.Focused() != accountField+i {
			t.Error("a problem of no field moved the focus")
		}
		l.Paste("two words")
		if got := l.Key(tea.KeyPressMsg{Code: tea.KeyEnter}); got != form.None {
			t.Errorf("the outcome is %d", got)
		}
		l.Key(tea.KeyPressMsg{Code: tea.KeyTab})
		if text := shown(l); !strings.Contains(text, "The "+field.String()+" has white space in it.") {
			t.Errorf("nothing is said about white space:\n%s", text)
		}
	}
}
