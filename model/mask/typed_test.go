package mask_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/model/schema"
)

func known(text string) model.Field[string] { return model.Known(text) }

func canaryDevice() model.DeviceInfo {
	return model.DeviceInfo{
		ID: "canary-registration", DeviceID: "canary-device", Name: known("CANARY-PC"), Type: known("windows"), Serial: known("CANARY5A3C"),
		Manufacturer: known("of canary@example.com"), Model: known("of canary@example.com"), LastUser: known("canary@example.com"),
	}
}

// canaryExplanation has a personal part in every text.
func canaryExplanation() access.Explanation {
	text := func() access.Text {
		return access.Text{{Text: "The e-mail is "}, {Text: "canary@example.com", Mask: schema.Email}, {Text: "canary corp", Mask: schema.Claim}, {Text: " of canary@example.com", Mask: schema.Scan}}
	}
	return access.Explanation{
		App: text(), Address: text(), Sentence: text(), Log: text(), Caution: text(), Length: text(), After: []access.Text{text()},
		Remarks: []access.RemarkLine{{ID: "empty-include", Text: text()}},
		Policies: []access.PolicyLine{{
			Name: text(), ID: text(), Reason: text(), Wanted: text(), Found: text(), Place: access.Place{Path: `.saml_attributes["canary@example.com"]`},
			Conditions: []access.ConditionLine{{Wanted: text(), Found: text(), Because: text(), Place: access.Place{Path: `.oidc_fields["canary@example.com"]`}}},
		}},
	}
}

// canaryNow has something personal in every text, and numbers, moments and truths
// that came as one.
func canaryNow() *model.DevicesNow {
	moment := model.Field[time.Time]{Presence: model.Misfit, AsSent: `"canary"`}
	truth := model.Field[bool]{Presence: model.Misfit, AsSent: `"canary"`}
	number := model.Field[model.Number]{Presence: model.Misfit, AsSent: `"canary"`}
	return &model.DevicesNow{
		Registrations: model.Known([]model.Registration{{
			ID: "canary-registration", DeviceID: "canary-device", DeviceName: known("CANARY-PC of canary@example.com"), ClientVersion: known("of canary@example.com"),
			UserID: "canary-user", Email: known("canary@example.com"), CreatedAt: moment, LastSeen: moment, RevokedAt: moment, DeletedAt: moment, TunnelType: known("canary tunnel"),
			Profile: model.Field[model.Profile]{Presence: model.Reported, AsSent: `"canary"`, Value: model.Profile{ID: "of canary@example.com", Name: known("profile of canary@example.com"), Default: truth, Deleted: truth}},
		}}),
		States: map[string]model.DeviceState{"canary-device": {
			DeviceID: "canary-device", Status: known("canary"), Mode: known("canary"), Version: known("of canary@example.com"), Colo: known("canary"), At: moment, Locked: truth,
			Connection: known("canary"), Network: known("Phone of Canary Doe"), Strength: number, Loss: number, Latency: number, Tunnel: known("canary"),
		}},
		SwitchedOff: model.Known([]model.SwitchOff{{At: moment, DeviceID: "canary-device", RegistrationID: "canary-registration", Host: known("CANARY-PC of canary@example.com"), Email: known("canary@example.com")}}),
		Refused:     []string{model.DEXPermission},
	}
}

func canarySettings() *model.Settings {
	moment := model.Field[time.Time]{Presence: model.Misfit, AsSent: `"canary"`}
	return &model.Settings{
		Token: &model.TokenSetting{Token: &model.ServiceToken{
			ID: "canary-token", ClientID: "canary.access", Name: known("token of canary@example.com"), Duration: known("for canary@example.com"),
			Enabled: model.Field[bool]{Presence: model.Misfit, AsSent: `"canary"`}, Expires: moment, LastSeen: moment,
		}},
		Certificate: &model.CertificateSetting{
			Authority: &model.Authority{
				ID: "id of canary@example.com", Name: known("Canary CA"), Fingerprint: known("canary print"), Expires: moment,
				Hosts: model.Field[[]string]{Presence: model.Reported, Value: []string{"canary.example.com"}, AsSent: `"canary"`},
			},
			By: model.SameName, Hosts: []model.AuthorityHost{{Host: "canary-wiki.example.com", Names: []string{"Canary CA"}, Own: true}},
		},
		Rules: model.Known([]model.RuleSetting{{State: model.Unreported, Rule: model.PostureRule{
			ID: "rule", Name: known("Disk of canary@example.com"), Type: known("canary_type"), Description: known("for canary@example.com"), Schedule: known("of canary@example.com"),
			Expiration: known("of canary@example.com"), Enabled: model.Field[bool]{Presence: model.Misfit, AsSent: `"canary"`}, Platforms: []string{"windows", "canary"},
		}}}),
		Refused: []model.Refusal{{What: "hosts", Permission: model.DEXPermission}},
	}
}

