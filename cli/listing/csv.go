package listing

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ztsession/model"
	"ztsession/model/lists"
)

// CSV writes rows below a header, as RFC 4180 has it, line ends of two
// characters included. Moments are in RFC 3339 and UTC; what was not reported
// is empty. A text that a spreadsheet would take for a formula has an
// apostrophe before it (see harmless).
func CSV[T any](w io.Writer, columns []lists.Column[T], rows []T) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var record []string
	for _, column := range columns {
		if column.Data != nil {
			record = append(record, column.ID)
		}
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for i := range rows {
		record = record[:0]
		for _, column := range columns {
			if column.Data != nil {
				record = append(record, cell(column.Data(&rows[i])))
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func cell(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case model.Number:
		return string(v)
	case time.Time:
		return moment(v)
	case lists.Items:
		return harmless(strings.Join(v.Titles(), "; "))
	default:
		return ""
	}
}

// harmless puts an apostrophe before a text that a spreadsheet would run as a
// formula: one that begins, after white space, with =, +, - or @ or the wide
// forms of them. Names are written by other people. Source: OWASP, "CSV
// Injection". Line ends and tabs, which the source names too, are escaped
// already where text comes in.
func harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, unicode.IsSpace))
	if strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + text
	}
	return text
}
