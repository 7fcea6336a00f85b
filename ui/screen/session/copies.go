package session

import (
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/links"
	"ztsession/model/report"
	"ztsession/model/text/safe"
	"ztsession/ui/action"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
)

// rowed is a pane whose row under the cursor is copied whole.
type rowed interface{ Row() string }

// Copies are what can be copied beside the ticket.
func (in *Screen) Copies() []screen.Choice {
	k := in.Env.Keys.Copy
	value, path := in.value(), in.path()
	choices := []screen.Choice{
		screen.CopyChoice("value", k.Value, "the value", value, nothingThere),
		screen.CopyChoice("path", k.Path, "the jq path", path, "It stands nowhere in the answer"),
	}
	choices = append(choices, in.copyPane()...)
	return append(choices, []screen.Choice{
		{Name: "for-ticket", Keys: k.TicketToo, Title: "the ticket", Beside: "what is wrong, who, when, ids", Does: screen.CopyTicket{Session: in.shown}},
		in.copyCurl(),
		screen.CopyChoice("link", k.Link, "the dashboard link", links.Users, ""),
	}...)
}

// longest is more than any value is long, in bytes.
const longest = 1 << 30

// value is what stands under the cursor.
func (in *Screen) value() string {
	if row, ok := in.focused().(rowed); ok && row.Row() != "" {
		return row.Row()
	}
	if document, ok := in.focused().(*pane.JSON); ok {
		return written(document.Value())
	}
	spot, ok := in.focused().Spot()
	if !ok || spot.Text != "" {
		return spot.Text
	}
	return written(in.shown.Result.Find(spot.Path))
}

// written returns a text as it is, and any other value as JSON.
func written(value model.Value) string {
	switch {
	case !value.Exists():
		return ""
	case value.Kind() == model.KindText:
		return safe.Text(value.Text())
	default:
		return value.Compact(longest)
	}
}

// path is where it stands in the whole answer, as jq has it.
func (in *Screen) path() string {
	if document, ok := in.focused().(*pane.JSON); ok {
		return string(document.Path())
	}
	spot, ok := in.focused().Spot()
	if !ok || spot.Path == "" || in.shown.Document.Len() == 0 {
		return ""
	}
	top := in.shown.Result.PathFrom(model.Value{})
	return strings.TrimSuffix(string(top), ".") + string(spot.Path)
}

// parts are the panes that a report has a part for.
var parts = map[int]report.Part{
	pane.AnswerPane: report.Answer, pane.IdentityPane: report.Identity, pane.DevicesPane: report.Devices,
	pane.PosturePane: report.Posture, pane.MTLSPane: report.Certificate,
}

// copyPane copies what the pane in focus shows, also what has no room there. Where only
// a part of the document is shown, it copies that, and the session by a choice of its own.
func (in *Screen) copyPane() []screen.Choice {
	shown, clock := in.shown, in.Env.Clock
	clock.Now = in.Env.Now()
	part, ok := parts[in.view.Focus]
	write := func(w io.Writer) error { return report.TextOf(w, shown, clock, report.Width, part) }
	why, beside := "", in.focused().Title()+", as text"
	var more []screen.Choice
	if in.focused().LeavesOut() {
		beside = in.focused().Title() + ", all of it, as text"
	}
	switch p := in.focused().(type) {
	case *pane.JSON:
		write = func(w io.Writer) error { return report.JSON(w, shown) }
		if part, name := p.Part(); name != "" {
			more = []screen.Choice{screen.CopyEverything(in.Env.Keys.Copy, "the whole JSON", "the session", write)}
			write, beside = func(w io.Writer) error { return report.JSONOf(w, part) }, name
		}
	case *pane.Access:
		verdict := p.Verdict()
		write = func(w io.Writer) error { return verdict(w, report.Width) }
		if verdict == nil {
			why = "No verdict is there yet"
		}
	default:
		if !ok {
			why = "This pane is in no report"
		}
	}
	text := func() string { return strings.TrimLeft(screen.Text(write)(), "\n") }
	return append([]screen.Choice{
		{Name: "whole", Keys: in.Env.Keys.Copy.Pane, Title: "the pane", Beside: beside, Why: why, Does: screen.CopyMade{What: "the pane", Text: text}},
	}, more...)
}

// copyCurl copies the line that asks for the session once more.
func (in *Screen) copyCurl() screen.Choice {
	line := links.Curl(in.answered.Origin, in.Program.BaseURL)
	why := ""
	switch {
	case in.answered.Origin.File != "":
		why = "A saved answer has no address"
	case in.Program.Again != nil:
		why = "The demo has no address that curl could ask"
	case line == "":
		why = "Some of the ids are not known"
	case in.shown.Origin.Ref != in.answered.Origin.Ref:
		why = "The ids are masked, so the line would not work"
	}
	if why != "" {
		line = ""
	}
	return screen.CopyChoice("curl", in.Env.Keys.Copy.Curl, "the curl line", line, why)
}

// copyMore are the same as actions, for the palette.
func (in *Screen) copyMore() []action.Action {
	var all []action.Action
	for _, one := range in.Copies() {
		if one.Name != "for-ticket" {
			all = append(all, one.Action("copy", "copy", in.Env.Keys.Copy.Ticket, group))
		}
	}
	return all
}
