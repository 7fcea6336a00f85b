package finding

import "strings"

var (
	placeTor = &Kind{
		ID: "place-tor", Severity: Warning, Subject: "From", Question: FromWhere, Source: policyDocs,
		Means:  "The login came through the Tor network (country T1). Policies about countries treat it as a country of its own, and many refuse it.",
		Next:   "Ask the person whether it was them. If it was not, have the session revoked and the password changed.",
		Tell:   "You seem to use the Tor browser or network. Please log in without it.",
		clause: "the login came through Tor",
	}
	placeUnknown = &Kind{
		ID: "place-unknown", Severity: Note, Subject: "From", Question: FromWhere, Source: policyDocs,
		Means:  "Cloudflare does not know from which country the login came (country XX). Policies that want certain countries are not met by it.",
		Next:   "Look up whose the address is.",
		clause: "the country of the login is not known",
	}
)

// place finds logins from no ordinary country.
func place(v *view) []Finding {
	country := at(v.s.Result.Get("geo"), top.Key("geo"), "country")
	switch strings.ToUpper(v.s.Geo.Value.Country.Value) {
	case "T1":
		return []Finding{placeTor.found("The login came through the Tor network.", country, v.field("ip"))}
	case "XX":
		return []Finding{placeUnknown.found("From which country the login came is not known.", country, v.field("ip"))}
	default:
		return nil
	}
}
