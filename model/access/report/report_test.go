package report_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/report"
	"ztsession/model/clock"
	"ztsession/model/decode"
)

var words = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC), Mode: clock.UTC}

func value(t *testing.T, text string) model.Value {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

// explanation has a policy in each role.
func explanation(t *testing.T) access.Explanation {
	t.Helper()
	app := decode.App(value(t, `{"id":"app","name":"Wiki | <b>","domain":"wiki.example.com","session_duration":"6h","policies":[
		{"id":"p1","name":"Block Tor","decision":"deny","precedence":1,"include":[{"geo":{"country_code":"T1"}}]},
		{"id":"p2","name":"Fraud service","decision":"deny","precedence":2,"include":[{"external_evaluation":{"evaluate_url":"https://check.example.com"}}]},
		{"id":"p3","name":"Offices","decision":"allow","precedence":3,"include":[{"ip":{"ip":"192.0.2.0/24"}},{"geo":{"country_code":"FR"}}]},
		{"id":"p4","name":"Staff","decision":"allow","precedence":4,"include":[{"email_domain":{"domain":"example.com"}}],"isolation_required":true},
		{"id":"p5","name":"Block leavers","decision":"deny","precedence":5,"include":[{"email_list":{"id":"x"}}]}]}`))
	session := decode.Session(nil, value(t, `{"email":"jane@example.com","iat":1789034400,"ip":"203.0.113.24","geo":{"country":"GB"}}`))
	facts := &access.Facts{Session: &session, Now: words.Now, Request: &access.Request{
		At: model.Known(words.Now.Add(-time.Hour)), Allowed: model.Known(true), IP: model.Known("203.0.113.24"), Country: model.Known("gb"), RayID: model.Known("9a1b2c3d4e5f0001"),
	}}
	return access.Of(&app, facts).Explain(words)
}

const wantText = `Wiki | <b> (wiki.example.com): cannot be told

By what this login reported at 10:00 UTC, the policy "Staff" lets them in,
unless the policy "Fraud service" (Block) matches first. That cannot be told:
another service answers this at each login; its answer is not kept in the
session.

The access log has it as let in at 2026-09-10 11:00:00 UTC, from 203.0.113.24
(GB), Ray ID 9a1b2c3d4e5f0001. It holds neither the policy nor the reason.

The policy that applies, if no unknown one matches first
  ✓ Staff (Allow)
    The e-mail is at example.com.
    By:     session .email

Policies of which it is not known
  ? Fraud service (Block)
    Another service answers this at each login; its answer is not kept in the
    session.
    Wanted: a yes from https://check.example.com
    By:     application .policies[1].include[0].external_evaluation

Policies that do not apply
  - Block Tor (Block)
    The request came from GB and not from T1.
    Wanted: the country T1
    Found:  GB
    By:     access log .country
  ✗ Offices (Allow)
    Any one of these would do, and none fits: an address in 192.0.2.0/24 or the
    country FR; found: 203.0.113.24 and GB.
    By:     access log .ip_address

Policies below, which are not looked at
  ∙ Block leavers (Block)

After the match
  - The application opens in an isolated browser.

How long
  - A session of it lasts 6h, set by the application.

Worth a look
  - The policy "Block leavers" (Block) stands below "Staff", which lets this
    login in first, so it has no effect here.
`

func TestText(t *testing.T) {
	var out strings.Builder
	if err := report.Text(&out, explanation(t), 80); err != nil || out.String() != wantText {
		t.Errorf("the text is, %v,\n%s", err, out.String())
	}
}

func TestMarkdownShowsNamesAsTheyAre(t *testing.T) {
	var out strings.Builder
	err := report.Markdown(&out, explanation(t))
	for _, part := range []string{"## Wiki &#124; &lt; b&gt; (wiki.example.com): cannot be told", "| ✓ | Staff (Allow) | The e-mail is at example.com. |", "| ∙ | Block leavers (Block) | not looked at", "**Worth a look**"} {
		if err != nil || !strings.Contains(out.String(), part) {
			t.Errorf("no %q in, %v,\n%s", part, err, out.String())
		}
	}
}

// TestMarkdownMentionsAndLinksNothing that other people wrote.
func TestMarkdownMentionsAndLinksNothing(t *testing.T) {
	app := decode.App(value(t, `{"id":"app","name":"@all [x](https://evil.example.com) <img src=x>","domain":"www.evil.example.com","policies":[
		{"id":"p1","name":"`+"`@channel`"+` {html} | https://evil.example.com","decision":"allow","precedence":1,"include":[{"email":{"email":"jane@example.com"}}]}]}`))
	session := decode.Session(nil, value(t, `{"email":"jane@example.com","iat":1789034400}`))
	var out strings.Builder
	if err := report.Markdown(&out, access.Of(&app, &access.Facts{Session: &session, Now: words.Now}).Explain(words)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"@all", "@channel", "://", "www.", "](", "<img", "{html}"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q is in\n%s", bad, out.String())
		}
	}
	if !strings.Contains(out.String(), "jane@example.com") {
		t.Errorf("the e-mail is not as it is in\n%s", out.String())
	}
}

func TestJSON(t *testing.T) {
	var out strings.Builder
	if err := report.JSON(&out, explanation(t), model.Ref{Account: "a", User: "u", Nonce: "n"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Outcome, Sentence, Application, Account string
		Log                                     *string
		Caution                                 *string
		Policies                                []struct {
			Name, Role, Answer, Decision string
			Precedence                   int
			Conditions                   []struct {
				List, Type, Answer string
				RestsOn            struct{ Document, Path string } `json:"rests_on"`
			}
		}
		Remarks []struct{ ID, Path string }
		Length  struct {
			Duration string
			SetBy    string `json:"set_by"`
		} `json:"session_length"`
	}
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	var roles []string
	for _, p := range got.Policies {
		roles = append(roles, p.Role+"/"+p.Answer+"/"+p.Decision)
	}
	if want := "no_match/no/deny may_decide/unknown/deny no_match/no/allow decides/yes/allow below/unknown/deny"; strings.Join(roles, " ") != want {
		t.Errorf("the roles are %v", roles)
	}
	if got.Outcome != "unknown" || got.Account != "a" || got.Log == nil || got.Caution != nil || got.Length.Duration != "6h" || got.Length.SetBy != "application" {
		t.Errorf("the JSON is %s", out.String())
	}
	if len(got.Remarks) != 1 || got.Remarks[0].ID != "block-below-allow" || got.Policies[2].Conditions[1].RestsOn.Document != "access_log" {
		t.Errorf("the JSON is %s", out.String())
	}
}

// full takes nothing.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriterComeBack(t *testing.T) {
	e := explanation(t)
	for _, err := range []error{report.Text(full{}, e, 80), report.Markdown(full{}, e), report.JSON(full{}, e, model.Ref{})} {
		if !errors.Is(err, errFull) {
			t.Errorf("the error is %v", err)
		}
	}
}
