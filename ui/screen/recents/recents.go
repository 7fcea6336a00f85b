// Package recents is the screen of recent look-ups and bookmarks.
package recents

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/lookup"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/table"
)

// Screen lists recent look-ups and bookmarks, or explains what keeping them
// means while that is switched off.
type Screen struct {
	screen.Base
	env           *look.Env
	store         Store
	width, height int
	read          bool
	kept          readMsg
	table         *table.Table
	banner        box.Banner
	// sure is the key that was pressed once and does it when pressed again.
	sure string
}

// New returns the screen, and the command that reads what is kept.
func New(env *look.Env, store Store) (*Screen, tea.Cmd) {
	r := &Screen{
		env: env, store: store,
		table: table.New(env.Styles, env.Keys.Move,
			table.Column{Title: "Bookmark", Width: 14, Grow: true},
			table.Column{Title: "When", Width: 12, Time: true},
			table.Column{Title: "Nonce", Width: 16, Rank: 2},
			table.Column{Title: "User", Width: 36, Rank: 1},
			table.Column{Title: "Account", Width: 32, Rank: 3}),
	}
	r.EnvChanged()
	return r, read(store)
}

// Update takes what is kept, and reads it again when it was changed.
func (r *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	switch msg := msg.(type) {
	case ChangedMsg:
		return read(r.store), nil
	case readMsg:
		r.read, r.kept = true, msg
		if msg.err != nil {
			r.banner = box.Failure(model.ProblemOf(msg.err).String())
		}
		r.table.Changed(r, r.table.Cursor())
		r.arrange()
	}
	return nil, nil
}

// Len returns how many look-ups and bookmarks are kept.
func (r *Screen) Len() int { return len(r.kept.all) }

// Cells returns the row of a look-up.
func (r *Screen) Cells(i int) []table.Cell {
	one := r.kept.all[i]
	name := table.Cell{Text: one.Name}
	if one.Name == "" {
		name = table.Cell{Text: "–", Tone: facts.Muted}
	}
	return []table.Cell{
		name, {Text: r.env.Clock.Moment(one.At)}, {Text: one.Ref.Nonce},
		{Text: one.Ref.User, Tone: facts.Muted}, {Text: one.Ref.Account, Tone: facts.Muted},
	}
}

// chosen returns the look-up under the cursor, or nil.
func (r *Screen) chosen() *model.Recent {
	if at := r.table.Cursor(); r.kept.enabled && at >= 0 && at < len(r.kept.all) {
		return &r.kept.all[at]
	}
	return nil
}

// Say shows a banner, or takes it away.
func (r *Screen) Say(banner box.Banner) {
	r.banner = banner
	r.arrange()
}

// SetSize sets the size in cells.
func (r *Screen) SetSize(width, height int) {
	r.width, r.height = width, height
	r.arrange()
}

func (r *Screen) arrange() {
	r.table.SetSize(r.width, max(r.height-1-r.banner.Height(r.width), 1))
}

// EnvChanged shows times in another way or at another moment.
func (r *Screen) EnvChanged() {
	r.table.SetTimes(lookup.TimeWidth(r.env.Clock))
	r.table.Changed(r, r.table.Cursor())
}

// View returns the screen's lines.
func (r *Screen) View() []string {
	lines := []string{box.Box{Title: "Recent look-ups", Focused: true}.Rule(r.env.Styles, r.width)}
	lines = append(lines, r.banner.Draw(r.env.Styles, layout.Rect{W: r.width, H: r.banner.Height(r.width)})...)
	switch {
	case !r.read:
		return append(lines, "  "+r.env.Styles.Muted.Render("Reading …"))
	case !r.kept.enabled:
		return append(lines, r.explain()...)
	case len(r.kept.all) == 0:
		return append(lines, "", "  "+r.env.Styles.Muted.Render("Nothing is kept yet. The next look-up will be."))
	default:
		return append(lines, r.table.View(true)...)
	}
}

// explain says what keeping look-ups means.
func (r *Screen) explain() []string {
	paragraphs := []string{
		"Recent look-ups are off, and nothing is kept.",
		"Switched on, ztsession keeps the three ids and the time of the newest 50 look-ups, and bookmarks with a name of your own (" + r.env.Keys.Recent.Bookmark.Help().Key + " on a session). It keeps no names, no answers and no credentials.",
		"They stand in " + r.store.Path() + ", which only you can read. Switching off deletes them.",
		"Press " + r.env.Keys.Recent.Switch.Help().Key + " to switch them on.",
	}
	var lines []string
	for _, paragraph := range paragraphs {
		lines = append(lines, "")
		for _, line := range box.Note(paragraph).Lines(min(r.width-2, 90)) {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}
