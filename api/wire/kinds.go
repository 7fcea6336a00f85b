package wire

import (
	"slices"
	"strings"

	"ztsession/model"
)

// saveTheSession is the next step for most of what is no session.
const saveTheSession = "Save the answer of active_sessions/<nonce>, or open the session by its three ids."

// lookThePersonUp is the next step for what names a person.
const lookThePersonUp = "Look up the person who is named in it."

// kind is one sort of object that is not a session, though it may have names in
// common with one.
type kind struct {
	// one names it with its article, and many names a list of such.
	one, many string
	// next is the next step, and listNext that for a list of them, where it differs.
	next, listNext string
	// isToken says that it is the payload of a token, which may have all fields of
	// an identity.
	isToken bool
	// is recognises it by its marks.
	is func(v model.Value) bool
	// ref returns what of it can be looked up; nil for nothing.
	ref func(v model.Value) model.Ref
}

// kinds are the objects that people save in place of a session, those with the
// plainest marks first. Their fields are those of Cloudflare's OpenAPI document, of its
// Logpush datasets and of its tokens.
func kinds() []kind {
	tokens := tokenKinds()
	for i := range tokens {
		tokens[i].isToken = true
	}
	return slices.Concat(tokens, sessionKinds(), logKinds(), peopleKinds(), deviceKinds(), otherKinds())
}

func tokenKinds() []kind {
	return []kind{
		{
			one: "the payload of a meta token, which belongs to a login that was only begun", many: "payloads of meta tokens", next: saveTheSession,
			is: func(v model.Value) bool {
				return strings.EqualFold(v.Get("type").Text(), "meta") && hasAny(v, "aud", "iss", "exp", "nbf", "iat", "kid", "hostname", "redirect_url", "service_token_status") ||
					has(v, "redirect_url", "hostname") && hasAny(v, "aud", "kid", "service_token_status")
			},
		},
		{
			one: "the payload of a service token's Access token, which names no person", many: "payloads of Access tokens", next: saveTheSession,
			is: func(v model.Value) bool {
				return isAccessToken(v) && v.Get("sub").Text() == "" && v.Get("common_name").Text() != "" && !has(v, "identity")
			},
		},
		{
			one: "the payload of an Access token: sub is the user, identity_nonce likely the nonce", many: "payloads of Access tokens",
			next: "Look the session up by them.", is: isAccessToken, ref: tokenRef,
		},
		{one: "the payload of a token of another issuer (JWT)", many: "payloads of tokens", next: saveTheSession, is: func(v model.Value) bool {
			return has(v, "iss", "aud") || has(v, "iss", "exp") || has(v, "aud", "exp", "iat")
		}},
	}
}

// isAccessToken recognises the payload of an application or organisation token.
func isAccessToken(v model.Value) bool {
	kind := strings.ToLower(v.Get("type").Text())
	return (kind == "app" || kind == "org") && hasAny(v, "aud", "iss", "exp", "sub") || has(v, "sub", "identity_nonce") || has(v, "aud", "identity_nonce") || has(v, "aud", "policy_id") ||
		strings.Contains(v.Get("iss").Text(), ".cloudflareaccess.com") && hasAny(v, "aud", "exp", "sub") ||
		v.Get("identity").Kind() == model.KindObject && hasAny(v, "aud", "iss", "exp", "sub", "identity_nonce")
}

func tokenRef(v model.Value) model.Ref {
	identity := v.Get("identity")
	return model.Ref{
		Account: firstText(identity.Get("account_id"), v.Get("account_id")),
		User:    firstText(v.Get("sub"), v.Get("user_uuid"), identity.Get("user_uuid"), v.Get("email")),
		Nonce:   firstText(v.Get("identity_nonce"), identity.Get("identity_nonce")),
	}
}

// sessionKinds are about sessions and people without being a session.
func sessionKinds() []kind {
	return []kind{
		{
			one: "an item of the active sessions list, not the session itself", many: "active sessions, not one session",
			next: "Its metadata.nonce is the nonce to look up.", listNext: "Take the metadata.nonce of the session you want from it and look that session up.",
			is: func(v model.Value) bool {
				return v.Get("metadata").Get("nonce").Exists() || has(v, "metadata", "expiration") && has(v.Get("metadata"), "apps")
			},
			ref: func(v model.Value) model.Ref { return model.Ref{Nonce: v.Get("metadata").Get("nonce").Text()} },
		},
		{
			one: "a row of a sessions list of this program", many: "sessions, as this program lists them", next: "Its nonce is the one to look up.",
			is:  func(v model.Value) bool { return has(v, "nonce") && hasAny(v, "issued", "expires", "applications") },
			ref: func(v model.Value) model.Ref { return model.Ref{Nonce: v.Get("nonce").Text()} },
		},
		{
			one: "a failed login", many: "failed logins", next: "Its user_uuid is the user to look up.",
			is: func(v model.Value) bool {
				return hasAny(v.Get("metadata"), "ray_id", "user_uuid", "user_email") || has(v, "ray_id", "application")
			},
			ref: func(v model.Value) model.Ref { return model.Ref{User: v.Get("metadata").Get("user_uuid").Text()} },
		},
	}
}

