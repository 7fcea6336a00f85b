package table

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
)

// Row returns the row under the cursor as one line of text for use elsewhere, as
// it may be shown: all that was reported of it, each value behind the name of its
// column, times in UTC. It is empty when no row is there.
func (l *Listing[T]) Row() string {
	at := l.Chosen()
	if at == nil {
		return ""
	}
	row := *at
	if l.masked != nil && l.env.Mask != nil {
		row = l.masked(l.env.Mask, row)
	}
	c := l.env.Clock
	c.Mode = clock.UTC
	var pieces []string
	for _, column := range l.columns {
		if column.Text == nil {
			continue
		}
		text := column.Text(&row, c).Text
		if strings.TrimSpace(text) == "" || text == model.Absent.String() {
			continue
		}
		name := column.Head
		if name == "" {
			name = strings.ReplaceAll(column.ID, "_", " ")
		}
		pieces = append(pieces, name+": "+text)
	}
	return strings.Join(pieces, ", ")
}
