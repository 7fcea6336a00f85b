package mask

import (
	"ztsession/model"
	"ztsession/model/schema"
)

// Settings masks what an account has set about what a session names.
func (m *Masker) Settings(s *model.Settings) *model.Settings {
	return with(m, s, (*registry).settings)
}

func (r *registry) settings(s *model.Settings) *model.Settings {
	if s == nil {
		return nil
	}
	masked := *s
	if s.Token != nil {
		token := *s.Token
		token.Token = r.serviceToken(token.Token)
		masked.Token = &token
	}
	if s.Certificate != nil {
		certificate := *s.Certificate
		certificate.Authority = r.authority(certificate.Authority)
		certificate.Hosts = List(certificate.Hosts, func(host model.AuthorityHost) model.AuthorityHost {
			host.Host = r.pseudonym(schema.HostName, host.Host)
			host.Names = List(host.Names, r.authorityName)
			return host
		})
		masked.Certificate = &certificate
	}
	return &masked
}

func (r *registry) authorityName(name string) string {
	return r.pseudonym(schema.DistinguishedName, name)
}

func (r *registry) serviceToken(t *model.ServiceToken) *model.ServiceToken {
	if t == nil {
		return nil
	}
	masked := *t
	masked.ID, masked.ClientID = r.pseudonym(schema.ServiceTokenID, t.ID), r.pseudonym(schema.ServiceTokenID, t.ClientID)
	masked.Name, masked.Duration = r.field(t.Name, schema.ServiceTokenID), r.field(t.Duration, schema.Scan)
	harmless(&masked.Enabled)
	harmless(&masked.Expires)
	harmless(&masked.LastSeen)
	return &masked
}

func (r *registry) authority(a *model.Authority) *model.Authority {
	if a == nil {
		return nil
	}
	masked := *a
	masked.ID, masked.Name = r.free(a.ID), r.field(a.Name, schema.DistinguishedName)
	masked.Fingerprint = r.field(a.Fingerprint, schema.KeyID)
	masked.Hosts.Value = List(a.Hosts.Value, func(host string) string { return r.pseudonym(schema.HostName, host) })
	harmless(&masked.Hosts)
	harmless(&masked.Expires)
	return &masked
}
