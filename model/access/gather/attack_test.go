package gather_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/clock"
	"ztsession/model/decode"
)

const attacked = "a0b1c2d3e4f5061728394a5b6c7d8e9f"

// answers are what a server has for a path below the account; the last of a path's
// parts is looked for where the whole has none.
type answers map[string]string

// loopback is a client of a server with those answers.
func loopback(t *testing.T, have answers) *api.Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := have[strings.TrimPrefix(r.URL.Path, "/accounts/"+attacked+"/")]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			body = `{"success":false,"errors":[{"code":7003,"message":"no route"}],"result":null}`
		}
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	client, err := api.New(api.WithBaseURL(server.URL), api.WithCredential(sim.Credential()), api.WithClock(noon))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func result(text string) string {
	return `{"success":true,"errors":[],"messages":[],"result":` + text + `}`
}

// usual has an application whose policies name one of everything.
func usual() answers {
	return answers{
		"access/apps": result(`[{"id":"app","name":"Wiki","policies":["shared",{"id":"B","decision":"deny","precedence":1,"include":[{"email_list":{"id":"leavers"}}]}]}]`),
		"access/policies": result(`[{"id":"shared","decision":"allow","include":[{"group":{"id":"one"}}],
			"require":[{"login_method":{"id":"idp"}},{"device_posture":{"integration_uid":"disk"}},{"user_risk_score":{"user_risk_score":["low"]}}],"exclude":[{"ip_list":{"id":"banned"}}]}]`),
		"access/groups":               result(`[{"id":"one","include":[{"group":{"id":"two"}}]},{"id":"two","include":[{"group":{"id":"one"}},{"email_domain":{"domain":"example.com"}}]}]`),
		"devices/posture":             result(`[{"id":"disk","name":"Disk"}]`),
		"access/identity_providers":   result(`[{"id":"idp","name":"Entra"}]`),
		"gateway/lists/leavers":       result(`{"id":"leavers","name":"Leavers"}`),
		"gateway/lists/leavers/items": result(`[{"value":"kim@example.com"}]`),
		"gateway/lists/banned":        result(`{"id":"banned","name":"Banned"}`),
		"gateway/lists/banned/items":  result(`[{"value":"198.51.100.0/24"},{"value":"2001:db8::/32"}]`),
		"zt_risk_scoring/u":           result(`{"risk_level":"low"}`),
		"access/organizations":        result(`{"session_duration":"24h"}`),
	}
}

func judged(t *testing.T, have answers) (*access.Verdict, error) {
	t.Helper()
	doc, err := wire.Parse([]byte(`{"email":"jane@example.com","user_uuid":"u","iat":1789034400,"ip":"203.0.113.24","geo":{"country":"GB"},"idp":{"id":"idp","type":"azureAD"},"devicePosture":{"disk":{"success":true,"check":{"drives":{}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	session := decode.Session(doc, doc.Root())
	from := gather.New(loopback(t, have), attacked)
	app, err := from.App(t.Context(), gather.Which{Asked: "Wiki"})
	if err != nil {
		return nil, err
	}
	facts := &access.Facts{Session: &session, Now: noon()}
	from.Fill(t.Context(), app, facts)
	v := access.Of(app, facts)
	v.Explain(clock.Clock{Now: noon()})
	return v, nil
}

// TestOddAnswersTurnNoVerdict: each answer is taken for something else in turn. Who is
// let in is not refused by that, nor does anything break.
func TestOddAnswersTurnNoVerdict(t *testing.T) {
	v, err := judged(t, usual())
	if err != nil || v.Outcome != access.LetIn {
		t.Fatalf("from the start: %v, error %v", v, err)
	}
	odd := []string{
		"", "null", "[]", "<html>", `{"success":true}`, `{"success":false,"errors":[]}`, `{"success":false,"errors":[{"code":10000,"message":"no"}],"result":null}`,
		result("null"), result("[]"), result("{}"), result("[null]"), result("[[]]"), result(`"x"`), result("5"), result(`[{"id":null}]`), result(`[{"id":5,"value":5,"name":[]}]`),
	}
	for path := range usual() {
		for _, body := range odd {
			have := usual()
			have[path] = body
			v, err := judged(t, have)
			if err != nil && path != "access/apps" {
				t.Errorf("%q for %s: error %v", body, path, err)
			}
			if err == nil && v.Outcome == access.Refused {
				t.Errorf("%q for %s refuses: %s", body, path, v.Sentence(clock.Clock{Now: noon()}))
			}
			if path == "access/policies" && err == nil && v.Outcome == access.LetIn {
				t.Errorf("%q for %s lets in: %s", body, path, v.Sentence(clock.Clock{Now: noon()}))
			}
		}
	}
}

// TestAListThatIsNotReadWholeKeepsNobodyOff: who is not on the part that was read may
// be on the rest.
func TestAListThatIsNotReadWholeKeepsNobodyOff(t *testing.T) {
	have := usual()
	for _, items := range []string{`[{"value":"kim@example.com"},{"value":null}]`, `[{"value":"kim@example.com"},{"other":1}]`} {
		have["gateway/lists/leavers/items"] = result(items)
		if v, err := judged(t, have); err != nil || v.Outcome != access.Open {
			t.Errorf("%s: %v, error %v", items, v.Outcome, err)
		}
	}
	if list, err := loopback(t, have).List(t.Context(), attacked, "leavers"); err != nil || !list.IsCut || list.Name != model.Known("Leavers") {
		t.Errorf("%+v, error %v", list, err)
	}
}
