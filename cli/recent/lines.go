package recent

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
)

// nameCells is how long a bookmark's name can be, and what a person is called.
const nameCells = 80

// line is an entry as it stands in the file.
type line struct {
	Account string    `json:"account"`
	User    string    `json:"user"`
	Nonce   string    `json:"nonce"`
	At      time.Time `json:"at"`
	Name    string    `json:"name,omitempty"`
	Person  string    `json:"person,omitempty"`
}

// header is the first line of a file that keeps who the people are.
type header struct {
	People bool `json:"people"`
}

func encode(entries []model.Recent, people bool) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	if people {
		_ = encoder.Encode(header{true})
	}
	for _, e := range entries {
		if !people {
			e.Person = ""
		}
		// Texts and a time of a year with four digits always encode.
		_ = encoder.Encode(line{e.Ref.Account, e.Ref.User, e.Ref.Nonce, e.At.UTC(), e.Name, e.Person})
	}
	return out.Bytes()
}

// isHeader reports whether a row says that it is kept who the people are.
func isHeader(row []byte) bool {
	var h struct {
		header
		Account *string `json:"account"`
	}
	return json.Unmarshal(row, &h) == nil && h.People && h.Account == nil
}

// decode reads entries, each session once, and whether it is kept who the people
// are; without that nobody is named. It reports whether all of the text could be
// read; what cannot be is left out.
func decode(text []byte) (entries []model.Recent, people, whole bool) {
	whole = true
	defer func() {
		for i := range entries {
			if !people {
				entries[i].Person = ""
			}
		}
	}()
	seen := map[model.Ref]int{}
	for row := range bytes.Lines(text) {
		if len(bytes.TrimSpace(row)) == 0 {
			continue
		}
		if isHeader(row) {
			people = true
			continue
		}
		entry, ok := decodeLine(row)
		if !ok && credential.Has(string(row)) {
			continue // It goes with the next change, and no copy keeps it.
		}
		if !ok {
			whole = false
			continue
		}
		if i, again := seen[entry.Ref]; again {
			entries[i] = merge(entries[i], entry)
			continue
		}
		seen[entry.Ref] = len(entries)
		entries = append(entries, entry)
	}
	return entries, people, whole
}

func decodeLine(row []byte) (model.Recent, bool) {
	var l line
	if err := json.Unmarshal(row, &l); err != nil {
		return model.Recent{}, false
	}
	entry := model.Recent{Ref: model.Ref{Account: l.Account, User: l.User, Nonce: l.Nonce}, At: l.At, Name: cleanName(l.Name), Person: cleanName(l.Person)}
	for _, text := range []string{l.Name, l.Person} {
		if _, ok := credential.In(text); ok {
			return model.Recent{}, false
		}
	}
	return entry, checkRef(entry.Ref) == nil && isWritable(l.At)
}

// merge makes one of two entries for the same session.
func merge(a, b model.Recent) model.Recent {
	if b.At.After(a.At) {
		a.At = b.At
	}
	a.Name, a.Person = cmp.Or(a.Name, b.Name), cmp.Or(a.Person, b.Person)
	return a
}

// isWritable reports whether RFC 3339 can hold t.
func isWritable(t time.Time) bool {
	year := t.UTC().Year()
	return !t.IsZero() && year >= 0 && year <= 9999
}

// checkRef returns an error for ids that could not be looked up.
func checkRef(ref model.Ref) error {
	if err := ref.Check(); err != nil {
		return &model.Failure{Explanation: model.ProblemOf(err), Cause: err}
	}
	return nil
}

// cleanName makes a bookmark's name safe to show, on one line of bounded
// length. It leaves a name that it made as it is.
func cleanName(name string) string {
	clean := safe.Text(strings.TrimSpace(name))
	for cells := nameCells; ; cells-- {
		// A cut can part a joiner from the letter that it joins.
		if cut := measure.Truncate(clean, cells, signs.Cut); safe.Text(cut) == cut {
			return cut
		}
	}
}
