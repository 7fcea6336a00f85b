package accessible

import (
	"io"
	"strings"

	"ztsession/model/report"
	"ztsession/model/text/safe"
	"ztsession/model/ticket"
)

// saveAs asks for the name of a new file and has it written, for its owner alone.
func (d *dialogue) saveAs(question string, how func(name string, w io.Writer) error) error {
	name, err := d.line(question)
	if err != nil || name == "" {
		return err
	}
	whole, err := d.opts.Save(name, func(w io.Writer) error { return how(name, w) })
	if err != nil {
		d.problem(err)
		return nil
	}
	d.wrong = nil
	d.say("Saved in " + d.mask.Text(safe.Text(whole)) + ". Only you can read the file.")
	return nil
}

// save writes the session to a file, in the form that the end of its name says.
func (o *open) save() error {
	s := o.shown()
	return o.saveAs("Name of a new file: .txt for the report, .md for Markdown, .json for the JSON, .ticket for the ticket; empty for none:", func(name string, w io.Writer) error {
		switch {
		case strings.HasSuffix(name, ".md"):
			return report.Markdown(w, s, o.clock)
		case strings.HasSuffix(name, ".json"):
			return report.JSON(w, s)
		case strings.HasSuffix(name, ".ticket"):
			_, err := io.WriteString(w, ticket.Text(s, o.clock, o.opts.Program))
			return err
		default:
			return report.Text(w, s, o.clock, width)
		}
	})
}
