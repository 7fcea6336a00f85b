package access_test

import (
	"testing"

	"ztsession/model"
	"ztsession/model/access"
)

// TestSessionLength: the first level that sets one counts, in the order policy,
// application, organisation, and what is not known is said.
func TestSessionLength(t *testing.T) {
	own := func(duration string) string {
		return policy("A", "allow", "1", everyoneRule, `"session_duration":`+duration)
	}
	allow := own("null")
	maybe := policy("M", "allow", "0", `{"external_evaluation":{"evaluate_url":"https://check.example.com"}}`, `"session_duration":"2h"`)
	read := access.Organization{State: access.Read}
	seven := access.Organization{State: access.Read, SessionDuration: model.Known("168h")}
	client := access.Organization{State: access.Read, AllowWARP: model.Known(true), WARPDuration: model.Known("24h")}
	for _, tt := range []struct {
		name, app       string
		organisation    access.Organization
		duration, level string
		words           string
	}{
		{"of the policy", `{"session_duration":"6h","policies":[` + own(`"12h"`) + `]}`, seven, "12h", "policy", "A session of it lasts 12h, set by the policy."},
		{"of the application", `{"session_duration":"6h","policies":[` + allow + `]}`, seven, "6h", "application", "A session of it lasts 6h, set by the application."},
		{"empty in the policy", `{"session_duration":"6h","policies":[` + own(`""`) + `]}`, seven, "6h", "application", "A session of it lasts 6h, set by the application."},
		{"of the organisation", `{"policies":[` + allow + `]}`, seven, "168h", "organisation", "A session of it lasts 7d, set for the whole organisation."},
		{"of nobody", `{"policies":[` + allow + `]}`, read, "24h", "default", "A session of it lasts 1d, the usual length, since nothing else is set."},
		{"of nobody that was read", `{"policies":[` + allow + `]}`, access.Organization{State: access.Forbidden}, "24h", "default", "A session of it lasts 1d, the usual length, as far as is known. What is set for the whole organisation was not read."},
		{"none", `{"session_duration":"0s","policies":[` + allow + `]}`, read, "0s", "application", "A session of it ends at once, set by the application: they log in each time."},
		{"in words of its own", `{"session_duration":"a while","policies":[` + allow + `]}`, read, "a while", "application", "A session of it lasts a while, set by the application."},
		{"a number", `{"session_duration":{"h":6},"policies":[` + allow + `]}`, read, "", "application", "How long a session of it lasts cannot be read: the application has something else in its place."},
		{"a list in the policy", `{"session_duration":"6h","policies":[` + own(`["12h"]`) + `]}`, read, "", "policy", "How long a session of it lasts cannot be read: the policy has something else in its place."},
		{"of an infrastructure application", `{"type":"infrastructure","session_duration":"6h","policies":[` + allow + `]}`, seven, "", "application", "An infrastructure application has no session length."},
		{"of a bypass", `{"session_duration":"6h","policies":[` + policy("B", "bypass", "1", everyoneRule, "") + `]}`, seven, "", "policy", "What a Bypass policy lets through has no session."},
		{"of a policy that may decide", `{"session_duration":"6h","policies":[` + maybe + `,` + allow + `]}`, read, "6h", "application", "A session of it lasts 6h, set by the application. A policy of which it is not known whether it matches has another length."},
		{"of policies that agree", `{"session_duration":"2h","policies":[` + maybe + `]}`, read, "2h", "application", "A session of it lasts 2h, set by the application."},
		{"with the device client", `{"policies":[` + own(`"12h"`) + `]}`, client, "12h", "policy", "A session of it lasts 12h, set by the policy. Logging in with the device client is on for it; such a login lasts as long as the client's own session (1d)."},
		{"with the device client, not there", `{"allow_authenticate_via_warp":false,"policies":[` + own(`"12h"`) + `]}`, client, "12h", "policy", "A session of it lasts 12h, set by the policy."},
		{"with the device client there", `{"allow_authenticate_via_warp":true,"policies":[` + own(`"12h"`) + `]}`, read, "12h", "policy", "A session of it lasts 12h, set by the policy. Logging in with the device client is on for it; such a login lasts as long as the client's own session."},
	} {
		f := facts(t, amina)
		f.Organization = tt.organisation
		v := access.Of(app(t, tt.app), f)
		if l := v.Length; l.Duration != tt.duration || l.Level != tt.level {
			t.Errorf("%s: it is %+v", tt.name, l)
		}
		if got := v.Explain(words()).Length.String(); got != tt.words {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}
