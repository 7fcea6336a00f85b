package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// List returns a Zero Trust list with its items. Source: OpenAPI document, GET
// /accounts/{account_id}/gateway/lists/{list_id} and its /items. The error is an
// *Error, or matches model.ErrInvalidID.
func (c *Client) List(ctx context.Context, account, id string) (access.List, error) {
	ids, err := idsInAccount(account, "list", id)
	if err != nil {
		return access.List{}, err
	}
	about := subject{permission: access.ToReadLists.Permission(), missing: model.Problem{
		What: "There is no such list in this account.", Cause: "It was removed, belongs to another account, or these credentials may not see it.",
		Next: "Its id is all that is known of it.",
	}}
	found, err := c.object(ctx, call{operation: "look up the list", template: "/accounts/{account}/gateway/lists/{list}", segments: ids, about: about})
	if err != nil {
		return access.List{}, err
	}
	all := decode.ZeroTrustList(found.envelope.Result)
	all.ID = id
	seen := map[string]bool{}
	more, err := c.pages(ctx, call{operation: "list the entries of the list", template: "/accounts/{account}/gateway/lists/{list}/items", segments: ids, about: about}, itemsPerPage,
		func(page model.Value) (int, bool) {
			fresh := 0
			items, isCut := decode.ListItems(page)
			all.IsCut = all.IsCut || isCut
			for _, item := range items {
				if !seen[item] {
					seen[item] = true
					fresh++
					all.Items = append(all.Items, item)
				}
			}
			return fresh, false
		})
	if err != nil {
		return access.List{}, err
	}
	all.IsCut = all.IsCut || more
	return all, nil
}

// itemsPerPage is asked for on pages of the entries of a list, which has 5,000 at most.
const itemsPerPage = 1000
