package api

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
)

// longestWindow is more than any window of the API, of which the longest is
// five minutes; a header that says more is not believed.
const longestWindow = 24 * time.Hour

// retryAfter reads Retry-After: seconds, or a date, which counts from the
// server's own clock where a Date header has it. It is 0 without the header.
func (c *Client) retryAfter(header http.Header) time.Duration {
	text := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		now = c.now()
	}
	return max(0, until.Sub(now))
}

// budgetOf reads Ratelimit and Ratelimit-Policy, else the older x-ratelimit
// headers. Of several policies the one with the fewest requests left counts.
// Source: https://developers.cloudflare.com/fundamentals/api/reference/limits/,
// where an earlier version named the older ones.
func budgetOf(header http.Header, now time.Time) (model.Budget, bool) {
	policies := parameters(header.Values("Ratelimit-Policy"))
	var tightest model.Budget
	for name, limit := range parameters(header.Values("Ratelimit")) {
		remaining, ok := count(limit["r"])
		window, hasWindow := seconds(cmp.Or(limit["t"], policies[name]["w"]))
		if ok && hasWindow && (!tightest.Known || remaining < tightest.Remaining) {
			size, _ := count(policies[name]["q"])
			tightest = model.Budget{Limit: size, Remaining: remaining, Resets: now.Add(window), Known: true}
		}
	}
	if tightest.Known {
		return tightest, true
	}
	remaining, ok := count(header.Get("X-Ratelimit-Remaining"))
	window, hasWindow := untilReset(header.Get("X-Ratelimit-Reset"), now)
	if !ok || !hasWindow {
		return model.Budget{}, false
	}
	size, _ := count(header.Get("X-Ratelimit-Limit"))
	return model.Budget{Limit: size, Remaining: remaining, Resets: now.Add(window), Known: true}, true
}

// parameters reads lists such as "burst";q=100;w=60, "default";q=1200;w=300 by their names.
func parameters(values []string) map[string]map[string]string {
	found := map[string]map[string]string{}
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		name, rest, _ := strings.Cut(item, ";")
		pairs := map[string]string{}
		for pair := range strings.SplitSeq(rest, ";") {
			key, value, _ := strings.Cut(pair, "=")
			pairs[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		}
		found[strings.Trim(strings.TrimSpace(name), `"`)] = pairs
	}
	return found
}

// count reads a number of requests.
func count(text string) (int, bool) {
	number, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	return int(number), err == nil
}

// seconds reads the length of a window.
func seconds(text string) (time.Duration, bool) {
	number, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	span := time.Duration(number) * time.Second
	return span, err == nil && span <= longestWindow
}

// untilReset reads x-ratelimit-reset: seconds from now, or the moment in Unix seconds.
func untilReset(text string, now time.Time) (time.Duration, bool) {
	if span, ok := seconds(text); ok {
		return span, true
	}
	moment, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0, false
	}
	span := time.Unix(moment, 0).Sub(now)
	return max(0, span), span <= longestWindow && span > -longestWindow
}
