package accessible

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/model/text/words"
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
			return "Look up a session. Type a name, an e-mail or a user id, or paste an address, a curl line, a saved answer or a Ray ID. a says what else there is to choose."
		},
		lead: func() {
			if d.opts.Notice != "" {
				d.say(d.opts.Notice)
			}
		},
		choices: d.ways, prompt: "Who is it?", other: d.find, raw: true,
	})
}

// ways are what can be done instead of typing somebody's name.
func (d *dialogue) ways() []choice {
	var all []choice
	for _, o := range d.seen {
		all = append(all, choice{"Opened before: " + o.place(), func() error { return d.reopen(o) }})
	}
	all = append(all, d.recents()...)
	if d.opts.OpenFile != nil {
		all = append(all, choice{"Open a saved answer in a file", d.openFile})
	}
	if d.opts.Recents != nil {
		all = append(all, choice{"Recent look-ups and bookmarks: what is kept", d.kept})
	}
	if d.opts.Ref.Account == "" || d.account != d.opts.Ref.Account {
		all = append(all, choice{"Another account than " + d.mask.Account(model.Account{ID: d.account}).ID, d.otherAccount})
	}
	return all
}

// reopen shows a session again that was opened in this run, as it was read then.
func (d *dialogue) reopen(o *open) error {
	d.remember(o)
	return o.choose()
}

// openFile asks for the name of a file with a saved answer.
func (d *dialogue) openFile() error {
	name, err := d.line("Name of the file, empty for none:")
	if err != nil || name == "" {
		return err
	}
	s, err := d.opts.OpenFile(d.mask.Original(name))
	if err != nil {
		d.problem(err)
		return nil
	}
	d.wrong = nil
	return d.session(s, nil)
}

// needAccount takes the account that was given or is the only one, or asks for one.
func (d *dialogue) needAccount() error {
	if d.account != "" {
		return nil
	}
	return d.otherAccount()
}

// otherAccount asks in which account is looked.
func (d *dialogue) otherAccount() error {
	all, err := ask(d, "the accounts", plain(d.source.Accounts))
	switch {
	case d.ctx.Err() != nil:
		return err
	case err != nil:
		return d.typeAccount()
	case len(all) == 1:
		if d.account == all[0].ID {
			d.say("These credentials can see no other account.")
		}
		d.account = all[0].ID
		return nil
	case len(all) == 0:
		d.say("These credentials can see no account.")
		return d.typeAccount()
	}
	l := &list[model.Account]{
		dialogue: d, title: func() string { return "In which account?" }, name: "the accounts", columns: lists.Accounts(),
		rows: func() []model.Account { return all }, masked: (*mask.Masker).Account,
		open:   func(one model.Account) error { d.account = one.ID; return errDone },
		prompt: "Number, b to go back:",
	}
	if err = l.choose(); errors.Is(err, errDone) {
		return nil
	}
	if d.account != "" && errors.Is(err, errBack) {
		return nil
	}
	return err
}

// accountID is the form of an account's id. Source: the dashboard's addresses; the API
// says only that there are at most 32 characters.
var accountID = regexp.MustCompile(`^[0-9a-fA-F]{32}$`)

// typeAccount asks for the id of an account, where the list cannot be had.
func (d *dialogue) typeAccount() error {
	for {
		typed, err := d.line("Account id, 32 hexadecimal digits; an empty line asks for the list again, q quits:")
		if err != nil {
			return err
		}
		switch command(typed) {
		case "":
			return d.otherAccount()
		case "q", "b":
			return errEnd
		case "h", "?":
			d.say("It stands in the address of the dashboard, behind dash.cloudflare.com. An account's own token cannot list accounts, so it has to be typed.")
			continue
		}
		if !accountID.MatchString(typed) {
			d.mistake("That is no account id.", "It has 32 hexadecimal digits, and stands in the address of the dashboard.")
			continue
		}
		d.account, d.wrong = typed, nil
		return nil
	}
}

// find finds what a typed or pasted text means.
func (d *dialogue) find(typed string) error {
	typed = d.mask.Original(typed)
	known := lookup.Recognise(typed)
	if ray, ok := paste.FindRay(typed); ok && known.Ref.Nonce == "" || ok && ray.Named {
		if ref, _ := paste.Parse(typed); ref.Nonce == "" {
			return d.byRay(ray)
		}
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
		case understood.What != "":
			d.mistake(understood.Say(d.clock.Now), "Type a name or an e-mail.")
			return nil
		}
	}
	if kind, isOne := credential.In(typed); isOne {
		d.mistake(fmt.Sprintf(isSecret, kind), "Type a name or an e-mail.")
		return nil
	}
	if strings.Contains(typed, "\n") {
		d.mistake("Nobody is named by those lines.", "Type a name or an e-mail.")
		return nil
	}
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
		d.mistake("That names no person.", "Type a name, an e-mail or a user id.")
		return nil
	}
	if ref.Nonce == "" {
		email := ""
		if lookup.IsEmail(ref.User) {
			email = ref.User
		}
		user, err := ask(d, "the person", plain(func(ctx context.Context) (string, error) {
			return lookup.User(ctx, d.source, ref.Account, ref.User)
		}))
		if err != nil {
			return err
		}
		return d.person(model.Ref{Account: ref.Account, User: user}, email)
	}
	s, err := ask(d, "the session", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		found, err := lookup.Session(ctx, d.source, ref)
		if err != nil {
			return nil, err
		}
		s, err := d.source.Session(ctx, found.Ref, report)
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
	page, err := ask(d, "people", plain(func(ctx context.Context) (lookup.PeoplePage, error) {
		return lookup.Search(ctx, d.source, d.account, wanted, perPage, nil)
	}))
	if err != nil {
		return err
	}
	all := page.People.People
	if len(all) == 0 {
		d.wrong = &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{What: "Nobody fits.", Next: "A part of an e-mail or of a name is enough."}}
		d.say("Nobody fits. A person is known there only after a first login; a part of an e-mail or of a name is enough.")
		return nil
	}
	more := func() error {
		next, err := ask(d, "more people", plain(func(ctx context.Context) (lookup.PeoplePage, error) {
			return page.Next(ctx, d.source, d.account, wanted)
		}))
		if err != nil {
			return err
		}
		d.say("They stand behind the others: " + words.Thousands(len(next.People.People)) + ".")
		page, all = next, append(all, next.People.People...)
		return errAgain
	}
	l := &list[model.Person]{
		dialogue: d, title: func() string { return "These people fit:" }, name: "the people", columns: lists.People(),
		rows: func() []model.Person { return all }, masked: (*mask.Masker).Person,
		open: func(one model.Person) error {
			return d.person(model.Ref{Account: d.account, User: one.ID}, one.Email.Value)
		},
		more: func() []choice {
			if !page.More {
				return nil
			}
			return []choice{{"More people", more}}
		},
		other: d.find, prompt: "Number, or another search:",
	}
	return l.choose()
}

// isGone reports whether there is nothing of what was asked.
func isGone(err error) bool { return errors.Is(err, model.ErrNotFound) }
