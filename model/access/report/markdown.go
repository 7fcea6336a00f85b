package report

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/access"
	"ztsession/model/text/inert"
)

// Markdown writes an explanation for a ticket. What other people wrote is escaped, so
// that it shows as it is, and mentions and links nothing. The error is the writer's.
func Markdown(w io.Writer, e access.Explanation) error {
	p := &printer{out: bufio.NewWriter(w)}
	put := func(pieces ...string) { _, _ = p.out.WriteString(strings.Join(pieces, "")) }
	put("## ", escaped(heading(&e)), "\n\n", escaped(e.Sentence.String()), "\n")
	for _, text := range []access.Text{e.Log, e.Caution} {
		if text != nil {
			put("\n", escaped(text.String()), "\n")
		}
	}
	if len(e.Policies) > 0 {
		put("\n| | Policy | Why |\n|---|---|---|\n")
	}
	for i := range e.Policies {
		l := &e.Policies[i]
		why := l.Reason.String()
		if l.Role == access.Below {
			why = "not looked at, since a policy above decides"
		}
		put("| ", l.Sign(), " | ", escaped(l.Head()), " | ", escaped(why), " |\n")
	}
	for _, note := range e.Notes() {
		put("\n**", note.Title, "**\n\n")
		for _, line := range note.Lines {
			put("- ", escaped(line), "\n")
		}
	}
	return p.out.Flush()
}

// special are the characters that mean something in Markdown or HTML.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", "&#124;", "#", `\#`, "~", `\~`, "\n", " ",
)

// escaped returns text that shows as it is. Mentions and links are found in what
// Markdown became, so that no escape keeps them from being one.
func escaped(text string) string { return special.Replace(inert.Text(text)) }
