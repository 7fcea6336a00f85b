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

// Signs that begin a formula, with their wide and small forms, and signs at
// which a spreadsheet may begin a new cell: besides a comma a semicolon, where a
// comma stands in numbers, a tab and a bar. Quotation marks protect a cell only
// from a reader that splits where the writer did.
const (
	formulaSigns = "=+-@＝＋－＠﹦﹢﹣﹫−"
	cellSigns    = ";,|\"\t\r\n"
)

// harmless puts an apostrophe before whatever in a text a spreadsheet would run
// as a formula: a formula sign at the start of the text, or of a cell that it
// could be split into, after white space or not. Names are written by other
// people. Source: OWASP, "CSV Injection".
func harmless(text string) string {
	if !strings.ContainsAny(text, formulaSigns) {
		return text
	}
	var out strings.Builder
	start := true // of a cell, white space aside
	cell := 0     // where it began
	for at, r := range text {
		switch {
		case strings.ContainsRune(cellSigns, r):
			start = true
			out.WriteString(text[cell:at])
			cell = at
		case start && strings.ContainsRune(formulaSigns, r):
			start = false
			out.WriteString(protected(text[cell:at]))
			cell = at
		case !unicode.IsSpace(r):
			start = false
		}
	}
	return out.String() + text[cell:]
}

// protected adds an apostrophe to the white space before a formula: behind the
// sign that begins the cell, before all else.
func protected(before string) string {
	if sign, size := utf8.DecodeRuneInString(before); size > 0 && strings.ContainsRune(cellSigns, sign) {
		return before + "'"
	}
	return "'" + before
}
