package access

import (
	"net/netip"
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// country compares the country of the request when there is one, else of the login.
func country(j *judge, r *Rule, c *Condition) {
	wanted := upper(r.text("country_code"))
	own, place := j.country()
	code, ok := own.Get()
	code = upper(code)
	found := say(Part{code, schema.Keep})
	switch {
	case wanted == "":
		c.unclear("which country")
		return
	case !ok:
		silent(c, own, "a country", place.Path)
	case code == wanted:
		c.yes(found, say(j.subject(), " came from ", found, "."), place.Path)
	case len(wanted) != 2:
		place = c.Place
		c.unknown(say("The condition has no country that can be read: ", quoted(wanted, schema.Location), "."), "")
	case len(code) != 2:
		c.unknown(say("The country of the session cannot be read: ", quoted(code, schema.Location), "."), place.Path)
	case code == "XX":
		c.unknown(say("Cloudflare did not know from which country "+strings.ToLower(j.subject())+" came."), place.Path)
		c.Found = found
	default:
		c.no(found, say(j.subject(), " came from ", found, " and not from ", Part{wanted, schema.Keep}, "."), place.Path)
	}
	c.Place = place
}

// upper returns a country as ISO 3166-1 writes it; the access log has small letters.
func upper(country string) string { return strings.ToUpper(strings.TrimSpace(country)) }

// subject is what came from an address.
func (j *judge) subject() string {
	if j.facts.Request != nil {
		return "The request"
	}
	return "The login"
}

func (j *judge) country() (model.Field[string], Place) {
	if j.facts.Request != nil && j.facts.Request.Country.Presence == model.Reported {
		return j.facts.Request.Country, Place{InLog, ".country"}
	}
	return j.facts.Session.Geo.Value.Country, Place{InSession, ".geo.country"}
}

func (j *judge) ip() (model.Field[string], Place) {
	if j.facts.Request != nil && j.facts.Request.IP.Presence == model.Reported {
		return j.facts.Request.IP, Place{InLog, ".ip_address"}
	}
	return j.facts.Session.IP, Place{InSession, ".ip"}
}

// own returns the address that rules are compared with, or sets the answer.
func (j *judge) own(c *Condition) (netip.Addr, Place, bool) {
	field, place := j.ip()
	text, ok := field.Get()
	if !ok {
		silent(c, field, "an address", place.Path)
		c.Place = place
		return netip.Addr{}, place, false
	}
	ip, err := netip.ParseAddr(strings.TrimSpace(text))
	if err != nil {
		c.unknown(say("The address of the session cannot be read."), place.Path)
		c.Place = place
		return netip.Addr{}, place, false
	}
	return ip.Unmap().WithZone(""), place, true
}

func theAddress(ip netip.Addr) Text { return say(Part{ip.String(), schema.Address}) }

// address compares with a network in CIDR notation, or with one address.
func address(j *judge, r *Rule, c *Condition) {
	wanted := r.text("ip")
	network, ok := parseNetwork(wanted)
	switch {
	case wanted == "":
		c.unclear("which address")
		return
	case !ok:
		place := c.Place
		c.unknown(say("The condition has no address that can be read: ", quoted(wanted, schema.Address), "."), "")
		c.Place = place
		return
	}
	ip, place, ok := j.own(c)
	if !ok {
		return
	}
	found := theAddress(ip)
	if network.Contains(ip) {
		c.yes(found, say(j.subject(), " came from ", found, "."), place.Path)
	} else {
		c.no(found, say(j.subject(), " came from ", found, ", which is not in ", Part{wanted, schema.Address}, "."), place.Path)
	}
	c.Place = place
}

func addressList(j *judge, r *Rule, c *Condition) {
	list, ok := j.list(r, c)
	if !ok {
		return
	}
	ip, place, ok := j.own(c)
	if !ok {
		return
	}
	found, title := theAddress(ip), quoted(list.Title(), schema.List)
	switch members := j.facts.members(list); {
	case members.covers(ip):
		c.yes(found, say(found, " is on the list ", title, "."), place.Path)
	case members.unreadable:
		c.unknown(say("The list ", title, " has entries that cannot be read."), place.Path)
	case list.IsCut:
		c.unknown(say("The list ", title, " has more entries than this program reads, and none that it read has ", found, "."), place.Path)
	default:
		c.no(found, say(found, " is not on the list ", title, "."), place.Path)
	}
	c.Place = place
}

// parseNetwork reads CIDR notation or one address. An IPv4 address inside IPv6
// is the IPv4 address, since that is how a session may report one.
func parseNetwork(text string) (netip.Prefix, bool) {
	text = strings.TrimSpace(text)
	if ip, err := netip.ParseAddr(text); err == nil {
		ip = ip.Unmap().WithZone("")
		return netip.PrefixFrom(ip, ip.BitLen()), true
	}
	network, err := netip.ParsePrefix(text)
	if err != nil {
		return netip.Prefix{}, false
	}
	const before = 96 // bits of ::ffff:0:0/96
	if ip := network.Addr(); ip.Is4In6() && network.Bits() >= before {
		network = netip.PrefixFrom(ip.Unmap(), network.Bits()-before)
	}
	return network.Masked(), true
}
