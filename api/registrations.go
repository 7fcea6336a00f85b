package api

import (
	"context"
	"net/url"
	"strconv"

	"ztsession/model"
	"ztsession/model/decode"
)

// mostRegistrationPages bounds what a server costs that does not know the filter
// for a person and answers with the registrations of everybody.
const mostRegistrationPages = 5

// Registrations returns the registrations of a person with the profile of each,
// those that were revoked or deleted too, which the usual list leaves out. Source:
// OpenAPI document, GET /accounts/{account_id}/devices/registrations with
// status=all and include=policy. The error is a *model.IDError or an *Error.
func (c *Client) Registrations(ctx context.Context, account, user string) ([]model.Registration, error) {
	if _, err := personIDs(account, user); err != nil {
		return nil, err
	}
	about := aboutDevice()
	about.missing = aboutList("devices", about.permission).missing
	query := url.Values{"user.id": {user}, "status": {"all"}, "include": {"policy"}, "per_page": {strconv.Itoa(rowsPerPage)}}
	var all []model.Registration
	for range mostRegistrationPages {
		found, err := c.get(ctx, call{
			operation: "list the registrations of the person", template: "/accounts/{account}/devices/registrations",
			segments: []string{account}, query: query, about: about,
		})
		if err != nil {
			return nil, err
		}
		list, err := found.envelope.List()
		if err != nil {
			return nil, found.fails(err)
		}
		for _, one := range decode.Registrations(list) {
			// That the filter was understood shows only in the rows.
			if one.UserID == "" || one.UserID == user {
				all = append(all, one)
			}
		}
		cursor := decode.PageOf(found.envelope.Info).Cursor
		if cursor == "" || cursor == query.Get("cursor") || list.Len() == 0 {
			break
		}
		query.Set("cursor", cursor)
	}
	model.SeenLastFirst(all)
	return all, nil
}
