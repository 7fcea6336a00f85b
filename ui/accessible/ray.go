package accessible

import (
	"context"
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/paste"
)

// byRay shows the session of the request with a Ray ID, with that request on top.
func (d *dialogue) byRay(ray paste.Ray) error {
	if ray.Guessed {
		d.say("Letters in it were read as the digits that they look like: " + strings.Join(ray.IDs, ", ") + ".")
	}
	for i, id := range ray.IDs {
		traced, err := ask(d, "the request in the access log", func(ctx context.Context, report func(model.Progress)) (gather.Traced, error) {
			return gather.WithRay(ctx, d.source, []string{d.account}, id, ray.Emails, report)
		})
		if err == nil {
			return d.traced(traced.Rows, ray.Emails)
		}
		if !isGone(err) || i == len(ray.IDs)-1 {
			if words := ray.Page.Words(); words != "" {
				d.say(words)
			}
			if !ray.Named {
				d.say("If it is a nonce, type it behind the e-mail or the user id of the person.")
			}
			return err
		}
	}
	return nil
}

// traced shows the session of what was made with a Ray ID, or asks of which.
func (d *dialogue) traced(rows []access.Request, emails []string) error {
	if len(rows) > 1 {
		l := &list[access.Request]{
			dialogue: d, title: func() string { return fmt.Sprintf("%d logins have this Ray ID:", len(rows)) }, name: "the logins", columns: lists.Requests(),
			rows: func() []access.Request { return rows }, masked: (*mask.Masker).Request,
			open: func(row access.Request) error { return d.request(&row) },
		}
		return l.choose()
	}
	row := &rows[0]
	if !gather.IsNamed(row, emails) {
		d.say(d.mask.Text(fmt.Sprintf("The login is of %s, and the text names %s.", row.Email.Value, strings.Join(emails, " and "))))
	}
	return d.request(row)
}

// request shows the session with which a request was most likely made.
func (d *dialogue) request(row *access.Request) error {
	s, err := ask(d, "the session", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		return gather.Made(ctx, d.source, d.account, row, report)
	})
	if err != nil {
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		d.say("There is no session any more: this is the last seen identity, of the person's last login.")
	}
	return d.session(s, row)
}
