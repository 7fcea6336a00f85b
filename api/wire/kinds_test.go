package wire

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/model"
)

const (
	someUser    = "f174e90a-fafe-4643-bbbc-4a0ed4fc8415"
	someAccount = "023e105f4ecef8ad9ca31a8372d0c353"
	someNonce   = "X1aXj1lFVcqqyoXF"
)

func TestOtherObjectsAreNamed(t *testing.T) {
	token := `"aud":["a"],"email":"a@example.com","exp":1789041600,"iat":1789036200,"nbf":1789036200,"iss":"https://example.cloudflareaccess.com","sub":"` + someUser + `","country":"US"`
	for _, tt := range []struct {
		name, body, came string
		ref              model.Ref
	}{
		{"meta token", `{"type":"meta","aud":"x","iat":1,"service_token_status":false,"auth_status":"NONE","mtls_auth":{},"is_warp":false,"is_gateway":false}`, "the payload of a meta token", model.Ref{}},
		{"meta token of the issue", `{"type":"meta","service_token_status":false,"iat":1}`, "the payload of a meta token", model.Ref{}},
		{"meta token without its type", `{"kid":"k","aud":"x","hostname":"wiki.example.com","redirect_url":"/","service_token_status":false,"iat":1}`, "the payload of a meta token", model.Ref{}},
		{"application token", `{` + token + `,"type":"app","identity_nonce":"` + someNonce + `","policy_id":"p"}`, "the payload of an Access token: sub is the user, identity_nonce likely the nonce", model.Ref{User: someUser, Nonce: someNonce}},
		{"token without a nonce", `{` + token + `}`, "the payload of an Access token", model.Ref{User: someUser}},
		{"organisation token", `{` + token + `,"type":"org","auth_status":"NONE","common_name":"","identity":{"email":"a@example.com","idp":{"id":"1","type":"okta"},"iat":1,"user_uuid":"` + someUser + `","account_id":"` + someAccount + `","devicePosture":{}}}`, "the payload of an Access token", model.Ref{Account: someAccount, User: someUser}},
		{"identity nested alone", `{"sub":"","iat":1,"email":"a@example.com","identity":{"email":"a@example.com","user_uuid":"` + someUser + `"},"identity_nonce":"` + someNonce + `"}`, "the payload of an Access token", model.Ref{User: someUser, Nonce: someNonce}},
		{"decoded token", `{"header":{"alg":"RS256"},"payload":{` + token + `},"signature":"x"}`, "the payload of an Access token", model.Ref{User: someUser}},
		{"token of a service token", `{"type":"app","aud":"x","exp":1,"iat":1,"iss":"https://example.cloudflareaccess.com","common_name":"abc.access","sub":""}`, "the payload of a service token's Access token", model.Ref{}},
		{"token of others", `{"iss":"https://login.example.com","aud":"x","sub":"1","email":"a@example.com","iat":1,"exp":2}`, "the payload of a token of another issuer", model.Ref{}},
		{"hostile ids", `{"type":"app","aud":"x","sub":"a b","identity_nonce":"a\u001b[2J","account_id":"` + strings.Repeat("a", 40) + `"}`, "the payload of an Access token", model.Ref{}},
		{"device of the issue", `{"id":"d","name":"Laptop","ip":"192.0.2.7","version":"2026.1.1"}`, "a device", model.Ref{}},
		{"physical device", `{"id":"d","name":"Laptop","active_registrations":1,"last_seen_user":{"id":"` + someUser + `","email":"a@example.com"}}`, "a device", model.Ref{User: someUser}},
		{"old device", `{"id":"d","device_type":"mac","version":"1","ip":"192.0.2.7","key":"k","user":{"id":"` + someUser + `"}}`, "a device", model.Ref{User: someUser}},
		{"registration", `{"id":"r","tunnel_type":"masque","device":{"id":"d"},"user":{"id":"` + someUser + `"}}`, "a registration of a device", model.Ref{User: someUser}},
		{"agent of another vendor", `{"isActive":true,"computerName":"x","agentVersion":"1"}`, "a device", model.Ref{}},
		{"person", `{"id":"` + someUser + `","email":"a@example.com","name":"A","access_seat":true,"seat_uid":"s"}`, "a record about a person", model.Ref{User: someUser}},
		{"person without seats", `{"id":"` + someUser + `","uid":"u","email":"a@example.com","iat":1}`, "a record about a person", model.Ref{User: someUser}},
		{"posture rule", `{"id":"r","type":"file","name":"x","schedule":"5m","version":"1","match":[{"platform":"mac"}],"input":{}}`, "a posture rule", model.Ref{}},
		{"posture check", `{"rule_name":"Disk","success":true,"type":"disk_encryption"}`, "a posture check of a session", model.Ref{}},
		{"posture checks", `{"1f0c":{"rule_name":"Disk","success":true,"type":"disk_encryption"}}`, "the posture checks of a session", model.Ref{}},
		{"log row", `{"action":"login","allowed":true,"app_domain":"wiki.example.com","created_at":"2026-01-01T00:00:00Z","ip_address":"192.0.2.7","ip":"192.0.2.7","version":2,"ray_id":"8f00ba12cd34ef56","user_email":"a@example.com","user_id":"` + someUser + `"}`, "a row of the access log", model.Ref{User: someUser}},
		{"log row with an e-mail", `{"action":"login","app_uid":"x","ray_id":"8f00ba12cd34ef56","user_email":"a@example.com","email":"a@example.com","iat":1}`, "a row of the access log", model.Ref{User: "a@example.com"}},
		{"pushed log row", `{"RayID":"8f00ba12cd34ef56","Action":"login","Email":"a@example.com"}`, "a row of the access log", model.Ref{User: "a@example.com"}},
		{"failed login", `{"expiration":0,"metadata":{"ray_id":"8f","user_uuid":"` + someUser + `"}}`, "a failed login", model.Ref{User: someUser}},
		{"policy", `{"id":"p","name":"x","decision":"allow","include":[],"version":2}`, "a policy", model.Ref{}},
		{"group", `{"id":"g","name":"x","include":[],"exclude":[]}`, "an Access group", model.Ref{}},
		{"application", `{"id":"a","aud":"x","name":"Wiki","type":"self_hosted","domain":"wiki.example.com"}`, "an application", model.Ref{}},
		{"identity provider", `{"id":"i","name":"Okta","type":"okta","config":{}}`, "an identity provider", model.Ref{}},
		{"service token", `{"id":"s","client_id":"abc.access","name":"x","duration":"8760h"}`, "a service token", model.Ref{}},
		{"policy check", `{"app_state":{},"user_identity":{"user_uuid":"` + someUser + `","account_id":"` + someAccount + `"}}`, "a policy check", model.Ref{Account: someAccount, User: someUser}},
		{"summary", `{"expiration":1,"metadata":{"nonce":"` + someNonce + `","iat":1}}`, "an item of the active sessions list", model.Ref{Nonce: someNonce}},
		{"one summary", `{"success":true,"result":[{"metadata":{"nonce":"` + someNonce + `"}}]}`, "a list of active sessions", model.Ref{Nonce: someNonce}},
		{"two summaries", `[{"metadata":{"nonce":"` + someNonce + `"}},{"metadata":{"nonce":"b"}}]`, "a list of active sessions", model.Ref{}},
		{"people", `{"success":true,"result":[{"id":"a","seat_uid":"s"},{"id":"b"}],"result_info":{}}`, "a list of people", model.Ref{}},
		{"devices", `[{"id":"d","name":"x","ip":"192.0.2.7"}]`, "a list of devices", model.Ref{}},
		{"account", `{"id":"` + someAccount + `","name":"x","type":"standard","settings":{}}`, "an account", model.Ref{}},
		{"organisation", `{"auth_domain":"x.cloudflareaccess.com","name":"x"}`, "the Zero Trust organisation", model.Ref{}},
		{"GraphQL", `{"data":{"viewer":{"accounts":[]}},"errors":null}`, "the answer of a GraphQL query", model.Ref{}},
		{"HAR", `{"log":{"version":"1.2","entries":[]}}`, "a HAR file", model.Ref{}},
		{"address and version", `{"ip":"192.0.2.7","version":2}`, "JSON without the fields", model.Ref{}},
		{"list of sessions", `[{"isActive":true,"email":"a@example.com"}]`, "a list with a session in it", model.Ref{}},
		{"meta token in capitals", `{"type":"META","is_warp":true,"auth_status":"NONE","service_token_status":false}`, "the payload of a meta token", model.Ref{}},
		{"token without issuer and sub", `{"email":"a@example.com","aud":["x"],"iat":1,"policy_id":"p","country":"US","custom":{}}`, "the payload of an Access token", model.Ref{User: "a@example.com"}},
		{"claims of a provider", `{"sub":"00u","name":"A","email":"a@example.com","preferred_username":"a","iat":1}`, "the claims about a person", model.Ref{User: "a@example.com"}},
		{"introspected token", `{"active":true,"email":"a@example.com","iat":1,"exp":2}`, "the claims about a person", model.Ref{User: "a@example.com"}},
		{"device with an e-mail", `{"id":"d","name":"Laptop","ip":"192.0.2.7","version":"1","email":"a@example.com"}`, "a device", model.Ref{User: "a@example.com"}},
		{"device of an account", `{"id":"d","name":"Laptop","ip":"192.0.2.7","version":"1","account_id":"` + someAccount + `"}`, "a device", model.Ref{}},
		{"registration of a client", `{"id":"t.1","device_id":"d","account_id":"a","ip":"192.0.2.7","version":"2","public_key":"k"}`, "a device", model.Ref{}},
		{"country in words", `{"ip":"192.0.2.7","country":"US","geo":"US","version":"4"}`, "JSON without the fields", model.Ref{}},
		{"device, address, e-mail", `{"device_id":"d","ip":"192.0.2.7","email":"a@example.com"}`, "a record about a person", model.Ref{User: "a@example.com"}},
		{"plain person", `{"id":"` + someUser + `","email":"a@example.com","name":"A"}`, "a record about a person", model.Ref{User: someUser}},
		{"person of the dashboard", `{"id":"` + someAccount + `","email":"a@example.com","first_name":"A"}`, "a record about a person", model.Ref{User: "a@example.com"}},
		{"member of an account", `{"id":"m","status":"accepted","user":{"email":"a@example.com"},"roles":[]}`, "a member of an account", model.Ref{}},
		{"posture rule of few fields", `{"name":"x","type":"file","match":[]}`, "a posture rule", model.Ref{}},
		{"posture rule without a name", `{"id":"r","type":"file","input":{"path":"/x"}}`, "a posture rule", model.Ref{}},
		{"posture integration", `{"id":"r","name":"x","type":"crowdstrike_s2s","interval":"10m","config":{}}`, "a posture integration", model.Ref{}},
		{"log row in camel case", `{"rayId":"x","userEmail":"a@example.com","ip":"192.0.2.7"}`, "a row of the access log", model.Ref{User: "a@example.com"}},
		{"pushed posture result", `{"DeviceID":"d","PostureCheckName":"x","Timestamp":"2026","UserUID":"` + someUser + `"}`, "a row of a log", model.Ref{User: someUser}},
		{"token in an envelope", `{"success":true,"result":{` + token + `}}`, "the payload of an Access token", model.Ref{User: someUser}},
	} {
		doc, err := Parse([]byte(tt.body))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		_, err = Recognise(doc)
		var malformed *MalformedError
		if !errors.As(err, &malformed) || !strings.HasPrefix(malformed.Came, tt.came) || malformed.Ref != tt.ref || !strings.HasSuffix(malformed.Next, ".") {
			t.Errorf("%s: %v, %+v, want %s and %+v", tt.name, err, malformed, tt.came, tt.ref)
		}
	}
}

