package config

import (
	"strconv"
	"strings"
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
		return "this is no table; its name stands between [ and ], as in [profiles.production]."
	case !assigned && hasColon, hasColon && strings.Contains(message, "after key") && len(colon) < len(name):
		return "a setting is written with an equals sign: " + shown(strings.TrimSpace(colon)) + " = ..."
	case !assigned:
		return "this is no setting; write name = value, or begin the line with # for a remark."
	case rest == "" || strings.HasPrefix(rest, "#"):
		return shown(name) + " has no value; write one after the equals sign, or take the line out."
	case strings.Contains(message, "start of value"), strings.Contains(message, "expected value"), strings.Contains(message, "keyword"), strings.Contains(message, "must be quoted"), strings.Contains(message, "expected digit"):
		return "a text stands in double quotes: " + shown(name) + ` = "..."`
	case strings.Contains(message, "array"):
		return "the list of " + shown(name) + " is not closed, or a comma is missing; write " + shown(name) + ` = ["...", "..."]`
	case strings.Contains(message, "unterminated"), strings.Contains(message, "new lines"), strings.Contains(message, "not terminated"):
		return "the text of " + shown(name) + " has no quote at its end."
	case strings.Contains(message, "escape"), strings.Contains(message, "character after"):
		return `a backslash in double quotes begins an escape; write \\, or put the text into single quotes.`
	default:
		return "it cannot be read as TOML: " + shown(message) + "."
	}
}
