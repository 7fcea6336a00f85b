package session

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/find"
)

const group = "Session"

// The places of the screen's actions in the footer. What enter does in the pane
// in focus comes before them; what else can be done there has 20.
const (
	jumpFooter    = 4
	personFooter  = 22
	othersFooter  = 23 // where a check fails
	refreshFooter = 28
	zoomFooter    = 44
	// Behind times, which work everywhere.
	bookmarkFooter = 82
	namesFooter    = 83
	nextFooter     = 84
)

// roomForMore is how many actions follow those of a pane, here and for what works
// everywhere. They are listed twice for each key, so the list is not made to grow.
const roomForMore = 48

// Actions returns what can be done now.
func (in *Screen) Actions() []action.Action {
	if in.prompt != nil {
		return in.prompt.actions()
	}
	actions := in.focused().Actions()
	if in.focused().Typing() {
		return actions
	}
	actions = slices.Grow(actions, roomForMore)
	actions = append(actions,
		action.Action{ID: "session.next", Keys: in.Env.Keys.Tabs.Next, Group: group, Footer: nextFooter, Do: action.Just(func() { in.turn(1) })},
		action.Action{ID: "session.previous", Keys: in.Env.Keys.Tabs.Previous, Group: group, Do: action.Just(func() { in.turn(-1) })})
	actions = append(actions, in.spotActions()...)
	jumps := action.WithKeys(in.Env.Keys, in.jumps(), false)
	actions = append(actions, jumps...)
	actions = append(actions, action.Range(jumps, "panes", jumpFooter))
	actions = append(actions, action.Told(group, in.Env.Keys.Move.Left, in.Env.Keys.Move.Right)...)
	actions = append(actions, in.compareActions()...)
	actions = append(actions, in.openActions()...)
	actions = append(actions, in.watchActions()...)
	actions = append(actions,
		action.Action{ID: "session.zoom", Keys: keys.Bind("z", "zoom", "z"), Group: group, Footer: zoomFooter, Do: action.Just(in.zoom)}.When(in.layout.Framed || in.view.Alone, "The pane has all the room already"),
		action.Action{ID: "session.refresh", Keys: in.Env.Keys.Refresh, Group: group, Footer: refreshFooter, Do: action.Run(in.refresh)},
		action.Action{ID: "session.person", Keys: in.Env.Keys.Person, Group: group, Footer: personFooter, Do: in.person},
		action.Action{ID: "session.bookmark", Keys: in.Env.Keys.Recent.Bookmark, Group: group, Footer: bookmarkFooter, Do: action.Run(in.askName)},
		in.othersAction(),
		in.namesAction())
	return append(actions, screen.CopyActions(in.Env.Keys.Copy, group, in.toCopy)...)
}

// Elsewhere returns what can be done in the panes that do not have the keys: each
// goes to its pane first.
func (in *Screen) Elsewhere() []action.Action {
	if in.Typing() {
		return nil
	}
	all := in.copyMore()
	for i, p := range in.panes {
		if i == in.view.Focus {
			continue
		}
		for _, one := range p.Actions() {
			do := one.Do
			if do == nil || one.ID == "" || find.IsOfList(one) {
				// What every list can do, the one with the keys does.
				continue
			}
			one.Keys.SetHelp(strconv.Itoa(i)+" "+one.KeyIn(in.Env.Keys), one.Title())
			one.Do = func() (tea.Cmd, action.Outcome) {
				in.focus(i)
				return do()
			}
			all = append(all, one)
		}
	}
	return all
}

// jumps go to each pane by its number.
func (in *Screen) jumps() []action.Action {
	jumps := make([]action.Action, 0, len(in.panes))
	for i, p := range in.panes {
		number := strconv.Itoa(i)
		jumps = append(jumps, action.Action{
			ID: "session.pane." + strings.ToLower(p.Title()), Keys: keys.Bind(number, inSentence(p.Title()), number), Group: group,
			Do: action.Just(func() { in.focus(i) }),
		})
	}
	return jumps
}

// inSentence writes a title as it stands within a sentence: Identity with a
// small letter, JSON and mTLS as they are.
func inSentence(title string) string {
	letters := []rune(title)
	if len(letters) > 1 && unicode.IsLower(letters[1]) {
		letters[0] = unicode.ToLower(letters[0])
	}
	return string(letters)
}

