package mask

import (
	"strings"
	"sync"

	"ztsession/model"
	"ztsession/model/schema"
)

// place is how a value and the name it has in its parent are masked.
type place struct {
	value schema.Mask
	key   schema.Mask // schema.ByName where the name is no personal data
}

// region is a part of the document with rules of its own.
type region struct {
	// part has the fields of an object that is in the schema; nil elsewhere.
	part schema.Part
	// beyond is how fields are masked that part does not have.
	beyond schema.Mask
}

// places returns how each value of the document is masked, by its number.
func places(doc *model.Document) []place {
	w := walker{all: make([]place, doc.Len())}
	root := doc.Root()
	identity := region{part: &schema.Session, beyond: schema.Claim}
	claims := region{beyond: schema.Claim}
	switch {
	case !root.Exists():
	case root.Kind() != model.KindObject:
		w.value(root, claims.maskOf(""), claims)
	case !root.Get("result").Exists() && !root.Get("success").Exists():
		w.value(root, schema.Scan, identity)
	default:
		for child := range root.Children() {
			switch {
			case child.Key() == "result" && child.Kind() == model.KindObject:
				w.value(child, schema.Scan, identity)
			case child.Key() == "result":
				w.value(child, claims.maskOf(child.Key()), claims)
			default:
				w.value(child, byName(child.Key()), region{})
			}
		}
	}
	return w.all
}

type walker struct {
	all []place
}

// value sets the place of v, which is masked as own, and of all that is in it.
func (w walker) value(v model.Value, own schema.Mask, in region) {
	w.all[v.Number()].value = own
	for child := range v.Children() {
		switch {
		case v.Kind() == model.KindList && child.Kind() == model.KindList && own == schema.Keep:
			// A list within a list has no name that makes it harmless.
			w.value(child, in.maskOf(""), in)
		case v.Kind() == model.KindList:
			// The elements of a list are what the list is.
			w.value(child, own, in)
		case in.part == nil:
			w.value(child, in.maskOf(child.Key()), in)
		default:
			w.field(child, in)
		}
	}
}

// field sets the places of a field of an object that is in the schema.
func (w walker) field(v model.Value, in region) {
	part := in.part.PartOf(v.Key())
	if part == nil {
		w.value(v, in.maskOf(v.Key()), in.inside(v.Key()))
		return
	}
	isMap, key := part.Entries()
	inner := region{part: part, beyond: part.MaskOf("")}
	if !isMap {
		own := inner.maskOf(v.Key())
		if v.Kind() == model.KindText {
			own = fixed(part.PlainMask(), v.Key())
		}
		w.value(v, own, inner)
		return
	}
	w.all[v.Number()].value = byName(v.Key())
	for entry := range v.Children() {
		own := inner.maskOf(entry.Key())
		if v.Kind() == model.KindObject {
			w.all[entry.Number()].key = key
		} else {
			// A plain text in place of an entry is its key.
			own = fixed(key, "")
		}
		w.value(entry, own, inner)
	}
}

// inside returns the region of what is in a field that is no part of its own.
// Where nothing is to be expected inside, it is as personal as the field.
func (r region) inside(name string) region {
	switch mask := r.part.MaskOf(name); {
	case mask == schema.Keep:
		return region{beyond: r.beyond}
	case mask != schema.ByName && mask != schema.Scan:
		return region{beyond: mask}
	case r.beyond == schema.Claim:
		return region{}
	default:
		return region{beyond: r.beyond}
	}
}

// maskOf returns how a field of the region is masked.
func (r region) maskOf(name string) schema.Mask {
	mask := r.beyond
	if r.part != nil {
		mask = r.part.MaskOf(name)
	}
	switch {
	case mask == schema.Claim:
		return claim(name)
	case mask == schema.Group && strings.EqualFold(name, "email"):
		return schema.Email
	default:
		return fixed(mask, name)
	}
}

// fixed returns mask itself, or that of the name where mask leaves it to the name.
func fixed(mask schema.Mask, name string) schema.Mask {
	if mask == schema.ByName {
		return byName(name)
	}
	return mask
}

// claim returns how a claim of an identity provider is masked: what its name
// does not make something else is personal.
func claim(name string) schema.Mask {
	if mask := byName(name); mask != schema.Scan {
		return mask
	}
	if field := schema.Session.Find(name); field != nil && field.At == nil {
		return field.Mask
	}
	return schema.Claim
}

// byName returns how a value is masked by the name of its field, wherever it is.
func byName(name string) schema.Mask {
	name = strings.ToLower(name)
	if mask, ok := names()[name]; ok {
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
		return schema.Scan
	}
}

// names are the fields of the schema, and names under which the same sorts of
// values stand in posture checks and in the claims of identity providers.
var names = sync.OnceValue(func() map[string]schema.Mask {
	all := schema.Masks()
	for mask, more := range map[schema.Mask]string{
		schema.Keep:       "os_version operator operating_system expiration",
		schema.AccountID:  "gateway_account_id",
		schema.UserID:     "user_id uid seat_uid sub user username user_name login",
		schema.Email:      "user_email mail preferred_username upn userprincipalname principalname",
		schema.PersonName: "display_name displayname given_name family_name first_name last_name full_name",
		schema.Address:    "public_ip ip_address mac mac_address",
		schema.DeviceID:   "registration_id device_uuid hardware_id unique_client_id",
		schema.HostName:   "hostname host host_name computer_name device_name machine_name domain fqdn",
		schema.CommonName: "cn",
		schema.Nonce:      "nonce identity_nonce",
	} {
		for _, name := range strings.Fields(more) {
			all[name] = mask
		}
	}
	return all
})
