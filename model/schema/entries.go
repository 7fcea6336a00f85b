package schema

import "ztsession/model"

// Device are the fields of an entry of device_sessions. A list of entries has
// the key of each in one of several fields.
var Device = Object[model.Device]{
	Path: ".device_sessions[]", IsMap: true, ReadAs: "its devices, by their ids",
	Keys: []string{"id", "device_id", "registration_id"}, KeyMask: Row{Mask: DeviceID}, Beyond: Claim,
	Fields: []Field[model.Device]{
		{Name: "last_authenticated", Sections: []Section{Devices}, Form: UnixSeconds, None: "never", Mask: Keep, At: func(d *model.Device) any { return &d.LastAuthenticated }},
	},
	Other: func(d *model.Device) *[]model.Value { return &d.Other },
}

// Check are the fields of an entry of devicePosture. The published schema has
// neither schedule nor input; the API sends both.
var Check = Object[model.PostureCheck]{
	Path: ".devicePosture[]", IsMap: true, ReadAs: "its checks, by their ids", Keys: []string{"id"},
	KeyMask: Row{Mask: Keep, Shape: IDShape}, Beyond: Claim,
	Fields: []Field[model.PostureCheck]{
		{Name: "success", Sections: []Section{Outcome}, Mask: Keep, At: func(c *model.PostureCheck) any { return &c.Success }},
		{Name: "error", Sections: []Section{Outcome}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.Error }},
		{Name: "timestamp", Sections: []Section{Outcome}, Form: RFC3339, Mask: Keep, At: func(c *model.PostureCheck) any { return &c.Timestamp }},
		{Name: "input", Sections: []Section{Wanted}, At: func(c *model.PostureCheck) any { return &c.Input }},
		{Name: "check", Sections: []Section{Found}, At: func(c *model.PostureCheck) any { return &c.Check }},
		{Name: "rule_name", Sections: []Section{Rule}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.RuleName }},
		{Name: "type", Sections: []Section{Rule}, Mask: Keep, Shape: WordShape, At: func(c *model.PostureCheck) any { return &c.Type }},
		{Name: "description", Sections: []Section{Rule}, Mask: Scan, At: func(c *model.PostureCheck) any { return &c.Description }},
		{Name: "schedule", Sections: []Section{Rule}, Mask: Keep, Shape: SpanShape, At: func(c *model.PostureCheck) any { return &c.Schedule }},
		{Name: "id", Sections: []Section{Rule}, Mask: Keep, Shape: IDShape, At: func(c *model.PostureCheck) any { return &c.ID }},
		// Not in the published schema either; rules have it, and entries may repeat it.
		{Name: "expiration", Mask: Keep, Shape: SpanShape},
		{Name: "data", Sections: []Section{Data}, At: func(c *model.PostureCheck) any { return &c.Data }},
	},
	Other: func(c *model.PostureCheck) *[]model.Value { return &c.Other },
}
