package manual

import (
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/model/text/chapter"
)

// Page is a manual page in the language of man(7).
type Page struct {
	out strings.Builder
}

// NewPage begins the page of a command, under the name by which man finds it, with the
// day of the version in its heading.
func NewPage(cmd *cobra.Command, name, version string, day time.Time) *Page {
	p := &Page{}
	// A name or an address that is broken with a hyphen can neither be copied nor be
	// found. Groff's macros have a register for it, others the request.
	p.line(".nr HY 0")
	p.line(`.TH ` + plain(strings.ToUpper(name)) + ` 1 ` + day.Format(time.DateOnly) + ` "` + plain(version) + `" "` + plain(cmd.Root().Name()) + ` manual"`)
	p.line(".nh")
	p.line(".ad l")
	p.line(".SH NAME")
	p.fill(plain(name) + ` \- ` + prose(cmd.Short))
	return p
}

// Section adds a section.
func (p *Page) Section(c Chapter) {
	p.line(".SH " + prose(strings.ToUpper(c.Title)))
	isFirst, inBlock := true, false
	end := func() {
		if inBlock {
			p.line(".EE")
			p.line(".RE")
		}
		inBlock = false
	}
	for _, block := range chapter.Blocks(c.Text) {
		if block.Kind != chapter.Verbatim || block.Apart {
			end()
		}
		switch block.Kind {
		case chapter.Paragraph:
			if !isFirst {
				p.line(".PP")
			}
			p.fill(prose(block.Text))
		case chapter.Verbatim:
			if !inBlock {
				if !isFirst {
					p.line(".sp")
				}
				p.line(".RS 4")
				p.line(".EX")
			}
			inBlock = true
			p.verbatim(plain(block.Text))
		case chapter.Term:
			p.line(".TP")
			p.fill(term(block.Term))
			p.fill(prose(block.Text))
		}
		isFirst = false
	}
	end()
}

// Flags adds a section of flags.
func (p *Page) Flags(title string, flags *pflag.FlagSet) {
	if usage := flagLines(flags); usage != "" {
		p.Section(Chapter{title, usage})
	}
}

// String returns the page.
func (p *Page) String() string { return p.out.String() }

func (p *Page) line(text string) { p.out.WriteString(text + "\n") }

// broad is how long a line of the source is, in bytes, and long from where on it is
// complained of.
const broad, long = 76, 80

// fill writes text in lines of the source, at spaces where it has some.
func (p *Page) fill(text string) {
	line := ""
	flush := func() {
		if line != "" {
			p.line(guarded(line))
		}
		line = ""
	}
	for word := range strings.FieldsSeq(text) {
		if strings.HasPrefix(word, "https://") {
			// An address stays whole, in a line of its own.
			flush()
			p.line(".nf")
			p.verbatim(word)
			p.line(".fi")
			continue
		}
		if len(line)+1+len(word) > broad {
			flush()
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	flush()
}

// verbatim writes escaped text as a line that is shown as it is.
func (p *Page) verbatim(line string) {
	for len(line) > long {
		cut := cuttable(line, broad)
		p.line(guarded(line[:cut]) + `\`)
		line = line[cut:]
	}
	p.line(guarded(line))
}

// cuttable returns where a line of the source can be cut so that no escape falls apart,
// at most at a place.
func cuttable(line string, at int) int {
	for back := range 4 {
		if strings.LastIndexByte(line[max(at-back-3, 0):at-back], '\\') < 0 && line[at-back]&0xc0 != 0x80 {
			return at - back
		}
	}
	return at
}

// guarded returns a line that is no request, whatever it begins with.
func guarded(line string) string {
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		return `\&` + line
	}
	return line
}

// toPlain escapes what would be another sign on the paper than on the keyboard.
var toPlain = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `'`, `\(aq`, "`", `\(ga`, `^`, `\(ha`, `~`, `\(ti`)

// plain returns text that can be copied from the page into a shell.
func plain(text string) string { return toPlain.Replace(text) }

// prose returns text to be read, in which an apostrophe may be a curved one.
func prose(text string) string { return strings.ReplaceAll(plain(text), `\(aq`, `'`) }

// names are the names in a term: of flags, else all of it.
var names = regexp.MustCompile(`(?:^|, )(--?[\w-]+)`)

// term returns a term with what is typed in bold, and in italics what stands for
// something else.
func term(text string) string {
	found := names.FindAllStringSubmatchIndex(text, -1)
	if len(found) == 0 {
		return `\fB` + plain(text) + `\fR`
	}
	var out strings.Builder
	at := 0
	for _, one := range found {
		out.WriteString(plain(text[at:one[2]]) + `\fB` + plain(text[one[2]:one[3]]) + `\fR`)
		at = one[3]
	}
	if rest := strings.TrimSpace(text[at:]); rest != "" {
		separator := " "
		if strings.HasPrefix(text[at:], "[") {
			separator = ""
		}
		out.WriteString(separator + `\fI` + plain(rest) + `\fR`)
	}
	return out.String()
}
