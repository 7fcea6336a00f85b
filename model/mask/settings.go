package mask

import (
	"slices"

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
	masked.Rules.Value = List(s.Rules.Value, func(one model.RuleSetting) model.RuleSetting {
		one.Rule = *r.postureRule(&one.Rule)
		return one
	})
	return &masked
}

// Rules gives masked checks the rules that the checks have which they were made of,
// masked too. What others hold of the checks does not change.
func (m *Masker) Rules(masked, from []model.PostureCheck) []model.PostureCheck {
	return with(m, masked, func(r *registry, masked []model.PostureCheck) []model.PostureCheck {
		return r.rules(masked, rulesOf(from))
	})
}

// rulesOf returns the rules of checks; nil where none has one.
func rulesOf(checks []model.PostureCheck) []*model.PostureRule {
	var rules []*model.PostureRule
	for i := range checks {
		if rule := checks[i].Rule; rule != nil {
			if rules == nil {
				rules = make([]*model.PostureRule, len(checks))
			}
			rules[i] = rule
		}
	}
	return rules
}

func (r *registry) rules(checks []model.PostureCheck, rules []*model.PostureRule) []model.PostureCheck {
	cloned := false
	for i := range checks {
		var rule *model.PostureRule
		if i < len(rules) && rules[i] != nil {
			rule = r.postureRule(rules[i])
		}
		if rule == nil && checks[i].Rule == nil {
			continue
		}
		if !cloned {
			checks, cloned = slices.Clone(checks), true
		}
		checks[i].Rule = rule
	}
	return checks
}

// postureRule masks a rule as the checks of a session are masked. What it wants is
// left out, since nothing shows it.
func (r *registry) postureRule(rule *model.PostureRule) *model.PostureRule {
	masked := *rule
	masked.Name, masked.Description = r.field(rule.Name, schema.Scan), r.field(rule.Description, schema.Scan)
	masked.Type = r.word(rule.Type)
	masked.Schedule, masked.Expiration = r.field(rule.Schedule, schema.Scan), r.field(rule.Expiration, schema.Scan)
	masked.Platforms = List(rule.Platforms, func(platform string) string {
		if isKnownWord(platform) {
			return platform
		}
		return r.pseudonym(schema.Claim, platform)
	})
	harmless(&masked.Enabled)
	masked.Input, masked.Other = model.Value{}, nil
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
