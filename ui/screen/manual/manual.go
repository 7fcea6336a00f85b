// Package manual is the screen of the manual: chapters to choose from, and the one
// that is read. It needs no network.
package manual

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/reader"
)

// Chapter is a chapter of the manual.
type Chapter struct {
	Title string
	// Text has the form that package chapter reads.
	Text string
}

// Screen is the manual.
type Screen struct {
	screen.Bannerless
	env      *look.Env
	chapters []Chapter
	contents *find.List
	chapter  *reader.Reader
	open     int // the chapter that is read, -1 for the contents
	width    int
	height   int
}

// New returns the manual, open at its contents.
func New(env *look.Env, chapters []Chapter) *Screen {
	s := &Screen{env: env, chapters: chapters, open: -1}
	s.contents = find.NewList(env, env.Keys.Move, contents{s})
	s.chapter = reader.New(env, &page{env: env})
	return s
}

const group = "Manual"

// previousFooter is behind the search, which finds more than turning the pages does.
const previousFooter = 25

// searched is what can be searched: the contents, or a chapter.
type searched interface {
	Typing() bool
	Paste(text string)
	Back() bool
	Status() string
}

// list is what has the keys.
func (s *Screen) list() searched {
	if s.open < 0 {
		return s.contents
	}
	return s.chapter
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k := s.env.Keys
	found := s.chapter.Actions(group)
	if s.open < 0 {
		found = s.contents.Actions(group, s.arrange)
	}
	if s.Typing() {
		return found
	}
	if s.open < 0 {
		read := action.Action{ID: "manual.read", Keys: keys.As(k.Move.Open, "read"), Group: group, Footer: 1, Always: true, Do: action.Just(func() { s.read(s.contents.Cursor()) })}
		return append(append([]action.Action{read.When(s.contents.Cursor() >= 0, "There is no chapter under the cursor")}, found...), action.Told(group, list.Keys(k.Move)...)...)
	}
	next := action.Action{ID: "manual.next", Keys: keys.As(k.Tabs.Next, "next chapter"), Group: group, Footer: 1, Do: action.Just(func() { s.read(s.open + 1) })}
	before := action.Action{ID: "manual.previous", Keys: keys.As(k.Tabs.Previous, "previous chapter"), Group: group, Footer: previousFooter, Do: action.Just(func() { s.read(s.open - 1) })}
	return append([]action.Action{next.When(s.open+1 < len(s.chapters), "This is the last chapter"), before.When(s.open > 0, "This is the first chapter")}, found...)
}

// read opens a chapter, where the contents are searched at what is searched for.
func (s *Screen) read(chapter int) {
	if chapter < 0 || chapter >= len(s.chapters) {
		return
	}
	wanted := s.contents.Needle().Text()
	if s.open >= 0 {
		wanted = s.chapter.Needle().Text()
	}
	s.open = chapter
	s.contents.Reveal(chapter)
	s.chapter.End()
	s.chapter.Show(newPage(s.env, s.chapters[chapter]))
	s.arrange()
	s.chapter.Seek(wanted)
}

// Key moves in the contents, or scrolls. The number of a chapter opens it.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	m := s.env.Keys.Move
	number, err := strconv.Atoi(msg.Text)
	switch {
	case s.Typing() && s.open < 0:
		s.contents.Key(msg)
	case s.Typing():
		s.chapter.Key(msg)
	case s.open >= 0 && key.Matches(msg, m.Left), s.open >= 0 && key.Matches(msg, m.Right):
		s.read(s.open + map[bool]int{true: 1, false: -1}[key.Matches(msg, m.Right)])
	case s.open < 0 && key.Matches(msg, m.Right):
		s.read(s.contents.Cursor())
	case s.open < 0 && err == nil && number > 0:
		s.read(number - 1)
	case s.open < 0:
		s.contents.Key(msg)
	default:
		s.chapter.Key(msg)
	}
	return nil, nil
}

// Paste puts text into the prompt of a search.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	s.list().Paste(text)
	return nil, nil
}

// Update takes what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if s.contents.Update(msg) || s.chapter.Update(msg) {
		s.arrange()
	}
	return nil, nil
}

// Settle starts what a search has to look for.
func (s *Screen) Settle() tea.Cmd { return tea.Batch(s.contents.Pending(), s.chapter.Pending()) }

// Typing reports whether the text of a search is being typed.
func (s *Screen) Typing() bool { return s.list().Typing() }

// Point puts the cursor on the chapter at a place of the contents.
func (s *Screen) Point(_, y int, choose bool) {
	if choose && s.open < 0 {
		_ = s.contents.Point(y - 1)
	}
}

// Back ends a search, then goes from a chapter to the contents.
func (s *Screen) Back() bool {
	if s.list().Back() {
		s.arrange()
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

// EnvChanged takes the look of now.
func (s *Screen) EnvChanged() {
	s.contents.SetStyles()
	s.chapter.EnvChanged()
	s.arrange()
}

func (s *Screen) arrange() {
	s.contents.SetSize(s.width, max(s.height-1, 0))
	s.chapter.SetSize(s.width, s.height, 0)
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	title, status := "Manual", strconv.Itoa(len(s.chapters))+" chapters"
	if s.open >= 0 {
		title, status = "Manual: "+s.chapters[s.open].Title, strconv.Itoa(s.open+1)+" of "+strconv.Itoa(len(s.chapters))
	}
	if found := s.list().Status(); found != "" {
		status = found
	}
	rule := box.Box{Title: title, Status: status, Focused: true}.Rule(s.env.Styles, s.width)
	if s.open >= 0 {
		return append([]string{rule}, s.chapter.Body()...)
	}
	return append([]string{rule}, s.contents.View(true)...)
}