func canarySummary() model.SessionSummary {
	return model.SessionSummary{
		Nonce: "canaryNonce12345", Name: known("users/canary-user/session/canaryNonce12345"),
		Apps: []model.App{{Key: "k", Name: "Wiki of canary@example.com", Hostname: "canary-wiki.example.com", Type: "self_hosted"}},
	}
}

// values are all that can be masked by itself, each with a personal text in
// every field that can hold one, and how it is masked.
func values() map[string]struct {
	value any
	mask  func(*mask.Masker, any) any
} {
	type one = struct {
		value any
		mask  func(*mask.Masker, any) any
	}
	return map[string]one{
		"ref": {model.Ref{Account: "canary-account", User: "canary-user", Nonce: "canaryNonce12345"}, apply((*mask.Masker).Ref)},
		"account": {
			model.Account{ID: "canary-account", Name: "Canary Corp"}, apply((*mask.Masker).Account),
		},
		"person": {model.Person{ID: "canary-1", UID: "canary-2", SeatUID: "canary-3", Email: known("canary@example.com"), Name: known("Canary Doe")}, apply((*mask.Masker).Person)},
		"people": {
			model.People{People: []model.Person{{ID: "canary-1", Email: model.Field[string]{Presence: model.Misfit, AsSent: `["canary@example.com"]`}}}, Page: 1},
			apply((*mask.Masker).People),
		},
		"summary": {canarySummary(), apply(func(m *mask.Masker, s model.SessionSummary) model.SessionSummary { return m.Summary("canary-user", s) })},
		"summaries": {[]model.SessionSummary{canarySummary()}, apply(func(m *mask.Masker, s []model.SessionSummary) []model.SessionSummary {
			return m.Summaries("canary-user", s)
		})},
		"failed login":      {model.FailedLogin{App: known("Wiki of canary@example.com"), RayID: known("by canary@example.com")}, apply((*mask.Masker).FailedLogin)},
		"identity provider": {model.IdentityProvider{ID: "idp of canary@example.com", Name: "Okta of canary@example.com", Type: "okta"}, apply((*mask.Masker).IdentityProvider)},
		"device":            {canaryDevice(), apply((*mask.Masker).Device)},
		"names": {&model.Names{
			Providers: map[string]model.IdentityProvider{"i": {ID: "i", Name: "Okta of canary@example.com"}},
			Devices:   map[string]model.DeviceInfo{"canary-device": canaryDevice()},
		}, apply((*mask.Masker).Names)},
		"recent":  {model.Recent{Ref: model.Ref{Account: "canary-account", User: "canary-user", Nonce: "canary-nonce"}, Name: "laptop of canary@example.com", Account: "Canary Corp", Person: "canary@example.com"}, apply((*mask.Masker).Recent)},
		"problem": {model.Problem{What: "No canary@example.com.", Cause: "canary@example.com", Next: "canary@example.com", Support: "canary@example.com"}, apply((*mask.Masker).Problem)},
		"text":    {"for canary@example.com", apply((*mask.Masker).Text)},
		"request": {access.Request{
			Email: known("canary@example.com"), UserID: known("canary-user"), IP: known("2001:db8::ca:0:1"), Country: known("canary land"), App: known("Canary wiki"),
			AppUID: known("canary-uid"), AppDomain: known("canary.example.com"), AppType: known("canary"), Action: known("canary"), Connection: known("canary"), RayID: known("canary1234567890"),
			Allowed: model.Field[bool]{Presence: model.Misfit, AsSent: `"canary"`}, Notes: []model.Note{{Text: `got the text "canary"`}},
		}, apply((*mask.Masker).Request)},
		"devices now": {canaryNow(), apply((*mask.Masker).DevicesNow)},
		"settings":    {canarySettings(), apply((*mask.Masker).Settings)},
		"explanation": {canaryExplanation(), apply((*mask.Masker).Explanation)},
	}
}

func apply[T any](one func(*mask.Masker, T) T) func(*mask.Masker, any) any {
	return func(m *mask.Masker, value any) any { return one(m, value.(T)) }
}

func TestMaskingLeavesNoOriginalInAnyValue(t *testing.T) {
	for name, one := range values() {
		t.Run(name, func(t *testing.T) {
			before := fmt.Sprintf("%+v", one.value)
			m := mask.New()
			got := one.mask(m, one.value)
			if text := fmt.Sprintf("%+v", dereferenced(got)); strings.Contains(strings.ToLower(text), "canary") {
				t.Errorf("something survived in %s", text)
			}
			if after := fmt.Sprintf("%+v", one.value); after != before || !reflect.DeepEqual(one.value, values()[name].value) {
				t.Errorf("the original became %s", after)
			}
			if again := one.mask(m, one.value); !reflect.DeepEqual(again, got) {
				t.Errorf("masked again it is %+v, not %+v", again, got)
			}
		})
	}
}

