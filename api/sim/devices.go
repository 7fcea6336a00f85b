package sim

import (
	"slices"
	"time"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

func (a *API) getDevice(c *call) *answer {
	device, ok := a.company.Device(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	return success(literal.Of(
		"id", device.ID, "name", device.Name, "active_registrations", device.Active(),
		"created_at", literal.Time(device.CreatedAt), "updated_at", literal.Time(device.LastSeenAt), "last_seen_at", literal.Time(device.LastSeenAt),
		"deleted_at", nil, "device_type", device.Type, "os_version", orNull(device.OSVersion), "os_version_extra", orNull(device.OSVersionExtra),
		"manufacturer", orNull(device.Manufacturer), "model", orNull(device.Model), "serial_number", orNull(device.Serial),
		"mac_address", orNull(device.MAC), "hardware_id", nil, "client_version", orNull(device.ClientVersion),
		"last_seen_user", deviceUser(device), "last_seen_registration", nil,
	))
}

func (a *API) getRegistration(c *call) *answer {
	registration, device, ok := a.company.Registration(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	return success(registrationObject(registration, device))
}

func registrationObject(registration *company.Registration, device *company.Device) literal.Object {
	return literal.Of(
		"id", registration.ID, "created_at", literal.Time(registration.CreatedAt), "updated_at", literal.Time(registration.LastSeenAt),
		"last_seen_at", literal.Time(registration.LastSeenAt), "deleted_at", timeOrNull(registration.DeletedAt), "revoked_at", timeOrNull(registration.RevokedAt),
		"key", "U0lNVUxBVEVEIFBVQkxJQyBLRVkgTk9UIFJFQUw=", "key_type", registration.KeyType, "tunnel_type", registration.TunnelType,
		"device", literal.Of("id", device.ID, "name", device.Name, "client_version", device.ClientVersion),
		"user", deviceUser(device),
	)
}

func deviceUser(device *company.Device) literal.Object {
	return literal.Of("id", device.User.ID, "email", device.User.Email, "name", device.User.Name)
}

func (a *API) listRules(c *call) *answer {
	rules := a.company.Rules()
	return pageOf(c, len(rules), 100, func(i int) literal.Object {
		return ruleObject(rules[i])
	})
}

func (a *API) getRule(c *call) *answer {
	for _, rule := range a.company.Rules() {
		if rule.ID == c.ids[0] {
			return success(ruleObject(rule))
		}
	}
	return notFound()
}

func ruleObject(rule company.Rule) literal.Object {
	platforms := literal.List{}
	for _, platform := range rule.Platforms {
		platforms = append(platforms, literal.Of("platform", platform))
	}
	// Rules with Kolide's old count of issues cannot pass any more.
	isRetired := slices.ContainsFunc(rule.Input, func(m literal.Member) bool { return rule.Type == "kolide" && m.Name == "issue_count" })
	return literal.Of("id", rule.ID, "name", rule.Name, "type", rule.Type, "description", rule.Description,
		"schedule", rule.Schedule, "expiration", rule.Expiration, "match", platforms, "input", notNil(rule.Input), "enabled", !isRetired)
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return literal.Time(t)
}
