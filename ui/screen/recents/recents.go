// Package recents is the screen of recent look-ups and bookmarks.
package recents

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
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
	table         *table.Listing[model.Recent]
	banner        box.Banner
	// sure is the key that was pressed once and does it when pressed again.
	sure string
}

// New returns the screen, and the command that reads what is kept.
func New(env *look.Env, store Store) (*Screen, tea.Cmd) {
	r := &Screen{env: env, store: store, table: table.NewListing(env, env.Keys.Move, lists.Recents()).Masked((*mask.Masker).Recent)}
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
			r.banner = box.Failure(r.env.Problem(msg.err).String())
		}
		r.table.Change(msg.all, r.table.Cursor())
		r.arrange()
	}
	return nil, nil
}

// chosen returns the look-up under the cursor, or nil.
func (r *Screen) chosen() *model.Recent {
	if !r.kept.enabled {
		return nil
	}
	return r.table.Chosen()
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
func (r *Screen) EnvChanged() { r.table.EnvChanged() }

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
		"Switched on, ztsession keeps the three ids and the time of the newest 50 look-ups, and bookmarks with a name of your own (" + keys.Name(r.env.Keys.Recent.Bookmark) + " on a session). It keeps no names, no answers and no credentials.",
		"They stand in " + r.store.Path() + ", which only you can read. Switching off deletes them.",
		"Press " + keys.Name(r.env.Keys.Recent.Switch) + " to switch them on.",
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
