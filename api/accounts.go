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
	// usualAccounts is how many accounts are enough for screens and for the account
	// of a look-up.
	usualAccounts = 10_000
	// mostAccounts bounds what a server that always has one more page costs.
	mostAccounts = 1_000_000
)

// Accounts lists the accounts that the credentials can see, the first 10,000 of
// them, each page with the client's time-out. A token that belongs to an account
// may not ask; the error's Problem says so. Source: OpenAPI document, GET /accounts.
// The error is an *Error.
func (c *Client) Accounts(ctx context.Context) ([]model.Account, error) {
	all, _, err := c.AccountsUpTo(ctx, usualAccounts)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// AccountsUpTo lists at most limit accounts, or all for a limit of 0, from as many
// pages as that takes. more reports that there are others: over the limit, or the
// server said so and gave none. With an *Error it returns those of the pages before.
func (c *Client) AccountsUpTo(ctx context.Context, limit int) (all []model.Account, more bool, err error) {
	if limit <= 0 {
		limit = mostAccounts
	}
	seen := map[string]bool{}
	for page := 1; ; page++ {
		found, err := c.get(ctx, call{
			operation: "list the accounts",
			template:  "/accounts",
			query:     url.Values{"page": {strconv.Itoa(page)}, "per_page": {strconv.Itoa(accountsPerPage)}},
			about:     aboutAccounts(),
		})
		if err != nil {
			return all, true, err
		}
		list, err := found.envelope.List()
		if err != nil {
			return all, true, found.fails(err)
		}
		before := len(all)
		for _, account := range decode.Accounts(list) {
			if !seen[account.ID] {
				seen[account.ID] = true
				all = append(all, account)
			}
		}
		isLast := isLastPage(found.envelope, page, len(all))
		switch {
		case len(all) > limit:
			return all[:limit], true, nil
		case isLast, len(all) == limit:
			return all, !isLast, nil
		case len(all) == before:
			// The server does not count pages, or said that there are more and gave none.
			return all, list.Len() == 0 && hasMore(found.envelope, len(all)), nil
		}
	}
}

// hasMore reports whether the server says that there are more entries than were seen.
func hasMore(e wire.Envelope, seen int) bool {
	info := decode.PageOf(e.Info)
	return info.TotalCount > seen || info.TotalCount == 0 && info.TotalPages > 0
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
