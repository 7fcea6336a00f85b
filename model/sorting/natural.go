package sorting

import (
	"cmp"
	"strings"
)

// Natural compares texts as people sort them: runs of digits by the numbers that
// they are, so that 10.0.9 comes before 10.0.10 and Laptop 2 before Laptop 10.
func Natural(a, b string) int {
	for {
		textA, textB := untilDigit(a), untilDigit(b)
		if textA != textB || a == "" || b == "" {
			return cmp.Compare(a, b)
		}
		a, b = a[len(textA):], b[len(textB):]
		digitsA, digitsB := untilText(a), untilText(b)
		if order := Digits(digitsA, digitsB); order != 0 {
			return order
		}
		a, b = a[len(digitsA):], b[len(digitsB):]
	}
}

// Digits compares whole numbers of any length, written in digits. No digits come
// before all numbers.
func Digits(a, b string) int {
	whole := func(digits string) string {
		if digits == "" {
			return ""
		}
		return strings.TrimLeft(digits, "0")
	}
	if order := cmp.Compare(len(whole(a)), len(whole(b))); order != 0 || (a == "") != (b == "") {
		return cmp.Or(order, cmp.Compare(len(a), len(b)))
	}
	return cmp.Compare(whole(a), whole(b))
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func untilDigit(text string) string {
	if at := strings.IndexFunc(text, isDigit); at >= 0 {
		return text[:at]
	}
	return text
}

func untilText(text string) string {
	if at := strings.IndexFunc(text, func(c rune) bool { return !isDigit(c) }); at >= 0 {
		return text[:at]
	}
	return text
}
