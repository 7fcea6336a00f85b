// Package watchlog is the screen of what happened to a session while it was watched:
// each change, marker and failure with its time.
package watchlog

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/compare"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/model/watch"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/reader"
)

// Screen is the log.
type Screen struct {
	screen.WithBanner
	env           *look.Env
	of            screen.ShowWatchLog
	lines         []watch.Line
	dropped       int
	reader        *reader.Reader
	width, height int
}

// New returns the log that is asked for.
func New(env *look.Env, of screen.ShowWatchLog) *Screen {
	s := &Screen{env: env, of: of}
	s.Arranges(func() { s.SetSize(s.width, s.height) })
	s.lines, s.dropped = of.Log.WatchLines()
	s.reader = reader.New(env, s)
	of.Log.See()
	return s
}

const group = "Log"

// Actions returns what can be done in the log.
func (s *Screen) Actions() []action.Action {
	k := s.env.Keys
	if s.Typing() {
		return s.reader.Actions(group)
	}
	actions := []action.Action{
		{ID: "log.close", Keys: keys.Bind("W", "close", "W"), Group: group, Do: action.Asks(screen.Close{})},
		action.Action{ID: "log.copy", Keys: k.Copy.Ticket, Help: "copy the log", Group: group, Footer: 1, Do: s.copied}.When(len(s.lines) > 0, "Nothing has happened yet"),
	}
	return append(actions, s.reader.Actions(group)...)
}

// copied asks for the log as text.
func (s *Screen) copied() (tea.Cmd, action.Outcome) {
	var out strings.Builder
	for _, line := range s.lines {
		out.WriteString(s.env.Clock.Exact(line.At) + "  " + line.String() + "\n")
	}
	return nil, screen.CopyText{What: "the log", Text: out.String()}
}

// Settle shows what has happened since. Whoever has the log open sees it.
func (s *Screen) Settle() tea.Cmd {
	lines, dropped := s.of.Log.WatchLines()
	if !slices.Equal(lines, s.lines) {
		s.lines, s.dropped = lines, dropped
		s.reader.Change(s)
	}
	s.of.Log.See()
	return tea.Batch(s.of.Log.TellWatch(), s.reader.Pending())
}

// Update takes what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	s.reader.Update(msg)
	return nil, nil
}

// Paste puts text into a prompt.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	s.reader.Paste(text)
	return nil, nil
}

// Typing reports whether a prompt is open.
func (s *Screen) Typing() bool { return s.reader.Typing() }

// Key scrolls, or is for a prompt.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	s.reader.Key(msg)
	return nil, nil
}

// Back leaves the search, then takes the banner away.
func (s *Screen) Back() bool {
	if s.reader.Back() {
		return true
	}
	shown := s.Banner.Shown()
	s.Say(box.Banner{})
	return shown
}

// EnvChanged shows times in another way.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.reader.EnvChanged()
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.reader.SetSize(width, height, s.Banner.Height(width))
}

// Crumb names the screen in the line that tells how one came here.
func (s *Screen) Crumb() string { return "log" }

// View returns the screen's lines.
func (s *Screen) View() []string {
	status := words.Count(len(s.lines), "entry", "entries")
	if s.dropped > 0 {
		status += fmt.Sprintf(signs.Between+"%d earlier ones are not kept", s.dropped)
	}
	return s.reader.View("What happened to "+s.of.Whose(), status, s.Banner.Draw(s.env.Styles, layout.Rect{W: s.width, H: s.Banner.Height(s.width)})...)
}

// Len returns the number of rows.
func (s *Screen) Len() int { return max(len(s.lines), 1) }

// Lines returns row i as lines.
func (s *Screen) Lines(i, width int) []string {
	const margin, gap = 2, 2
	styles := s.env.Styles
	if len(s.lines) == 0 {
		return []string{"  " + styles.Muted.Render(measure.Truncate("Nothing yet.", max(width-margin, 1), signs.Cut))}
	}
	line := s.lines[i]
	at := s.env.Clock.Second(line.At)
	texts := wrap.Text(line.String(), max(width-2*margin-measure.Cells(at)-gap, 1))
	out := make([]string, len(texts))
	for y, text := range texts {
		before := strings.Repeat(" ", measure.Cells(at))
		if y == 0 {
			before = styles.Muted.Render(at)
		}
		out[y] = "  " + before + "  " + style(styles, line).Render(text)
	}
	return out
}

// style is the style of a line; its words say the same.
func style(styles *look.Styles, line watch.Line) look.Style {
	switch {
	case line.Kind == watch.Marked:
		return styles.Accent
	case line.Kind == watch.Failed, line.Kind == watch.Gone:
		return styles.Warning
	case line.Kind == watch.Changed && line.Weight <= compare.Important:
		return styles.Strong
	case line.Kind == watch.Changed:
		return styles.Text
	default:
		return styles.Muted
	}
}
