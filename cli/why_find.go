package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/access/trace"
	"ztsession/model/clock"
	"ztsession/model/credential"
	"ztsession/model/lookup"
	"ztsession/model/ticket"
)

// sessionFor returns the session that was given. For the latest of a request it is
// the one that the request was most likely made with, of its person where nobody
// was given.
func (c connection) sessionFor(ctx context.Context, given model.Ref, row *access.Request) (*model.Session, error) {
	if given.User == "" && row != nil {
		s, err := trace.Made(ctx, c.client, given.Account, row, silent)
		return s, c.inCommandWords(err)
	}
	user, err := c.user(ctx, given.Account, given.User)
	if err != nil {
		return nil, err
	}
	given.User = user
	if given.Nonce != lookup.Latest {
		return c.client.Session(ctx, given, nil)
	}
	return trace.SessionOf(ctx, c.client, given.Account, user, row, silent)
}

// silent takes the news of a look-up that nobody watches.
func silent(model.Progress) {}

// application finds the application that was asked for, or that a request was
// about, which has to be of the person whose session it is.
func (c connection) application(ctx context.Context, from *gather.Gatherer, s *model.Session, row *access.Request, asked string) (*access.App, error) {
	if row != nil && !trace.IsOf(row, s) {
		return nil, model.WrongUsage("The request with that Ray ID was made by somebody else.", "ztsession list requests --ray prints who made it.")
	}
	app, err := from.App(ctx, gather.Which{Asked: asked, Row: row})
	var none *gather.AppError
	if errors.As(err, &none) {
		return nil, c.appChoices(none)
	}
	return app, err
}

// appChoices adds the applications that can be named. With --mask they stay unsaid.
func (c connection) appChoices(none *gather.AppError) error {
	failure := &model.Failure{Explanation: none.Problem(), Cause: none}
	if c.masked || len(none.Apps) == 0 {
		return failure
	}
	failure.Explanation.Next = "These can be named:"
	for _, app := range none.Apps[:min(len(none.Apps), mostChoices)] {
		failure.Choices = append(failure.Choices, short(app.Title())+"  "+short(app.Domain.Value)+"  "+short(app.ID))
	}
	if left := len(none.Apps) - mostChoices; left > 0 {
		failure.Choices = append(failure.Choices, fmt.Sprintf("and %d more", left))
	}
	return failure
}

// printDecided prints the ticket of the session with what the policies come to.
func (r *run) printDecided(v *access.Verdict, e access.Explanation, c clock.Clock) error {
	shown := *r.masker().Session(v.Facts.Session)
	decided := model.Decided{}
	if v.Facts.Request != nil {
		row := r.masker().Request(*v.Facts.Request)
		decided = row.Decided()
	}
	e.Fill(&decided)
	shown.Decided = []model.Decided{decided}
	_, err := io.WriteString(r.text(), ticket.Text(&shown, c, r.program()))
	return writing(err)
}

// sayLink says where a token comes from that may read what this one may not.
func (r *run) sayLink(wanted bool) {
	if wanted {
		r.say("This link makes a token that may read policies and what they name, but for service tokens: " + credential.PolicyTokenLink())
	}
}
