package config

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is where something stands in the file, from 1.
type place struct{ line, column int }

// entry is one setting of the file, as it stands there.
type entry struct {
	path  []string // the names of its tables, then its own
	at    place
	value value
}

// value is what a setting is set to.
type value struct {
	kind unstable.Kind
	text string  // of all but a list, as it was written, without quotes
	list []value // of a list
	at   place
}

// document is a file taken apart. It is read by the parser of the library and not
// into a struct by its reflection: that tells the place of a mistake only, not of
// a value that is none of the words that a setting has, and of the first alone.
type document struct {
	entries []entry
	// tables are the tables that are opened, also those with nothing in them.
	tables   []entry
	mistakes []Mistake
}

// mostBroken is how many settings may be unreadable before the rest is given up.
const mostBroken = 25

// brokenTable takes in what stands below the name of a table that cannot be read,
// so that it does not count for the table before.
const brokenTable = "__unreadable__"

// parse takes a text apart. A setting that cannot be read is told and passed over.
func parse(text []byte) document {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	lines := bytes.SplitAfter(text, []byte("\n"))
	var broken []Mistake
	for range mostBroken {
		d, mistake, before := parseOnce(bytes.Join(lines, nil))
		if mistake == nil {
			d.mistakes = append(broken, d.mistakes...)
			return d
		}
		from := strings.TrimSpace(string(blank(lines, before.at.line, mistake.Line)))
		mistake.What = why(mistake.What, from)
		if !strings.HasPrefix(from, "[") {
			mistake.profile = concerns(append(before.path, strings.Split(nameIn(from), ".")...))
		}
		broken = append(broken, *mistake)
	}
	broken = append(broken, Mistake{What: "too much of it cannot be read, so none of it is used.", whole: true})
	return document{mistakes: broken}
}

// parseOnce takes a text apart up to the first thing that cannot be read, and
// returns what that is, and the table that it stands in with the place of the
// setting before it.
func parseOnce(text []byte) (found document, mistake *Mistake, before entry) {
	var p unstable.Parser
	p.Reset(text)
	var table []string
	last := place{}
	seen := map[string]int{}
	for p.NextExpression() {
		e := p.Expression()
		path, at := keyOf(&p, e)
		last = at
		switch e.Kind {
		case unstable.Table:
			table = path
			found.open(seen, path, at)
		case unstable.ArrayTable:
			table = []string{brokenTable}
			found.tell(entry{path: path, at: at}, "["+shown(strings.Join(path, "."))+"] stands in one pair of brackets; no setting is a list of tables.")
		case unstable.KeyValue:
			found.set(&p, seen, entry{path: append(append([]string{}, table...), path...), at: at}, e.Value())
		default:
		}
	}
	var failed *unstable.ParserError
	if errors.As(p.Error(), &failed) {
		at := failedAt(text, failed)
		return found, &Mistake{Line: at.line, Column: at.column, What: failed.Message}, entry{path: slices.Clone(table), at: last}
	}
	return found, nil, entry{}
}

// failedAt returns where the parser gave up. What it points to is a piece of the
// text itself, so the room behind the piece tells how much of the text follows.
func failedAt(text []byte, failed *unstable.ParserError) place {
	offset := max(cap(text)-cap(failed.Highlight), 0)
	before := text[:min(offset, len(text))]
	line := bytes.Count(before, []byte("\n")) + 1
	return place{line, len(before) - bytes.LastIndexByte(before, '\n')}
}

func (d *document) tell(e entry, what string) {
	d.mistakes = append(d.mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: what, profile: concerns(e.path)})
}

// open takes in a table, which stands in the file once.
func (d *document) open(seen map[string]int, path []string, at place) {
	name := "[" + strings.Join(path, ".") + "]"
	if line := seen[name]; line > 0 && path[0] != brokenTable {
		// All that stands below counts, so that this decides nothing.
		d.mistakes = append(d.mistakes, Mistake{Line: at.line, Column: at.column, What: shown(name) + " stands on line " + number(line) + " already; write all of it there."})
	}
	seen[name] = at.line
	d.tables = append(d.tables, entry{path: path, at: at})
}

// set takes in a setting, and those of a table that is written in its place.
func (d *document) set(p *unstable.Parser, seen map[string]int, e entry, node *unstable.Node) {
	name := strings.Join(e.path, ".")
	if line := seen[name]; line > 0 && e.path[0] != brokenTable {
		d.tell(e, shown(name)+" is set on line "+number(line)+" already, and that counts.")
		return
	}
	seen[name] = e.at.line
	if node.Kind != unstable.InlineTable {
		e.value = valueOf(p, node)
		d.entries = append(d.entries, e)
		return
	}
	d.tables = append(d.tables, entry{path: e.path, at: e.at})
	for inside := node.Children(); inside.Next(); {
		path, at := keyOf(p, inside.Node())
		d.set(p, seen, entry{path: append(append([]string{}, e.path...), path...), at: at}, inside.Node().Value())
	}
}

// nameIn returns the name of a setting that cannot be read, as far as it is plain.
func nameIn(line string) string {
	name, _, _ := strings.Cut(line, "=")
	name, _, _ = strings.Cut(name, ":")
	if words := strings.Fields(name); len(words) > 0 {
		name = words[0]
	}
	return strings.Trim(name, "\"'")
}

// keyOf returns the parts of a name and where it begins.
func keyOf(p *unstable.Parser, e *unstable.Node) (path []string, at place) {
	for key := e.Key(); key.Next(); {
		node := key.Node()
		if len(path) == 0 {
			at = placeOf(p, node)
		}
		path = append(path, string(node.Data))
	}
	return path, at
}

func valueOf(p *unstable.Parser, node *unstable.Node) value {
	v := value{kind: node.Kind, text: string(node.Data), at: placeOf(p, node)}
	for item := node.Children(); item.Next(); {
		if item.Node().Kind != unstable.Comment {
			v.list = append(v.list, valueOf(p, item.Node()))
		}
	}
	return v
}

// placeOf returns where a node begins; a list has no place of its own.
func placeOf(p *unstable.Parser, node *unstable.Node) place {
	if node.Raw.Length == 0 {
		return place{}
	}
	at := p.Shape(node.Raw).Start
	return place{at.Line, at.Column}
}

// begins finds the lines on which a setting or a table begins.
var begins = sync.OnceValue(func() *regexp.Regexp {
	const name = `("[^"]*"|'[^']*'|[A-Za-z0-9_\-]+)`
	return regexp.MustCompile(`^\s*(\[|` + name + `(\s*\.\s*` + name + `)*\s*[=:])`)
})

// blank takes the setting in which the parser failed out of the lines, with the
// lines that belong to it, and returns its first line. last is where the setting
// before it begins, failed where the parser gave up, both from 1: an open bracket
// is noticed lines below. The number of lines stays, and a table keeps what is
// below it.
func blank(lines [][]byte, last, failed int) (first []byte) {
	failed = min(max(failed, 1), len(lines))
	at := failed - 1
	for i := last; i < failed; i++ {
		if begins().Match(lines[i]) && !isBlanked(lines[i]) {
			at = i
			break
		}
	}
	first = lines[at]
	lines[at] = []byte("\n")
	if bytes.HasPrefix(bytes.TrimSpace(first), []byte("[")) {
		lines[at] = []byte("[" + brokenTable + "]\n")
	}
	for at++; at < len(lines) && !begins().Match(lines[at]); at++ {
		lines[at] = []byte("\n")
	}
	return first
}

func isBlanked(line []byte) bool { return bytes.Contains(line, []byte(brokenTable)) }
