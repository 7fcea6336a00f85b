package api

import (
	"context"
	"maps"
	"net/url"
	"strconv"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
)

const (
	// rowsPerPage is asked for on pages of lists of an account. No document states
	// the most; this was seen to work.
	rowsPerPage = 100
	// mostPages bounds what a server that always has one more page costs.
	mostPages = 50
)

// pages makes a call for each page of a list. take is given a page and returns
// how many rows of it were new; it may end the list. more is true when the list
// goes on behind the last page that was read.
func (c *Client) pages(ctx context.Context, what call, perPage int, take func(list model.Value) (fresh int, enough bool)) (more bool, err error) {
	return c.pagesBehind(ctx, what, perPage, 0, take)
}

// pagesBehind is pages behind the first page, which had so many rows; 0 is pages.
func (c *Client) pagesBehind(ctx context.Context, what call, perPage, rows int, take func(list model.Value) (fresh int, enough bool)) (more bool, err error) {
	first := 1
	if rows > 0 {
		first++
	}
	for page := first; page <= mostPages; page++ {
		one := what
		one.query = url.Values{"page": {strconv.Itoa(page)}, "per_page": {strconv.Itoa(perPage)}}
		maps.Copy(one.query, what.query)
		found, err := c.get(ctx, one)
		if err != nil {
			return false, err
		}
		list, err := found.envelope.List()
		if err != nil {
			return false, found.fails(err)
		}
		rows += list.Len()
		fresh, enough := take(list)
		// A page that brings nothing new is the last, or the server does not count pages.
		if fresh == 0 || isLast(found.envelope, page, rows, perPage) {
			return false, nil
		}
		if enough {
			return true, nil
		}
	}
	return true, nil
}

// isLast believes the number of pages, then a number of entries that is no
// smaller than what was read, and otherwise a page that is not full.
func isLast(e wire.Envelope, page, rows, perPage int) bool {
	info := decode.PageOf(e.Info)
	if info.PerPage > 0 {
		// The server may allow fewer than were asked for.
		perPage = min(perPage, info.PerPage)
	}
	switch {
	case info.TotalPages > 0:
		return page >= info.TotalPages
	case info.TotalCount >= rows && rows > 0:
		return info.TotalCount == rows
	default:
		return e.Result.Len() < perPage
	}
}

// list returns all rows of a list of an account, each once by its id.
func list[T any](ctx context.Context, c *Client, what call, account string, read func(model.Value) []T, id func(*T) string) ([]T, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	var all []T
	seen := map[string]bool{}
	_, err := c.pages(ctx, what, rowsPerPage, func(page model.Value) (int, bool) {
		fresh := 0
		rows := read(page)
		for i := range rows {
			if key := id(&rows[i]); key == "" || !seen[key] {
				seen[key] = true
				fresh++
				all = append(all, rows[i])
			}
		}
		return fresh, false
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// aboutList is the subject of a list of an account: noun is what it lists.
func aboutList(noun, permission string) subject {
	return subject{permission: permission, missing: model.Problem{
		What: "The " + noun + " of this account cannot be found.", Cause: "The account id may be mistyped, or Zero Trust was never set up in it.",
		Next: model.AccountField.WhereToFind(), Field: model.AccountField,
	}}
}
