package finding

import (
	"cmp"

	"ztsession/model"
	"ztsession/model/text/words"
)

// Evidence is a place and the value that stands there.
type Evidence struct {
	// Path is where it is in the session; empty for what was asked for beside it.
	Path model.Path
	// In is where it is in an answer beside the session: the list of the API, then
	// the field. It is empty for a place in the session.
	In string
	// Value is as JSON has it, shortened; empty when nothing stands there.
	Value string
}

// Place is what the place is called.
func (e Evidence) Place() string { return cmp.Or(e.In, string(e.Path)) }

// mostShown is how many bytes of a value are repeated, about.
const mostShown = 80

// at returns the field of that name of an object, which starts at path. With no
// such field the value is empty.
func at(object model.Value, path model.Path, name string) Evidence {
	return Evidence{Path: path.Key(name), Value: shown(object.Get(name))}
}

// shown returns a value as JSON on one line, shortened.
func shown(value model.Value) string {
	if !value.Exists() {
		return ""
	}
	return words.Clip(value.Compact(mostShown), mostShown)
}

// field returns a field of the session itself.
func (v *view) field(name string) Evidence { return at(v.s.Result, top, name) }

// path returns the value at a path below the session.
func (v *view) path(path model.Path) Evidence {
	return Evidence{Path: path, Value: shown(v.s.Result.Find(path))}
}

const top model.Path = ""