// logKinds are rows of logs.
func logKinds() []kind {
	return []kind{
		{
			one: "a row of the access log", many: "rows of the access log", next: lookThePersonUp,
			is: func(v model.Value) bool {
				return hasAny(v, "ray_id", "rayId", "RayID") && hasAny(v, "action", "allowed", "app_domain", "app_uid", "user_email", "userEmail", "Action", "Allowed", "AppDomain", "Email", "ClientIP", "created_at")
			},
			ref: personRef,
		},
		{
			one: "a row of a log that Cloudflare pushed", many: "rows of a log", next: lookThePersonUp,
			is: func(v model.Value) bool {
				return hasAny(v, "UserUID", "UserID", "Email", "DeviceID") && hasAny(v, "Timestamp", "Datetime", "CreatedAt", "SessionStartTime", "Action", "PostureCheckName", "SourceIP", "SrcIP", "SessionID")
			},
			ref: personRef,
		},
	}
}

// peopleKinds are about people.
func peopleKinds() []kind {
	return []kind{
		{
			one: "a policy check of an application; its user_identity is a person's", many: "policy checks", next: "Its user_uuid is the user to look up.",
			is: func(v model.Value) bool { return hasAny(v, "app_state", "user_identity") },
			ref: func(v model.Value) model.Ref {
				who := v.Get("user_identity")
				return model.Ref{Account: who.Get("account_id").Text(), User: who.Get("user_uuid").Text()}
			},
		},
		{
			one: "a record about a person, not a session", many: "people", next: lookThePersonUp, listNext: "Take the id of the person you want from it and look that person up.",
			is: func(v model.Value) bool {
				return hasAny(v, "access_seat", "gateway_seat", "seat_uid", "active_device_count", "last_successful_login") || has(v, "uid", "email") || has(v, "id", "email", "created_at") || isPlainPerson(v)
			},
			ref: func(v model.Value) model.Ref { return model.Ref{User: firstText(v.Get("id"), v.Get("email"))} },
		},
		{one: "a SCIM record of a person or a group", many: "SCIM records", next: saveTheSession, is: func(v model.Value) bool {
			return has(v, "schemas") && hasAny(v, "userName", "displayName", "Resources")
		}},
	}
}

func plain(one, many string, is func(v model.Value) bool) kind {
	return kind{one: one, many: many, next: saveTheSession, is: is}
}

// deviceKinds are about devices and what is checked on them.
func deviceKinds() []kind {
	return []kind{
		{
			one: "a device", many: "devices", next: "The person who uses it can be looked up.", is: isDevice,
			ref: func(v model.Value) model.Ref {
				return model.Ref{User: firstText(v.Get("last_seen_user").Get("id"), v.Get("user").Get("id"))}
			},
		},
		{
			one: "a registration of a device", many: "registrations of devices", next: "The person who uses it can be looked up.",
			is: func(v model.Value) bool {
				return hasAny(v, "tunnel_type", "key_type") || v.Get("device").Kind() == model.KindObject && v.Get("user").Kind() == model.KindObject
			},
			ref: func(v model.Value) model.Ref { return model.Ref{User: v.Get("user").Get("id").Text()} },
		},
		plain("a posture check of a session, not the session itself", "posture checks, not a session", isPostureEntry),
		plain("the posture checks of a session, not the session itself", "posture checks, not a session", func(v model.Value) bool { return v.Len() > 0 && isPostureEntry(firstOf(v)) }),
		plain("a posture rule", "posture rules", func(v model.Value) bool {
			return has(v, "type", "input") && !hasAny(v, "success", "check", "rule_name") || has(v, "type", "match") || has(v, "schedule", "match")
		}),
		plain("a posture integration", "posture integrations", func(v model.Value) bool {
			return has(v, "config", "interval") || has(v, "config") && strings.HasSuffix(v.Get("type").Text(), "_s2s")
		}),
	}
}

