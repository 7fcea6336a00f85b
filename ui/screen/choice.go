package screen

import (
	"io"
	"strings"

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

// Choose asks which of several things is meant, where one choice leads to others.
// Entries are made anew when they may have become others.
type Choose struct {
	Title   string
	Entries func() []Choice
}

// everything names the choice that takes also what a filter leaves out.
const everything = "everything"

// SaveList saves a list in one of the forms of lists: what is shown of it, and all
// of it behind one more key. list returns what is written as it may be shown.
func SaveList(k keys.Copy, list func() table.Written, what string) []Choice {
	shown := list()
	if shown.All == nil {
		return saveRows(k, shown, what)
	}
	all := func() []Choice {
		now := list()
		if now.All != nil {
			now = *now.All
		}
		return saveRows(k, now, what)
	}
	return append(saveRows(k, shown, what+": "+OfAll(shown.Rows, shown.All.Rows)), Choice{
		Name: everything, Keys: k.SaveEverything, Title: "all rows", Beside: OfAll(shown.All.Rows, shown.All.Rows),
		Does: Choose{Title: "Save all rows", Entries: all},
	})
}

func saveRows(k keys.Copy, list table.Written, what string) []Choice {
	return []Choice{
		SaveAs("csv", k.AsCSV, "CSV", what, "csv", list.CSV),
		SaveAs("text", k.AsText, "text", what, "txt", list.Text),
		SaveAs("json", k.AsJSON, "JSON", what, "json", list.JSON),
	}
}

// OfAll says how many of all rows there are: 2 of 9 rows.
func OfAll(n, all int) string {
	if n == all {
		return words.Count(all, "row", "rows")
	}
	return words.Thousands(n) + " of " + words.Count(all, "row", "rows")
}

// CopyList copies a list as text: what is shown of it, and all of it as a choice of
// its own. title is what the list is called.
func CopyList(k keys.Copy, list table.Written, title string) []Choice {
	one := func(name string, binding key.Binding, what, beside string, write func(io.Writer) error) Choice {
		return Choice{Name: name, Keys: binding, Title: what, Beside: beside + ", as text", Does: CopyMade{What: what, Text: Text(write)}}
	}
	if list.All == nil {
		return []Choice{one("whole", k.Pane, "the list", title, list.Text)}
	}
	return []Choice{
		one("whole", k.Pane, "the rows shown", title+": "+OfAll(list.Rows, list.All.Rows), list.Text),
		CopyEverything(k, "all rows", OfAll(list.All.Rows, list.All.Rows)+", as text", list.All.Text),
	}
}

// CopyEverything copies what is there with what a filter leaves out.
func CopyEverything(k keys.Copy, what, beside string, write func(io.Writer) error) Choice {
	return Choice{Name: everything, Keys: k.Everything, Title: what, Beside: beside, Does: CopyMade{What: what, Text: Text(write)}}
}

// SaveEverything saves what is there with what a filter leaves out.
func SaveEverything(k keys.Copy, form, what, ending string, write func(io.Writer) error) Choice {
	return SaveAs(everything, k.SaveEverything, form, what, ending, write)
}

// Text returns what makes the text that write writes.
func Text(write func(io.Writer) error) func() string {
	return func() string {
		var out strings.Builder
		_ = write(&out) // A Builder takes everything.
		return out.String()
	}
}
