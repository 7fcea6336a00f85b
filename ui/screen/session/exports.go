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
// where that is.
func (in *Screen) Exports() []screen.Choice {
	k, s, c := in.Env.Keys.Copy, in.shown, in.clock()
	program := in.Program
	return []screen.Choice{
		screen.SaveAs("text", k.AsText, "text", "the report", "txt", func(w io.Writer) error { return report.Text(w, s, c, report.Width) }),
		screen.SaveAs("markdown", k.AsMarkdown, "Markdown", "the report", "md", func(w io.Writer) error { return report.Markdown(w, s, c) }),
		screen.SaveAs("json", k.AsJSON, "JSON", "the session", "json", func(w io.Writer) error { return report.JSON(w, s) }),
		in.exportList(),
		screen.SaveAs("for-ticket", k.AsTicket, "ticket", "the ticket", "txt", func(w io.Writer) error {
			_, err := io.WriteString(w, ticket.Text(s, c, program))
			return err
		}),
	}
}

// clock is the clock of now.
func (in *Screen) clock() clock.Clock {
	c := in.Env.Clock
	c.Now = in.Env.Now()
	return c
}

// exportList saves the devices where they have the keys, else the checks.
func (in *Screen) exportList() screen.Choice {
	s := in.shown
	if in.view.Focus == pane.DevicesPane {
		devices := lists.DevicesOf{Session: s}
		one := screen.SaveAs("csv", in.Env.Keys.Copy.AsCSV, "CSV", "the devices", "csv", func(w io.Writer) error {
			rows := make([]lists.Device, devices.Len())
			for i := range rows {
				rows[i] = *devices.At(i)
			}
			return listing.CSV(w, lists.Devices(devices.Named()), rows)
		})
		if devices.Len() == 0 {
			one.Why = "There are no devices"
		}
		return one
	}
	one := screen.SaveAs("csv", in.Env.Keys.Copy.AsCSV, "CSV", "the checks", "csv", func(w io.Writer) error {
		rows := make([]model.PostureCheck, 0, len(s.Posture.Value))
		for _, at := range model.FailuresFirst(s.Posture.Value) {
			rows = append(rows, s.Posture.Value[at])
		}
		return listing.CSV(w, lists.Checks(), rows)
	})
	if len(s.Posture.Value) == 0 {
		one.Why = "There are no checks"
	}
	return one
}
