package access

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/text/fold"
)

// Wanted are the lists that say more of what a session names.
type Wanted struct{ Tokens, Authorities, Rules bool }

// WantedOf returns the lists that a session makes worth reading: that of the service
// tokens where one logged in, that of the authorities where a certificate was
// presented, or might have been asked for, and that of the posture rules where a
// device took part.
func WantedOf(s *model.Session) Wanted {
	facts := Facts{Session: s}
	want := Wanted{Tokens: facts.isToken()}
	want.Rules = !want.Tokens && (len(s.Posture.Value) > 0 || model.Is(s.WARP, true))
	switch s.Certificate().State {
	case model.CertificateAccepted, model.CertificateRefused, model.CertificateUnclear:
		want.Authorities = true
	case model.CertificateNotPresented:
		want.Authorities = !want.Tokens && len(hostsOf(s)) > 0
	case model.CertificateNotReported:
	}
	return want
}

// More reports whether one of the lists is wanted that other does not want.
func (w Wanted) More(other Wanted) bool {
	return w.Tokens && !other.Tokens || w.Authorities && !other.Authorities || w.Rules && !other.Rules
}

// Lists are the lists that were read for it.
type Lists struct {
	Tokens      Table[ServiceToken]
	Authorities Table[model.Authority]
	Rules       Table[PostureRule]
}

// SettingsOf returns what the lists say of what a session names. The session is not
// masked.
func SettingsOf(s *model.Session, lists Lists) *model.Settings {
	found := &model.Settings{}
	facts := Facts{Session: s, Tokens: lists.Tokens}
	for _, one := range []struct {
		of    Capability
		state State
		shows string
	}{
		{ToReadTokens, lists.Tokens.State, "what the service token of a session is called, and until when it is good"},
		{ToReadPosture, lists.Rules.State, "which posture rules there are, and so whether a check is missing"},
		{ToReadCertificates, lists.Authorities.State, "which authority is behind a client certificate, and at which hosts one is asked for"},
	} {
		if one.state == Forbidden {
			found.Refused = append(found.Refused, model.Refusal{What: one.shows, Permission: one.of.Permission()})
		}
	}
	if client, ok := facts.clientID(); ok && facts.isToken() && lists.Tokens.State == Read {
		found.Token = &model.TokenSetting{Listed: len(lists.Tokens.Rows)}
		if token, known := facts.tokenByClient(client); known {
			found.Token.Token = &token
		}
	}
	if lists.Rules.State == Read {
		found.Rules = model.Known(withoutEntry(s, lists.Rules))
	}
	if lists.Authorities.State == Read {
		found.Certificate = certificateOf(s, lists.Authorities)
	}
	return found
}

// certificateOf finds the authority behind a certificate by likeness, and what is
// asked for at the hosts of the session's applications.
func certificateOf(s *model.Session, table Table[model.Authority]) *model.CertificateSetting {
	all := make([]model.Authority, 0, len(table.Rows))
	for _, one := range table.Rows {
		all = append(all, one)
	}
	// The one that is good longest counts where several are called alike.
	slices.SortFunc(all, func(a, b model.Authority) int {
		if c := b.Expires.Value.Compare(a.Expires.Value); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	found := &model.CertificateSetting{Listed: len(all)}
	hosts := hostsOf(s)
	if s.Certificate().State != model.CertificateNotPresented {
		found.Authority, found.By = likely(all, issuerName(s), hosts)
	}
	for _, host := range hosts {
		one := model.AuthorityHost{Host: host}
		for i := range all {
			if isAskedAt(&all[i], host) {
				one.Names = append(one.Names, all[i].Title())
				one.Own = one.Own || found.Authority != nil && all[i].ID == found.Authority.ID
			}
		}
		slices.Sort(one.Names)
		found.Hosts = append(found.Hosts, one)
	}
	return found
}

// issuerName returns what the issuer of the certificate calls itself, its common
// name; nothing where none was reported.
func issuerName(s *model.Session) string {
	for _, part := range model.ParseDN(s.MTLS.Value.CertIssuerDN.Value) {
		if strings.EqualFold(part.Type, "CN") {
			return part.Value
		}
	}
	return ""
}

// shortestAlike is how many bytes a name has at least that may be a part of another.
const shortestAlike = 6

// likely returns the authority that is called as the issuer is, else the only one
// with a name like it, else the only one that is asked for at the hosts.
func likely(all []model.Authority, issuer string, hosts []string) (*model.Authority, model.Likeness) {
	name := folded(issuer)
	var alike, asked []*model.Authority
	for i := range all {
		own := folded(all[i].Name.Value)
		switch {
		case name != "" && own == name:
			return &all[i], model.SameName
		case len(own) >= shortestAlike && len(name) >= shortestAlike && (strings.Contains(name, own) || strings.Contains(own, name)):
			alike = append(alike, &all[i])
		}
		if slices.ContainsFunc(hosts, func(host string) bool { return isAskedAt(&all[i], host) }) {
			asked = append(asked, &all[i])
		}
	}
	switch {
	case len(alike) == 1:
		return alike[0], model.LikeName
	case len(alike) == 0 && len(asked) == 1:
		return asked[0], model.SameHost
	default:
		return nil, model.NotAlike
	}
}

func folded(name string) string { return strings.Join(strings.Fields(fold.Text(name)), " ") }

// hostsOf returns the hosts of the session's applications, each once: those that a
// browser asks through Access. Applications elsewhere, such as SaaS, have none.
func hostsOf(s *model.Session) []string {
	if s.Origin.Listed == nil {
		return nil
	}
	var hosts []string
	for _, app := range s.Origin.Listed.Apps {
		host, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(app.Hostname)), "/")
		isWeb := app.Type == "" || app.Type == "self_hosted" || app.Type == "ssh" || app.Type == "vnc" || app.Type == "rdp"
		if isWeb && host != "" && !slices.Contains(hosts, host) && len(hosts) < mostHosts {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

// mostHosts is how many hosts are looked at.
const mostHosts = 20

// isAskedAt reports whether certificates of an authority are asked for at a host. An
// asterisk stands for one part of a name.
func isAskedAt(a *model.Authority, host string) bool {
	return slices.ContainsFunc(a.Hosts.Value, func(associated string) bool {
		associated = strings.ToLower(strings.TrimSpace(associated))
		if below, ok := strings.CutPrefix(associated, "*."); ok {
			_, rest, _ := strings.Cut(host, ".")
			return rest == below
		}
		return associated == host
	})
}
