package mask

import (
	"regexp"
	"strings"
	"sync"

	"ztsession/model/schema"
)

// rowOf returns how a field is masked by its name in a region without a schema.
func rowOf(name string, kind regionKind) schema.Row {
	if sort := sortOf(name); isPersonal(sort) {
		return schema.Row{Mask: sort}
	}
	lower := strings.ToLower(name)
	switch kind {
	case claims:
		return claim(name, lower)
	case wanted, found:
		if lower == "id" && kind == wanted || lower == "connection_id" || lower == "certificate_id" {
			return schema.Row{Mask: schema.Keep, Shape: schema.IDShape}
		}
	case envelope:
		switch lower {
		case "message", "errors", "messages", "documentation_url", "pointer":
			return schema.Row{Mask: schema.Scan, Shape: schema.TextShape}
		case "success":
			return schema.Row{Mask: schema.Keep, Shape: schema.TruthShape}
		}
	case whole:
	}
	return schema.Row{Mask: schema.Keep, Shape: schema.ContentShape}
}

// claim returns how a claim of an identity provider is masked: what its name
// does not make harmless is personal.
func claim(name, lower string) schema.Row {
	if row, known := schema.Session.Row(name); known && name != "devicePosture" && row.Part == nil && row.Mask != schema.Scan {
		return row
	}
	switch {
	case moments()[lower]:
		return schema.Row{Mask: schema.Keep, Shape: schema.MomentShape}
	case lower == "type":
		return schema.Row{Mask: schema.Keep, Shape: schema.KnownShape}
	case harmlessNames()[lower]:
		return schema.Row{Mask: schema.Keep, Shape: schema.ContentShape}
	default:
		return schema.Row{Mask: schema.Claim}
	}
}

// sortOf returns the sort of personal data that the name of a field tells of,
// wherever it stands, or ByName.
func sortOf(name string) schema.Mask {
	name = strings.ToLower(name)
	if mask, ok := sorts()[name]; ok {
		return mask
	}
	switch {
	case strings.HasSuffix(name, "_dn"):
		return schema.DistinguishedName
	case strings.Contains(name, "serial"), strings.Contains(name, "imei"):
		return schema.Serial
	case strings.HasSuffix(name, "_ski"), strings.Contains(name, "fingerprint"), strings.Contains(name, "thumbprint"):
		return schema.KeyID
	default:
		return schema.ByName
	}
}

// sorts are the personal fields of the schema, and names under which the same
// sorts of values stand in posture checks and in the claims of identity providers.
var sorts = sync.OnceValue(func() map[string]schema.Mask {
	all := schema.Masks()
	for mask, more := range map[schema.Mask]string{
		schema.AccountID:      "gateway_account_id",
		schema.UserID:         "user_id uid seat_uid sub user username user_name login",
		schema.Email:          "user_email mail preferred_username upn userprincipalname principalname",
		schema.PersonName:     "display_name displayname given_name family_name first_name last_name full_name",
		schema.Address:        "public_ip ip_address mac mac_address hardware_address",
		schema.DeviceID:       "registration_id device_uuid hardware_id unique_client_id",
		schema.HostName:       "hostname host host_name computer_name device_name machine_name domain fqdn",
		schema.CommonName:     "cn",
		schema.Nonce:          "nonce identity_nonce",
		schema.ServiceTokenID: "service_token_name client_id token_name",
		schema.RayID:          "ray_id",
	} {
		for name := range strings.FieldsSeq(more) {
			all[name] = mask
		}
	}
	return all
})

// moments are the names under which moments stand.
var moments = sync.OnceValue(func() map[string]bool {
	return set("iat exp nbf auth_time timestamp last_authenticated expiration expires expires_at created_at updated_at last_seen last_seen_at datetime")
})

// harmlessNames are names of fields whose values are no personal data when they
// look like what the names say.
var harmlessNames = sync.OnceValue(func() map[string]bool {
	return set("os_version operator operating_system version schedule")
})

