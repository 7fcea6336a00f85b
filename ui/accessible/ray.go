package accessible

import (
	"context"
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/lists"
	"ztsession/model/paste"
)

// byRay shows the session of the request with a Ray ID, with that request on top.
func (d *dialogue) byRay(ray paste.Ray) error {
	traced, err := ask(d, "the request in the access log", func(ctx context.Context) (gather.Traced, error) {
		return gather.WithRay(ctx, d.source, []string{d.account}, ray.IDs[0], ray.Emails, func(model.Progress) {})
	})
	switch {
	case err != nil:
		d.say(ray.Page.Words())
		return err
	case len(traced.Rows) > 1:
		return d.choose(menu{
			place:   func() string { return fmt.Sprintf("%d logins have this Ray ID:", len(traced.Rows)) },
			choices: func() []choice { return d.requests(traced.Rows) },
			prompt:  "Number, b to go back:",
		})
	}
	row := &traced.Rows[0]
	if !gather.IsNamed(row, ray.Emails) {
		d.say(d.mask.Text(fmt.Sprintf("The login is of %s, and the text names %s.", row.Email.Value, strings.Join(ray.Emails, " and "))))
	}
	return d.request(row)
}

func (d *dialogue) requests(rows []access.Request) []choice {
	var all []choice
	for i := range rows {
		all = append(all, choice{rowOf(d, lists.Requests(), d.mask.Request(rows[i])), func() error { return d.request(&rows[i]) }})
	}
	return all
}

// request shows the session with which a request was most likely made.
func (d *dialogue) request(row *access.Request) error {
	s, err := ask(d, "the session", func(ctx context.Context) (*model.Session, error) {
		return gather.Made(ctx, d.source, d.account, row, func(model.Progress) {})
	})
	if err != nil {
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		d.say("There is no session any more: this is the last seen identity, of the person's last login.")
	}
	return d.session(s, row)
}
