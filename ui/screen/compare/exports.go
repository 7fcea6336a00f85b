package compare

import (
	"io"

	"ztsession/model/compare/render"
	"ztsession/ui/screen"
)

// Exports are the forms in which the comparison can be saved, with what is shown.
func (s *Screen) Exports() []screen.Choice {
	of, c, wanted := s.comparison(), s.env.Clock, render.Wanted{Same: s.same, Noise: s.noise}
	if of == nil {
		return nil
	}
	what := "the comparison"
	if s.list.Filtered() {
		// A comparison without some of its differences would mislead whoever reads it.
		what = "the whole comparison"
	}
	k := s.env.Keys.Copy
	return []screen.Choice{
		screen.SaveAs("text", k.AsText, "text", what, "txt", func(w io.Writer) error { return render.Text(w, of, c, wanted) }),
		screen.SaveAs("markdown", k.AsMarkdown, "Markdown", what, "md", func(w io.Writer) error { return render.Markdown(w, of, c, wanted) }),
		screen.SaveAs("json", k.AsJSON, "JSON", what, "json", func(w io.Writer) error { return render.JSON(w, of, c, wanted) }),
		screen.SaveAs("for-ticket", k.AsTicket, "ticket", what, "txt", func(w io.Writer) error {
			_, err := io.WriteString(w, render.Ticket(of, c, "", ""))
			return err
		}),
	}
}
