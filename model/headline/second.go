package headline

import (
	"cmp"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/country"
	"ztsession/model/facts"
	"ztsession/model/text/words"
)

func (w *writer) login() Piece {
	p := Piece{ID: "login", Rank: 5, Tone: w.tone(facts.Plain, ".idp", ".service_token")}
	id, kind := w.s.IDP.Value.ID.Value, w.s.IDP.Value.Type.Value
	looked := ""
	if w.s.Names != nil {
		looked = w.s.Names.Providers[id].Name
	}
	switch {
	case model.Is(w.s.ServiceToken, true):
		p.Text, p.Brief = "a service token, not a person", "service token"
	case looked != "":
		p.Text = words.Clip(looked, mostOfAName)
		// What stands in brackets tells several apart: Okta (prod).
		p.Brief, _, _ = strings.Cut(p.Text, " (")
	case strings.EqualFold(kind, "onetimepin"):
		p.Text, p.Brief = "a code by e-mail", "e-mail code"
	case kind != "":
		p.Text = words.Clip(kind, mostOfAName)
		p.Brief = p.Text
	default:
		p.Text, p.Brief, p.Tone = "login method not reported", "no login method", w.tone(facts.Muted, ".idp")
	}
	p.Sign = "login"
	return p
}

func (w *writer) from() Piece {
	p := Piece{ID: "from", Rank: 2, Sign: "country", Tone: w.tone(facts.Plain, ".geo", ".ip")}
	ip, ipKnown := w.s.IP.Get()
	ip = words.Clip(ip, mostOfAName+8)
	code, codeKnown := w.s.Geo.Value.Country.Get()
	code = words.Clip(code, mostOfAName)
	where := code
	if name, ok := country.Name(code); ok {
		where = name
	}
	switch {
	case codeKnown && ipKnown:
		p.Text, p.Brief = country.Words(code)+", "+ip, where+" "+ip
	case codeKnown:
		p.Text, p.Brief = country.Words(code)+", no address", where
	case ipKnown:
		p.Text, p.Brief = ip+", no country", ip
	default:
		p.Text, p.Brief, p.Tone = "place not reported", "no place", w.tone(facts.Muted, ".geo", ".ip")
	}
	if code == country.Tor {
		p.Sign = "Tor"
	}
	return p
}

func (w *writer) loggedIn() Piece {
	p := Piece{ID: "issued", Rank: 4, Sign: "login time", Tone: w.tone(facts.Plain, ".iat")}
	at, ok := w.s.IssuedAt.Get()
	switch {
	case ok && clock.IsPlausible(at):
		p.Text, p.Brief = "logged in "+w.clock.Moment(at), "in "+w.clock.Ago(at)
		if w.clock.Ago(at) == "just now" {
			p.Brief = "in just now"
		}
	case isNone(w.s.IssuedAt):
		p.Text, p.Brief = "login: "+clock.NoTime, "login: "+clock.NoTime
	default:
		p.Text = "login time " + w.s.IssuedAt.Presence.String()
		p.Brief, p.Tone = p.Text, w.tone(facts.Muted, ".iat")
	}
	return p
}

func (w *writer) device() Piece {
	p := Piece{ID: "device", Rank: 3, Sign: "device", Tone: w.tone(facts.Plain, ".device_id", ".device_sessions")}
	id, ok := w.s.DeviceID.Get()
	if !ok {
		p.Text, p.Brief, p.Tone = "no device", "no device", w.tone(facts.Muted, ".device_id", ".device_sessions")
		return p
	}
	// The panes have the whole id.
	p.Text = "device " + words.Clip(id, 8)
	p.Brief = p.Text
	if w.s.Names == nil {
		return p
	}
	info, known := w.s.Names.Devices[id]
	called, named := info.Name.Get()
	if !known || !named {
		return p
	}
	p.Text = words.Clip(called, mostOfAName)
	p.Brief = p.Text
	if system := facts.System(&info); system != "" {
		p.Text += " (" + words.Clip(system, mostOfAName) + ")"
	}
	return p
}

func (w *writer) network() Piece {
	p := Piece{ID: "network", Rank: 1, Sign: "WARP"}
	_, tone := facts.WARP(w.s)
	p.Tone = w.tone(tone, ".is_warp", ".is_gateway")
	warp, warpKnown := w.s.WARP.Get()
	gateway, gatewayKnown := w.s.Gateway.Get()
	switch {
	case warpKnown && warp && gatewayKnown && gateway:
		p.Text, p.Brief = "WARP on, our organisation", "WARP ours"
	case warpKnown && warp && gatewayKnown:
		p.Text, p.Brief = "WARP on, not in our organisation", "WARP not ours"
	case warpKnown && warp:
		p.Text, p.Brief = "WARP on", "WARP on"
	case warpKnown && gateway:
		p.Text, p.Brief = "WARP off, yet Gateway on", "WARP unclear"
	case warpKnown:
		p.Text, p.Brief = "WARP off", "WARP off"
	default:
		p.Text, p.Brief = "WARP not reported", "WARP not reported"
		p.Tone = w.tone(facts.Muted, ".is_warp", ".is_gateway")
	}
	return p
}

func (w *writer) certificate() Piece {
	certificate := w.s.Certificate()
	p := Piece{ID: "certificate", Rank: 6, Sign: "certificate", Tone: w.tone(facts.Plain, ".mtls_auth", ".auth_status")}
	switch certificate.State {
	case model.CertificateNotReported:
		p.Text, p.Tone = "certificate not reported", w.tone(facts.Muted, ".mtls_auth", ".auth_status")
	case model.CertificateNotPresented:
		p.Text = "no certificate"
	case model.CertificateAccepted:
		p.Text, p.Tone = "certificate accepted", w.tone(facts.Good, ".mtls_auth", ".auth_status")
	case model.CertificateRefused:
		p.Text, p.Brief = "certificate refused", "cert refused"
		if certificate.Reason != "" {
			p.Text += ": " + words.Clip(certificate.Reason, mostOfAName)
		}
	case model.CertificateUnclear:
		p.Text = "certificate unclear"
	}
	p.Brief = cmp.Or(p.Brief, p.Text)
	return p
}
