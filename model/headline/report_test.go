package headline_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/finding"
	"ztsession/model/headline"
)

var noon = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}

// pieces returns those of a report of a session, by their ids.
func pieces(t *testing.T, fields string) map[string]headline.Piece {
	t.Helper()
	doc, err := wire.Parse([]byte("{" + fields + "}"))
	if err != nil {
		t.Fatal(err)
	}
	s := decode.Session(doc, doc.Root())
	answer := finding.Of(&s, noon.Now)
	all := map[string]headline.Piece{}
	for _, p := range headline.ForReport(&s, &answer, noon) {
		all[p.ID] = p
	}
	return all
}

func TestReportsBeginInPlainWords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("provider of a long name ", 5) + "(prod)"
	for _, test := range []struct{ fields, id, text, beside string }{
		{`"isActive":true`, "state", "ACTIVE", "ACTIVE"},
		{`"idp":{"type":"azureAD"}`, "login", "Microsoft Entra ID", "Microsoft Entra ID"},
		{`"idp":{"type":"onetimepin"}`, "login", "a code by e-mail", "a code by e-mail"},
		{`"idp":{"type":"` + long + `"}`, "login", long, long},
		{`"geo":{"country":"SE"},"ip":"192.0.2.1"`, "from", "Sweden (SE), 192.0.2.1", "Sweden (SE), 192.0.2.1"},
		{`"isActive":true`, "from", "place not reported", "not reported"},
		{`"iat":1789030800`, "issued", "logged in 3h ago", "3h ago"},
		{`"iat":0`, "issued", "login: no time", "no time"},
		{`"iat":null`, "issued", "login time null", "null"},
		{`"device_id":"c41a9d52-7f18-4c0b-9d55-0e6f2ab90021"`, "device", "device c41a9d52-7f18-4c0b-9d55-0e6f2ab90021", "c41a9d52-7f18-4c0b-9d55-0e6f2ab90021"},
		{`"isActive":true`, "device", "no device", "not reported"},
		{`"is_warp":true,"is_gateway":false`, "network", "WARP on, not in our organisation", "on, not in our organisation"},
		{`"isActive":true`, "network", "WARP not reported", "not reported"},
		{`"mtls_auth":{"auth_status":"NONE","cert_presented":false}`, "certificate", "no certificate", "none presented"},
		{`"mtls_auth":{"auth_status":"FAILED:certificate has expired","cert_presented":true}`, "certificate", "certificate refused: it has expired", "refused: it has expired"},
		{`"isActive":true`, "posture", "posture not reported", "not reported"},
		{`"devicePosture":{"a":{"success":true},"b":{"success":false}}`, "posture", "1 of 2 checks pass", "1 of 2 checks pass"},
		{`"devicePosture":{"a":{"success":true}}`, "posture", "1 of 1 check passes", "1 of 1 check passes"},
		// A check without a result is named: 0 of 2 would say that both failed.
		{`"devicePosture":{"a":{},"b":1}`, "posture", "0 checks pass, 1 not readable, 1 not reported", "0 checks pass, 1 not readable, 1 not reported"},
		{`"devicePosture":{"a":{},"b":{"success":true},"c":{"success":false}}`, "posture", "1 check passes, 1 fail, 1 not reported", "1 check passes, 1 fail, 1 not reported"},
		{`"iat":"x"`, "notes", "1 note on the answer", "1 note on the answer"},
	} {
		p := pieces(t, test.fields)[test.id]
		if p.Text != test.text || p.Beside() != test.beside || p.Question == "" {
			t.Errorf("%s: %s is %q, beside %q, want %q and %q", test.fields, test.id, p.Text, p.Beside(), test.text, test.beside)
		}
	}
}

// TestWhatOthersWroteIsMarked, so that Markdown can keep it from being more than text.
func TestWhatOthersWroteIsMarked(t *testing.T) {
	t.Parallel()
	all := pieces(t, `"isActive":true,"idp":{"type":"<b>"},"geo":{"country":"@x"},"ip":"|","device_id":"*","mtls_auth":{"auth_status":"FAILED:[x](y)","cert_presented":true}`)
	for _, id := range []string{"login", "from", "device", "certificate"} {
		if !all[id].Outside {
			t.Errorf("%s: %q is taken for words of ours", id, all[id].Text)
		}
	}
	for _, id := range []string{"state", "network", "posture", "issued"} {
		if all[id].Outside {
			t.Errorf("%s: %q is taken for what others wrote", id, all[id].Text)
		}
	}
}
