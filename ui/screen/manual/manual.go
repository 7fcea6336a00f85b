// Package manual is the screen of the manual: chapters to choose from, and the one
// that is read. It needs no network.
package manual

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/reader"
	"ztsession/ui/widget/search"
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
	contents *find.List
	reader   *reader.Reader
	open     int // the chapter that is read, -1 for the contents
	width    int
	height   int
}

// New returns the manual, open at its contents.
func New(env *look.Env, chapters []Chapter) *Screen {
	s := &Screen{env: env, chapters: chapters, open: -1}
	s.contents = find.NewList(env, env.Keys.Move, contents{s})
	s.reader = reader.New(env, text(nil))
	return s
}

const group = "Manual"

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k := s.env.Keys
	switch {
	case s.Typing() && s.open < 0:
		return s.contents.Actions(group, func() {})
	case s.Typing():
		return s.reader.Actions(group)
	case s.open < 0:
		read := action.Action{ID: "manual.read", Keys: keys.As(k.Move.Open, "read"), Group: group, Footer: 1, Always: true, Do: action.Just(func() { s.read(s.contents.Cursor()) })}
		return slices.Concat([]action.Action{read.When(s.contents.Cursor() >= 0, "There is no chapter under the cursor")}, s.contents.Actions(group, func() {}), action.Told(group, list.Keys(k.Move)...))
	}
	next := action.Action{ID: "manual.next", Keys: keys.As(k.Tabs.Next, "next chapter"), Group: group, Footer: 1, Do: action.Just(func() { s.read(s.open + 1) })}
	before := action.Action{ID: "manual.previous", Keys: keys.As(k.Tabs.Previous, "previous chapter"), Group: group, Footer: 2, Do: action.Just(func() { s.read(s.open - 1) })}
	return append([]action.Action{next.When(s.open+1 < len(s.chapters), "This is the last chapter"), before.When(s.open > 0, "This is the first chapter")}, s.reader.Actions(group)...)
}

// read opens a chapter.
func (s *Screen) read(chapter int) {
	if chapter < 0 || chapter >= len(s.chapters) {
		return
	}
	wanted := s.contents.Needle().Text()
	if s.open >= 0 {
		wanted = s.reader.Needle().Text()
	}
	s.open = chapter
	s.contents.Reveal(chapter)
	s.reader.Unfilter()
	s.reader.Show(s.text())
	s.arrange()
	// What was looked for among the chapters is looked for in the one that is read.
	s.reader.Seek(wanted)
}

// searched is what has a search.
type searched interface {
	Typing() bool
	Paste(text string)
	Back() bool
}

// finder is what is searched: the contents, or the chapter that is read.
func (s *Screen) finder() searched {
	if s.open < 0 {
		return s.contents
	}
	return s.reader
}

// Typing reports whether a prompt is open.
func (s *Screen) Typing() bool { return s.finder().Typing() }

// Paste puts text into a prompt.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	s.finder().Paste(text)
	return nil, nil
}

// Update takes what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if !s.contents.Update(msg) {
		s.reader.Update(msg)
	}
	return nil, nil
}

// Settle starts what a search asks for.
func (s *Screen) Settle() tea.Cmd { return tea.Batch(s.contents.Pending(), s.reader.Pending()) }

// EnvChanged takes the look of now.
func (s *Screen) EnvChanged() {
	s.contents.SetStyles()
	s.reader.EnvChanged()
}

// Key moves in the contents, or scrolls. The number of a chapter opens it.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	m := s.env.Keys.Move
	switch {
	case s.Typing() && s.open < 0:
		s.contents.Key(msg)
	case s.Typing():
		s.reader.Key(msg)
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
		s.contents.Key(msg)
	}
	return nil, nil
}

// Point puts the cursor on the chapter at a place of the contents.
func (s *Screen) Point(_, y int, choose bool) {
	if choose && s.open < 0 {
		_ = s.contents.Point(y - 1)
	}
}

// Back leaves the search, and goes from a chapter to the contents.
func (s *Screen) Back() bool {
	if s.finder().Back() {
		return true
	}
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
	status := cmp.Or(s.contents.Status(), words.Count(len(s.chapters), "chapter", "chapters"))
	title := box.Box{Title: "Manual", Status: status, Focused: true}.Rule(s.env.Styles, s.width)
	return append([]string{title}, s.contents.View(true)...)
}

// contents are the titles of the chapters.
type contents struct{ of *Screen }

func (c contents) Len() int            { return len(c.of.chapters) }
func (c contents) Selectable(int) bool { return true }
func (c contents) Height(int, int) int { return 1 }

// Texts returns the chapters as a search sees them: all that each says.
func (c contents) Texts() search.Rows { return chapters(c.of.chapters) }

// chapters are searched by their titles and their texts.
type chapters []Chapter

func (c chapters) Len() int { return len(c) }

func (c chapters) AppendText(dst []byte, i int) []byte {
	return append(append(append(dst, c[i].Title...), "  "...), strings.Join(strings.Fields(c[i].Text), " ")...)
}

func (c contents) Render(i, width int, selected bool) []string {
	styles := c.of.env.Styles
	title := measure.Truncate(c.of.chapters[i].Title, max(width-6, 1), signs.Cut)
	number := strings.Repeat(" ", max(2-len(strconv.Itoa(i+1)), 0)) + strconv.Itoa(i+1)
	marks := c.of.contents.Needle().Marks(title)
	var out strings.Builder
	if selected {
		search.Write(&out, title, marks, styles.Accent, styles.Match)
		return []string{styles.Accent.Render(signs.Bar) + " " + styles.Muted.Render(number) + "  " + out.String()}
	}
	search.Write(&out, title, marks, styles.Text, styles.Found)
	return []string{"  " + styles.Muted.Render(number) + "  " + out.String()}
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
