package accessible

import (
	"cmp"
	"context"
	"errors"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/model/text/signs"
)

// perPage is how many people are asked for at once.
const perPage = 50

// search asks who is looked for, and shows what is found of them.
func (d *dialogue) search() error {
	if err := d.needAccount(); err != nil {
		return err
	}
	return d.choose(menu{
		place: func() string {
			return "Look up a session. Type a name, an e-mail or a user id, or paste an address, a curl line or a Ray ID."
		},
		lead: func() {
			if d.opts.Notice != "" {
				d.say(d.opts.Notice)
			}
		},
		choices: d.recents, prompt: "Who is it?", other: d.find,
	})
}

// needAccount takes the account that was given or is the only one, or asks for one.
func (d *dialogue) needAccount() error {
	if d.account != "" {
		return nil
	}
	all, err := ask(d, "the accounts", d.source.Accounts)
	switch {
	case err != nil:
		return d.typeAccount()
	case len(all) == 1:
		d.account = all[0].ID
		return nil
	case len(all) == 0:
		d.say("These credentials can see no account.")
		return d.typeAccount()
	}
	err = d.choose(menu{
		place: func() string { return "In which account?" },
		choices: func() []choice {
			choices := make([]choice, 0, len(all))
			for i := range all {
				id := all[i].ID
				choices = append(choices, choice{rowOf(d, lists.Accounts(), d.mask.Account(all[i])), func() error { d.account = id; return errEnd }})
			}
			return choices
		}, prompt: "Number:",
	})
	if d.account != "" {
		return nil
	}
	return err
}

// typeAccount asks for the id of an account.
func (d *dialogue) typeAccount() error {
	for {
		typed, err := d.line("Account id, or q to quit:")
		if err != nil {
			return err
		}
		if _, err = d.everywhere(typed); err != nil {
			return errEnd
		}
		if isWord(typed) {
			continue
		}
		if err := model.CheckID(model.AccountField, typed); err != nil {
			d.problem(err)
			continue
		}
		d.account = typed
		return nil
	}
}

// recents are the look-ups and bookmarks that are kept.
func (d *dialogue) recents() []choice {
	if d.opts.Recents == nil {
		return nil
	}
	if on, err := d.opts.Recents.Enabled(); err != nil || !on {
		return nil
	}
	kept, err := d.opts.Recents.List()
	if err != nil {
		return nil
	}
	choices := make([]choice, 0, len(kept))
	for _, one := range kept {
		ref := one.Ref
		choices = append(choices, choice{"Recent: " + rowOf(d, lists.Recents(), d.mask.Recent(one)), func() error { return d.lookUp(ref) }})
	}
	return choices
}

// find finds what a typed or pasted text means.
func (d *dialogue) find(typed string) error {
	typed = d.mask.Original(typed)
	if ray, ok := paste.FindRay(typed); ok {
		return d.byRay(ray)
	}
	if d.opts.Understand != nil {
		understood := d.opts.Understand(typed)
		switch {
		case understood.Kind == paste.SavedSession && d.opts.OpenText != nil:
			s, err := d.opts.OpenText(understood.Saved)
			if err != nil {
				d.problem(err)
				return err
			}
			return d.session(s, nil)
		case understood.Kind != paste.Nothing:
			d.say(understood.Say(d.clock.Now))
			return d.lookUp(understood.Ref)
		}
	}
	known := lookup.Recognise(typed)
	if known.Wanted.IsEmpty() || known.Ref.Nonce != "" {
		ref := known.Ref
		ref.User = cmp.Or(ref.User, known.Wanted.Email)
		return d.lookUp(ref)
	}
	return d.people(known.Wanted)
}

// lookUp shows the session that ids name, or the person where they name no session.
func (d *dialogue) lookUp(ref model.Ref) error {
	ref.Account = cmp.Or(ref.Account, d.account)
	if ref.User == "" {
		d.say("That names no person. Type a name, an e-mail or a user id.")
		return nil
	}
	if ref.Nonce == "" {
		user, err := ask(d, "the person", func(ctx context.Context) (string, error) {
			return lookup.User(ctx, d.source, ref.Account, ref.User)
		})
		if err != nil {
			return err
		}
		return d.person(model.Ref{Account: ref.Account, User: user}, "")
	}
	s, err := ask(d, "the session", func(ctx context.Context) (*model.Session, error) {
		found, err := lookup.Session(ctx, d.source, ref)
		if err != nil {
			return nil, err
		}
		s, err := d.source.Session(ctx, found.Ref, func(model.Progress) {})
		if err == nil {
			s.Origin.Listed = found.Listed
		}
		return s, err
	})
	if err != nil {
		return err
	}
	return d.session(s, nil)
}

// people says who fits, to choose from.
func (d *dialogue) people(wanted lookup.Wanted) error {
	page, err := ask(d, "people", func(ctx context.Context) (lookup.PeoplePage, error) {
		return lookup.Search(ctx, d.source, d.account, wanted, perPage, nil)
	})
	if err != nil {
		return err
	}
	all := page.People.People
	if len(all) == 0 {
		d.say("Nobody fits. A person is known there only after a first login; a part of an e-mail or of a name is enough.")
		return nil
	}
	more := func() error {
		next, err := ask(d, "more people", func(ctx context.Context) (lookup.PeoplePage, error) {
			return page.Next(ctx, d.source, d.account, wanted)
		})
		if err == nil {
			page, all = next, append(all, next.People.People...)
		}
		return err
	}
	return d.choose(menu{
		place: func() string { return "These people fit:" },
		choices: func() []choice {
			choices := make([]choice, 0, len(all)+1)
			for i := range all {
				one := all[i]
				choices = append(choices, choice{rowOf(d, lists.People(), d.mask.Person(one)), func() error {
					return d.person(model.Ref{Account: d.account, User: one.ID}, one.Email.Value)
				}})
			}
			if page.More {
				choices = append(choices, choice{"More people", more})
			}
			return choices
		}, prompt: "Number, or another search:", other: d.find,
	})
}

// rowOf says a row of a list: what each column is called, and what stands there.
// What counts none is left out.
func rowOf[T any](d *dialogue, columns []lists.Column[T], row T) string {
	said := ""
	for _, column := range columns {
		if column.Text == nil {
			continue
		}
		text := column.Text(&row, d.clock).Text
		if text == "" || text == signs.Absent || text == "0" && said != "" {
			continue
		}
		if said != "" {
			said += "; "
		}
		if column.Head != "" && said != "" {
			said += column.Head + ": "
		}
		said += text
	}
	return cmp.Or(said, "nothing was reported")
}

// rowsOf says the rows of a list, with what opens one; nil opens none.
func rowsOf[T any](d *dialogue, title string, columns []lists.Column[T], all []T, masked func(*mask.Masker, T) T, open func(T) error) error {
	if open == nil {
		d.say(title)
		for i, one := range all {
			d.say(numbered(i+1, rowOf(d, columns, masked(d.mask, one))))
		}
		return nil
	}
	return d.choose(menu{
		place: func() string { return title },
		choices: func() []choice {
			choices := make([]choice, 0, len(all))
			for _, one := range all {
				choices = append(choices, choice{rowOf(d, columns, masked(d.mask, one)), func() error { return open(one) }})
			}
			return choices
		}, prompt: "Number, or b to go back:",
	})
}

// isGone reports whether there is nothing of what was asked.
func isGone(err error) bool { return errors.Is(err, model.ErrNotFound) }
