package api

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/mask"
)

const (
	// peoplePerPage is asked for when a query does not say how many.
	peoplePerPage = 50
	// mostPerPage is the largest page that was seen to work (access-api.md, section 1.2).
	mostPerPage = 1000
)

// People returns a page of the Access users of an account. An email or a
// search that is a pseudonym of this client finds the person behind it. Source:
// spec/access-helpdesk.json, GET /accounts/{account_id}/access/users. The error
// is a *model.IDError or an *Error.
func (c *Client) People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error) {
	account = c.masker.Original(account)
	if err := model.CheckID(model.AccountField, account); err != nil {
		return model.People{}, err
	}
	q.Page = max(q.Page, 1)
	if q.PerPage <= 0 {
		q.PerPage = peoplePerPage
	}
	q.PerPage = min(q.PerPage, mostPerPage)
	found, err := c.get(ctx, call{
		operation: "search for people",
		template:  "/accounts/{account}/access/users",
		segments:  []string{account},
		query:     c.peopleQuery(q),
		about:     aboutPeople(),
	})
	if err != nil {
		return model.People{}, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return model.People{}, found.fails(err)
	}
	return c.masker.People(decode.People(list, found.envelope.Info, q)), nil
}

func (c *Client) peopleQuery(q model.PeopleQuery) url.Values {
	query := url.Values{"page": {strconv.Itoa(q.Page)}, "per_page": {strconv.Itoa(q.PerPage)}}
	for name, text := range map[string]string{"search": q.Search, "email": q.Email} {
		if text = strings.TrimSpace(text); text != "" {
			query.Set(name, c.masker.Original(text))
		}
	}
	return query
}

// Person returns one Access user. Source: spec/access-helpdesk.json, GET
// /accounts/{account_id}/access/users/{user_id}. The error is a *model.IDError
// or an *Error.
func (c *Client) Person(ctx context.Context, account, user string) (model.Person, error) {
	ids, err := c.person(account, user)
	if err != nil {
		return model.Person{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the person",
		template:  "/accounts/{account}/access/users/{user}",
		segments:  ids,
		about:     aboutPerson(),
	})
	if err != nil {
		return model.Person{}, err
	}
	return c.masker.Person(decode.Person(found.envelope.Result)), nil
}

// FailedLogins returns a person's failed logins, the newest first. Source:
// spec/access-helpdesk.json, GET .../users/{user_id}/failed_logins. The error
// is a *model.IDError or an *Error.
func (c *Client) FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error) {
	ids, err := c.person(account, user)
	if err != nil {
		return nil, err
	}
	found, err := c.get(ctx, call{
		operation: "list the failed logins",
		template:  "/accounts/{account}/access/users/{user}/failed_logins",
		segments:  ids,
		about:     aboutPerson(),
	})
	if err != nil {
		return nil, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return nil, found.fails(err)
	}
	return mask.List(decode.FailedLogins(list), c.masker.FailedLogin), nil
}
