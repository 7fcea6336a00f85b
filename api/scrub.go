package api

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/text/words"
)

// shortestScrubbed is how long a text must be to be replaced in messages:
// shorter ones would hit innocent words.
const shortestScrubbed = 4

// scrub takes ids and secrets out of a text that came from the server, which
// may repeat the path, the query or a header. The ids become their names in the
// template.
func (c *Client) scrub(text string, what call) string {
	// The path as a whole first: an id in it may be too short to look for alone.
	if path := escapedPath(what.template, what.segments); len(what.segments) > 0 {
		text = strings.ReplaceAll(text, path, what.template)
		if plain, err := url.PathUnescape(path); err == nil {
			text = strings.ReplaceAll(text, plain, what.template)
		}
	}
	names := templateNames(what.template)
	for i, segment := range what.segments {
		if len(segment) < shortestScrubbed {
			continue
		}
		text = strings.ReplaceAll(text, segment, names[i])
		text = strings.ReplaceAll(text, url.PathEscape(segment), names[i])
	}
	for _, name := range []string{"search", "email"} {
		if value := what.query.Get(name); len(value) >= shortestScrubbed {
			text = strings.ReplaceAll(text, value, "{"+name+"}")
			text = strings.ReplaceAll(text, url.QueryEscape(value), "{"+name+"}")
		}
	}
	for _, secret := range []string{c.credential.Token.Reveal(), c.credential.Key.Reveal(), c.credential.Email} {
		if len(secret) >= shortestScrubbed {
			text = strings.ReplaceAll(text, secret, model.NewSecret(secret).String())
		}
	}
	return text
}

func templateNames(template string) []string {
	var names []string
	for {
		_, after, ok := strings.Cut(template, "{")
		if !ok {
			return names
		}
		name, rest, _ := strings.Cut(after, "}")
		names = append(names, "{"+name+"}")
		template = rest
	}
}

func (c *Client) scrubMessages(messages []model.Message, what call) []model.Message {
	clean := make([]model.Message, len(messages))
	for i, m := range messages {
		m.Text = words.Clip(c.scrub(m.Text, what), longestMessage)
		m.DocumentationURL = c.scrub(m.DocumentationURL, what)
		m.Pointer = c.scrub(m.Pointer, what)
		m.Chain = c.scrubMessages(m.Chain, what)
		clean[i] = m
	}
	return clean
}

// How much of the API's own words errors keep, and how much of them a person
// reads, in characters.
const (
	longestMessage = 500
	longestQuote   = 200
)

// edgeMessages finds the 1xxx code in an error page of Cloudflare's edge, which
// is HTML or plain text and may be cut short.
func edgeMessages(body []byte) []model.Message {
	const headLength = 64 << 10
	pattern := regexp.MustCompile(`(?i)\berror(?:\s+code)?[:\s]+(1\d{3})\b`)
	match := pattern.FindSubmatch(body[:min(len(body), headLength)])
	if match == nil {
		return nil
	}
	code, err := strconv.Atoi(string(match[1]))
	if err != nil {
		return nil
	}
	return []model.Message{{Code: code, Text: wire.Snippet(body)}}
}
