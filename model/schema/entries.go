package schema

import "ztsession/model"

// MTLS are the fields of mtls_auth.
var MTLS = Object[model.MTLS]{
	Path: ".mtls_auth", Plain: "auth_status", ReadAs: "its auth_status", Beyond: Claim,
	Fields: []Field[model.MTLS]{
		{
			Name: "cert_presented", Label: "Presented", Means: "Whether the browser presented a client certificate at the login.", Unit: "true or false", Source: mtlsPage,
			Sections: []Section{Certificate}, At: func(m *model.MTLS) any { return &m.CertPresented },
		},
		{
			Name: "auth_status", Label: "Status", Means: "What became of the certificate: NONE when there was none, SUCCESS, or FAILED with the reason after a colon.", Unit: "NONE, SUCCESS, FAILED or FAILED:reason", Source: certificatePage,
			Sections: []Section{Certificate}, Mask: Keep, Shape: StatusShape, At: func(m *model.MTLS) any { return &m.AuthStatus },
		},
		{
			Name: "cert_serial", Label: "Serial number", Means: "The serial number of the certificate; with the issuer it tells which certificate it was.", Unit: "hexadecimal digits", Source: certificatePage,
			Sections: []Section{Certificate}, Mask: Serial, At: func(m *model.MTLS) any { return &m.CertSerial },
		},
		{
			Name: "cert_issuer_ski", Label: "Issuer's key id", Means: "The key with which the issuer signed the certificate (Subject Key Identifier). It tells two authorities of one name apart.", Unit: "hexadecimal digits", Source: certificatePage,
			Sections: []Section{Certificate}, Mask: KeyID, At: func(m *model.MTLS) any { return &m.CertIssuerSKI },
		},
		{
			Name: "cert_issuer_dn", Label: "Issuer", Means: "The authority that issued the certificate, by its distinguished name.", Unit: "a distinguished name, such as CN=Device CA,O=Example", Source: certificatePage,
			Sections: []Section{Certificate}, Mask: DistinguishedName, At: func(m *model.MTLS) any { return &m.CertIssuerDN },
		},
	},
	Other: func(m *model.MTLS) *[]model.Value { return &m.Other },
}

// Device are the fields of an entry of device_sessions. A list of entries has
// the key of each in one of several fields.
var Device = Object[model.Device]{
	Path: ".device_sessions[]", IsMap: true, ReadAs: "its devices, by their ids",
	Keys: []string{"id", "device_id", "registration_id"}, KeyMask: Row{Mask: DeviceID}, Beyond: Claim,
	KeyMeans: "The registration of a device with WARP, by its id. It can differ from the id of the device.",
	Fields: []Field[model.Device]{
		{
			Name: "last_authenticated", Label: "Logged in", Means: "When somebody last logged in to WARP on this device.", Unit: unixSeconds, Source: clientSessionsPage,
			Sections: []Section{Devices}, Form: UnixSeconds, None: "never", Mask: Keep, At: func(d *model.Device) any { return &d.LastAuthenticated },
		},
	},
	Other: func(d *model.Device) *[]model.Value { return &d.Other },
}

// Check are the fields of an entry of devicePosture. The published schema has
// neither schedule nor input; the API sends both.
var Check = Object[model.PostureCheck]{
	Path: ".devicePosture[]", IsMap: true, ReadAs: "its checks, by their ids", Keys: []string{"id"},
	KeyMask: Row{Mask: Keep, Shape: IDShape}, Beyond: Claim,
	KeyMeans: "A posture check, by the id of its rule.",
	Fields: []Field[model.PostureCheck]{
		{
			Name: "success", Label: "Result", Means: "Whether the device met the rule when it was last checked. It alone decides.", Unit: "true or false", Source: posturePage,
			Sections: []Section{Outcome}, Mask: Keep, At: func(c *model.PostureCheck) any { return &c.Success },
		},
		{
			Name: "error", Label: "Error", Means: "What went wrong while the check was made. The person may have nothing to do with it.", Source: posturePage,
			Sections: []Section{Outcome}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.Error },
		},
		{
			Name: "timestamp", Label: "Measured", Means: "When the result is from.", Unit: "a date and time with its zone (RFC 3339)", Source: posturePage,
			Sections: []Section{Outcome}, Form: RFC3339, Mask: Keep, At: func(c *model.PostureCheck) any { return &c.Timestamp },
		},
		{
			Name: "input", Label: "Wanted", Means: "What the rule wants of the device.", Unit: "differs with the type of the rule", Source: posturePage,
			Sections: []Section{Wanted}, At: func(c *model.PostureCheck) any { return &c.Input },
		},
		{
			Name: "check", Label: "Found", Means: "What was found on the device. Its form is published for few types.", Unit: "differs with the type of the rule", Source: posturePage,
			Sections: []Section{Found}, At: func(c *model.PostureCheck) any { return &c.Check },
		},
		{
			Name: "rule_name", Label: "Check", Means: "What the rule is called in the account.", Source: posturePage,
			Sections: []Section{Rule}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.RuleName },
		},
		{
			Name: "type", Label: "Type", Means: "What the rule is about, and who measures it: WARP on the device, or a vendor's service.", Unit: "a word, such as disk_encryption", Source: posturePage,
			Sections: []Section{Rule}, Mask: Keep, Shape: WordShape, At: func(c *model.PostureCheck) any { return &c.Type },
		},
		{
			Name: "description", Label: "About", Means: "What whoever made the rule wrote about it.", Source: posturePage,
			Sections: []Section{Rule}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.Description },
		},
		{
			Name: "schedule", Label: "Checked every", Means: "How often the check is made while WARP is on.", Unit: "a span of time, such as 5m", Source: posturePage,
			Sections: []Section{Rule}, Mask: Keep, Shape: SpanShape, At: func(c *model.PostureCheck) any { return &c.Schedule },
		},
		{
			Name: "expiration", Label: "Counts for", Means: "How long the rule lets a result count. Entries need not have it.", Unit: "a span of time, such as 1h", Source: posturePage,
			Mask: Keep, Shape: SpanShape,
		},
		{
			Name: "id", Label: "Rule id", Means: "The rule in the settings of the account.", Unit: "a UUID", Source: posturePage,
			Sections: []Section{Rule}, Mask: Keep, Shape: IDShape, At: func(c *model.PostureCheck) any { return &c.ID },
		},
		{
			Name: "data", Label: "Data", Means: "What else the check brought, mostly from a vendor's service.", Unit: "differs with the type of the rule", Source: posturePage,
			Sections: []Section{Data}, At: func(c *model.PostureCheck) any { return &c.Data },
		},
	},
	Other: func(c *model.PostureCheck) *[]model.Value { return &c.Other },
}
