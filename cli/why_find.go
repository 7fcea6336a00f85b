package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/lookup"
	"ztsession/model/paste"
	"ztsession/model/text/words"
)

// requestOf returns the row of the access log when a Ray ID was given, else nil.
func requestOf(ctx context.Context, from *gather.Gatherer, asked string) (*access.Request, error) {
	ray, ok := paste.RayID(asked)
	if !ok {
		return nil, nil
	}
	row, _, err := from.Request(ctx, ray)
	if err == nil && row == nil {
		err = &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{What: notInLog, Next: "Name the application or an address in it instead."}}
	}
	return row, err
}

// sessionFor returns the session that was given. For the latest of a request it is
// the one that the request was most likely made with, and where the person has
// none any more, the last seen identity.
func (c connection) sessionFor(ctx context.Context, given model.Ref, row *access.Request) (*model.Session, error) {
	user, err := c.user(ctx, given.Account, given.User)
	if err != nil {
		return nil, err
	}
	given.User = user
	var listed *model.SessionSummary
	if given.Nonce == lookup.Latest {
		sessions, err := c.client.Sessions(ctx, given.Account, user)
		if err != nil {
			return nil, err
		}
		if row == nil {
			row = &access.Request{}
		}
		found, ok := access.SessionOf(row, sessions)
		if !ok {
			return c.lastSeen(ctx, given)
		}
		given.Nonce, listed = found.Nonce, &found
	}
	s, err := c.client.Session(ctx, given, nil)
	if err != nil {
		return nil, err
	}
	s.Origin.Listed = listed
	return s, nil
}

// lastSeen stands in for the session of a person who has none.
func (c connection) lastSeen(ctx context.Context, given model.Ref) (*model.Session, error) {
	last, err := c.client.LastSeen(ctx, given.Account, given.User)
	if errors.Is(err, model.ErrNotFound) {
		err = &model.Failure{Kind: lookup.ErrNoSession, Explanation: noSessions(), Cause: err}
	}
	return last, err
}

// application finds the application that was asked for, or that a request was
// about, which has to be of the person whose session it is.
func (c connection) application(ctx context.Context, from *gather.Gatherer, s *model.Session, row *access.Request, asked string) (*access.App, error) {
	if row != nil {
		if own, ok := s.Email.Get(); ok && row.Email.Presence == model.Reported && !strings.EqualFold(own, row.Email.Value) {
			return nil, model.WrongUsage("The request with that Ray ID was made by somebody else.", "ztsession list requests --ray prints who made it.")
		}
	}
	apps, err := from.Apps(ctx)
	if err != nil {
		return nil, err
	}
	var found []*access.App
	switch {
	case row != nil:
		found = row.AppIn(apps)
	case access.IsAddress(asked):
		for _, match := range access.At(apps, asked) {
			found = append(found, match.App)
		}
	}
	switch {
	case len(found) == 0 && row == nil:
		found = access.ByName(apps, asked)
	case len(found) == 0:
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What:  "The application of that request is not among the " + words.Thousands(len(apps)) + " that these credentials can see.",
			Cause: "It was removed since, or these credentials may not see it.", Next: "ztsession list requests --ray prints which it was.",
		}}
	}
	return c.one(found, apps)
}

// one returns the application that was found, or the failure that says what to
// give instead.
func (c connection) one(found []*access.App, all []access.App) (*access.App, error) {
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		failure := &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What:  "No application fits, of the " + words.Thousands(len(all)) + " that these credentials can see.",
			Cause: "It may be protected in another account or not at all, or these credentials may not see it.",
		}}
		for i := range all {
			found = append(found, &all[i])
		}
		return nil, c.appChoices(failure, found)
	default:
		return nil, c.appChoices(model.WrongUsage("Several applications fit.", ""), found)
	}
}

// appChoices adds the applications that can be named. With --mask they stay unsaid.
func (c connection) appChoices(failure *model.Failure, apps []*access.App) error {
	if c.masked || len(apps) == 0 {
		return failure
	}
	failure.Explanation.Next = "These can be named:"
	for _, app := range apps[:min(len(apps), mostChoices)] {
		failure.Choices = append(failure.Choices, short(app.Title())+"  "+short(app.Domain.Value)+"  "+short(app.ID))
	}
	if left := len(apps) - mostChoices; left > 0 {
		failure.Choices = append(failure.Choices, fmt.Sprintf("and %d more", left))
	}
	return failure
}
