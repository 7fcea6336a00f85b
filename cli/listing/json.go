package listing

import (
	"bufio"
	"encoding/json"
	"io"
	"time"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/text/safe"
)

// JSON writes rows as an array of objects, their members in the order of the
// columns: numbers as numbers, moments in RFC 3339 and UTC, null for what was
// not reported. Texts are escaped so that they are harmless on a terminal.
func JSON[T any](w io.Writer, columns []lists.Column[T], rows []T) error {
	out := bufio.NewWriter(w)
	text := []byte{'['}
	for i := range rows {
		text = append(text, separator(i, "\n  {")...)
		first := 0
		for _, column := range columns {
			if column.Data == nil {
				continue
			}
			text = append(text, separator(first, "\n    ")...)
			text = append(safe.AppendJSON(text, column.ID), ": "...)
			text = appendValue(text, column.Data(&rows[i]))
			first++
		}
		text = append(text, "\n  }"...)
		if _, err := out.Write(text); err != nil {
			return err
		}
		text = text[:0]
	}
	if len(rows) > 0 {
		text = append(text, '\n')
	}
	if _, err := out.Write(append(text, "]\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

// separator begins the entry at place i with text, after a comma unless it is the first.
func separator(i int, text string) string {
	if i == 0 {
		return text
	}
	return "," + text
}

func appendValue(text []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return safe.AppendJSON(text, v)
	case time.Time:
		return safe.AppendJSON(text, moment(v))
	case model.Number:
		value = json.Number(v)
	case lists.Items:
		return appendItems(text, v)
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		// A number that JSON cannot have: it was not reported as one.
		return append(text, "null"...)
	}
	return append(text, encoded...)
}

func appendItems(text []byte, items lists.Items) []byte {
	text = append(text, '[')
	for i, item := range items {
		text = append(text, separator(i, "\n      {")...)
		for j, member := range item.Members {
			text = append(text, separator(j, "\n        ")...)
			text = append(safe.AppendJSON(text, member.Name), ": "...)
			text = safe.AppendJSON(text, member.Value)
		}
		text = append(text, "\n      }"...)
	}
	if len(items) > 0 {
		text = append(text, "\n    "...)
	}
	return append(text, ']')
}

// moment writes a moment as both JSON and CSV have it.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
