package access_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

func TestRemarks(t *testing.T) {
	device := &model.Names{Devices: map[string]model.DeviceInfo{"d1": {Type: model.Known("mac")}}}
	for _, tt := range []struct{ id, app, text string }{
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"geo":{"country_code":"GB"}},{"geo":{"country_code":"SE"}}]`)), "both the country GB and the country SE"},
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"email":{"email":"a@x.example"}},{"email":{"email":"b@x.example"}}]`)), "can never both hold"},
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"ip":{"ip":"192.0.2.0/24"}},{"ip":{"ip":"198.51.100.0/24"}}]`)), ""},
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"email":{"email":"a@x.example"}},{"email_domain":{"domain":"y.example"}}]`)), ""},
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"login_method":{"id":"`+pin+`"}},{"okta":{"name":"Sales","identity_provider_id":"`+okta+`"}}]`)), ""},
		{"require-conflict", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"user_risk_score":{"user_risk_score":["low"]}},{"user_risk_score":{"user_risk_score":["high"]}}]`)), ""},
		{"", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"ip":{"ip":"192.0.2.0/24"}},{"ip":{"ip":"192.0.2.7"}},{"geo":{"country_code":"GB"}},{"geo":{"country_code":"gb"}}]`)), ""},
		{"", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"azureAD":{"id":"a","identity_provider_id":"x"}},{"azureAD":{"id":"b","identity_provider_id":"x"}}]`)), ""},
		{"block-below-allow", withPolicies(policy("A", "allow", "1", everyoneRule, ""), policy("B", "deny", "2", everyoneRule, "")), `"B" (Block) stands below "A"`},
		{"", withPolicies(policy("A", "allow", "2", everyoneRule, ""), policy("B", "deny", "1", `{"geo":{"country_code":"FR"}}`, "")), ""},
		{"token-in-allow", withPolicies(policy("A", "allow", "1", `{"service_token":{"token_id":"`+token+`"}}`, "")), "needs Service Auth"},
		{"", withPolicies(policy("A", "non_identity", "1", `{"service_token":{"token_id":"`+token+`"}}`, "")), ""},
		{"empty-include", withPolicies(policy("A", "allow", "1", "", "")), "matches nobody"},
		{"posture-rule-disabled", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"device_posture":{"integration_uid":"retired"}}]`)), `"Kolide"`},
		{"posture-rule-platform", withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"device_posture":{"integration_uid":"`+bitLocker+`"}}]`)), "for Windows; this device has macOS"},
		{"identity-in-bypass", withPolicies(policy("A", "bypass", "1", `{"email":{"email":"a@example.com"}}`, "")), "does not look at"},
	} {
		f := facts(t, strings.Replace(amina, `"email"`, `"device_id":"d1","email"`, 1))
		f.Session.Names = device
		v := access.Of(app(t, tt.app), f)
		var ids []string
		for _, remark := range v.Remarks {
			ids = append(ids, remark.ID)
			if !strings.Contains(remark.Text.String(), tt.text) || remark.Path == "" {
				t.Errorf("%s says %q at %s, want %q", remark.ID, remark.Text, remark.Path, tt.text)
			}
		}
		if strings.Join(ids, " ") != tt.id {
			t.Errorf("the remarks are %q, want %q: %s", ids, tt.id, tt.app)
		}
	}
}

func TestRemarksLookIntoGroups(t *testing.T) {
	f := facts(t, amina)
	f.Groups = groups(t, `[{"id":"g","name":"Both","include":[`+everyoneRule+`],"require":[{"geo":{"country_code":"GB"}},{"geo":{"country_code":"SE"}}]}]`)
	v := access.Of(app(t, withPolicies(policy("A", "allow", "1", `{"group":{"id":"g"}}`, ""))), f)
	if len(v.Remarks) != 1 || !strings.Contains(v.Remarks[0].Text.String(), `The rule group "Both" requires both`) {
		t.Errorf("the remarks are %v", v.Remarks)
	}
}

