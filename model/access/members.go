package access

import (
	"net/netip"
	"strings"
)

// members are the entries of a list, made ready to be looked for: a list can have as
// many as a million, and be named often.
type members struct {
	texts    map[string]bool
	networks map[netip.Prefix]bool
	// lengths are the numbers of bits of the networks.
	lengths map[int]bool
	// unreadable means that an entry is no network, and otherLetters that one has
	// letters beyond ASCII.
	unreadable, otherLetters bool
}

// members returns the entries of a list, read once.
func (f *Facts) members(list List) *members {
	if known := f.listed[list.ID]; known != nil {
		return known
	}
	m := &members{texts: make(map[string]bool, len(list.Items)), networks: map[netip.Prefix]bool{}, lengths: map[int]bool{}}
	for _, item := range list.Items {
		text := strings.ToLower(strings.TrimSpace(item))
		m.texts[text] = true
		m.otherLetters = m.otherLetters || inOtherLetters(text, "")
		if network, ok := parseNetwork(text); ok {
			m.networks[network], m.lengths[network.Bits()] = true, true
		} else {
			m.unreadable = true
		}
	}
	if f.listed == nil {
		f.listed = map[string]*members{}
	}
	f.listed[list.ID] = m
	return m
}

// has reports whether a text is an entry, without regard to case.
func (m *members) has(text string) bool { return m.texts[strings.ToLower(strings.TrimSpace(text))] }

// covers reports whether one of the networks has an address.
func (m *members) covers(ip netip.Addr) bool {
	for bits := range m.lengths {
		if network, err := ip.Prefix(bits); err == nil && m.networks[network] {
			return true
		}
	}
	return false
}
