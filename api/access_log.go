package api

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// mostLogRows is how many rows of the access log are looked through for those that
// are wanted; where all are, the number of pages is the bound.
const mostLogRows = 2000

// Requests returns the rows of the access log that fit, the newest first. Only
// logins of people are in it; how far back it reaches depends on the plan. What is
// asked for is sent as a filter and looked for in the rows again, since filters
// other than the e-mail and the times are implied by the documentation and not
// written. Source: OpenAPI document, GET
// /accounts/{account_id}/access/logs/access_requests. The error is a
// *model.IDError, that of the query's Check, or an *Error.
func (c *Client) Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return access.Log{}, err
	}
	if err := q.Check(); err != nil {
		return access.Log{}, err
	}
	var found access.Log
	seen := map[string]bool{}
	perPage := rowsPerPage
	if q.Limit > 0 {
		perPage = min(perPage, q.Limit)
	}
	more, err := c.pages(ctx, call{
		operation: "read the access log",
		template:  "/accounts/{account}/access/logs/access_requests",
		segments:  []string{account},
		query:     logQuery(q, perPage),
		about:     aboutList("access log", access.ToReadLog.Permission()),
	}, perPage, func(page model.Value) (int, bool) {
		fresh := found.Take(decode.Requests(page), q, seen)
		return fresh, q.Limit > 0 && (len(found.Rows) >= q.Limit || found.Looked >= mostLogRows)
	})
	if err != nil {
		return access.Log{}, err
	}
	found.More = more
	if q.Limit > 0 && len(found.Rows) > q.Limit {
		found.Rows, found.More = found.Rows[:q.Limit], true
	}
	return found, nil
}

// LogReach returns when the oldest row of the access log was made, which is how
// far back it reaches as far as anything tells. It is the zero time where the log
// is empty, or the rows do not come in the order that was asked for. Source and
// errors are those of Requests.
func (c *Client) LogReach(ctx context.Context, account string) (time.Time, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return time.Time{}, err
	}
	const few = "5" // enough to see their order
	found, err := c.get(ctx, call{
		operation: "read the access log",
		template:  "/accounts/{account}/access/logs/access_requests",
		segments:  []string{account},
		query:     url.Values{"direction": {"asc"}, "limit": {few}, "per_page": {few}, "page": {"1"}},
		about:     aboutList("access log", access.ToReadLog.Permission()),
	})
	if err != nil {
		return time.Time{}, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return time.Time{}, found.fails(err)
	}
	var oldest, before time.Time
	for _, row := range decode.RequestsAsSent(list) {
		at, dated := row.At.Get()
		switch {
		case !dated:
			continue
		case at.Before(before):
			return time.Time{}, nil
		case oldest.IsZero():
			oldest = at
		}
		before = at
	}
	return oldest, nil
}

// logQuery returns the filters as the API takes them. An e-mail is a part of one
// for it unless it is told otherwise.
func logQuery(q access.LogQuery, perPage int) url.Values {
	query := url.Values{"direction": {"desc"}, "limit": {strconv.Itoa(perPage)}}
	set := func(name, value string) {
		if value = strings.TrimSpace(value); value != "" {
			query.Set(name, value)
		}
	}
	if set("email", q.Email); q.Email != "" {
		query.Set("email_exact", "true")
		query.Set("emailOp", "eq")
	}
	if set("ray_id", q.RayID); q.RayID != "" {
		query.Set("ray_idOp", "eq")
	}
	if q.Refused {
		query.Set("allowed", "false")
		query.Set("allowedOp", "eq")
	}
	for name, at := range map[string]time.Time{"since": q.Since, "until": q.Until} {
		if !at.IsZero() {
			query.Set(name, at.UTC().Format(time.RFC3339))
		}
	}
	return query
}
