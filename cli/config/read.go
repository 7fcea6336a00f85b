package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"ztsession/model/credential"
	"ztsession/model/sorting"
	"ztsession/model/text/spelling"
	"ztsession/ui/keys"
)

// The tables of the file.
const (
	keysTable     = "keys"
	profilesTable = "profiles"
)

// Load reads the file of that name; one that is not there is an empty one. What
// is wrong is among its mistakes, so that it never fails.
func Load(path string) *File {
	f := &File{Path: path}
	if _, err := os.Lstat(path); path == "" || errors.Is(err, fs.ErrNotExist) {
		return f
	}
	f.Exists = true
	text, info, mistake := readText(path)
	if mistake != nil {
		f.Mistakes = []Mistake{*mistake}
		return f
	}
	f.read(text)
	f.checkOwner(info)
	return f
}

// read takes in the text of the file.
func (f *File) read(text []byte) {
	d := parse(text)
	secrets := secretsIn(string(text))
	d.without(secrets)
	f.Mistakes = d.mistakes
	f.bind(f.take(d))
	f.checkProfiles(d)
	// What else is wrong on the line of a secret could repeat it.
	f.Mistakes = slices.DeleteFunc(f.Mistakes, func(m Mistake) bool {
		return slices.ContainsFunc(secrets, func(secret Mistake) bool { return secret.Line == m.Line })
	})
	f.Mistakes = append(f.Mistakes, secrets...)
	sorting.Stable(f.Mistakes, func(a, b Mistake) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// take puts each entry where it belongs, and returns those of the keys.
func (f *File) take(d document) (bindings []entry) {
	strange := map[string]bool{}
	for _, table := range d.tables {
		if !f.openTable(table) {
			strange[table.path[0]] = true
		}
	}
	for _, e := range d.entries {
		switch top := e.path[0]; {
		case top == brokenTable, len(e.path) > 1 && strange[top]:
		case top == keysTable && len(e.path) > 1:
			bindings = append(bindings, e)
		case top == profilesTable && len(e.path) > 2:
			f.takeProfile(e)
		case top == profilesTable && len(e.path) > 1:
			f.tell(e, "a profile is a table: write ["+shown(strings.Join(e.path, "."))+"] on a line of its own, and its settings below.")
		case top == profilesTable || top == keysTable:
			f.tell(e, top+" is a table: write ["+top+"] on a line of its own, and its settings below.")
		case len(e.path) > 1 && isSetting(top):
			f.tell(e, f.noTable(top))
		case len(e.path) > 1:
			f.tell(e, f.unknown(top, e))
		default:
			f.takeSetting(e)
		}
	}
	return bindings
}

func (f *File) tell(e entry, what string) {
	f.Mistakes = append(f.Mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: what, profile: concerns(e.path)})
}

func (f *File) takeSetting(e entry) {
	for _, s := range settings() {
		if s.name != american(e.path[0]) {
			continue
		}
		err := s.check(e.value)
		if err == nil {
			err = s.put(f, e.value)
		}
		if err != nil {
			f.wrong(e, s.name, err)
		}
		return
	}
	f.tell(e, f.unknown(e.path[0], e))
}

// american returns the name of a setting as the file has it: colour is color.
func american(name string) string { return strings.ReplaceAll(name, "colour", "color") }

// wrong tells of a value.
func (f *File) wrong(e entry, name string, err error) {
	m := wrongValue(e, name, err)
	m.profile = concerns(e.path)
	f.Mistakes = append(f.Mistakes, m)
}

// wrongValue is what is wrong with a value, at the value's own place where it has one.
func wrongValue(e entry, name string, err error) Mistake {
	at := e.at
	var of *itemError
	switch {
	case errors.As(err, &of) && of.at.line > 0:
		at = of.at
	case e.value.at.line > 0:
		at = e.value.at
	}
	what := name + " " + err.Error()
	if !strings.HasSuffix(what, "?") && !strings.HasSuffix(what, ".") {
		what += "."
	}
	return Mistake{Line: at.line, Column: at.column, What: what}
}

// itemError is about one text of a list.
type itemError struct {
	error
	at place
}

// unknown says of a setting that there is none of its name.
func (f *File) unknown(name string, e entry) string {
	switch whole := strings.Join(e.path, "."); {
	case isSecretName(name):
		return "no secret can stand in this file; ztsession auth login keeps a token in the system's keyring."
	case slices.Contains(keys.IDs(), whole):
		return shown(whole) + " is an action: its keys stand below [" + keysTable + "]."
	case slices.ContainsFunc(profileSettings(), func(s setting[Profile]) bool { return s.name == name }):
		return shown(name) + " belongs to a profile: write it below [" + profilesTable + ".NAME]."
	}
	if meant := spelling.Nearest(name, topNames()); meant != "" {
		return "there is no setting " + shown(name) + "; did you mean " + meant + "?"
	}
	return "there is no setting " + shown(name) + "; there are " + list(topNames(), "and") + "."
}

// isSecretName reports whether a setting is called as secrets are.
func isSecretName(name string) bool {
	name = strings.ReplaceAll(strings.ToLower(name), "-", "_")
	return slices.Contains([]string{"token", "api_token", "key", "api_key", "secret", "password", "email", "api_email"}, strings.TrimPrefix(strings.TrimPrefix(name, "cloudflare_"), "cf_"))
}

// openTable takes in a table: a profile may have nothing in it. It reports whether
// there is such a table; what stands in one that there is not is not told too.
func (f *File) openTable(table entry) bool {
	switch top := table.path[0]; {
	case top == brokenTable, top == keysTable, top == profilesTable && len(table.path) == 1:
	case top == profilesTable && len(table.path) == 2:
		f.profile(table)
	case top == profilesTable:
		f.tell(table, "a profile has no tables in it.")
	case len(table.path) == 1 && isSetting(top):
		f.tell(table, f.noTable(top))
		return false
	default:
		what := "there is no table [" + shown(strings.Join(table.path, ".")) + "]"
		if meant := spelling.Nearest(top, []string{keysTable, profilesTable}); meant != "" {
			path := append([]string{meant}, table.path[1:]...)
			f.tell(table, what+"; did you mean ["+shown(strings.Join(path, "."))+"]?")
			return false
		}
		f.tell(table, what+"; there are ["+keysTable+"] and ["+profilesTable+".NAME].")
		return false
	}
	return true
}

func isSetting(name string) bool {
	return slices.ContainsFunc(settings(), func(s setting[File]) bool { return s.name == name })
}

func (f *File) noTable(name string) string {
	return name + " is a setting and no table: write " + name + " = ... at the top of the file."
}

// secretsIn tells of each line with a credential in it, a remark included.
func secretsIn(text string) (found []Mistake) {
	line := 0
	var inProfiles *string
	for content := range strings.Lines(text) {
		line++
		if strings.HasPrefix(strings.TrimSpace(content), "["+profilesTable) {
			inProfiles = new(string)
		}
		kind, ok := credential.In(content)
		if !ok {
			continue
		}
		column := len(content) - len(strings.TrimLeft(content, " \t")) + 1
		if at, ok := credential.Find(content); ok {
			column = at.Value + 1
		}
		found = append(found, Mistake{
			Line: line, Column: column, profile: inProfiles,
			What: fmt.Sprintf("here stands what looks like %s. It was not read. Take it out, and revoke it if others have seen this file; ztsession auth login keeps one safely.", kind),
		})
	}
	return found
}

// without drops the settings that have something to do with lines of secrets.
func (d *document) without(secrets []Mistake) {
	d.entries = slices.DeleteFunc(d.entries, func(e entry) bool {
		return slices.ContainsFunc(secrets, func(secret Mistake) bool {
			return e.at.line == secret.Line || e.value.at.line == secret.Line ||
				slices.ContainsFunc(e.value.list, func(item value) bool { return item.at.line == secret.Line })
		})
	})
}

// texts returns the texts of a value: one, or those of a list.
func (v value) texts() ([]string, bool) {
	switch v.kind {
	case unstable.String:
		return []string{v.text}, true
	case unstable.Array:
		for _, item := range v.list {
			if item.kind != unstable.String {
				return nil, false
			}
		}
		return v.words(), true
	default:
		return nil, false
	}
}
