package config

import (
	"errors"
	"regexp"
	"sync"

	"ztsession/model/text/spelling"
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
	text, _, mistake := readText(path)
	if mistake != nil {
		return colours, []Mistake{*mistake}
	}
	d := parse(text)
	mistakes := d.mistakes
	var names []string
	for _, s := range themeSettings() {
		names = append(names, s.name)
	}
	for _, e := range d.entries {
		if wrong := takeColour(&colours, e, names); wrong != nil {
			mistakes = append(mistakes, *wrong)
		}
	}
	return colours, mistakes
}

// takeColour takes a setting of a theme, and returns what is wrong with it.
func takeColour(colours *look.Colours, e entry, names []string) *Mistake {
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
			wrong := wrongValue(e, name, err)
			return &wrong
		}
		return nil
	}
	what := "a theme has no " + shown(name) + "; it has " + list(names, "and") + "."
	if meant := spelling.Nearest(name, names); meant != "" {
		what = "a theme has no " + shown(name) + "; did you mean " + meant + "?"
	}
	return &Mistake{Line: e.at.line, Column: e.at.column, What: what}
}
