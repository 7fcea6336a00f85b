package mask

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
)

// parse makes a document of JSON that has no duplicate names.
func parse(t testing.TB, text string) *model.Document {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var b model.Builder
	var keyed []bool
	key, haveKey := "", false
	take := func() string {
		taken := key
		key, haveKey = "", false
		return taken
	}
	for decoder.More() || b.Depth() > 0 {
		token, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{', '[':
				kind := map[json.Delim]model.Kind{'{': model.KindObject, '[': model.KindList}[token]
				b.Open(kind, take())
				keyed = append(keyed, token == '{')
			default:
				b.Close()
				keyed = keyed[:len(keyed)-1]
			}
		case string:
			if len(keyed) > 0 && keyed[len(keyed)-1] && !haveKey {
				key, haveKey = token, true
			} else {
				b.Leaf(model.KindText, take(), token)
			}
		case json.Number:
			b.Leaf(model.KindNumber, take(), token.String())
		case bool:
			b.Leaf(model.KindBool, take(), fmt.Sprint(token))
		default:
			b.Leaf(model.KindNull, take(), "null")
		}
	}
	return b.Document()
}

func masked(t testing.TB, text string) string {
	t.Helper()
	return New().Document(parse(t, text)).Root().Compact(0)
}

func TestDocumentMasks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"e-mail", `{"email":"jane@example.com"}`, `{"email": "email-1@masked.example"}`},
		{"e-mail in other case", `{"email":"jane@example.com","x":"JANE@EXAMPLE.COM"}`, `{"email": "email-1@masked.example", "x": "email-1@masked.example"}`},
		{"ids", `{"account_id":"acc12345","user_uuid":"u-123","gateway_account_id":"acc12345"}`, `{"account_id": "account-1", "user_uuid": "user-1", "gateway_account_id": "account-1"}`},
		{"address", `{"ip":"203.0.113.24"}`, `{"ip": "ip-1"}`},
		{"country stays", `{"geo":{"country":"GB","city":"Leeds","asn":64512}}`, `{"geo": {"country": "GB", "city": "place-1", "asn": "place-2"}}`},
		{"plain country stays", `{"geo":"GB","ip":"x"}`, `{"geo": "GB", "ip": "ip-1"}`},
		{"device keys", `{"device_id":"d-0001","device_sessions":{"d-0001":{"last_authenticated":1789036200},"d-0002":null}}`, `{"device_id": "device-1", "device_sessions": {"device-1": {"last_authenticated": 1789036200}, "device-2": null}}`},
		{"devices in a list", `{"device_sessions":[{"id":"d-0001"},"d-0002"]}`, `{"device_sessions": [{"id": "device-1"}, "device-2"]}`},
		{"groups", `{"groups":["Support",{"id":"g1","name":"Support","email":"s@example.com"}]}`, `{"groups": ["group-1", {"id": "group-2", "name": "group-1", "email": "email-1@masked.example"}]}`},
		{"claims", `{"custom":{"a":{"b":["UK-204",7,true,null]}},"employee_id":"004217"}`, `{"custom": {"a": {"b": ["value-1", "value-2", true, null]}}, "employee_id": "value-3"}`},
		{"claims that are no people", `{"amr":["pwd"],"isActive":true,"idp":{"id":"i","type":"okta"}}`, `{"amr": ["pwd"], "isActive": true, "idp": {"id": "i", "type": "okta"}}`},
		{"groups among claims", `{"saml_attributes":{"groups":["Support"],"team":"Red"}}`, `{"saml_attributes": {"groups": ["group-1"], "team": "value-1"}}`},
		{"object where a text is documented", `{"email":{"work":"Jane"},"name":{"first":"Jane"},"amr":{"x":"Jane"}}`, `{"email": {"value-1": "email-1"}, "name": {"value-2": "email-1"}, "amr": {"value-3": "email-1"}}`},
		{"list within a list", `{"amr":["pwd",["Jane"]],"timestamp":[["Bo"]]}`, `{"amr": ["pwd", ["value-1"]], "timestamp": [["value-2"]]}`},
		{"type of a provider that nobody knows", `{"idp":{"id":"i","type":"jane"}}`, `{"idp": {"id": "i", "type": "value-1"}}`},
		{"list as the name of a rule", `{"devicePosture":{"p":{"rule_name":[["Jane"]],"description":["Jane"],"success":false}}}`, `{"devicePosture": {"p": {"rule_name": [["value-1"]], "description": ["value-1"], "success": false}}}`},
		{"object as an error", `{"devicePosture":{"p":{"error":{"code":5,"message":"timeout for jane@example.com","x":["Jane"]}}}}`, `{"devicePosture": {"p": {"error": {"code": 5, "message": "timeout for email-1@masked.example", "x": ["email-1"]}}}}`},
		{"text or list in place of a part", `{"idp":["192.0.2.9"],"geo":["Leeds"],"device_sessions":"of jane@example.com","mtls_auth":"FAILED for jane@example.com"}`, `{"idp": ["value-1"], "geo": ["place-1"], "device_sessions": "value-2", "mtls_auth": "value-3"}`},
		{"name", `{"name":"Jane Doe","idp":{"name":"Okta for Jane Doe"}}`, `{"name": "person-1", "idp": {"name": "name-1"}}`},
		{"certificate", `{"common_name":"laptop.example.com","mtls_auth":{"cert_issuer_dn":"CN=Corp CA,O=Corp,C=US","cert_serial":"5A3C","cert_issuer_ski":"3F2B","auth_status":"SUCCESS"}}`, `{"common_name": "certificate-1", "mtls_auth": {"cert_issuer_dn": "CN=name-1,O=name-2,C=US", "cert_serial": "serial-1", "cert_issuer_ski": "key-1", "auth_status": "SUCCESS"}}`},
		{"service token", `{"common_name":"8f14.access","service_token_id":"8f14.access"}`, `{"common_name": "certificate-1", "service_token_id": "certificate-1"}`},
		{"home folders", `{"devicePosture":{"r":{"error":"open C:\\Users\\bo\\x and /home/jane.doe/y, /Users/Shared/z","check":{"path":"/Users/bo/a"}}}}`, `{"devicePosture": {"r": {"error": "open C:\Users\user-1\x and /home/user-2/y, /Users/Shared/z", "check": {"path": "/Users/user-1/a"}}}}`},
		{"inside an error", `{"email":"jane@example.com","ip":"2001:db8::7","devicePosture":{"r":{"rule_name":"Disk of jane","error":"jane@example.com from [2001:db8::7]:443, also 192.0.2.9 and bob@example.com"}}}`, `{"email": "email-1@masked.example", "ip": "ip-1", "devicePosture": {"r": {"rule_name": "Disk of email-1", "error": "email-1@masked.example from [ip-1]:443, also ip-2 and email-2@masked.example"}}}`},
		{"posture stays", `{"groups":["disk"],"devicePosture":{"1f0c":{"id":"1f0c","type":"disk","rule_name":"Disks","success":false,"timestamp":"2026-09-10T11:58:12Z","check":{"version":"10.0.0.1","hostname":"JANE-PC","serial_number":"C02X"}}}}`, `{"groups": ["group-1"], "devicePosture": {"1f0c": {"id": "1f0c", "type": "disk", "rule_name": "Disks", "success": false, "timestamp": "2026-09-10T11:58:12Z", "check": {"version": "10.0.0.1", "hostname": "host-1", "serial_number": "serial-1"}}}}`},
		{"word boundaries", `{"groups":["Port"],"devicePosture":{"r":{"error":"Port of Support"}}}`, `{"groups": ["group-1"], "devicePosture": {"r": {"error": "group-1 of Support"}}}`},
		{"empty stays", `{"email":"","ip":null,"device_id":" "}`, `{"email": "", "ip": null, "device_id": " "}`},
		{"envelope", `{"success":true,"messages":["for jane@example.com"],"result":{"email":"jane@example.com"}}`, `{"success": true, "messages": ["for email-1@masked.example"], "result": {"email": "email-1@masked.example"}}`},
		{"list as the result", `{"success":true,"result":[{"email":"jd@example.com","name":"Jane"}]}`, `{"success": true, "result": [{"email": "email-1@masked.example", "name": "person-1"}]}`},
		{"no object", `"jane@example.com"`, `"email-1@masked.example"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := masked(t, tt.in); got != tt.want {
				t.Errorf("masked\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestMaskerKeepsItsPseudonyms(t *testing.T) {
	m := New()
	first := m.Document(parse(t, `{"email":"jane@example.com","account_id":"acc12345"}`)).Root()
	second := m.Document(parse(t, `{"email":"bob@example.com","account_id":"acc12345"}`)).Root()
	if first.Get("email").Text() == second.Get("email").Text() || first.Get("account_id").Text() != second.Get("account_id").Text() {
		t.Errorf("%s and %s", first.Compact(0), second.Compact(0))
	}
	ref := m.Ref(model.Ref{Account: "acc12345", User: "u-1234", Nonce: "n-1234"})
	if ref.Account != first.Get("account_id").Text() || ref.User != "user-3" || ref.Nonce != "nonce-1" {
		t.Errorf("ref = %+v", ref)
	}
	if got := m.Text("by JANE@example.com with n-1234"); got != "by email-1@masked.example with nonce-1" {
		t.Errorf("Text() = %s", got)
	}
}

func TestDocumentLeavesTheOriginalAlone(t *testing.T) {
	doc := parse(t, `{"email":"jane@example.com"}`)
	New().Document(doc)
	if got := doc.Root().Get("email").Text(); got != "jane@example.com" {
		t.Errorf("the original became %s", got)
	}
	if got := New().Document(nil).Len() + New().Document(&model.Document{}).Len(); got != 0 {
		t.Errorf("an empty document became %d values", got)
	}
}

func BenchmarkDocument(b *testing.B) {
	var text strings.Builder
	text.WriteString(`{"email":"jane@example.com","name":"Jane Doe","groups":["Support","Sales"],"devicePosture":{`)
	for i := range 100_000 {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `"1f0c2a7e-%08x":{"rule_name":"Full disk encryption","type":"disk_encryption","success":true,"check":{"path":"C:\\Users\\jane\\x"},"error":"not found for jane@example.com"}`, i)
	}
	text.WriteString(`}}`)
	doc := parse(b, text.String())
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		New().Document(doc)
	}
}
