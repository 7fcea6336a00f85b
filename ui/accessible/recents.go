package accessible

import (
	"ztsession/model"
	"ztsession/model/lists"
)

// kept are the look-ups and bookmarks that are kept; nil where none are.
func (d *dialogue) keptList() []model.Recent {
	if d.opts.Recents == nil {
		return nil
	}
	if on, err := d.opts.Recents.Enabled(); err != nil || !on {
		return nil
	}
	kept, _ := d.opts.Recents.List()
	return kept
}

// recents are what is kept, to be looked up again.
func (d *dialogue) recents() []choice {
	var all []choice
	for _, one := range d.keptList() {
		all = append(all, choice{"Recent: " + d.recentWords(one), func() error { return d.lookUp(one.Ref) }})
	}
	return all
}

func (d *dialogue) recentWords(one model.Recent) string {
	return rowOf(d, lists.Recents(), d.mask.Recent(one))
}

// kept says whether anything is kept, and changes that.
func (d *dialogue) kept() error {
	store := d.opts.Recents
	return d.choose(menu{
		place: func() string {
			on, err := store.Enabled()
			switch {
			case err != nil:
				return "What is kept cannot be read."
			case !on && store.Path() == "":
				return "Nothing is kept: there is no place for it on this computer."
			case !on:
				return "Nothing is kept. Ids of look-ups and names of bookmarks would be, in a file that only you may read: " + store.Path() + "."
			}
			names := "names of people are not"
			if people, err := store.KeepsPeople(); err == nil && people {
				names = "names of people are too"
			}
			return "Look-ups are kept in " + store.Path() + ", for you alone to read; " + names + "."
		},
		choices: d.keeping, prompt: "Number, b to go back:",
	})
}

// keeping are the changes of what is kept.
func (d *dialogue) keeping() []choice {
	store := d.opts.Recents
	on, err := store.Enabled()
	if err != nil {
		d.problem(err)
		return nil
	}
	if !on {
		if store.Path() == "" {
			return nil
		}
		return []choice{{"Keep look-ups from now on", d.change(func() error { return store.Enable(true) })}}
	}
	all := []choice{{"Keep nothing, and delete everything that is kept", d.sure("everything that is kept is deleted", func() error { return store.Enable(false) })}}
	if people, err := store.KeepsPeople(); err == nil && people {
		all = append(all, choice{"Keep no names of people, and delete those that are kept", d.sure("all names are deleted", func() error { return store.KeepPeople(false, nil) })})
	} else if err == nil {
		all = append(all, choice{"Keep names of people too", d.change(func() error {
			names := map[model.Ref]string{}
			for _, o := range d.seen {
				names[o.answered.Origin.Ref] = o.answered.Email.Value
			}
			return store.KeepPeople(true, names)
		})})
	}
	kept := d.keptList()
	if len(kept) > 0 {
		all = append(all, choice{"Forget all of them", d.sure("every look-up and bookmark is forgotten", store.ForgetAll)})
	}
	for _, one := range kept {
		all = append(all, choice{"Forget: " + d.recentWords(one), d.change(func() error { return store.Forget(one.Ref) })})
	}
	return all
}

// change changes what is kept, and says the choices anew.
func (d *dialogue) change(how func() error) func() error {
	return func() error {
		if err := how(); err != nil {
			d.problem(err)
			return nil
		}
		d.wrong = nil
		d.say("Done.")
		return errAgain
	}
}

// sure asks once more before something is done that cannot be undone.
func (d *dialogue) sure(what string, how func() error) func() error {
	return func() error {
		typed, err := d.line("Then " + what + ". Type yes to do it, anything else to leave it:")
		if err != nil {
			return err
		}
		if typed != "yes" {
			d.say("Nothing was changed.")
			return nil
		}
		return d.change(how)()
	}
}

// bookmark keeps the session under a name.
func (o *open) bookmark() error {
	name, err := o.line("Name of the bookmark, empty for none:")
	if err != nil || name == "" {
		return err
	}
	if err := o.opts.Recents.Bookmark(o.answered.Origin.Ref, name); err != nil {
		o.problem(err)
		return nil
	}
	o.wrong = nil
	o.say("Bookmarked.")
	return nil
}
