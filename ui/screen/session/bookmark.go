package session

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/input"
)

// longestName is how long the name of a bookmark can be, in characters.
const longestName = 80

// bookmarkMsg tells whether bookmarks are kept at all, or what became of keeping one.
type bookmarkMsg struct {
	of      *Screen
	enabled bool
	kept    bool
	err     error
}

// naming asks for the name of a bookmark on one line.
type naming struct {
	input *input.Input
	guard *input.Guard
	note  string // why something is not taken
}

func newNaming(styles *look.Styles) *naming {
	guard := input.NewGuard(nil)
	line := input.New(longestName).Guarded(guard)
	line.SetStyles(styles)
	line.Focus()
	return &naming{input: line, guard: guard}
}

// name returns what was typed, and false where that had a credential in it.
func (n *naming) name() (string, bool) {
	n.input.End()
	n.tell(false)
	return strings.TrimSpace(n.input.Value()), n.note == ""
}

func (n *naming) key(msg tea.KeyPressMsg) { n.tell(n.input.Key(msg)) }

func (n *naming) paste(text string) { n.tell(n.input.Paste(input.Visible(text))) }

// tell keeps what the guard has to say until the text changes.
func (n *naming) tell(changed bool) {
	if note, _, ok := n.guard.Take(); ok || changed {
		n.note = note
	}
}

// line is the prompt, in place of the banner.
func (n *naming) line(styles *look.Styles) string {
	line := styles.Accent.Render(" Name of the bookmark: ")
	if n.note != "" {
		return line + styles.Warning.Render(n.note)
	}
	return line + n.input.View()
}

// namingActions are what can be done while the name is typed.
func (in *Screen) namingActions() []action.Action {
	const group = "Bookmark"
	form := in.Env.Keys.Form
	return []action.Action{
		{ID: "bookmark.keep", Keys: keys.As(form.Submit, "keep"), Group: group, Footer: 1, Do: action.Run(in.keepBookmark)},
		{ID: "bookmark.cancel", Keys: form.Cancel, Group: group, Footer: 2, Do: action.Just(in.endNaming)},
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
	in.naming = newNaming(in.Env.Styles)
	in.arrange()
	return func() tea.Msg {
		enabled, err := store.Enabled()
		return bookmarkMsg{of: in, enabled: enabled, err: err}
	}
}

func (in *Screen) endNaming() {
	in.naming = nil
	in.arrange()
}

// keepBookmark keeps the session that is shown under the name that was typed.
func (in *Screen) keepBookmark() tea.Cmd {
	if in.naming.guard.LineEnd() {
		return nil
	}
	name, ok := in.naming.name()
	if name == "" || !ok {
		return nil
	}
	in.endNaming()
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
		in.endNaming()
		in.Say(box.Failure(in.Env.Problem(msg.err).String()))
	case msg.kept:
		in.Say(box.Note(fmt.Sprintf("Bookmarked. %s on the look-up form lists bookmarks.", recent)))
	case !msg.enabled && in.naming != nil:
		in.endNaming()
		in.Say(box.Note(fmt.Sprintf("Bookmarks stand among the recent look-ups, which are off. Turn them on first: %s to the look-up form, %s, %s.",
			keys.Name(k.Global.Back), recent, keys.Name(k.Recent.Switch))))
	}
}
