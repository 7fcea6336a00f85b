package accessible

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/paste"
)

// byRay shows the session of the request with a Ray ID, with that request on top.
// Where a text has several, one has to be chosen.
func (d *dialogue) byRay(ray paste.Ray) error {
	if len(ray.IDs) == 1 {
		return d.trace(ray, ray.IDs[0])
	}
	return d.choose(menu{
		place: func() string { return fmt.Sprintf("There are %d Ray IDs in that text:", len(ray.IDs)) },
		choices: func() []choice {
			choices := make([]choice, 0, len(ray.IDs))
			for _, id := range ray.IDs {
				shown := d.mask.Request(access.Request{RayID: model.Known(id)})
				choices = append(choices, choice{shown.RayID.Value, func() error { return d.trace(ray, id) }})
			}
			return choices
		}, prompt: "Number, b to go back:",
	})
}

// trace shows the session of the request with one of the Ray IDs of a text.
func (d *dialogue) trace(ray paste.Ray, id string) error {
	var seen []model.Account
	wanted := trace.Wanted{ID: id, Account: d.account, People: ray.Emails, Page: ray.Page, Others: func(ctx context.Context) (_ []model.Account, err error) {
		seen, err = d.source.Accounts(ctx)
		return seen, err
	}}
	traced, err := ask(d, "the request in the access log", func(ctx context.Context, report func(model.Progress)) (trace.Traced, error) {
		return trace.Find(ctx, d.source, wanted, report)
	})
	if err != nil {
		if !ray.Named {
			d.say("If it is a nonce, type it behind the e-mail or the user id of the person.")
		}
		return err
	}
	if doubt := ray.Doubt(); doubt != "" {
		d.say(doubt)
	}
	named := func(id string) string {
		shown := d.mask.Account(trace.Named(id, seen))
		return cmp.Or(shown.Name, shown.ID)
	}
	if traced.Account != d.account {
		d.say(trace.Moved(named(traced.Account), named(d.account)))
	}
	return d.traced(traced, ray.Emails)
}

// traced shows the session of what was made with a Ray ID, or asks of which.
func (d *dialogue) traced(found trace.Traced, emails []string) error {
	if len(found.Rows) > 1 {
		l := &list[access.Request]{
			dialogue: d, title: func() string { return fmt.Sprintf("%d logins have this Ray ID:", len(found.Rows)) }, name: "the logins", columns: lists.Requests(),
			rows: func() []access.Request { return found.Rows }, masked: (*mask.Masker).Request,
			open: func(row access.Request) error { return d.request(found.Account, &row) },
		}
		return l.choose()
	}
	row := &found.Rows[0]
	if !trace.IsNamed(row, emails) {
		d.say(d.mask.Text(fmt.Sprintf("The login is of %s, and the text names %s.", row.Email.Value, strings.Join(emails, " and "))))
	}
	return d.request(found.Account, row)
}

// request shows the session with which a request was most likely made.
func (d *dialogue) request(account string, row *access.Request) error {
	s, err := ask(d, "the session", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		return trace.Made(ctx, d.source, account, row, report)
	})
	if err != nil {
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		d.say("There is no session any more: this is the last seen identity, of the person's last login.")
	}
	return d.session(s, row)
}
