package mask

import (
	"net/netip"
	"strings"

	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/schema"
)

// how returns how a text or a number at its place is masked: Keep, Scan, Status
// or a sort of personal data. What does not have the shape of its place is
// replaced whole, since it may be anything.
func (r *registry) how(v model.Value, at place) schema.Mask {
	switch {
	case isPersonal(at.mask):
		return at.mask
	case at.mask == schema.Scan && v.Kind() == model.KindText && !isStructured(v.Text()) && r.canScan():
		return schema.Scan
	case at.mask == schema.Scan:
		return schema.Claim
	case len(v.Text()) > longestText:
		return schema.Claim
	case at.shape == schema.ContentShape && v.Kind() == model.KindText && isPath(v.Text()) && r.canScan():
		return schema.Scan
	case fits(v, at.shape):
		return schema.Keep
	default:
		return schema.Claim
	}
}

// canScan reports whether texts are looked through: what could be in them is
// known, and they are not too many.
func (r *registry) canScan() bool { return !r.isFull() && r.budget > 0 }

// fits reports whether a value has a shape that makes it harmless.
func fits(v model.Value, shape schema.Shape) bool {
	text := v.Text()
	if v.Kind() == model.KindText && strings.TrimSpace(text) == "" {
		return true
	}
	switch shape {
	case schema.TruthShape:
		return decode.Truth(v).Presence == model.Reported
	case schema.MomentShape:
		return decode.IsMoment(v)
	case schema.DigitsShape:
		return shortNumber().MatchString(text)
	case schema.CountryShape:
		return country().MatchString(text)
	case schema.WordShape:
		return isKnownWord(text) || word().MatchString(text) && !hasLongNumber(text)
	case schema.KnownShape:
		return isKnownWord(text)
	case schema.StatusShape:
		return isStatus(text)
	case schema.SpanShape:
		return span().MatchString(text)
	case schema.IDShape:
		return isRuleID(text)
	case schema.ContentShape:
		return isContent(v, text)
	default:
		return false
	}
}

var (
	shortNumber = later(`^-?[0-9]{1,6}(\.[0-9]{1,6})?$`)
	country     = later(`^[A-Za-z][A-Za-z0-9]$`)
	word        = later(`^[a-z0-9_]{1,40}$`)
	span        = later(`^([0-9]{1,6}(ms|s|m|h|d|w))+$`)
	uuid        = later(`^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$`)
	hexID       = later(`^[0-9a-f]{4,64}$`)
	identifier  = later(`^[a-z][a-z0-9_-]{0,63}$`)
	versionLike = later(`^[vV]?[0-9]{1,8}(\.[0-9]{1,8}){1,4}([-+ (][A-Za-z0-9.()-]{0,24})?$`)
	revision    = later(`^\(?[A-Za-z0-9]{1,6}\)?$`)
	template    = later(`^\$\{[a-z_]{1,40}\}$`)
	dateLike    = later(`^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,18} ?(Z|[+-][0-9:]{4,6})?)?$`)
	operator    = later(`^([<>]=?|==?|!=)$`)
	hash        = later(`^[0-9A-Fa-f]{64}$`)
)

// isContent reports whether what a posture rule wants or found is no personal
// data: a word that is known, a short number, a version, a moment, an operator.
func isContent(v model.Value, text string) bool {
	switch {
	case len(text) == 1, isKnownWord(text), shortNumber().MatchString(text), span().MatchString(text), operator().MatchString(text), template().MatchString(text):
		return true
	}
	name := strings.ToLower(nameOf(v))
	switch {
	case strings.Contains(name, "version"):
		return versionLike().MatchString(text) || revision().MatchString(text)
	case moments()[name]:
		return decode.IsMoment(v)
	case name == "sha256":
		return hash().MatchString(text)
	case name == "extended_key_usage", name == "os_distro_revision":
		return revision().MatchString(text) || versionLike().MatchString(text)
	}
	if _, err := netip.ParseAddr(text); err == nil {
		return false
	}
	return versionLike().MatchString(text) || dateLike().MatchString(text)
}

// nameOf returns the name of the field that a value stands in.
func nameOf(v model.Value) string {
	for v.Parent().Kind() == model.KindList {
		v = v.Parent()
	}
	return v.Key()
}

// isRuleID reports whether text looks like the id of a rule or of an identity
// provider: a UUID, or a short word in small letters.
func isRuleID(text string) bool {
	return len(text) <= 3 || hexID().MatchString(text) && !hasLongNumber(text) || uuid().MatchString(text) || identifier().MatchString(text) && !hasLongNumber(text)
}

// hasLongNumber reports whether text has a number as long as those of telephones.
func hasLongNumber(text string) bool {
	run := 0
	for i := range len(text) {
		if !isDigit(text[i]) {
			run = 0
			continue
		}
		if run++; run > 6 {
			return true
		}
	}
	return false
}

// isPath reports whether text is the path of a file or a volume.
func isPath(text string) bool {
	if isStructured(text) {
		return false
	}
	switch {
	case strings.HasPrefix(text, "/"), strings.HasPrefix(text, "~"), strings.HasPrefix(text, "%"), strings.HasPrefix(text, "${"):
		return true
	default:
		return len(text) > 1 && text[1] == ':' && isLetter(text[0]) && (len(text) == 2 || text[2] == '\\' || text[2] == '/')
	}
}

// isStructured reports whether text holds other values than a sentence: JSON,
// XML, an object as PowerShell prints it, a line of a table.
func isStructured(text string) bool {
	if len(text) > longestText {
		return true
	}
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return false
	}
	if strings.HasPrefix(trimmed, "@{") || strings.HasPrefix(trimmed, "@(") || strings.ContainsRune("{[<", rune(trimmed[0])) {
		return true
	}
	if strings.ContainsAny(text, "\t\n\r") || strings.Count(text, ";") > 1 || strings.Count(text, "|") > 1 || strings.Contains(text, `":`) {
		return true
	}
	return tight(text, ',') > 1 || strings.Contains(text, "@{") || strings.ContainsAny(text, "=:") && labelled().MatchString(text)
}

// labelled finds a value with its name before it: device_name=PC, user: jane.
var labelled = later(`(?i)\b[a-z_]{2,40}=\S|\b(user|username|name|owner|host|hostname|device|computer|e-?mail|serial|phone)\s*:\s*\S`)

// tight counts the separators with no space behind them.
func tight(text string, separator byte) int {
	count := 0
	for i := range len(text) - 1 {
		if text[i] == separator && text[i+1] != ' ' {
			count++
		}
	}
	return count
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
