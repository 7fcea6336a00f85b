package recents

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/list"
)

const group = "Recent look-ups"

// nothingKept is why there is nothing to open or to forget.
const nothingKept = "There is nothing under the cursor"

// Actions returns what can be done now.
func (r *Screen) Actions() []action.Action {
	k := r.env.Keys
	if r.Typing() {
		return r.table.Actions(group, func() {})
	}
	one := r.chosen()
	title := "turn off"
	if !r.kept.enabled {
		title = "turn on"
	}
	actions := []action.Action{
		action.Action{ID: "recents.open", Keys: keys.As(k.Move.Open, "open"), Group: group, Footer: 1, Do: r.open}.When(one != nil, nothingKept),
		action.Action{ID: "recents.forget", Keys: keys.Bind("del", "forget this one", "delete", "backspace"), Group: group, Footer: 2, Do: action.Run(r.forget)}.When(one != nil, nothingKept),
		r.forgetAll().When(one != nil, nothingKept),
		r.keepPeople().When(r.kept.enabled, "Nothing is kept; turn it on first"),
		r.toggle(title).When(r.hasPlace(), "There is no place to keep look-ups"),
	}
	actions = append(actions, screen.CopyRow(k.Copy, group, r.table.Row).When(one != nil, nothingKept))
	if one != nil || r.table.Filtered() {
		actions = append(actions, r.table.Actions(group, func() {})...)
	}
	return append(actions, action.Told("Move", list.Keys(k.Move)...)...)
}

// open repeats the look-up under the cursor.
func (r *Screen) open() (tea.Cmd, action.Outcome) { return nil, screen.LookUp{Ref: r.chosen().Ref} }

func (r *Screen) forget() tea.Cmd {
	ref := r.chosen().Ref
	return change(func() error { return r.store.Forget(ref) })
}

// forgetAll forgets everything, when it is pressed twice.
func (r *Screen) forgetAll() action.Action {
	a := action.Action{ID: "recents.forget-all", Keys: keys.Bind("D", "forget all", "D"), Group: group, Footer: 3}
	a.Do = action.Run(func() tea.Cmd {
		return r.confirmed(a, "This forgets every look-up and bookmark.", r.store.ForgetAll)
	})
	return a
}

// toggle switches on what is kept, or off when it is pressed twice, since that
// deletes what is there.
func (r *Screen) toggle(title string) action.Action {
	a := action.Action{ID: "recents.toggle", Keys: keys.As(r.env.Keys.Recent.Switch, title), Group: group, Footer: 5}
	a.Do = action.Run(func() tea.Cmd {
		if !r.kept.enabled {
			return change(func() error { return r.store.Enable(true) })
		}
		return r.confirmed(a, "Switching off deletes everything that is kept.", func() error { return r.store.Enable(false) })
	})
	return a
}

// keepPeople has it kept who was looked up, or deletes that when it is pressed twice.
func (r *Screen) keepPeople() action.Action {
	a := action.Action{ID: "recents.people", Keys: keys.Bind("P", "keep names", "P"), Group: group, Footer: 4}
	if r.kept.people {
		a.Keys = keys.Bind("P", "keep no names", "P")
	}
	a.Do = action.Run(func() tea.Cmd {
		if r.kept.people {
			return r.confirmed(a, "This deletes the names of all who were looked up.", func() error { return r.store.KeepPeople(false, nil) })
		}
		names := map[model.Ref]string{}
		for _, one := range r.kept.all {
			names[one.Ref] = one.Person
		}
		return change(func() error { return r.store.KeepPeople(true, names) })
	})
	return a
}

// confirmed does what cannot be undone once its key was pressed twice.
func (r *Screen) confirmed(a action.Action, warning string, how func() error) tea.Cmd {
	if r.armed == a.ID {
		return change(how)
	}
	r.warned = a.ID
	r.Say(box.Failure(warning + " Press " + a.KeyIn(r.env.Keys) + " again to do it."))
	return nil
}

// Touched takes a warning away: it stands until the next key, which alone confirms.
func (r *Screen) Touched() {
	r.armed, r.warned = r.warned, ""
	r.Say(box.Banner{})
}

// Key moves the cursor.
func (r *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if !r.kept.enabled {
		r.explanation.Key(msg)
		return nil, nil
	}
	r.table.Key(msg)
	return nil, nil
}
