package session

import (
	"io"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/listing"
	"ztsession/model/lists"
	"ztsession/model/report"
	"ztsession/model/ticket"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
)

// Exports are the forms in which the session can be saved: as it is shown, masked
// where that is. Where the pane with the keys leaves something out, what it shows is
// saved, and all of it by a choice of its own.
func (in *Screen) Exports() []screen.Choice {
	k, s, c := in.Env.Keys.Copy, in.shown, in.clock()
	program := in.Program
	choices := []screen.Choice{
		screen.SaveAs("text", k.AsText, "text", "the report", "txt", func(w io.Writer) error { return report.Text(w, s, c, report.Width) }),
		screen.SaveAs("markdown", k.AsMarkdown, "Markdown", "the report", "md", func(w io.Writer) error { return report.Markdown(w, s, c) }),
	}
	json, csv := in.exportJSON(), in.exportList()
	choices = append(choices, json[0], csv[0],
		screen.SaveAs("for-ticket", k.AsTicket, "ticket", "the ticket", "txt", func(w io.Writer) error {
			_, err := io.WriteString(w, ticket.Text(s, c, program))
			return err
		}))
	return append(append(choices, json[1:]...), csv[1:]...)
}

// clock is the clock of now.
func (in *Screen) clock() clock.Clock {
	c := in.Env.Clock
	c.Now = in.Env.Now()
	return c
}

// exportJSON saves the session. Where the document has the keys and only a part of it
// is shown, it saves that, and the session is a choice of its own.
func (in *Screen) exportJSON() []screen.Choice {
	k, s := in.Env.Keys.Copy, in.shown
	whole := func(w io.Writer) error { return report.JSON(w, s) }
	part, name := in.part()
	if name == "" {
		return []screen.Choice{screen.SaveAs("json", k.AsJSON, "JSON", "the session", "json", whole)}
	}
	return []screen.Choice{
		screen.SaveAs("json", k.AsJSON, "JSON", name, "json", func(w io.Writer) error { return report.JSONOf(w, part) }),
		screen.SaveEverything(k, "whole JSON", "the session", "json", whole),
	}
}

// part is what the document shows in place of the whole while it has the keys, and what
// to call it; the name is empty when the whole is meant.
func (in *Screen) part() (part model.Value, name string) {
	if document, ok := in.focused().(*pane.JSON); ok {
		return document.Part()
	}
	return model.Value{}, ""
}

// filtered is a pane whose filters leave out rows: Kept are the places of those that
// are left, and false says that none is left out.
type filtered interface{ Kept() ([]int, bool) }

// exportList saves the devices where they have the keys, else the checks.
func (in *Screen) exportList() []screen.Choice {
	s := in.shown
	if in.view.Focus == pane.DevicesPane {
		devices := lists.DevicesOf{Session: s}
		inOrder := func() []int {
			all := make([]int, devices.Len())
			for i := range all {
				all[i] = i
			}
			return all
		}
		return in.exportRows("the devices", devices.Len(), inOrder, func(w io.Writer, places []int) error {
			rows := make([]lists.Device, len(places))
			for i, at := range places {
				rows[i] = *devices.At(at)
			}
			return listing.CSV(w, lists.Devices(devices.Named()), rows)
		})
	}
	failuresFirst := func() []int { return model.FailuresFirst(s.Posture.Value) }
	return in.exportRows("the checks", len(s.Posture.Value), failuresFirst, func(w io.Writer, places []int) error {
		rows := make([]model.PostureCheck, len(places))
		for i, at := range places {
			rows[i] = s.Posture.Value[at]
		}
		return listing.CSV(w, lists.Checks(), rows)
	})
}

// exportRows saves those rows of a list that the pane with the keys shows, and where
// that leaves out some, all of them. In which order those are is only asked for when
// they are saved: what can be done is listed for every key.
func (in *Screen) exportRows(what string, n int, all func() []int, write func(w io.Writer, places []int) error) []screen.Choice {
	k := in.Env.Keys.Copy
	whole := func(w io.Writer) error { return write(w, all()) }
	if n == 0 {
		one := screen.SaveAs("csv", k.AsCSV, "CSV", what, "csv", whole)
		one.Why = "There are none"
		return []screen.Choice{one}
	}
	if list, ok := in.focused().(filtered); ok {
		if kept, some := list.Kept(); some {
			shown := what + ": " + screen.OfAll(len(kept), n)
			return []screen.Choice{
				screen.SaveAs("csv", k.AsCSV, "CSV", shown, "csv", func(w io.Writer) error { return write(w, kept) }),
				screen.SaveEverything(k, "CSV of all", what+": "+screen.OfAll(n, n), "csv", whole),
			}
		}
	}
	return []screen.Choice{screen.SaveAs("csv", k.AsCSV, "CSV", what, "csv", whole)}
}
