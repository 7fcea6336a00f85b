package headline

import (
	"cmp"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/country"
	"ztsession/model/facts"
	"ztsession/model/schema"
)

func (w *writer) login() Piece {
	p := Piece{ID: "login", Question: "Login", Rank: 5, Tone: w.tone(facts.Plain, ".idp", ".service_token")}
	called := facts.Provider(w.s)
	switch {
	case model.Is(w.s.ServiceToken, true):
		p.Text, p.Brief = "a service token, not a person", "service token"
	case w.s.IDP.Value.Type.Value == schema.OneTimePIN:
		p.Text, p.Brief = "a code by e-mail", "e-mail code"
	case called != "":
		if !w.whole {
			// Who reads a line knows whose Entra ID is.
			called = strings.TrimPrefix(called, "Microsoft ")
		}
		p.Text, p.Outside = w.clip(called, mostOfAName), true
		// What stands in brackets tells several apart: Okta (prod).
		p.Brief, _, _ = strings.Cut(p.Text, " (")
	default:
		p.Text, p.Brief, p.Tone = "login method not reported", "no login method", w.tone(facts.Muted, ".idp")
	}
	p.Sign = "login"
	return p
}

func (w *writer) from() Piece {
	p := Piece{ID: "from", Question: "From", Outside: true, Rank: 2, Sign: "country", Tone: w.tone(facts.Plain, ".geo", ".ip")}
	ip, ipKnown := w.s.IP.Get()
	ip = w.clip(ip, mostOfAName+8)
	code, codeKnown := w.s.Geo.Value.Country.Get()
	code = w.clip(code, mostOfAName)
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
		p.Answer, p.Outside = "not reported", false
	}
	if code == country.Tor {
		p.Sign = "Tor"
	}
	return p
}

func (w *writer) loggedIn() Piece {
	p := Piece{ID: "issued", Question: "Logged in", Rank: 4, Sign: "login time", Tone: w.tone(facts.Plain, ".iat")}
	at, ok := w.s.IssuedAt.Get()
	switch {
	case ok && clock.IsPlausible(at):
		p.Answer = w.clock.Moment(at)
		p.Text, p.Brief = "logged in "+p.Answer, "in "+w.clock.Ago(at)
		if w.clock.Ago(at) == "just now" {
			p.Brief = "in just now"
		}
	case isNone(w.s.IssuedAt):
		p.Text, p.Brief, p.Answer = "login: "+clock.NoTime, "login: "+clock.NoTime, clock.NoTime
	default:
		p.Answer = w.s.IssuedAt.Presence.String()
		p.Text = "login time " + p.Answer
		p.Brief, p.Tone = p.Text, w.tone(facts.Muted, ".iat")
	}
	return p
}

func (w *writer) device() Piece {
	p := Piece{ID: DevicePiece, Question: "Device", Outside: true, Rank: 3, Sign: "device", Tone: w.tone(facts.Plain, ".device_id", ".device_sessions")}
	id, ok := w.s.DeviceID.Get()
	if !ok {
		p.Text, p.Brief, p.Tone = "no device", "no device", w.tone(facts.Muted, ".device_id", ".device_sessions")
		p.Answer, p.Outside = w.s.DeviceID.Presence.String(), false
		return p
	}
	// The panes have the whole id.
	p.Answer = w.clip(id, 8)
	p.Text = "device " + p.Answer
	p.Brief = p.Text
	if w.s.Names == nil {
		return p
	}
	info, known := w.s.Names.Devices[id]
	called, named := info.Name.Get()
	if !known || !named {
		return p
	}
	p.Text, p.Answer = w.clip(called, mostOfAName), ""
	p.Brief = p.Text
	if system := facts.System(&info); system != "" {
		p.Text += " (" + w.clip(system, mostOfAName) + ")"
	}
	return p
}

func (w *writer) network() Piece {
	p := Piece{ID: "network", Question: "WARP", Rank: 1, Sign: "WARP"}
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
	p.Answer = strings.TrimPrefix(p.Text, "WARP ")
	return p
}

func (w *writer) certificate() Piece {
	certificate := w.s.Certificate()
	p := Piece{ID: "certificate", Question: "Client certificate", Rank: 6, Sign: "certificate", Tone: w.tone(facts.Plain, ".mtls_auth", ".auth_status")}
	switch certificate.State {
	case model.CertificateNotReported:
		p.Text, p.Answer, p.Tone = "certificate not reported", "not reported", w.tone(facts.Muted, ".mtls_auth", ".auth_status")
	case model.CertificateNotPresented:
		p.Text, p.Answer = "no certificate", "none presented"
	case model.CertificateAccepted:
		p.Text, p.Answer, p.Tone = "certificate accepted", "accepted", w.tone(facts.Good, ".mtls_auth", ".auth_status")
	case model.CertificateRefused:
		p.Text, p.Brief = "certificate refused", "cert refused"
		if certificate.Reason != "" {
			p.Text, p.Outside = p.Text+": "+w.clip(facts.Refusal(certificate.Reason), mostOfAName), true
		}
		p.Answer = strings.TrimPrefix(p.Text, "certificate ")
	case model.CertificateUnclear:
		p.Text, p.Answer = "certificate unclear", "unclear"
	}
	p.Brief = cmp.Or(p.Brief, p.Text)
	return p
}
