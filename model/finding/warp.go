package finding

import "ztsession/model"

var (
	warpElsewhere = &Kind{
		ID: "warp-elsewhere", Severity: Warning, Subject: "WARP", Question: IsWARPOurs, Source: clientDocs, Look: clientLook,
		Means:  "WARP was on at the login, but not in this organisation: it was the consumer app, or another team. Rules that require Gateway fail then. Cloudflare calls WARP the Cloudflare One Client now.",
		Next:   "Let the person log out of WARP, log in to the team of this organisation, and then log in to the application again.",
		Tell:   "Please open the Cloudflare client, log in to our team, and switch it on.",
		clause: "WARP is not in the organisation",
	}
	warpOtherAccount = &Kind{
		ID: "warp-other-account", Severity: Note, Subject: "WARP", Question: IsWARPOurs, Source: tokenDocs,
		Means:  "gateway_account_id is another account than the session's. What it is exactly is not documented; the device may be enrolled in another organisation.",
		Next:   "Compare gateway_account_id with the accounts of the company.",
		clause: "the device may be enrolled in another organisation",
	}
	warpContradictory = &Kind{
		ID: "warp-contradictory", Severity: Note, Subject: "WARP", Question: IsWARPOurs, Source: tokenDocs,
		Means:  "is_gateway is true and is_warp is false, which do not fit together. Both are as recorded at the login.",
		Next:   "Look on the device whether the Cloudflare client is connected, and let the person log in again.",
		clause: "the reports about WARP do not fit together",
	}
	warpOff = &Kind{
		ID: "warp-off", Severity: Note, Subject: "WARP", Question: IsWARPOurs, Source: clientDocs, Look: clientLook,
		Means:  "WARP was off at the login, as Access recorded it. Checks that the client on the device makes cannot pass then. Many applications do not need WARP.",
		Next:   "If the application needs WARP: let the person connect the Cloudflare client, wait five minutes and log in again.",
		Tell:   "Please see that the Cloudflare client is connected, and log in again.",
		clause: "WARP is off",
	}
)

// warp finds that WARP was off or outside the organisation. Both fields are what
// Access recorded at the login, not what the device does now.
func warp(v *view) []Finding {
	s := v.s
	if !v.isPerson() {
		return nil
	}
	isWARP, isGateway := v.field("is_warp"), v.field("is_gateway")
	switch {
	case model.Is(s.WARP, true) && model.Is(s.Gateway, false):
		return []Finding{warpElsewhere.found("WARP was on at the login, but not in our organisation: the consumer app, or another team.", isGateway, isWARP)}
	case model.Is(s.WARP, false) && model.Is(s.Gateway, true):
		return []Finding{warpContradictory.found("Gateway was reported and WARP was not: is_gateway and is_warp do not fit together.", isWARP, isGateway)}
	case model.Is(s.WARP, false) && v.count.Total() > 0:
		return []Finding{warpOff.found("WARP was off at the login, though the device reported checks: its client may be in a mode for posture only.", isWARP, isGateway)}
	case model.Is(s.WARP, false):
		return []Finding{warpOff.found("WARP was off at the login.", isWARP, isGateway)}
	case s.OtherIDs().Organisation:
		return []Finding{warpOtherAccount.found("The device may be enrolled in another organisation: gateway_account_id is another account than this one.", v.field("gateway_account_id"), v.field("account_id"))}
	default:
		return nil
	}
}
