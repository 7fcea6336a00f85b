package person

import (
	"io"

	"ztsession/model/report"
	"ztsession/ui/screen"
)

// Exports are the forms in which the tab can be saved: the whole list, or the
// identity.
func (p *Screen) Exports() []screen.Choice {
	k, t, c := p.Env.Keys.Copy, p.shown(), p.Env.Clock
	if list, ok := t.(listed); ok && t.loaded() {
		return screen.SaveList(k, list.written, "the "+t.words())
	}
	if s := t.session(); s != nil {
		return []screen.Choice{
			screen.SaveAs("text", k.AsText, "text", "the "+t.words(), "txt", func(w io.Writer) error { return report.Text(w, s, c, report.Width) }),
			screen.SaveAs("markdown", k.AsMarkdown, "Markdown", "the "+t.words(), "md", func(w io.Writer) error { return report.Markdown(w, s, c) }),
			screen.SaveAs("json", k.AsJSON, "JSON", "the "+t.words(), "json", func(w io.Writer) error { return report.JSON(w, s) }),
		}
	}
	return nil
}
