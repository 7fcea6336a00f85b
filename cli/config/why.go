package config

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func number(n int) string { return strconv.Itoa(n) }

// why says what is wrong with a setting that the parser cannot read, whose first
// line is given, by what people get wrong most often, else in the parser's words.
func why(message, line string) string {
	name, rest, assigned := strings.Cut(line, "=")
	colon, _, hasColon := strings.Cut(line, ":")
	name, rest = strings.TrimSpace(name), strings.TrimSpace(rest)
	switch {
	case strings.HasPrefix(line, "["):
		return whyTable(line)
	case strings.HasPrefix(line, "{"):
		return `this is JSON; a setting is written as in theme = "dark".`
	case !assigned && hasColon, hasColon && strings.Contains(message, "after key") && len(colon) < len(name):
		return "a setting is written with an equals sign: " + shown(strings.TrimSpace(colon)) + " = ..."
	case !assigned:
		return "this is no setting; write name = value, or begin the line with # for a remark."
	case name == "":
		return "the name before the equals sign is missing; write name = value."
	case rest == "" || strings.HasPrefix(rest, "#"):
		return shown(name) + " has no value; write one after the equals sign, or take the line out."
	default:
		return whyValue(message, name, rest)
	}
}

// whyTable says what is wrong with the name of a table.
func whyTable(line string) string {
	if name, ok := strings.CutPrefix(line, "["+profilesTable+"."); ok {
		if name, _, closed := strings.Cut(name, "]"); closed && !nameOfProfile().MatchString(name) {
			return notAName(strings.Trim(name, "\"'"))
		}
	}
	return "this is no table; its name stands between [ and ], as in [profiles.production]."
}

// whyValue says what is wrong with a value.
func whyValue(message, name, value string) string {
	name = shown(name)
	switch {
	case isTypographic(value):
		return "these are no quotes that TOML knows; write plain ones: " + name + ` = "..."`
	case isBare(value) && isYesNo(name):
		return name + " is true or false, without quotes."
	case isBare(value):
		return "a text stands in double quotes: " + name + " = " + inQuotes(value)
	case strings.Contains(message, "array"):
		return "the list of " + name + " is not closed, or a comma is missing; write " + name + ` = ["...", "..."]`
	case strings.Contains(message, "unterminated"), strings.Contains(message, "new lines"), strings.Contains(message, "not terminated"):
		return "the text of " + name + " has no quote at its end."
	case strings.Contains(message, "escape"), strings.Contains(message, "character after"):
		return `a backslash in double quotes begins an escape; write \\, or put the text into single quotes.`
	case strings.Contains(message, "expected newline"):
		return "behind the value of " + name + " stands something else; each setting has a line of its own, and a remark begins with #."
	case strings.Contains(message, "start of value"), strings.Contains(message, "expected value"), strings.Contains(message, "keyword"):
		return "a text stands in double quotes, inside of " + name + " too."
	default:
		return "it cannot be read as TOML: " + shown(message) + "."
	}
}

// isTypographic reports whether a value begins with a quote as word processors make
// them: these are their initial and final punctuation, and the low one of German.
func isTypographic(value string) bool {
	r, _ := utf8.DecodeRuneInString(value)
	return unicode.In(r, unicode.Pi, unicode.Pf) || r == '\u201e'
}

// isBare reports whether a value is a text without quotes.
func isBare(value string) bool {
	if strings.ContainsRune("\"'[{", rune(value[0])) {
		return false
	}
	word, _, _ := strings.Cut(value, " ")
	return !regexp.MustCompile(`^(true|false|[+-]?[0-9][0-9_]*(\.[0-9]+)?)[,;]?$`).MatchString(word) || regexp.MustCompile(`^0[0-9]`).MatchString(word)
}

// isYesNo reports whether a setting is true or false.
func isYesNo(name string) bool {
	for _, s := range settings() {
		if s.name == american(name) {
			return s.kind == yesNo
		}
	}
	return false
}

// inQuotes returns a text as it would be right, where that is plain.
func inQuotes(text string) string {
	if regexp.MustCompile(`^[A-Za-z0-9+./:_-]{1,40}$`).MatchString(text) {
		return strconv.Quote(shown(text))
	}
	return `"..."`
}
