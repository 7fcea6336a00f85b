package session

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/box"
)

// bookmarkLabel is what the name of a bookmark is asked for with.
const bookmarkLabel = "Name of the bookmark"

// longestName is how long the name of a bookmark can be, in characters.
const longestName = 80

// bookmarkMsg tells whether bookmarks are kept at all, or what became of keeping one.
type bookmarkMsg struct {
	of      *Screen
	enabled bool
	kept    bool
	err     error
}

// namingActions are what can be done while the name is typed.
func (in *Screen) namingActions() []action.Action {
	const group = "Bookmark"
	form := in.Env.Keys.Form
	return []action.Action{
		{ID: "bookmark.keep", Keys: keys.As(form.Submit, "keep"), Group: group, Footer: 1, Always: true, Do: action.Run(in.keepBookmark)},
		{ID: "bookmark.cancel", Keys: form.Cancel, Group: group, Footer: 2, Always: true, Do: action.Just(in.endPrompt)},
	}
}

// askName asks for the name of a bookmark. Whether bookmarks are kept is found
// out meanwhile, so that nobody types a name for nothing.
func (in *Screen) askName() tea.Cmd {
	store := in.Recents
	if store == nil || !in.answered.Origin.Ref.Complete() || in.answered.Origin.File != "" {
		in.Say(box.Note("Only a session that was looked up can be bookmarked, and not in the demo or with masked ids."))
		return nil
	}
	in.startPrompt(bookmarkLabel, longestName, in.namingActions)
	return func() tea.Msg {
		enabled, err := store.Enabled()
		return bookmarkMsg{of: in, enabled: enabled, err: err}
	}
}

// keepBookmark keeps the session that is shown under the name that was typed.
func (in *Screen) keepBookmark() tea.Cmd {
	name, ok := in.typed()
	if !ok {
		return nil
	}
	store, ref := in.Recents, in.answered.Origin.Ref
	return func() tea.Msg { return bookmarkMsg{of: in, enabled: true, kept: true, err: store.Bookmark(ref, name)} }
}

// bookmarkAnswered says what the store answered. Where nothing is kept, the
// question for a name is taken back.
func (in *Screen) bookmarkAnswered(msg bookmarkMsg) {
	k := in.Env.Keys
	recent := keys.Name(k.Recent.Show)
	switch {
	case msg.of != in:
	case msg.err != nil:
		in.endPrompt()
		in.Say(box.Failure(in.Env.Problem(msg.err).String()))
	case msg.kept:
		in.Say(box.Note(fmt.Sprintf("Bookmarked. %s on the look-up form lists bookmarks.", recent)))
	case !msg.enabled && in.prompt != nil && in.prompt.label == bookmarkLabel:
		in.endPrompt()
		in.Say(box.Note(fmt.Sprintf("Bookmarks stand among the recent look-ups, which are off. Turn them on first: %s to the look-up form, %s, %s.",
			keys.Name(k.Global.Back), recent, keys.Name(k.Recent.Switch))))
	}
}
