package manual

import (
	"strconv"
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/widget/search"
)

// contents are the titles of the chapters.
type contents struct{ of *Screen }

// Len returns the number of chapters.
func (c contents) Len() int { return len(c.of.chapters) }

// Selectable reports whether the cursor can stand on a chapter, as it can on all.
func (c contents) Selectable(int) bool { return true }

// Height returns how many lines a chapter has in the contents.
func (c contents) Height(int, int) int { return 1 }

// Texts returns the whole chapters, since nobody knows their titles.
func (c contents) Texts() search.Rows { return whole(c.of.chapters) }

// Render returns the line of a chapter.
func (c contents) Render(i, width int, selected bool) []string {
	const leader = 6
	styles := c.of.env.Styles
	title := measure.Truncate(c.of.chapters[i].Title, max(width-leader, 1), signs.Cut)
	number := strings.Repeat(" ", max(2-len(strconv.Itoa(i+1)), 0)) + strconv.Itoa(i+1)
	var out strings.Builder
	out.WriteString(strings.Repeat(" ", margin) + styles.Muted.Render(number) + "  ")
	search.Write(&out, title, c.of.contents.Needle().Marks(title), styles.Text, styles.Found)
	lines := []string{out.String()}
	if selected {
		return styles.Chosen(lines, margin, width)
	}
	return lines
}

// whole are chapters as a search sees them.
type whole []Chapter

// Len returns the number of chapters.
func (w whole) Len() int { return len(w) }

// AppendText appends all of a chapter.
func (w whole) AppendText(dst []byte, i int) []byte {
	dst = append(dst, w[i].Title...)
	dst = append(dst, '\n')
	return append(dst, w[i].Text...)
}
