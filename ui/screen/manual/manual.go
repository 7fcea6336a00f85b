// Package manual is the screen of the manual: chapters to choose from, and the one
// that is read. It needs no network.
package manual

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/reader"
)

// Chapter is a chapter of the manual.
type Chapter struct {
	Title string
	// Text has its paragraphs, with an empty line between two. A line that begins
	// with spaces is shown as it is, such as a command.
	Text string
}

// widest is how wide a paragraph is at most, in cells, so that it is easy to read.
const widest = 90

// Screen is the manual.
type Screen struct {
	screen.Bannerless
	env      *look.Env
	chapters []Chapter
	contents list.List
	reader   *reader.Reader
	open     int // the chapter that is read, -1 for the contents
	width    int
	height   int
}

// New returns the manual, open at its contents.
func New(env *look.Env, chapters []Chapter) *Screen {
	s := &Screen{env: env, chapters: chapters, open: -1}
	s.contents.Set(contents{s})
	s.reader = reader.New(env.Styles, env.Keys.Move, text(nil))
	return s
}

const group = "Manual"

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k := s.env.Keys
	if s.open < 0 {
		read := action.Action{ID: "manual.read", Keys: keys.As(k.Move.Open, "read"), Group: group, Footer: 1, Always: true, Do: action.Just(func() { s.read(s.contents.Cursor()) })}
		return append([]action.Action{read}, action.Told(group, list.Keys(k.Move)...)...)
	}
	next := action.Action{ID: "manual.next", Keys: keys.As(k.Tabs.Next, "next chapter"), Group: group, Footer: 1, Do: action.Just(func() { s.read(s.open + 1) })}
	before := action.Action{ID: "manual.previous", Keys: keys.As(k.Tabs.Previous, "previous chapter"), Group: group, Footer: 2, Do: action.Just(func() { s.read(s.open - 1) })}
	return append([]action.Action{next.When(s.open+1 < len(s.chapters), "This is the last chapter"), before.When(s.open > 0, "This is the first chapter")}, screen.Reading(group, s.reader.Keys())...)
}

// read opens a chapter.
func (s *Screen) read(chapter int) {
	if chapter < 0 || chapter >= len(s.chapters) {
		return
	}
	s.open = chapter
	s.contents.Select(chapter)
	s.reader.Show(s.text())
	s.arrange()
}

// Key moves in the contents, or scrolls. The number of a chapter opens it.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	m := s.env.Keys.Move
	switch {
	case s.open >= 0 && key.Matches(msg, m.Left), s.open >= 0 && key.Matches(msg, m.Right):
		s.read(s.open + map[bool]int{true: 1, false: -1}[key.Matches(msg, m.Right)])
	case s.open >= 0:
		s.reader.Key(msg)
	case key.Matches(msg, m.Right):
		s.read(s.contents.Cursor())
	default:
		if number, err := strconv.Atoi(msg.Text); err == nil && number > 0 {
			s.read(number - 1)
			return nil, nil
		}
		s.contents.Key(m, msg)
	}
	return nil, nil
}

// Point puts the cursor on the chapter at a place of the contents.
func (s *Screen) Point(_, y int, choose bool) {
	if choose && s.open < 0 {
		_ = s.contents.Point(y - 1)
	}
}

// Back goes from a chapter to the contents.
func (s *Screen) Back() bool {
	was := s.open >= 0
	s.open = -1
	s.arrange()
	return was
}

// BackTitle says what Back does.
func (s *Screen) BackTitle() string {
	if s.open >= 0 {
		return "contents"
	}
	return "close"
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

func (s *Screen) arrange() {
	s.contents.SetSize(s.width, max(s.height-1, 0))
	s.reader.SetSize(s.width, s.height, 0)
	if s.open >= 0 {
		s.reader.Change(s.text())
	}
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	if s.open >= 0 {
		return s.reader.View("Manual: "+s.chapters[s.open].Title, strconv.Itoa(s.open+1)+" of "+strconv.Itoa(len(s.chapters)))
	}
	title := box.Box{Title: "Manual", Status: strconv.Itoa(len(s.chapters)) + " chapters", Focused: true}.Rule(s.env.Styles, s.width)
	return append([]string{title}, s.contents.View(true)...)
}

// contents are the titles of the chapters.
type contents struct{ of *Screen }

func (c contents) Len() int            { return len(c.of.chapters) }
func (c contents) Selectable(int) bool { return true }

func (c contents) Render(i, width int, selected bool) []string {
	styles := c.of.env.Styles
	title := measure.Truncate(c.of.chapters[i].Title, max(width-6, 1), signs.Cut)
	number := strings.Repeat(" ", max(2-len(strconv.Itoa(i+1)), 0)) + strconv.Itoa(i+1)
	if selected {
		return []string{styles.Accent.Render(signs.Bar) + " " + styles.Muted.Render(number) + "  " + styles.Accent.Render(title)}
	}
	return []string{"  " + styles.Muted.Render(number) + "  " + styles.Text.Render(title)}
}

// text is a chapter, a paragraph in each row.
type text []string

func (s *Screen) text() text {
	return text(strings.Split(strings.Trim(s.chapters[s.open].Text, "\n"), "\n\n"))
}

func (t text) Len() int { return len(t) }

// Lines returns a paragraph as lines, with an empty one behind it.
func (t text) Lines(i, width int) []string {
	const margin = 2
	var lines []string
	room := max(min(width-2*margin, widest), 1)
	paragraph := ""
	flush := func() {
		if paragraph != "" {
			lines = append(lines, wrap.Text(paragraph, room)...)
		}
		paragraph = ""
	}
	for line := range strings.SplitSeq(t[i], "\n") {
		if strings.HasPrefix(line, " ") {
			flush()
			lines = append(lines, wrap.Text(line, room)...)
			continue
		}
		paragraph = strings.TrimSpace(paragraph + " " + line)
	}
	flush()
	for y := range lines {
		lines[y] = strings.Repeat(" ", margin) + lines[y]
	}
	return append(lines, "")
}
