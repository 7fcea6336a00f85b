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
	"ztsession/model/text/safe"
)

// The tables of the file.
const (
	keysTable     = "keys"
	profilesTable = "profiles"
)

// largest bounds the file, in bytes.
const largest = 1 << 20

// Actions checks the keys of actions; package keys knows them.
type Actions interface {
	// IDs returns every ID that can be bound.
	IDs() []string
	// Check returns the keys as the program calls them, or why an action cannot have
	// them, completing "the key of ACTION ...".
	Check(action string, names []string) ([]string, error)
	// Conflicts says which of the bindings get in each other's way, by the place in
	// bindings of the later one.
	Conflicts(bindings []Keys) map[int]string
}

// Load reads the file of that name; one that is not there is an empty one. What
// is wrong is among its mistakes, so that it never fails.
func Load(path string, actions Actions) *File {
	f := &File{Path: path}
	if path == "" {
		return f
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f
	case err == nil && info.IsDir():
		err = errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular() && path != os.DevNull:
		err = errors.New("it is not a regular file")
	case err == nil && info.Size() > largest:
		err = errors.New("it is too large for settings")
	}
	f.Exists = true
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		f.Mistakes = []Mistake{{What: "it cannot be read: " + safe.Text(reason(err)) + ".", whole: true}}
		return f
	}
	f.read(text, actions)
	f.checkOwner(info)
	return f
}

func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// read takes in the text of the file.
func (f *File) read(text []byte, actions Actions) {
	d := parse(text)
	f.Mistakes = d.mistakes
	bindings := f.take(d, actions)
	f.bind(bindings, actions)
	f.checkProfiles(d)
	f.nameSecrets(string(text))
	sorting.Stable(f.Mistakes, func(a, b Mistake) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// take puts each entry where it belongs, and returns those of the keys.
func (f *File) take(d document, actions Actions) (bindings []entry) {
	for _, table := range d.tables {
		f.openTable(table)
	}
	for _, e := range d.entries {
		switch top := e.path[0]; {
		case top == brokenTable:
		case top == keysTable && len(e.path) > 1:
			bindings = append(bindings, e)
		case top == profilesTable && len(e.path) > 2:
			f.takeProfile(e)
		case top == profilesTable || top == keysTable:
			f.tell(e, top+" is a table: write ["+top+"] on a line of its own, and its settings below.")
		case len(e.path) > 1:
			f.tell(e, f.unknown(top, e, actions))
		default:
			f.takeSetting(e, actions)
		}
	}
	return bindings
}

func (f *File) tell(e entry, what string) {
	f.Mistakes = append(f.Mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: what})
}

func (f *File) takeSetting(e entry, actions Actions) {
	for _, s := range settings() {
		if s.name != e.path[0] && !(s.name == "color" && e.path[0] == "colour") {
			continue
		}
		err := s.check(e.value)
		if err == nil {
			err = s.put(f, e.value)
		}
		if err != nil {
			f.wrong(e, s.name, err, nil)
		}
		return
	}
	f.tell(e, f.unknown(e.path[0], e, actions))
}

// wrong tells of a value, at the value's own place where it has one.
func (f *File) wrong(e entry, name string, err error, profile *string) {
	at := e.at
	if e.value.at.line > 0 {
		at = e.value.at
	}
	what := name + " " + err.Error()
	if !strings.HasSuffix(what, "?") && !strings.HasSuffix(what, ".") {
		what += "."
	}
	f.Mistakes = append(f.Mistakes, Mistake{Line: at.line, Column: at.column, What: what, profile: profile})
}

// unknown says of a setting that there is none of its name.
func (f *File) unknown(name string, e entry, actions Actions) string {
	switch whole := strings.Join(e.path, "."); {
	case isSecretName(name):
		return "no secret can stand in this file; ztsession auth login keeps a token in the system's keyring."
	case slices.Contains(actions.IDs(), whole):
		return shown(whole) + " is an action: its keys stand below [" + keysTable + "]."
	case slices.ContainsFunc(profileSettings(), func(s setting[Profile]) bool { return s.name == name }):
		return shown(name) + " belongs to a profile: write it below [" + profilesTable + ".NAME]."
	}
	names := []string{keysTable, profilesTable}
	for _, s := range settings() {
		names = append(names, s.name)
	}
	return "there is no setting " + shown(name) + didYouMean(name, names)
}

// isSecretName reports whether a setting is called as secrets are.
func isSecretName(name string) bool {
	name = fold(name)
	return slices.Contains([]string{"token", "api_token", "key", "api_key", "secret", "password", "email", "api_email"}, strings.TrimPrefix(strings.TrimPrefix(name, "cloudflare_"), "cf_"))
}

// openTable takes in a table: a profile may have nothing in it.
func (f *File) openTable(table entry) {
	switch top := table.path[0]; {
	case top == brokenTable, top == keysTable, top == profilesTable && len(table.path) == 1:
	case top == profilesTable && len(table.path) == 2:
		f.profile(table)
	case top == profilesTable:
		f.tell(table, "a profile has no tables in it.")
	case len(table.path) == 1 && slices.ContainsFunc(settings(), func(s setting[File]) bool { return s.name == top }):
		f.tell(table, shown(top)+" is a setting and no table: write "+shown(top)+" = ... at the top of the file.")
	default:
		f.tell(table, "there is no table ["+shown(strings.Join(table.path, "."))+"]"+didYouMean(top, []string{keysTable, profilesTable}))
	}
}

// nameSecrets tells of each line with a credential in it, and nothing else of
// that line: what else is wrong there could repeat it.
func (f *File) nameSecrets(text string) {
	line := 0
	for content := range strings.Lines(text) {
		line++
		kind, ok := credential.In(content)
		if !ok {
			continue
		}
		column := len(content) - len(strings.TrimLeft(content, " \t")) + 1
		if found, ok := credential.Find(content); ok {
			column = found.Value + 1
		}
		f.Mistakes = slices.DeleteFunc(f.Mistakes, func(m Mistake) bool { return m.Line == line })
		f.Mistakes = append(f.Mistakes, Mistake{
			Line: line, Column: column,
			What: fmt.Sprintf("here stands what looks like %s. It was not read. Take it out, and revoke it if others have seen this file; ztsession auth login keeps one safely.", kind),
		})
	}
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
