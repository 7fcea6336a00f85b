package model

import (
	"regexp"
	"strings"
	"sync"
)

// Trouble is why a check that did not pass has no finding about the device.
type Trouble uint8

// The troubles.
const (
	NoTrouble     Trouble = iota
	NotChecked            // the rule was not checked on this device
	SignInRefused         // Cloudflare cannot sign in to the vendor
	Throttled             // the vendor limits requests
	NoAnswer              // whoever was to be asked did not answer
	DeviceUnknown         // the vendor does not know the device
	NoResult              // the vendor gave no result, for another reason or none
)

// Trouble returns why the check has no finding about the device. Cloudflare's
// own page for refused people writes "Rule was not checked" where an entry has no
// check; another published one looks for the words in error. No error text of
// a vendor is published, so these are told apart by words that are usual in them.
func (c *PostureCheck) Trouble() Trouble {
	if c.saysNotChecked() {
		return NotChecked
	}
	vendor, found := c.AsksVendor(), c.HasFinding()
	if found && !vendor {
		return NoTrouble
	}
	trouble := troubleIn(c.ErrorText())
	switch {
	case vendor && trouble != NoTrouble && (trouble != NotChecked || !found):
		return trouble
	case found:
		return NoTrouble
	case vendor && (c.Check.Exists() || c.ErrorText() != ""):
		return NoResult
	case trouble == NoAnswer:
		return NoAnswer
	case c.Type.Presence == Absent && !c.Input.Exists() && !c.Check.Exists():
		// Nothing but the verdict was sent, so it says nothing that there is no check.
		return NoTrouble
	default:
		return NotChecked
	}
}

// ErrorText returns the error of the check, as it was sent where it is no text.
func (c *PostureCheck) ErrorText() string {
	if c.Error.Presence == Misfit {
		return c.Error.AsSent
	}
	return c.Error.Value
}

func (c *PostureCheck) saysNotChecked() bool {
	text := c.ErrorText()
	return text != "" && strings.Contains(strings.ToLower(text), "not checked")
}

// vendorTypes are the types of rules that a vendor's service answers for the
// device; others of them end in _s2s. Tanium's older type asks the vendor's
// agent through the browser.
var vendorTypes = map[string]bool{"intune": true, "kolide": true, "workspace_one": true, "tanium": true, "uptycs": true}

// AsksVendor reports whether a vendor's service is asked about the device, and
// not the client on it.
func (c *PostureCheck) AsksVendor() bool {
	kind := strings.ToLower(c.Type.Value)
	return vendorTypes[kind] || strings.HasSuffix(kind, "_s2s") || c.Input.Get("connection_id").Exists()
}

// HasFinding reports whether check has anything about the device: more than
// null, empty members and what it repeats of the rule. A device that sends an
// empty text has nothing under that name, which is a finding; a vendor that sends
// one has no answer.
func (c *PostureCheck) HasFinding() bool { return hasLeaf(c.Check, !c.AsksVendor()) }

func hasLeaf(v Value, emptyCounts bool) bool {
	switch v.Kind() {
	case KindList, KindObject:
		for child := range v.Children() {
			switch child.Key() {
			case "operator", "operating_system", "connection_id":
				continue
			}
			if hasLeaf(child, emptyCounts) {
				return true
			}
		}
		return false
	case KindText:
		return v.Text() != "" || emptyCounts && v.Key() != "" && v.Key() != "check"
	case KindBool, KindNumber:
		return true
	case KindNone, KindNull:
		return false
	default:
		return false
	}
}

// troubleWords are the words by which the error of a vendor is told, the first
// that fit. They are compiled when they are first needed: most sessions have none.
var troubleWords = sync.OnceValue(func() []troubleWord {
	return []troubleWord{
		{NotChecked, regexp.MustCompile(`not applicable|unsupported (platform|operating system|os)|not supported on|skipped`)},
		{Throttled, regexp.MustCompile(`\b429\b|\brate\b|rate.?limit|too many requests|throttl`)},
		{SignInRefused, regexp.MustCompile(`\b40[13]\b|unauthori|invalid_client|invalid_grant|forbidden|token|secret|credential|access denied|permission`)},
		{NoAnswer, regexp.MustCompile(`time.?out|timed out|deadline|\b5\d\d\b|unavailable|unreachable|refused|reset by peer|no such host|\bdial\b|\beof\b|bad gateway|network|x509|\btls\b`)},
		{DeviceUnknown, regexp.MustCompile(`not found|no match|unmatched|no device|unknown device|no record|not known|\b404\b`)},
	}
})

type troubleWord struct {
	trouble Trouble
	words   *regexp.Regexp
}

// troubles are those of error texts that were read before: where a vendor has one, it
// has it for each of its checks, and they are sorted by it.
var troubles = struct {
	mu sync.Mutex
	of map[string]Trouble
}{of: map[string]Trouble{}}

// troubleIn returns the trouble that an error text speaks of.
func troubleIn(text string) Trouble {
	const mostTexts, longest = 100, 1000 // bytes
	if text == "" {
		return NoTrouble
	}
	if len(text) > longest {
		return troubleSaidBy(text)
	}
	troubles.mu.Lock()
	defer troubles.mu.Unlock()
	trouble, known := troubles.of[text]
	if !known {
		if len(troubles.of) >= mostTexts {
			clear(troubles.of)
		}
		trouble = troubleSaidBy(text)
		troubles.of[strings.Clone(text)] = trouble
	}
	return trouble
}

func troubleSaidBy(text string) Trouble {
	text = strings.ToLower(text)
	for _, one := range troubleWords() {
		if one.words.MatchString(text) {
			return one.trouble
		}
	}
	return NoTrouble
}
