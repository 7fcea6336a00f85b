package compare

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"ztsession/model"
)

// weights are the weights of documented fields that are not Ordinary, by the
// ids of package schema.
var weights = map[string]Weight{
	".isActive": Decisive, ".is_warp": Important, ".is_gateway": Important, ".account_id": Important, ".service_token_status": Important,
	".groups": Important, ".idp.type": Important, ".idp.id": Important,
	".email": Minor, ".name": Minor, ".ip": Minor, ".idp.name": Minor, ".service_token_id": Minor, ".common_name": Minor,
	".user_uuid": Noise, ".id": Noise, ".iat": Noise, ".version": Noise,
	".device_sessions[].last_authenticated": Noise,
	".devicePosture[].id":                   Noise, ".devicePosture[].timestamp": Noise,
	".devicePosture[].rule_name": Minor, ".devicePosture[].description": Minor, ".devicePosture[].schedule": Minor,
	".devicePosture[].data": Minor, ".devicePosture[].check": Minor,
	".mtls_auth.cert_serial": Minor,
}

// fieldWeight returns how much it matters that two values of a documented field
// differ. What differs between any two logins matters where only one has it.
func fieldWeight(id string, there, here model.Value) Weight {
	weight, known := weights[id]
	switch {
	case !known:
		return Ordinary
	case weight == Noise && (!isSaid(there) || !isSaid(here)):
		return Minor
	default:
		return weight
	}
}

// isSaid reports whether a value says anything.
func isSaid(v model.Value) bool {
	switch v.Kind() {
	case model.KindNumber, model.KindBool:
		return true
	case model.KindText:
		return v.Text() != ""
	case model.KindList, model.KindObject:
		return v.Len() > 0
	case model.KindNone, model.KindNull:
		return false
	default:
		return false
	}
}

// weightOf returns how much it matters that two values differ that are not
// documented: nothing where both are an id, a moment or a counter.
func weightOf(there, here model.Value) Weight {
	if isNoise(there) && isNoise(here) {
		return Noise
	}
	return Minor
}

// isNoise reports whether a value looks like what differs between any two logins.
func isNoise(v model.Value) bool {
	name := strings.ToLower(v.Key())
	switch v.Kind() {
	case model.KindText:
		return v.Text() != "" && (noiseNames[name] || forms().MatchString(v.Text()) || isMoment(v.Text()))
	case model.KindNumber:
		return noiseNames[name] || strings.HasSuffix(name, "_at") || strings.HasSuffix(name, "_time") || strings.HasSuffix(name, "timestamp")
	default:
		return false
	}
}

// noiseNames are names of ids, moments and counters, in lower case.
var noiseNames = map[string]bool{
	"nonce": true, "identity_nonce": true, "jti": true, "sid": true, "ray_id": true, "cf_ray": true,
	"iat": true, "exp": true, "nbf": true, "auth_time": true, "timestamp": true, "last_seen": true, "updated": true, "modified": true,
	"counter": true, "seq": true, "sequence": true, "generation": true, "uptime": true, "version_counter": true,
}

// forms are UUIDs.
var forms = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$`)
})

func isMoment(text string) bool {
	const shortest = len("2006-01-02T15:04:05Z")
	if len(text) < shortest || text[4] != '-' {
		return false
	}
	_, err := time.Parse(time.RFC3339Nano, text)
	return err == nil
}
