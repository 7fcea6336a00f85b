package sim

import (
	"fmt"
	"iter"
	"net/url"
	"strconv"

	"ztsession/api/sim/literal"
)

// page is the part of a list that is asked for.
type page struct {
	number, size int
}

// paging reads page and per_page. It returns what is wrong with them, or nothing.
func paging(query url.Values, smallest, largest, standard int) (p page, bad string) {
	p = page{number: 1, size: standard}
	if text := query.Get("page"); text != "" {
		number, err := strconv.Atoi(text)
		if err != nil || number < 1 || number > 1e9 {
			return p, "page must be a number from 1 on"
		}
		p.number = number
	}
	if text := query.Get("per_page"); text != "" {
		size, err := strconv.Atoi(text)
		if err != nil || size < smallest || size > largest {
			return p, fmt.Sprintf("per_page must be a number from %d to %d", smallest, largest)
		}
		p.size = size
	}
	return p, ""
}

// first is the place of the page's first entry.
func (p page) first() int { return (p.number - 1) * p.size }

// of returns the places on the page, of a list of so many entries.
func (p page) of(total int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := p.first(); i < min(p.first()+p.size, total); i++ {
			if !yield(i-p.first(), i) {
				return
			}
		}
	}
}

// info is the envelope's result_info.
func (p page) info(count, total int) literal.Member {
	return literal.Member{Name: "result_info", Value: literal.Of("page", p.number, "per_page", p.size, "count", count,
		"total_count", total, "total_pages", (total+p.size-1)/p.size)}
}

// pageOf answers with the page that is asked for of a list of so many entries,
// each as object returns it. Without per_page a page has usual entries.
func pageOf(c *call, total, usual int, object func(i int) literal.Object) *answer {
	page, bad := paging(c.query, 1, 1000, usual)
	if bad != "" {
		return invalidRequest(bad)
	}
	result := literal.List{}
	for _, i := range page.of(total) {
		result = append(result, object(i))
	}
	return success(result, page.info(len(result), total))
}
