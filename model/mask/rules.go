package mask

import (
	"strings"

	"ztsession/model"
)

// sort is what a value is, and the word that its pseudonyms begin with.
type sort string

const (
	stays         sort = ""     // no personal data
	scanned       sort = "text" // a text that may repeat personal data
	distinguished sort = "name" // a distinguished name, masked part by part
	account       sort = "account"
	user          sort = "user"   // user ids and names of accounts on a computer
	person        sort = "person" // names of people
	email         sort = "email"
	address       sort = "ip" // IP and MAC addresses
	device        sort = "device"
	host          sort = "host"        // names of computers and domains
	serial        sort = "serial"      // serial numbers, of devices and certificates
	keyID         sort = "key"         // key identifiers and fingerprints
	certificate   sort = "certificate" // common names of certificates
	service       sort = "service-token"
	nonce         sort = "nonce"
	group         sort = "group"
	location      sort = "place" // where, below the country
	value         sort = "value" // claims and whatever else is not known
)

// place is how a value and the name it has in its parent are masked.
type place struct {
	key, value sort
}

// region is a part of the document with rules of its own.
type region uint8

const (
	outside    region = iota // the envelope
	identity                 // the session's own object
	deviceMap                // device_sessions
	checkMap                 // devicePosture
	deviceBody               // one entry of device_sessions
	checkBody                // one entry of devicePosture, with all that is in it
	inGeo
	inIDP
	inMTLS
	inGroups
	inClaims
)

// places returns how each value of the document is masked, by its number.
func places(doc *model.Document) []place {
	all := make([]place, doc.Len())
	w := walker{all: all}
	root := doc.Root()
	if root.Kind() != model.KindObject {
		if root.Exists() {
			w.value(root, inClaims)
		}
		return all
	}
	if !root.Get("result").Exists() && !root.Get("success").Exists() {
		w.children(root, identity)
		return all
	}
	for child := range root.Children() {
		switch {
		case child.Key() == "result" && child.Kind() == model.KindObject:
			w.children(child, identity)
		case child.Key() == "result":
			w.value(child, inClaims)
		default:
			w.value(child, outside)
		}
	}
	return all
}

type walker struct {
	all []place
}

func (w walker) children(v model.Value, in region) {
	for child := range v.Children() {
		w.value(child, w.enter(child, in))
	}
}

// value sets the place of v, which is in the region, and of all in it.
func (w walker) value(v model.Value, in region) {
	w.all[v.Number()] = place{key: keySort(v, in), value: valueSort(v, in)}
	if v.Parent().Kind() == model.KindList && v.Kind() != model.KindList && v.Kind() != model.KindObject {
		// The elements of a list are what the list is.
		w.all[v.Number()] = place{value: valueSort(v.Parent(), in)}
	}
	w.children(v, in)
}

// enter returns the region of a child of something in the region in.
func (w walker) enter(child model.Value, in region) region {
	switch in {
	case identity:
		return regionOf(child.Key())
	case deviceMap:
		return deviceBody
	case checkMap:
		return checkBody
	default:
		return in
	}
}

// regionOf returns the region that a field at the top of an identity opens.
func regionOf(name string) region {
	switch name {
	case "device_sessions":
		return deviceMap
	case "devicePosture":
		return checkMap
	case "geo":
		return inGeo
	case "idp":
		return inIDP
	case "mtls_auth":
		return inMTLS
	case "groups":
		return inGroups
	case "account_id", "auth_status", "common_name", "device_id", "email", "iat", "ip", "is_gateway", "is_warp",
		"service_token_id", "service_token_status", "user_uuid", "version", "isActive":
		return outside
	default:
		return inClaims
	}
}

// keySort masks the keys of the map of devices, which are device ids.
func keySort(v model.Value, in region) sort {
	if in == deviceBody && v.Parent().Key() == "device_sessions" && v.Parent().Kind() == model.KindObject {
		return device
	}
	return stays
}

func valueSort(v model.Value, in region) sort {
	name := strings.ToLower(v.Key())
	switch in {
	case inGroups:
		return oneOf(name, email, group)
	case inGeo:
		if name == "country" || name == "geo" {
			return stays
		}
		return location
	case inClaims:
		if name == "amr" {
			return stays
		}
		if known := personal(name); known != scanned {
			return known
		}
		return claim(name)
	case deviceBody:
		if name == "id" || name == "device_sessions" {
			return device
		}
		return personal(name)
	case inIDP:
		if name == "type" {
			return stays
		}
		return scanned
	case outside, identity, deviceMap, checkMap, checkBody, inMTLS:
		return personal(name)
	default:
		return value
	}
}

// oneOf keeps e-mails apart from what else a group's entry holds.
func oneOf(name string, ifEmail, otherwise sort) sort {
	if name == "email" {
		return ifEmail
	}
	return otherwise
}

// claim sorts a claim of an identity provider by its name.
func claim(name string) sort {
	switch name {
	case "name", "id":
		return person
	default:
		return value
	}
}

// personal sorts a value by the name of its field, wherever it is.
func personal(name string) sort {
	switch name {
	case "type", "timestamp", "schedule", "version", "os_version", "iat", "last_authenticated", "success", "operator", "operating_system", "expiration":
		return stays
	case "account_id", "gateway_account_id":
		return account
	case "user_uuid", "user_id", "uid", "seat_uid", "sub", "user", "username", "user_name", "login":
		return user
	case "email", "user_email", "mail", "preferred_username", "upn", "userprincipalname", "principalname":
		return email
	case "display_name", "displayname", "given_name", "family_name", "first_name", "last_name", "full_name":
		return person
	case "ip", "public_ip", "ip_address", "mac", "mac_address":
		return address
	case "device_id", "registration_id", "device_uuid", "hardware_id", "unique_client_id":
		return device
	case "hostname", "host", "host_name", "computer_name", "device_name", "machine_name", "domain", "fqdn":
		return host
	case "common_name", "cn":
		return certificate
	case "service_token_id":
		return service
	case "nonce", "identity_nonce":
		return nonce
	}
	switch {
	case strings.HasSuffix(name, "_dn"):
		return distinguished
	case strings.Contains(name, "serial"), strings.Contains(name, "imei"):
		return serial
	case strings.HasSuffix(name, "_ski"), strings.Contains(name, "fingerprint"), strings.Contains(name, "thumbprint"):
		return keyID
	default:
		return scanned
	}
}