// namesAction switches the names behind ids on or off.
func (in *Screen) namesAction() action.Action {
	a := action.Action{ID: "session.names", Keys: keys.Bind("L", "names on or off", "L"), Group: group, Footer: namesFooter}
	a.Do = action.Just(func() {
		words := "Names of ids are looked up again."
		if !in.Names.Toggle() {
			words = "Look-ups of names are off. " + a.KeyIn(in.Env.Keys) + " turns them on again."
		}
		in.setNames()
		in.setNow()
		in.setSettings()
		in.Say(box.Note(words))
	})
	return a
}

// person asks for what is known of the person of the session.
func (in *Screen) person() (tea.Cmd, action.Outcome) {
	ref := in.PersonRef()
	switch {
	case in.shown.Origin.File != "" || in.Source == nil:
		in.Say(box.Note("This is a saved answer; nothing is asked over the network for it. Look the person up by " + facts.Who(in.shown) + "."))
		return nil, nil
	case ref.Account == "" || ref.User == "":
		in.Say(box.Note("This session names no person, so there is nothing more to show."))
		return nil, nil
	}
	return nil, screen.ShowPerson{Ref: ref, Email: in.answered.Email.Value, Title: func() string { return facts.Who(in.shown) }}
}

// PersonRef has the ids of the person of the session, as far as they are known.
func (in *Screen) PersonRef() model.Ref {
	ref := in.answered.Origin.Ref
	if ref.User == "" {
		ref = model.Ref{Account: in.answered.AccountID.Value, User: in.answered.UserUUID.Value}
	}
	return ref
}

// Key takes a key that is no action's: the pane's own, else an arrow sideways.
func (in *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if in.prompt != nil {
		in.prompt.key(msg)
		return nil, nil
	}
	cmd, handled := in.focused().Key(msg)
	if !handled && !in.focused().Typing() {
		in.arrow(msg)
	}
	return cmd, nil
}

// Touched precedes each key: what it may change is drawn anew, and a note has
// been read by now.
func (in *Screen) Touched() {
	in.canvas.spoil(in.view.Focus, in.layout.Detailed, in.canvas.detail())
	if in.banner.Shown() && !in.banner.Failed() && !in.refreshed.Asking() {
		in.Say(box.Banner{})
	}
}

// focus gives the keys to a pane.
func (in *Screen) focus(p int) {
	in.view.Focus = p
	if in.panes[p].Slot().Place == layout.Left {
		in.left = p
	}
	in.arrange()
}

// turn goes to the next pane or the one before.
func (in *Screen) turn(step int) {
	in.focus((in.view.Focus + step + len(in.panes)) % len(in.panes))
}

// zoom gives the pane in focus all the room, or takes it back.
func (in *Screen) zoom() {
	in.view.Alone = !in.view.Alone
	in.arrange()
}

// arrow moves the focus sideways: to the pane that stands there on a wide
// terminal, to the next tab on a narrow one, into and out of an opened entry.
func (in *Screen) arrow(msg tea.KeyPressMsg) {
	right := key.Matches(msg, in.Env.Keys.Move.Right)
	if !right && !key.Matches(msg, in.Env.Keys.Move.Left) {
		return
	}
	onLeft := in.focused().Slot().Place == layout.Left
	switch {
	case in.focused().Sideways(right, in.layout.Framed):
	case in.layout.Framed && onLeft && right:
		in.focus(in.layout.Detailed)
		_ = in.focused().Sideways(true, true)
	case in.layout.Framed && !onLeft && !right:
		in.focus(in.left)
	case in.layout.Framed:
	case right:
		in.focus(min(in.view.Focus+1, len(in.panes)-1))
	case in.view.Focus > 0:
		in.focus(in.view.Focus - 1)
	}
}

// Back cancels a refresh, else leaves what is open: the search, the opened
// check, the filter, the zoom, the banner.
func (in *Screen) Back() bool {
	in.canvas.spoil()
	switch {
	case in.refreshed.Cancel():
		in.Say(box.Banner{})
	case in.focused().Back():
	case in.view.Alone:
		in.zoom()
	case in.banner.Shown():
		in.Say(box.Banner{})
	case in.watch.News() > 0:
		in.See()
	default:
		return false
	}
	return true
}