func TestSessionsWithFewOrOddFieldsOpen(t *testing.T) {
	bodies := []string{
		`{"isActive":true}`, `{"success":true,"result":{"isActive":false}}`, `{"isActive":true,"email":"a@example.com"}`, `{"email":"a@example.com","iat":1}`,
		`{"isActive":true,"email":"a@example.com","sub":"x","identity_nonce":"n","aud":"x","exp":1}`,
		`{"email":"a@example.com","id":"x","name":"A","created_at":"2026","user_uuid":"u","ip":"192.0.2.7","version":2}`,
		`{"user_uuid":"` + someUser + `","ip":"192.0.2.7"}`, `{"email":"a@example.com","idp":{"id":"1"},"success":true}`, `{"email":"a@example.com","geo":{"country":"US"},"ip":"192.0.2.7"}`, `{"devicePosture":{"p":{"rule_name":"Disk","success":false}}}`, `{"idp":{"id":"1"},"serial_number":"x","department":"y"}`,
		`{"isActive":true,"ip":"192.0.2.7","id":"x","name":"y","version":2}`, `{"service_token_id":"x.access","service_token_status":true,"iat":1}`,
		`{"name":"A","email":"a@example.com","idp":{"id":"1"},"geo":{"country":"US"},"user_uuid":"u","account_id":"a","iat":1,"groups":[],"seat_uid":"x"}`,
	}
	files, err := filepath.Glob("../../model/decode/testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, string(body))
	}
	for _, body := range bodies {
		doc, err := Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Recognise(doc); err != nil {
			t.Errorf("%.80s: %v", body, err)
		}
	}
}

// TestAnswersOfAnotherKindAreRefused has what a server may send for a session.
func TestAnswersOfAnotherKindAreRefused(t *testing.T) {
	for body, other := range map[string]bool{
		`{}`: false, `{"isActive":true}`: false, `{"anything":"else"}`: false,
		`{"email":"a@example.com","idp":{"id":"1","type":"saml"},"aud":"x","sub":"y","exp":1}`: false,
		`{"id":"d","name":"Laptop","ip":"192.0.2.7","version":"1"}`:                            true,
		`{"id":"` + someUser + `","email":"a@example.com","seat_uid":"x"}`:                     true,
		`{"type":"meta","service_token_status":false,"iat":1}`:                                 true,
		`{"metadata":{"nonce":"n"},"expiration":1}`:                                            true,
	} {
		doc, err := Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := OtherKind(doc.Root()); errors.Is(err, model.ErrMalformed) != other {
			t.Errorf("%s: %v", body, err)
		}
	}
}