func TestWhatComesAfterTheMatch(t *testing.T) {
	more := `"approval_required":true,"approval_groups":[{"approvals_needed":1,"email_addresses":["dana@example.com"]},{"approvals_needed":2,"email_list_uuid":"` + approvers + `"}],
		"purpose_justification_required":true,"purpose_justification_prompt":"Which ticket?","isolation_required":true,"mfa_config":{"allowed_authenticators":["security_key"],"session_duration":"0m"}`
	v := access.Of(app(t, withPolicies(policy("A", "allow", "1", everyoneRule, more))), facts(t, amina))
	var all []string
	for _, step := range v.After {
		all = append(all, step.String())
	}
	want := []string{
		"Cloudflare's own second factor is asked for (the policy): security_key, at each login.", `They have to give a reason: "Which ticket?".`,
		`Somebody has to approve it: 1 of dana@example.com and 2 of the list "Approvers".`, "The application opens in an isolated browser.",
	}
	if strings.Join(all, "\n") != strings.Join(want, "\n") {
		t.Errorf("after the match:\n%s", strings.Join(all, "\n"))
	}
	// The most specific level counts, and a level that switches it off ends it.
	f := facts(t, amina)
	f.Organization = access.Organization{MFAForAll: model.Known(true), MFA: model.Known(access.MFA{Authenticators: []string{"totp"}})}
	if after := access.Of(app(t, withPolicies(policy("A", "allow", "1", everyoneRule, ""))), f).After; len(after) != 1 || !strings.Contains(after[0].String(), "(the organisation): totp") {
		t.Errorf("by the organisation: %v", after)
	}
	off := withPolicies(policy("A", "allow", "1", everyoneRule, `"mfa_config":{"mfa_disabled":true}`))
	if after := access.Of(app(t, off), f).After; len(after) != 0 {
		t.Errorf("switched off by the policy: %v", after)
	}
}

func TestAPolicyThatChangedSinceTheRequestIsWorthALook(t *testing.T) {
	old, young := `"updated_at":"2026-09-10T10:00:00Z"`, `"updated_at":"2026-09-10T11:30:00Z"`
	for _, tt := range []struct{ policies, want string }{
		{withPolicies(policy("A", "allow", "1", everyoneRule, old)), ""},
		{withPolicies(policy("A", "allow", "1", everyoneRule, "")), ""},
		{withPolicies(policy("A", "allow", "1", everyoneRule, `"updated_at":"0001-01-01T00:00:00Z"`)), ""},
		{withPolicies(policy("A", "allow", "1", everyoneRule, young)), `The policy "A" was changed after this request, so it may have said something else then.`},
		{withPolicies(policy("A", "allow", "1", everyoneRule, young), policy("B", "deny", "2", everyoneRule, young), policy("C", "deny", "3", everyoneRule, old)), `The policies "A" and "B" were changed after this request`},
	} {
		f := facts(t, amina)
		f.Request = &access.Request{At: model.Known(noon.Add(-time.Hour))}
		got := ""
		for _, remark := range access.Of(app(t, tt.policies), f).Remarks {
			if remark.ID == "changed-since" {
				got = remark.Text.String()
			}
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: %q", tt.policies, got)
		}
		for _, request := range []*access.Request{nil, {}, {At: model.Known(time.Time{})}} {
			f.Request = request
			for _, remark := range access.Of(app(t, tt.policies), f).Remarks {
				if remark.ID == "changed-since" {
					t.Errorf("without a moment: %s", remark.Text)
				}
			}
		}
	}
}

func TestASecondFactorSaysHowLongItIsGood(t *testing.T) {
	for lasts, want := range map[string]string{`"0m"`: "totp, at each login.", `"0"`: "totp, at each login.", `"24h"`: "totp, and then not again for 1d.", `"soon"`: "totp.", `null`: "totp."} {
		v := access.Of(app(t, withPolicies(policy("A", "allow", "1", everyoneRule, `"mfa_config":{"allowed_authenticators":["totp"],"session_duration":`+lasts+`}`))), facts(t, amina))
		if len(v.After) != 1 || !strings.HasSuffix(v.After[0].String(), want) {
			t.Errorf("%s: %v", lasts, v.After)
		}
	}
}

func TestTheLogMayDisagree(t *testing.T) {
	v := access.Of(app(t, withPolicies(policy("A", "allow", "1", everyoneRule, ""))), facts(t, amina))
	if v.Disagrees() != nil {
		t.Error("without a row there is nothing to disagree with")
	}
	v.Facts.Request = &access.Request{Allowed: model.Known(false), Connection: model.Known("azureAD")}
	if got := v.Disagrees().String(); !strings.Contains(got, "refused all the same") {
		t.Errorf("refused: %q", got)
	}
	v.Facts.Request = &access.Request{Allowed: model.Known(false), Connection: model.Known("onetimepin")}
	if got := v.Disagrees().String(); !strings.Contains(got, "another login") {
		t.Errorf("another login: %q", got)
	}
	v.Facts.Request = &access.Request{Allowed: model.Known(true)}
	if v.Disagrees() != nil {
		t.Error("they agree")
	}
}