// fixedNames are the names of fields that are documented, in lower case: those
// of the schema, of posture rules and results, and of what the API itself says.
// They never change under a mask.
var fixedNames = sync.OnceValue(func() map[string]bool {
	all := set(`
		success errors messages result result_info code message documentation_url source pointer error_chain
		page per_page count total_count total_pages cursor
		path paths exists sha256 thumbprint operating_system enabled firewall version operator os_distro_name os_distro_revision
		os_version_extra requireall checkdisks require_all check_disks drives encrypted domain domain_name joined domain_joined certificate_id cn
		check_private_key private_key extended_key_usage subject_alternative_names locations trust_stores update_window_days up_to_date last_update
		products active connection_id auth_state issue_count countoperator total_score scoreoperator risk_level eid_last_seen overall os
		sensor_config versionoperator state last_seen compliance_status infected active_threats is_active network_status
		operational_state score s2s_id running process_running valid found managed warp gateway serial_number hostname platform os_version
		oidc_fields saml_attributes custom groups email name id amr type country city region asn expiration metadata apps uid
		seal attempts severity provider band level`)
	for name := range schema.Names() {
		all[strings.ToLower(name)] = true
	}
	for name := range sorts() {
		all[name] = true
	}
	for name := range moments() {
		all[name] = true
	}
	return all
})

// isFixedName reports whether a name is documented.
func isFixedName(name string) bool {
	return len(name) <= longestName && fixedNames()[strings.ToLower(name)]
}

// longestName is longer than every documented name.
const longestName = 40

// knownWords are values that say nothing about a person.
var knownWords = sync.OnceValue(func() map[string]bool {
	all := set(`
		true false yes no on off none null unknown empty
		onetimepin azuread saml centrify facebook github google-apps google linkedin oidc okta onelogin pingone yandex nonidentity
		file application sentinelone carbonblack tanium gateway warp disk_encryption serial_number firewall os_version domain_joined
		client_certificate client_certificate_v2 antivirus unique_client_id kolide tanium_s2s crowdstrike_s2s intune workspace_one
		sentinelone_s2s custom_s2s uptycs
		windows mac macos linux ios android chromeos ubuntu debian fedora rhel centos arch opensuse pop alpine amzn rocky almalinux
		compliant noncompliant notapplicable ingraceperiod error conflict
		online offline connected disconnected connecting disconnecting paused wifi ethernet cellular wireguard masque doh proxy
		na partially_disabled auto_fully_disabled fully_disabled auto_partially_disabled disabled_error db_corruption
		low medium high critical good notified blocked system user clientauth emailprotection
		pass passed fail failed ok enabled disabled active inactive installed running stopped intact broken
		face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina rsa sc sms swk tel vbm wia ngcmfa fed hotp totp
		self_hosted saas ssh vnc app_launcher bookmark biso dash_sso infrastructure rdp mcp mcp_portal
		standard enterprise disk vpn`)
	all["will block"], all["macintosh hd"] = true, true
	return all
})

// isKnownWord reports whether text is a word that says nothing about a person.
func isKnownWord(text string) bool {
	return len(text) <= longestName && knownWords()[strings.ToLower(text)]
}

// isCommon reports whether a value is also a word of the API, so that it cannot
// be looked for inside other texts: an e-mail may begin with success@.
func isCommon(folded string) bool {
	return isFixedName(folded) || isKnownWord(folded) || moreCommon()[folded]
}

// moreCommon are words that stand in the names of fields and in the sentences of
// this program.
var moreCommon = sync.OnceValue(func() map[string]bool {
	all := set(`
		cert certificate service token device devices auth mtls session sessions user users account accounts posture
		rule rules check checks access cloudflare api key email name answer report network server request
		field value values object text number list`)
	for name := range fixedNames() {
		for part := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == '_' }) {
			all[part] = true
		}
	}
	return all
})

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// later compiles a regular expression when it is first needed, since most runs
// need none.
func later(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
