package api

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/decode"
)

const (
	// peoplePerPage is asked for when a query does not say how many.
	peoplePerPage = 50
	// mostPerPage is the largest page that was seen to work; no document states it.
	mostPerPage = 1000
)

// People returns a page of the Access users of an account. Source:
// OpenAPI document, GET /accounts/{account_id}/access/users. The error is a
// *model.IDError, that of the query's Check, or an *Error.
func (c *Client) People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return model.People{}, err
	}
	if err := q.Check(); err != nil {
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
		query:     peopleQuery(q),
		about:     aboutPeople(),
	})
	if err != nil {
		return model.People{}, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return model.People{}, found.fails(err)
	}
	return decode.People(list, found.envelope.Info, q), nil
}

func peopleQuery(q model.PeopleQuery) url.Values {
	query := url.Values{"page": {strconv.Itoa(q.Page)}, "per_page": {strconv.Itoa(q.PerPage)}}
	for name, text := range map[string]string{"search": q.Search, "email": q.Email} {
		if text = strings.TrimSpace(text); text != "" {
			query.Set(name, text)
		}
	}
	return query
}

// Person returns one Access user. Source: OpenAPI document, GET
// /accounts/{account_id}/access/users/{user_id}. The error is a *model.IDError
// or an *Error.
func (c *Client) Person(ctx context.Context, account, user string) (model.Person, error) {
	ids, err := personIDs(account, user)
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
	return decode.Person(found.envelope.Result), nil
}

func aboutPeople() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "The people of this account cannot be found.", Cause: "The account id may be mistyped, or Zero Trust was never set up in it.",
		Next: model.AccountField.WhereToFind(), Field: model.AccountField,
	}}
}

func aboutPerson() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no such person in this account.", Cause: "The user id is mistyped, belongs to another account, or is a uid or seat_uid, which look alike.",
		Next: "Search for the person by e-mail or name.", Field: model.UserField,
	}}
}
