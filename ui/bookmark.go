package ui

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// bookmarkCheckedMsg says whether bookmarks can be kept.
type bookmarkCheckedMsg struct {
	page    *inspector
	enabled bool
	err     error
}

// nameBookmark asks for the name of a bookmark. Whether bookmarks are kept is
// found out meanwhile, so that nobody types a name for nothing.
func (a *App) nameBookmark(in *inspector) tea.Cmd {
	store := a.opts.Recents
	if store == nil || !in.shown.Origin.Ref.Complete() || in.shown.Origin.File != "" {
		in.setBanner("Only a session that was looked up can be bookmarked, and not in the demo or with masked ids.")
		return nil
	}
	in.naming = newNaming(a.styles)
	in.arrange()
	return func() tea.Msg {
		enabled, err := store.Enabled()
		return bookmarkCheckedMsg{in, enabled, err}
	}
}

// bookmarkChecked takes the question for a name back where nothing is kept.
func (a *App) bookmarkChecked(msg bookmarkCheckedMsg) {
	in := msg.page
	if in.naming == nil || msg.enabled {
		return
	}
	in.naming = nil
	in.setBanner("Bookmarks stand among the recent look-ups, which are off. Turn them on first: esc to the look-up form, ctrl+r, s.")
	if msg.err != nil {
		in.setBanner("! " + model.ProblemOf(msg.err).String())
	}
}

// bookmark keeps the session that is shown under a name.
func (a *App) bookmark(in *inspector) tea.Cmd {
	store, ref, name := a.opts.Recents, in.shown.Origin.Ref, in.naming.name()
	in.naming = nil
	in.setBanner("Bookmarked. ctrl+r on the look-up form lists bookmarks.")
	return change(func() error { return store.Bookmark(ref, name) })
}
