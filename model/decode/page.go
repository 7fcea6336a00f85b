package decode

import (
	"strconv"

	"ztsession/model"
)

// Page is what result_info has about the pages of a list. A number is 0 when it
// was not reported.
type Page struct {
	Number, PerPage, Count, TotalCount, TotalPages int
	Cursor                                         string
}

// PageOf reads result_info. Its names differ between the calls of the API:
// page, per_page, count, total_count and total_pages where pages are counted,
// cursor where they are not.
func PageOf(info model.Value) Page {
	number := func(name string) int {
		count, err := strconv.Atoi(info.Get(name).Text())
		if err != nil || count < 0 {
			return 0
		}
		return count
	}
	page := Page{
		Number: number("page"), PerPage: number("per_page"), Count: number("count"),
		TotalCount: number("total_count"), TotalPages: number("total_pages"),
	}
	if cursor := info.Get("cursor"); cursor.Kind() == model.KindText {
		page.Cursor = cursor.Text()
	}
	return page
}
