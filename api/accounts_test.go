package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"ztsession/model"
)

// pages answers with accounts: page n has the entries that of returns for it.
func pages(of func(page int) string, info func(page int) string, asked *int) transport {
	return func(r *http.Request) (*http.Response, error) {
		*asked++
		var page int
		_, _ = fmt.Sscan(r.URL.Query().Get("page"), &page)
		return response(200, `{"success":true,"result":[`+of(page)+`],"result_info":`+info(page)+`}`), nil
	}
}

func full(page int) string {
	var rows []string
	for i := range accountsPerPage {
		rows = append(rows, fmt.Sprintf(`{"id":"a-%d-%d","name":"n"}`, page, i))
	}
	return strings.Join(rows, ",")
}

func TestAccountsReadsAllPages(t *testing.T) {
	none := func(int) string { return "null" }
	upTo := func(last, rest int) func(int) string {
		return func(page int) string {
			switch {
			case page < last:
				return full(page)
			case page == last:
				return strings.Join(strings.Split(full(page), ",{")[:rest], ",{")
			default:
				return ""
			}
		}
	}
	constant := func(text string) func(int) string { return func(int) string { return text } }
	tests := []struct {
		name            string
		of, info        func(int) string
		accounts, asked int
	}{
		{"one page without info", upTo(1, 3), none, 3, 1},
		{"three pages without info", upTo(3, 7), none, 107, 3},
		{"full last page without info", upTo(2, 50), none, 100, 3},
		{"by the number of pages", upTo(3, 50), constant(`{"total_pages":3}`), 150, 3},
		{"by the number of accounts", upTo(2, 50), constant(`{"total_count":100}`), 100, 2},
		{"a count of 0", upTo(2, 3), constant(`{"total_count":0,"total_pages":0}`), 53, 2},
		{"a page number is ignored", func(int) string { return full(1) }, none, 50, 2},
		{"more pages than there are", upTo(1, 3), constant(`{"total_pages":99}`), 3, 2},
		{"pages for ever", full, none, usualAccounts, usualAccounts / accountsPerPage},
		{"none", constant(""), none, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			asked := 0
			got, err := newClient(t, WithTransport(pages(tt.of, tt.info, &asked))).Accounts(t.Context())
			if err != nil || len(got) != tt.accounts || asked != tt.asked {
				t.Errorf("%d accounts from %d requests, want %d from %d; error %v", len(got), asked, tt.accounts, tt.asked, err)
			}
		})
	}
}

func TestAccountsUpToSaysWhetherThereAreMore(t *testing.T) {
	count := func(text string) func(int) string { return func(int) string { return text } }
	first := func(page int) string {
		if page > 1 {
			return ""
		}
		return full(1)
	}
	for name, tt := range map[string]struct {
		of, info        func(int) string
		limit, accounts int
		more            bool
	}{
		"all":                 {first, count(`{"total_count":50}`), 0, 50, false},
		"over the limit":      {first, count(`{"total_count":50}`), 7, 7, true},
		"at the limit":        {first, count(`{"total_count":50}`), 50, 50, false},
		"at a page":           {full, count(`{"total_count":5000}`), 100, 100, true},
		"more than the usual": {full, count(`{"total_count":12000}`), 0, 12_000, false},
		"more were promised":  {first, count(`{"total_count":80}`), 0, 50, true},
		"pages were promised": {first, count(`{"total_pages":9}`), 0, 50, true},
	} {
		asked := 0
		got, more, err := newClient(t, WithTransport(pages(tt.of, tt.info, &asked))).AccountsUpTo(t.Context(), tt.limit)
		if err != nil || len(got) != tt.accounts || more != tt.more {
			t.Errorf("%s: %d accounts, more %t, error %v; want %d, %t", name, len(got), more, err, tt.accounts, tt.more)
		}
	}
}

func TestPeopleAsksForWhatTheQuerySays(t *testing.T) {
	for want, q := range map[string]model.PeopleQuery{
		"page=1&per_page=50":                             {},
		"page=3&per_page=1000":                           {Page: 3, PerPage: 5000},
		"page=1&per_page=20&search=o%27neil+%26+son":     {Search: " o'neil & son ", PerPage: 20},
		"email=jane%2Bx%40example.com&page=1&per_page=1": {Email: "jane+x@example.com", PerPage: 1},
	} {
		var got string
		c := newClient(t, WithTransport(transport(func(r *http.Request) (*http.Response, error) {
			got = r.URL.RawQuery
			return response(200, `{"success":true,"result":[]}`), nil
		})))
		if _, err := c.People(t.Context(), "a", q); err != nil || got != want {
			t.Errorf("%+v asked %s, want %s (%v)", q, got, want, err)
		}
	}
}

func TestPeopleErrorsDoNotRepeatWhoWasSearched(t *testing.T) {
	const body = `{"success":false,"errors":[{"code":12130,"message":"access.api.error.invalid_request: jane+x@example.com in email=jane%2Bx%40example.com"}]}`
	_, err := newClient(t, WithTransport(script(gives(400, body)))).People(t.Context(), "a", model.PeopleQuery{Email: "jane+x@example.com"})
	if text := err.Error() + model.ProblemOf(err).String(); strings.Contains(text, "jane") || !strings.Contains(text, "{email} in email={email}") {
		t.Errorf("error = %s", text)
	}
}