// otherKinds have nothing to do with one session.
func otherKinds() []kind {
	return []kind{
		plain("an application", "applications", func(v model.Value) bool {
			return has(v, "aud") && hasAny(v, "domain", "self_hosted_domains", "session_duration", "allowed_idps", "app_launcher_visible") || hasAny(v, "self_hosted_domains", "app_launcher_visible") || has(v, "domain", "session_duration")
		}),
		plain("a policy", "policies", func(v model.Value) bool {
			return has(v, "decision") && hasAny(v, "include", "exclude", "require", "precedence")
		}),
		plain("an Access group", "Access groups", func(v model.Value) bool { return has(v, "include") && hasAny(v, "exclude", "require", "name") }),
		plain("an identity provider", "identity providers", func(v model.Value) bool { return hasAny(v, "scim_config") || has(v, "config", "type", "name") }),
		plain("the Zero Trust organisation", "organisations", func(v model.Value) bool { return has(v, "auth_domain") }),
		plain("a service token", "service tokens", func(v model.Value) bool {
			return has(v, "client_id") && hasAny(v, "client_secret", "duration", "expires_at")
		}),
		plain("a certificate of the account", "certificates", func(v model.Value) bool {
			return has(v, "fingerprint") && hasAny(v, "associated_hostnames", "expires_on", "name")
		}),
		plain("an API token's record", "API tokens", func(v model.Value) bool { return has(v, "status") && hasAny(v, "expires_on", "not_before", "policies") }),
		plain("an account", "accounts", func(v model.Value) bool {
			return has(v, "id", "name") && hasAny(v, "settings", "managed_by") && !has(v, "ip")
		}),
		plain("a member of an account", "members of an account", func(v model.Value) bool { return has(v, "user", "roles") }),
		{one: "the claims about a person from an identity provider (OIDC)", many: "claims from an identity provider", next: lookThePersonUp, ref: personRef, is: func(v model.Value) bool {
			return has(v, "sub") && hasAny(v, "preferred_username", "given_name", "family_name", "email_verified", "upn", "scope", "active", "azp", "nonce") || has(v, "active", "iat") || has(v, "aud") && hasAny(v, "sub", "iat", "exp", "nbf")
		}},
		plain("a row of the audit log", "rows of the audit log", func(v model.Value) bool { return has(v, "actor", "action") }),
		plain("the answer of a GraphQL query", "answers of GraphQL queries", func(v model.Value) bool { return v.Get("data").Get("viewer").Exists() }),
		plain("a HAR file, the record of a browser", "records of a browser", func(v model.Value) bool { return v.Get("log").Get("entries").Exists() || has(v, "request", "response") }),
		{one: "a device", many: "devices", next: "The person who uses it can be looked up.", is: looksLikeDevice, ref: func(v model.Value) model.Ref { return model.Ref{User: v.Get("email").Text()} }},
	}
}

// isDevice recognises a device by what only devices have.
func isDevice(v model.Value) bool {
	return hasAny(v, "active_registrations", "last_seen_user", "last_seen_registration", "hardware_id", "serial_number", "mac_address", "client_version", "os_version", "device_type", "deviceId", "computerName", "public_key", "os_distro_name") && !hasAny(v, "tunnel_type", "key_type")
}

// looksLikeDevice recognises one by the few fields that all lists of devices
// share, which are not enough for an identity.
func looksLikeDevice(v model.Value) bool {
	return has(v, "id", "name") && hasAny(v, "ip", "version", "last_seen") && !hasAny(v, "user_uuid", "idp", "iat", "geo", "is_warp", "is_gateway", "isActive")
}

// isPlainPerson recognises a person by an id that is a user's and an e-mail.
func isPlainPerson(v model.Value) bool {
	return has(v, "email") && isUUID(v.Get("id").Text()) && !hasAny(v, "ip", "version", "iat", "idp", "geo", "isActive")
}

// personRef returns the person of a record or a row: by the user id, which is a
// UUID, else by the e-mail.
func personRef(v model.Value) model.Ref {
	for _, name := range []string{"user_id", "userId", "user_uuid", "UserUID", "UserID", "id"} {
		if id := v.Get(name).Text(); isUUID(id) {
			return model.Ref{User: id}
		}
	}
	return model.Ref{User: firstText(v.Get("user_email"), v.Get("userEmail"), v.Get("email"), v.Get("Email"))}
}

// isUUID reports whether a text has the form of a UUID with its hyphens.
func isUUID(text string) bool {
	const form = "00000000-0000-0000-0000-000000000000"
	if len(text) != len(form) {
		return false
	}
	for i := range len(form) {
		isDigit := strings.IndexByte("0123456789abcdefABCDEF", text[i]) >= 0
		if form[i] == '-' && text[i] != '-' || form[i] != '-' && !isDigit {
			return false
		}
	}
	return true
}

func isPostureEntry(v model.Value) bool {
	return has(v, "rule_name") && hasAny(v, "success", "check", "type") || has(v, "success", "check", "input")
}

func has(v model.Value, names ...string) bool {
	for _, name := range names {
		if !v.Get(name).Exists() {
			return false
		}
	}
	return true
}

func hasAny(v model.Value, names ...string) bool {
	for _, name := range names {
		if v.Get(name).Exists() {
			return true
		}
	}
	return false
}

// firstText returns the first text with something in it.
func firstText(values ...model.Value) string {
	for _, v := range values {
		if v.Kind() == model.KindText && v.Text() != "" {
			return v.Text()
		}
	}
	return ""
}
