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
	"ztsession/model/paste"
)

// byRay shows the session of the request with a Ray ID, with that request on top.
// Where a text has several, one has to be chosen.
func (d *dialogue) byRay(ray paste.Ray) error {
	if len(ray.IDs) == 1 {
		return d.traced(ray, ray.IDs[0])
	}
	return d.choose(menu{
		place: func() string { return fmt.Sprintf("There are %d Ray IDs in that text:", len(ray.IDs)) },
		choices: func() []choice {
			choices := make([]choice, 0, len(ray.IDs))
			for _, id := range ray.IDs {
				shown := d.mask.Request(access.Request{RayID: model.Known(id)})
				choices = append(choices, choice{shown.RayID.Value, func() error { return d.traced(ray, id) }})
			}
			return choices
		}, prompt: "Number, b to go back:",
	})
}

// traced shows the session of the request with one of the Ray IDs of a text.
func (d *dialogue) traced(ray paste.Ray, id string) error {
	var seen []model.Account
	wanted := trace.Wanted{ID: id, Account: d.account, People: ray.Emails, Page: ray.Page, Others: func(ctx context.Context) (_ []model.Account, err error) {
		seen, err = d.source.Accounts(ctx)
		return seen, err
	}}
	traced, err := ask(d, "the request in the access log", func(ctx context.Context) (trace.Traced, error) {
		return trace.Find(ctx, d.source, wanted, func(model.Progress) {})
	})
	if err != nil {
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
	if len(traced.Rows) > 1 {
		return d.choose(menu{
			place:   func() string { return fmt.Sprintf("%d logins have this Ray ID:", len(traced.Rows)) },
			choices: func() []choice { return d.requests(traced.Account, traced.Rows) },
			prompt:  "Number, b to go back:",
		})
	}
	row := &traced.Rows[0]
	if !trace.IsNamed(row, ray.Emails) {
		d.say(d.mask.Text(fmt.Sprintf("The login is of %s, and the text names %s.", row.Email.Value, strings.Join(ray.Emails, " and "))))
	}
	return d.request(traced.Account, row)
}

func (d *dialogue) requests(account string, rows []access.Request) []choice {
	var all []choice
	for i := range rows {
		all = append(all, choice{rowOf(d, lists.Requests(), d.mask.Request(rows[i])), func() error { return d.request(account, &rows[i]) }})
	}
	return all
}

// request shows the session with which a request was most likely made.
func (d *dialogue) request(account string, row *access.Request) error {
	s, err := ask(d, "the session", func(ctx context.Context) (*model.Session, error) {
		return trace.Made(ctx, d.source, account, row, func(model.Progress) {})
	})
	if err != nil {
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		d.say("There is no session any more: this is the last seen identity, of the person's last login.")
	}
	return d.session(s, row)
}
