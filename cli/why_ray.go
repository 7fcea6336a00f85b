package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/paste"
)

// placeOf returns the account of what is asked, and the request of the access log
// when that is a Ray ID; nil for any other.
func (r *run) placeOf(ctx context.Context, c connection, given model.Ref, asked string) (model.Ref, *access.Request, error) {
	ray, isRay := paste.FindRay(asked)
	if isRay {
		return r.byRay(ctx, c, given, ray)
	}
	account, err := c.account(ctx, given.Account)
	given.Account = account
	return given, nil, err
}

// byRay finds the request with a Ray ID. In other accounts than the given one it is
// looked for unless the session itself was given, which is of that account.
func (r *run) byRay(ctx context.Context, c connection, given model.Ref, ray paste.Ray) (model.Ref, *access.Request, error) {
	if len(ray.IDs) > 1 {
		return given, nil, c.chooseOf(fmt.Sprintf("There are %d Ray IDs in that text.", len(ray.IDs)), "Give one of them:", ray.IDs)
	}
	var seen []model.Account
	wanted := trace.Wanted{ID: ray.IDs[0], Account: given.Account, People: ray.Emails, Page: ray.Page}
	if given.User != "" {
		wanted.People = append([]string{given.User}, ray.Emails...)
	}
	if given.Nonce == lookup.Latest {
		wanted.Others = func(ctx context.Context) (_ []model.Account, err error) {
			seen, err = c.client.Accounts(ctx)
			return seen, err
		}
	} else {
		account, err := c.account(ctx, given.Account)
		if err != nil {
			return given, nil, err
		}
		wanted.Account = account
	}
	found, err := trace.Find(ctx, c.client, wanted, silent)
	if err != nil {
		return given, nil, r.inRayWords(c.inCommandWords(err))
	}
	row, err := c.oneOf(found.Rows, given.User)
	if err != nil {
		return given, nil, err
	}
	if given.Account != "" && given.Account != found.Account {
		r.say(trace.Moved(r.accountName(found.Account, seen), r.accountName(given.Account, seen)))
	}
	r.sayRay(ray, row)
	given.Account = found.Account
	return given, row, nil
}

// oneOf returns the login that is meant: of those with one Ray ID that of the person
// who was given, as far as the log names them.
func (c connection) oneOf(rows []access.Request, user string) (*access.Request, error) {
	isTheirs := func(row access.Request) bool {
		return strings.EqualFold(row.UserID.Value, user) || strings.EqualFold(strings.TrimSpace(row.Email.Value), user)
	}
	if user != "" && len(rows) > 1 && slices.ContainsFunc(rows, isTheirs) {
		rows = slices.DeleteFunc(slices.Clone(rows), func(row access.Request) bool { return !isTheirs(row) })
	}
	if len(rows) == 1 {
		return &rows[0], nil
	}
	choices := make([]string, 0, len(rows))
	for i := range rows[:min(len(rows), mostChoices)] {
		row := &rows[i]
		when := "at an unknown time"
		if at, ok := row.At.Get(); ok && clock.IsPlausible(at) {
			when = clock.Clock{Mode: clock.UTC}.Exact(at)
		}
		choices = append(choices, fmt.Sprintf("%s  %s  %s  %s", when, row.Outcome(), short(row.Title()), short(cmp.Or(row.Email.Value, row.UserID.Value, "nobody is named"))))
	}
	if left := len(rows) - mostChoices; left > 0 {
		choices = append(choices, fmt.Sprintf("and %d more", left))
	}
	return nil, c.chooseOf(fmt.Sprintf("%d logins have this Ray ID.", len(rows)), "Give the person and the application of one of them instead, as in ztsession why ACCOUNT USER latest APP:", choices)
}

// chooseOf returns the failure for when one of several has to be given. With --mask
// the choices stay unsaid, since they could not be given masked.
func (c connection) chooseOf(what, next string, choices []string) error {
	if c.masked {
		return model.WrongUsage(what, "Without --mask they are listed.")
	}
	failure := model.WrongUsage(what, next)
	failure.Choices = choices
	return failure
}

// accountName returns what to call an account, as it may be shown.
func (r *run) accountName(id string, seen []model.Account) string {
	shown := r.masker().Account(trace.Named(id, seen))
	return cmp.Or(shown.Name, shown.ID)
}

// sayRay says what was not as it was given: digits that were guessed, another person.
func (r *run) sayRay(ray paste.Ray, row *access.Request) {
	if doubt := ray.Doubt(); doubt != "" {
		r.say(doubt)
	}
	if !trace.IsNamed(row, ray.Emails) {
		r.say(r.masker().Text(fmt.Sprintf("The login is of %s, and the text names %s.", row.Email.Value, strings.Join(ray.Emails, " and "))))
	}
}

// inRayWords returns why a Ray ID was not found, with the flag that leads on.
func (r *run) inRayWords(err error) error {
	var none *trace.NoRayError
	if !errors.As(err, &none) {
		return err
	}
	p := none.ProblemAt(r.settings().Clock())
	if !none.Named {
		p.Next = "Give whose it is with --user: failed logins of a person can go further back than the log. Or name the application or an address in it instead."
	}
	return &model.Failure{Cause: none, Explanation: p}
}
