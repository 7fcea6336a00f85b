package sim

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

// listRequests answers the access log. As in the real one, user_id filters
// nothing, contains minds the case, and total_count is 0 whatever there is.
func (a *API) listRequests(c *call) *answer {
	page, bad := logPage(c.query)
	if bad == "" {
		bad = badTimes(c.query)
	}
	if bad == "" {
		bad = badWords(c.query)
	}
	if bad != "" {
		return invalidRequest(bad)
	}
	log, fits := a.company.Requests(c.account.ID), logFilter(c.query)
	var found []*company.Request
	for i := range log {
		if fits(&log[i]) {
			found = append(found, &log[i])
		}
	}
	if c.query.Get("direction") == "asc" {
		slices.Reverse(found)
	}
	result := literal.List{}
	for _, i := range page.of(len(found)) {
		result = append(result, only(requestObject(found[i]), c.query.Get("fields")))
	}
	return success(result, literal.Member{Name: "result_info", Value: literal.Of("page", page.number, "per_page", page.size, "count", len(result), "total_count", 0)})
}

// logPage reads the page; limit is the size of it where per_page is not given.
func logPage(query url.Values) (page, string) {
	if limit := query.Get("limit"); limit != "" && query.Get("per_page") == "" {
		query = url.Values{"page": query["page"], "per_page": {limit}}
	}
	return paging(query, 1, 1000, 25)
}

func badTimes(query url.Values) string {
	for _, name := range []string{"since", "until"} {
		if text := query.Get(name); text != "" {
			if _, err := time.Parse(time.RFC3339, text); err != nil {
				return name + " must be a time"
			}
		}
	}
	return ""
}

// badWords returns what is wrong with the words of the query that are one of a few.
func badWords(query url.Values) string {
	for name, values := range query {
		words := []string{"eq", "neq"}
		switch {
		case name == "direction":
			words = []string{"asc", "desc"}
		case name == "emailOp":
			words = append(words, "contains")
		case !strings.HasSuffix(name, "Op"):
			continue
		}
		if !slices.Contains(words, values[0]) {
			return name + " must be one of " + strings.Join(words, ", ")
		}
	}
	return ""
}

// only keeps the members of a row that are listed with commas; all without a list.
func only(row literal.Object, fields string) literal.Object {
	if fields == "" {
		return row
	}
	wanted := strings.Split(fields, ",")
	var kept literal.Object
	for _, member := range row {
		if slices.Contains(wanted, member.Name) {
			kept = append(kept, member)
		}
	}
	return kept
}

// logFilter returns whether a row is what the query asks for.
func logFilter(query url.Values) func(*company.Request) bool {
	since, sinceErr := time.Parse(time.RFC3339, query.Get("since"))
	until, untilErr := time.Parse(time.RFC3339, query.Get("until"))
	is := func(name string, own func(*company.Request) string) func(*company.Request) bool {
		wanted, isNot := query.Get(name), query.Get(name+"Op") == "neq"
		return func(r *company.Request) bool { return wanted == "" || strings.EqualFold(wanted, own(r)) != isNot }
	}
	filters := []func(*company.Request) bool{
		func(r *company.Request) bool { return sinceErr != nil || !r.At.Before(since) },
		func(r *company.Request) bool { return untilErr != nil || !r.At.After(until) },
		is("allowed", func(r *company.Request) string { return strconv.FormatBool(r.Allowed) }),
		is("ray_id", func(r *company.Request) string { return r.RayID }),
		is("app_uid", func(r *company.Request) string { return r.App.UID }),
		is("app_type", func(r *company.Request) string { return r.App.Type }),
		is("country_code", func(r *company.Request) string { return r.Identity.Country }),
		is("idp", func(r *company.Request) string { return r.Identity.Provider.ID }),
		func(r *company.Request) bool { return fitsEmail(query, r.Person.Email) },
	}
	return func(r *company.Request) bool {
		for _, fits := range filters {
			if !fits(r) {
				return false
			}
		}
		return true
	}
}

func fitsEmail(query url.Values, own string) bool {
	wanted := query.Get("email")
	switch {
	case wanted == "":
		return true
	case query.Get("email_exact") == "true", query.Get("emailOp") == "eq":
		return strings.EqualFold(wanted, own)
	case query.Get("emailOp") == "neq":
		return !strings.EqualFold(wanted, own)
	case query.Get("emailOp") == "contains":
		return strings.Contains(own, wanted)
	default:
		return strings.Contains(strings.ToLower(own), strings.ToLower(wanted))
	}
}

func requestObject(r *company.Request) literal.Object {
	return literal.Of(
		"user_email", r.Person.Email, "user_id", r.Person.ID, "ip_address", r.Identity.IP, "country", strings.ToLower(r.Identity.Country),
		"app_uid", r.App.UID, "app_name", r.App.Name, "app_domain", r.App.Hostname, "app_type", r.App.Type,
		"action", "login", "connection", r.Identity.Provider.Type, "allowed", r.Allowed,
		"created_at", literal.Time(r.At), "ray_id", r.RayID,
	)
}
