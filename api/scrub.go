package api

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// shortestScrubbed is how long a text must be to be replaced in messages:
// shorter ones would hit innocent words.
const shortestScrubbed = 4

// How much of the API's own words errors keep, and how much of them a person
// reads, in characters.
const (
	longestMessage = 500
	longestQuote   = 200
	longestHost    = 100
)

// cleaner is the one place that everything passes which comes from a server,
// before a person or the log sees it: a server may repeat the path, the query
// or a header in whatever it sends.
type cleaner struct {
	secrets *secrets
	what    call
}

// text takes ids and secrets out of a text and makes it safe. The ids become
// their names in the template.
func (c cleaner) text(text string) string {
	for _, found := range c.ids() {
		text = strings.ReplaceAll(text, found.text, found.name)
	}
	if c.secrets != nil {
		text = c.secrets.clean(text)
	}
	return safe.Text(text)
}

// sentence takes secrets out of a text that was composed here. Ids stay, for
// they would be looked for in our own words too.
func (c cleaner) sentence(text string) string {
	if c.secrets == nil {
		return text
	}
	return c.secrets.cleanPieces(text)
}

// id is a text to be replaced, and what stands in its place.
type id struct{ text, name string }

func (c cleaner) ids() []id {
	var all []id
	add := func(text, name string) {
		all = append(all, id{text, name})
		if escaped := url.PathEscape(text); escaped != text {
			all = append(all, id{escaped, name})
		}
		if escaped := url.QueryEscape(text); escaped != text {
			all = append(all, id{escaped, name})
		}
	}
	// The path as a whole first: an id in it may be too short to look for alone.
	if path := escapedPath(c.what.template, c.what.segments); len(c.what.segments) > 0 {
		all = append(all, id{path, c.what.template})
		if plain, err := url.PathUnescape(path); err == nil {
			all = append(all, id{plain, c.what.template})
		}
	}
	names := templateNames(c.what.template)
	for i, segment := range c.what.segments {
		if len(segment) >= shortestScrubbed {
			add(segment, names[i])
		}
	}
	for _, name := range []string{"search", "email"} {
		if value := c.what.query.Get(name); len(value) >= shortestScrubbed {
			add(value, "{"+name+"}")
		}
	}
	return all
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

func (c cleaner) messages(messages []model.Message) []model.Message {
	clean := make([]model.Message, len(messages))
	for i, m := range messages {
		m.Text = words.Clip(c.text(m.Text), longestMessage)
		m.DocumentationURL = words.Clip(c.text(m.DocumentationURL), longestMessage)
		m.Pointer = words.Clip(c.text(m.Pointer), longestMessage)
		m.Chain = c.messages(m.Chain)
		clean[i] = m
	}
	return clean
}

// rayForm is that of a Ray ID: 16 hexadecimal digits and, in the header, the
// place that answered.
var rayForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([0-9a-fA-F]{16})(-[A-Za-z]{3})?$`)
})

// rayID returns a Ray ID as it came, or nothing: what has another form is none,
// and neither is a piece of a key or an id, which are hexadecimal too.
func (c cleaner) rayID(text string) string {
	match := rayForm().FindStringSubmatch(strings.TrimSpace(text))
	if match == nil || c.sentence(match[1]) != match[1] {
		return ""
	}
	for _, segment := range c.what.segments {
		if strings.Contains(normal(segment), normal(match[1])) {
			return ""
		}
	}
	return match[0]
}

// host returns the name of a host that a server points to.
func (c cleaner) host(name string) string { return words.Clip(c.text(name), longestHost) }

// malformed returns an error about the form of an answer with clean words.
func (c cleaner) malformed(err error) error {
	var malformed *wire.MalformedError
	if !errors.As(err, &malformed) {
		return err
	}
	clean := *malformed
	clean.Came = c.text(clean.Came)
	return &clean
}
