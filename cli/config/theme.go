package config

import (
	"errors"
	"os"
	"regexp"
	"sync"

	"ztsession/model/text/safe"
	"ztsession/ui/look"
)

// themeSettings are those of a theme file.
func themeSettings() []setting[look.Colours] {
	colour := func(name, says string, into func(*look.Colours) *string) setting[look.Colours] {
		return setting[look.Colours]{name: name, says: says, kind: text, example: `"#7aa2f7"`, put: func(c *look.Colours, v value) error {
			if !colourForm().MatchString(v.text) {
				return errors.New(`is no colour; give one such as "#7aa2f7"`)
			}
			*into(c) = v.text
			return nil
		}}
	}
	return []setting[look.Colours]{
		{
			name: "base", says: "The theme whose colours count for what is left out.", kind: word, words: themes(), example: `"dark"`,
			put: func(c *look.Colours, v value) error { c.Base = look.Theme(v.text); return nil },
		},
		colour("muted", "Labels and hints.", func(c *look.Colours) *string { return &c.Muted }),
		colour("accent", "What has the focus.", func(c *look.Colours) *string { return &c.Accent }),
		colour("good", "What is as it should be.", func(c *look.Colours) *string { return &c.Good }),
		colour("bad", "Problems.", func(c *look.Colours) *string { return &c.Bad }),
		colour("warning", "Warnings.", func(c *look.Colours) *string { return &c.Warning }),
		colour("border", "Lines around panes.", func(c *look.Colours) *string { return &c.Border }),
	}
}

var colourForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`) })

// LoadTheme reads the colours of a theme file. What is wrong in it is left out, and
// among the mistakes.
func LoadTheme(path string) (look.Colours, []Mistake) {
	var colours look.Colours
	content, err := os.ReadFile(path)
	if err == nil && len(content) > largest {
		err = errors.New("it is too large for a theme")
	}
	if err != nil {
		return colours, []Mistake{{What: "it cannot be read: " + safe.Text(reason(err)) + ".", whole: true}}
	}
	d := parse(content)
	mistakes := d.mistakes
	var names []string
	for _, s := range themeSettings() {
		names = append(names, s.name)
	}
	for _, e := range d.entries {
		if what := takeColour(&colours, e, names); what != "" {
			mistakes = append(mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: what})
		}
	}
	return colours, mistakes
}

// takeColour takes a setting of a theme, and returns what is wrong with it.
func takeColour(colours *look.Colours, e entry, names []string) string {
	name := e.path[len(e.path)-1]
	for _, s := range themeSettings() {
		if s.name != name || len(e.path) > 1 {
			continue
		}
		err := s.check(e.value)
		if err == nil {
			err = s.put(colours, e.value)
		}
		if err != nil {
			return name + " " + err.Error() + "."
		}
		return ""
	}
	if meant := nearest(name, names); meant != "" {
		return "a theme has no " + shown(name) + "; did you mean " + meant + "?"
	}
	return "a theme has no " + shown(name) + "; it has " + list(names, "and") + "."
}
