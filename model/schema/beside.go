package schema

// beside are the meanings of facts that are no field of a session: those of the
// entry in the list of active sessions, of failed logins, and of what was looked
// up behind an id.
var beside = map[string]Meaning{
	"session-ends": {
		Name: "metadata.expires (list of active sessions)", Label: "Ends", Unit: unixSeconds, Source: sessionLengthPage,
		Text: "When the session ends by itself. Only the list of the person's active sessions has it. How long a session lasts is set for the policy, the application or the whole organisation.",
	},
	"time-to-live": {
		Name: "metadata.ttl (list of active sessions)", Label: "Lasts", Unit: "seconds", Source: sessionLengthPage,
		Text: "How long the session lasts from the login on.",
	},
	"application": {
		Name: "metadata.apps (list of active sessions)", Label: "Apps", Source: sessionsPage,
		Text: "The applications that the session covers. Only the list of the person's active sessions has them.",
	},
	"session-name": {
		Name: "name (list of active sessions)", Label: "Session name", Source: sessionsPage,
		Text: "What the list of active sessions calls the session.",
	},
	"nonce": {
		Name: "metadata.nonce (list of active sessions)", Label: "Nonce", Unit: "16 letters and digits", Source: tokenPage,
		Text: "The session among those of the person. It is also in the person's login token, as identity_nonce.",
	},
	"refused": {
		Name: "metadata.datetime, app_name, ray_id (failed logins)", Label: "Refused", Unit: "a date and time with its zone (RFC 3339)", Source: failedLoginsPage,
		Text: "Logins of the person that Access refused: when, and to which application. The Ray ID finds the request in Cloudflare's logs. What the person did not try to log in to is not there.",
	},
	"failed_at": {
		Name: "metadata.datetime (failed logins)", Label: "When", Unit: "a date and time with its zone (RFC 3339)", Source: failedLoginsPage,
		Text: "When Access refused the login.",
	},
	"app":    {Name: "metadata.app_name (failed logins)", Label: "Application", Source: failedLoginsPage, Text: "The application that the person tried to reach."},
	"ray_id": {Name: "metadata.ray_id (failed logins)", Label: "Ray ID", Unit: "16 hexadecimal digits", Source: failedLoginsPage, Text: "The request in Cloudflare's logs: the access logs have the reason under it."},

	"idp-name":      {Name: "name (identity provider)", Label: "Provider", Source: providerPage, Text: "What the identity provider is called in the account, looked up by its id."},
	"own-device":    {Name: "name, device_type, os_version (devices)", Label: "This device", Source: devicesPage, Text: "The device of this login, looked up by its id. It is as the device is now, not as it was at the login."},
	"warp-in-words": {Name: "is_warp, is_gateway", Label: "WARP", Unit: "true or false each", Source: tokenPage, Text: "Whether the WARP client (since 2026: Cloudflare One Client) was on at the login, and whether it belonged to the organisation. The consumer app and other teams do not."},
	"certificate-in-words": {
		Name: "mtls_auth, auth_status", Label: "Client certificate", Source: mtlsPage,
		Text: "What became of the client certificate at the login. A certificate that was revoked can still be accepted here.",
	},
	"issuer-part": {Name: "mtls_auth.cert_issuer_dn", Label: "Issuer", Source: certificatePage, Text: "A part of the name of the authority that issued the certificate."},
	"ray-id":      {Name: "CF-Ray (header of the answer)", Label: "Ray ID", Unit: "16 hexadecimal digits and the place", Source: "https://developers.cloudflare.com/fundamentals/reference/cloudflare-ray-id/", Text: "This program's own request in Cloudflare's logs, for their support. It is not the person's."},
	"read":        {Name: "none", Label: "Read", Text: "When this answer was read. What changed since is not in it."},
	"note":        {Name: "none", Label: "Note", Text: "The answer was not as documented here. The program read it as well as it could, and says how."},
	"message":     {Name: "messages, errors (around the answer)", Label: "Message", Text: "What Cloudflare's API said beside its answer."},

	"authority":         {Name: "name (certificates)", Label: "Authority", Source: mtlsPage, Text: "Which certificate authority of the account is likely behind the certificate. The session has the issuer's own name and the account what somebody called the authority, so it is a likeness and not certain."},
	"authority-expires": {Name: "expires_on (certificates)", Label: "Expires", Unit: "a date and time with its zone (RFC 3339)", Source: mtlsPage, Text: "When the authority's own certificate ends. After that none of the certificates that it has issued is accepted."},
	"authority-hosts":   {Name: "associated_hostnames (certificates)", Label: "Its hosts", Source: mtlsPage, Text: "The hosts at which certificates of the authority are asked for. At any other the browser presents none, whatever is installed."},
	"authority-app":     {Name: "associated_hostnames (certificates), metadata.apps (list of active sessions)", Label: "Application", Source: mtlsPage, Text: "Whether a certificate is asked for at the host of the session's application, and of which authority."},
	"token-name":        {Name: "name (service tokens)", Label: "Token", Source: serviceTokensPage, Text: "What the service token is called that logged in, found by its client id."},
	"token-state":       {Name: "enabled (service tokens)", Label: "Token is", Unit: "true or false", Source: serviceTokensPage, Text: "Whether the service token is switched on. One that is off logs in no more; sessions that it has go on until their end."},
	"token-expires":     {Name: "expires_at, duration (service tokens)", Label: "Token ends", Unit: "a date and time with its zone (RFC 3339)", Source: serviceTokensPage, Text: "Until when the service token is good. It can be refreshed before."},
	"token-seen":        {Name: "last_seen_at (service tokens)", Label: "Token used", Unit: "a date and time with its zone (RFC 3339)", Source: serviceTokensPage, Text: "When the service token was used last. Not every account is told."},
	"rule-about":        {Name: "description (posture rules)", Label: "About", Source: posturePage, Text: "What whoever made the rule wrote about it."},
	"rule-type":         {Name: "type (posture rules)", Label: "Type", Source: posturePage, Text: "What the rule is about, and who measures it."},
	"rule-systems":      {Name: "match[].platform (posture rules)", Label: "For", Source: posturePage, Text: "The systems of devices that the rule is for."},
	"rule-schedule":     {Name: "schedule (posture rules)", Label: "Checked every", Unit: "a span of time, such as 5m", Source: posturePage, Text: "How often the check is made while the client is connected."},
	"rule-expiration":   {Name: "expiration (posture rules)", Label: "Counts for", Unit: "a span of time, such as 1h", Source: posturePage, Text: "How long a result counts."},
	"rule-state":        {Name: "enabled (posture rules)", Label: "The rule is", Unit: "true or false", Source: posturePage, Text: "Whether the rule can pass at all: Cloudflare switches off rules that rest on something that is retired."},
	"rule-id":           {Name: "id (posture rules)", Label: "Rule id", Unit: "a UUID", Source: posturePage, Text: "The rule in the settings of the account."},
	"rule-absent":       {Name: "devices/posture", Label: "Rule", Source: posturePage, Text: "A posture rule of the account that this login has no entry of, and why."},
	"device-now":        {Name: "registrations, fleet-status, warp-change-events (devices)", Label: "Now", Source: dexPage, Text: "How the device is now, as its client and the devices list say. The session has how it was at the login."},
	"registration":      {Name: "revoked_at, deleted_at, created_at (registrations)", Label: "Registration", Source: devicesPage, Text: "Whether the person's enrolment of the device is good. One that was revoked or deleted lets the client on the device connect no more; the person has to enrol it again."},
	"profile":           {Name: "policy.name (registrations)", Label: "Profile", Source: profilesPage, Text: "The profile of settings that the client on the device has: its mode, what goes through the tunnel, whether it can be switched off."},
	"client-now":        {Name: "status, mode, version, colo, timestamp (fleet-status)", Label: "Client now", Source: dexPage, Text: "What the client on the device last reported. When it reported is not since when it is so."},
	"network-now":       {Name: "connectionType, networkSsid, wifiStrengthDbm (fleet-status)", Label: "Network", Unit: "dBm for the strength of a Wi-Fi: below -75 is weak", Source: dexPage, Text: "How the device is connected, as its client last reported."},
	"loss-now":          {Name: "estimatedLossPct, handshakeLatencyMs (fleet-status)", Label: "Line", Unit: "per cent, milliseconds", Source: dexPage, Text: "How many packets are lost between the device and Cloudflare, and how long it took to connect. Above 2 per cent calls and remote desktops stutter."},
	"switched-off":      {Name: "toggle (warp-change-events)", Label: "Switched off", Source: dexPage, Text: "When the client on the device was switched off. Whether it was switched on again shows in what it reports now."},

	"looked-up name":           {Name: "name (devices)", Label: "Name", Source: devicesPage, Text: "What the device is called."},
	"looked-up type":           {Name: "device_type (devices)", Label: "System", Source: devicesPage, Text: "The operating system of the device."},
	"looked-up OS version":     {Name: "os_version (devices)", Label: "System version", Source: devicesPage, Text: "The version of the operating system, as WARP reported it last."},
	"looked-up manufacturer":   {Name: "manufacturer (devices)", Label: "Manufacturer", Source: devicesPage, Text: "Who made the device."},
	"looked-up model":          {Name: "model (devices)", Label: "Model", Source: devicesPage, Text: "Which model the device is."},
	"looked-up serial number":  {Name: "serial_number (devices)", Label: "Serial number", Source: devicesPage, Text: "The serial number of the device. Vendors' services know it by this number."},
	"looked-up client version": {Name: "client_version (devices)", Label: "WARP version", Source: devicesPage, Text: "The version of the WARP client on the device."},
	"looked-up last user":      {Name: "last_seen_user.email (devices)", Label: "Last user", Source: devicesPage, Text: "Who was seen last on the device."},
	"looked-up last seen":      {Name: "last_seen_at (devices)", Label: "Last seen", Unit: "a date and time with its zone (RFC 3339)", Source: devicesPage, Text: "When the device last talked to Cloudflare."},
}
