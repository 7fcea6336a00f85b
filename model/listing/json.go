package listing

import (
	"bufio"
	"io"
	"time"

	"ztsession/model/jsonout"
	"ztsession/model/lists"
)

// JSON writes rows as an array of objects, their members in the order of the
// columns: numbers as numbers, moments in RFC 3339 and UTC, null for what was
// not reported. Texts are escaped so that they are harmless on a terminal.
func JSON[T any](w io.Writer, columns []lists.Column[T], rows []T) error {
	out := bufio.NewWriter(w)
	to := jsonout.New(out, "  ")
	to.BeginList()
	for i := range rows {
		to.BeginObject()
		for _, column := range columns {
			if column.Data != nil {
				to.Name(column.ID)
				write(to, column.Data(&rows[i]))
			}
		}
		to.EndObject()
	}
	to.EndList()
	if err := to.Err(); err != nil {
		return err
	}
	return out.Flush()
}

func write(to *jsonout.Writer, value any) {
	items, ok := value.(lists.Items)
	if !ok {
		to.Scalar(value)
		return
	}
	to.BeginList()
	for _, item := range items {
		to.BeginObject()
		for _, member := range item.Members {
			to.Name(member.Name)
			to.Text(member.Value)
		}
		to.EndObject()
	}
	to.EndList()
}

// moment writes a moment as both JSON and CSV have it.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
