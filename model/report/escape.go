package report

import "strings"

// code returns text as Markdown that shows it literally wherever it stands: in
// a code span, whose fence is longer than any run of backticks inside. Bars
// would end a table's cell even there, and renderers disagree about escaped
// ones after a backslash, so a bar stands between spans as an entity.
func code(text string) string {
	if text == "" {
		return ""
	}
	if !strings.Contains(text, "|") {
		return span(text)
	}
	var out strings.Builder
	for i, part := range strings.Split(text, "|") {
		if i > 0 {
			out.WriteString("&#124;")
		}
		out.WriteString(span(part))
	}
	return out.String()
}

// span returns text, which has no bar and no line end, as one code span.
func span(text string) string {
	if text == "" {
		return ""
	}
	longest, run := 0, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	// CommonMark takes one space off each end when both ends have one.
	pad := ""
	if text[0] == '`' || text[len(text)-1] == '`' || text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != "" {
		pad = " "
	}
	return fence + pad + text + pad + fence
}

// Code returns text from outside as Markdown that shows it literally wherever it
// stands.
func Code(text string) string { return code(text) }
