package report

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/access"
)

// Markdown writes an explanation for a ticket. What other people wrote is
// escaped, so that it shows as it is. The error is the writer's.
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
		put("| ", sign(l), " | ", escaped(policyHead(l)), " | ", escaped(why), " |\n")
	}
	for _, section := range []struct {
		title string
		lines []string
	}{{"After the match", texts(e.After)}, {"Worth a look", remarks(e.Remarks)}, {"More could be told with these permissions", e.Cures}} {
		for i, line := range section.lines {
			if i == 0 {
				put("\n**", section.title, "**\n\n")
			}
			put("- ", escaped(line), "\n")
		}
	}
	if e.Outcome != access.Refused {
		put("\n", escaped(e.Length.String()), "\n")
	}
	return p.out.Flush()
}

// special are the characters that mean something in Markdown or HTML.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", "&#124;", "#", `\#`, "~", `\~`, "\n", " ", "@", "&#64;",
)

func escaped(text string) string { return special.Replace(text) }