// TestPeopleAreMaskedInAnyValue: e-mails and names, at the step for them alone.
func TestPeopleAreMaskedInAnyValue(t *testing.T) {
	for name, one := range values() {
		got := fmt.Sprintf("%+v", dereferenced(one.mask(mask.New().At(mask.People), one.value)))
		for _, private := range []string{"canary@", "Canary Doe", "of canary"} {
			if strings.Contains(got, private) {
				t.Errorf("%s: %s survived in %s", name, private, got)
			}
		}
	}
}

func dereferenced(value any) any {
	if v := reflect.ValueOf(value); v.Kind() == reflect.Pointer {
		return v.Elem().Interface()
	}
	return value
}

func TestNoMaskerMasksNothing(t *testing.T) {
	var m *mask.Masker
	for name, one := range values() {
		if got := one.mask(m, one.value); !reflect.DeepEqual(got, one.value) {
			t.Errorf("%s became %+v", name, got)
		}
	}
	s := &model.Session{}
	if m.Session(s) != s || m.Document(nil) != nil || m.Original("user-1") != "user-1" {
		t.Error("a session or an id was changed")
	}
}

func TestWhatIsNotPersonalStays(t *testing.T) {
	m := mask.New()
	if got := m.IdentityProvider(model.IdentityProvider{ID: "7be1a0f4", Name: "Example Okta", Type: "okta"}); got != (model.IdentityProvider{ID: "7be1a0f4", Name: "name-1", Type: "okta"}) {
		t.Errorf("identity provider = %+v", got)
	}
	if got := m.Device(canaryDevice()).Type; !model.Is(got, "windows") {
		t.Errorf("type = %+v", got)
	}
	if got := m.Account(model.Account{}); got != (model.Account{}) {
		t.Errorf("an empty account became %+v", got)
	}
}

func TestAVerdictKeepsItsOwnWords(t *testing.T) {
	e := canaryExplanation()
	e.Sentence = access.Text{{Text: "The login came from "}, {Text: "GB", Mask: schema.Keep}, {Text: " and not from "}, {Text: "203.0.113.7", Mask: schema.Address}, {Text: "."}}
	if got := mask.New().Explanation(e).Sentence.String(); got != "The login came from GB and not from ip-1." {
		t.Errorf("masked it is %q", got)
	}
	row := mask.New().Request(access.Request{Connection: known("azureAD"), AppType: known("saas"), Action: known("login"), Country: known("gb")})
	if !model.Is(row.Connection, "azureAD") || !model.Is(row.AppType, "saas") || !model.Is(row.Action, "login") || !model.Is(row.Country, "gb") {
		t.Errorf("a row became %+v", row)
	}
}

// A pseudonym that a person repeats finds the value behind it, and the parts of
// a session have the pseudonyms that its lists have.
func TestPseudonymsAreTheSameEverywhere(t *testing.T) {
	m := mask.New()
	person := m.Person(model.Person{ID: "u-1234", Email: known("jane@example.com")})
	s := m.Session(&model.Session{Origin: model.Origin{
		Ref:    model.Ref{Account: "acc-1234", User: "u-1234", Nonce: "n-1234"},
		Listed: &model.SessionSummary{Nonce: "n-1234", Name: known("users/u-1234/session/n-1234")},
	}})
	if s.Origin.Ref.User != person.ID || s.Origin.Listed.Nonce != s.Origin.Ref.Nonce || !model.Is(s.Origin.Listed.Name, "users/"+person.ID+"/session/"+s.Origin.Ref.Nonce) {
		t.Errorf("origin = %+v, listed %+v, person %+v", s.Origin, s.Origin.Listed, person)
	}
	if got := m.OriginalRef(s.Origin.Ref); got != (model.Ref{Account: "acc-1234", User: "u-1234", Nonce: "n-1234"}) {
		t.Errorf("the originals are %+v", got)
	}
	if got := m.Original(person.Email.Value); got != "jane@example.com" {
		t.Errorf("the original of %s is %s", person.Email.Value, got)
	}
}

func TestListMasksEveryEntry(t *testing.T) {
	m := mask.New()
	original := []model.Account{{ID: "a-1234", Name: "One Corp"}, {ID: "a-5678", Name: "Two Corp"}}
	got := mask.List(original, m.Account)
	if len(got) != 2 || got[0].ID != "account-1" || got[1].ID != "account-2" || original[0].ID != "a-1234" {
		t.Errorf("masked %+v of %+v", got, original)
	}
	if mask.List(nil, m.Account) != nil {
		t.Error("no list became one")
	}
}

func testClock() clock.Clock {
	return clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}
}
