package api

import (
	"context"
	"net/url"
	"strconv"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
)

const (
	// accountsPerPage is the most that the API gives on a page (OpenAPI document).
	accountsPerPage = 50
	// mostAccountPages bounds what a server that always has one more page costs.
	mostAccountPages = 200
)

// Accounts lists the accounts that the credentials can see, all pages of them,
// each with the client's time-out. A token that belongs to an account may not
// ask; the error's Problem says so. Source: OpenAPI document, GET /accounts. The
// error is an *Error.
func (c *Client) Accounts(ctx context.Context) ([]model.Account, error) {
	var all []model.Account
	seen := map[string]bool{}
	for page := 1; page <= mostAccountPages; page++ {
		found, err := c.get(ctx, call{
			operation: "list the accounts",
			template:  "/accounts",
			query:     url.Values{"page": {strconv.Itoa(page)}, "per_page": {strconv.Itoa(accountsPerPage)}},
			about:     aboutAccounts(),
		})
		if err != nil {
			return nil, err
		}
		list, err := found.envelope.List()
		if err != nil {
			return nil, found.fails(err)
		}
		before := len(all)
		for _, account := range decode.Accounts(list) {
			if !seen[account.ID] {
				seen[account.ID] = true
				all = append(all, account)
			}
		}
		// A page that brings nothing new is the last, or the server does not count pages.
		if len(all) == before || isLastPage(found.envelope, page, len(all)) {
			break
		}
	}
	return all, nil
}

// isLastPage believes the number of pages, then the number of entries, and
// otherwise a page that is not full.
func isLastPage(e wire.Envelope, page, seen int) bool {
	info := decode.PageOf(e.Info)
	switch {
	case info.TotalPages > 0:
		return page >= info.TotalPages
	case info.TotalCount >= seen:
		return info.TotalCount == seen
	default:
		return e.Result.Len() < accountsPerPage
	}
}

// aboutAccounts has words of its own for a refusal: whoever may not list the
// accounts can still look up sessions in one of them.
func aboutAccounts() subject {
	return subject{
		permission: "Account Settings Read",
		missing: model.Problem{
			What: "There is no list of accounts.", Cause: "The base URL may be wrong.", Next: "Type the account id. " + model.AccountField.WhereToFind(), Field: model.AccountField,
		},
		refused: model.Problem{
			What:  "These credentials may not list the accounts.",
			Cause: "That is usual: a token that belongs to an account, or lacks the permission Account Settings Read, cannot.",
			Next:  "Type the account id; all else works the same. " + model.AccountField.WhereToFind(), Field: model.AccountField,
		},
	}
}
