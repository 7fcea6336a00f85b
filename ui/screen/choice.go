package screen

import (
	"io"

	"charm.land/bubbles/v2/key"

	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/table"
)

// Choice is one thing to choose in a menu. Its texts are as they may be shown.
type Choice struct {
	// Name tells it from the others, such as "value".
	Name string
	// Keys choose it at once.
	Keys key.Binding
	// Title says what it is, Beside what it comes to.
	Title, Beside string
	// Why says why it cannot be chosen, as a sentence without its full stop; empty
	// when it can.
	Why string
	// Does is what choosing it asks for.
	Does action.Outcome
}

// Copyable is a screen of which more can be copied than one key takes at once:
// pressed again, it asks what.
type Copyable interface{ Copies() []Choice }

// Exportable is a screen of which something can be saved in a file.
type Exportable interface{ Exports() []Choice }

// Save asks for the name of a new file, and writes it. What names what is in it
// within a sentence, Ending the kind of the file: md. Write can be called beside
// the event loop; what it writes is as it may be shown.
type Save struct {
	What, Ending string
	Write        func(io.Writer) error
}

// SaveAs saves something in one form of several. Form names it for people:
// Markdown.
func SaveAs(name string, binding key.Binding, form, what, ending string, write func(io.Writer) error) Choice {
	return Choice{Name: name, Keys: binding, Title: form, Beside: what, Does: Save{What: what, Ending: ending, Write: write}}
}

// mostShown is how many characters of a text stand beside its name.
const mostShown = 200

// CopyChoice copies a text that has been made already. Without one it says why.
func CopyChoice(name string, binding key.Binding, title, text, why string) Choice {
	one := Choice{Name: name, Keys: binding, Title: title, Beside: words.Clip(text, mostShown), Does: CopyText{What: title, Text: text}}
	if text == "" {
		one.Why = why
	}
	return one
}

// Action is the choice as an action of the screen that the menu is of, for the
// palette: family begins its ID and verb its name, behind is the key that opens
// the menu, pressed twice.
func (c Choice) Action(family, verb string, behind key.Binding, group string) action.Action {
	shown := keys.Name(behind)
	one := action.Action{
		ID: family + "." + c.Name, Help: verb + " " + c.Title, Group: group, Do: action.Asks(c.Does),
		Keys: keys.Bind(shown+" "+shown+" "+keys.Name(c.Keys), c.Title, "sequence:"+family+"."+c.Name),
	}
	return one.When(c.Why == "", c.Why)
}

// SaveList saves a list in one of the forms of lists.
func SaveList(k keys.Copy, list table.Written, what string) []Choice {
	return []Choice{
		SaveAs("csv", k.AsCSV, "CSV", what, "csv", list.CSV),
		SaveAs("text", k.AsText, "text", what, "txt", list.Text),
		SaveAs("json", k.AsJSON, "JSON", what, "json", list.JSON),
	}
}
