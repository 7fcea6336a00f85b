package mask_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/mask"
	"ztsession/model/report"
)

// canaries are personal values, each under another field, none of which may
// survive masking anywhere. The fields repeat one another on purpose.
func canaries() map[string]any {
	const mail, ip, deviceID = "canary.jane@corp-canary.example.com", "198.51.100.234", "dev-canary-0001"
	return map[string]any{
		"isActive": true, "iat": 1789036200, "version": 2,
		"email": mail, "name": "Canary Doe", "user_uuid": "canary-user-uuid", "account_id": "canary-account", "gateway_account_id": "canary-account",
		"ip": ip, "common_name": "canary-cert.example.com", "device_id": deviceID, "service_token_id": "canary-token.access", "id": "canary-identity-hash",
		"geo":             map[string]any{"country": "GB", "city": "Canaryville", "region": "CanaryRegion", "asn": 6451299},
		"idp":             map[string]any{"id": "idp-1", "type": "okta", "owner": "owned by " + mail},
		"device_sessions": map[string]any{deviceID: map[string]any{"last_authenticated": 1789036200, "hostname": "CANARY-PC", "id": "canary-inner"}, "dev-canary-0002": "canary.jane"},
		"mtls_auth":       map[string]any{"cert_issuer_dn": "CN=Canary CA,O=Canary Corp,C=US", "cert_serial": "CANARY5A3C", "cert_issuer_ski": "CANARY3F2B", "auth_status": "FAILED: for canary-cert.example.com", "cert_subject_dn": "CN=canary-subject"},
		"groups":          []any{"CanaryGroup", map[string]any{"id": "canary-group-id", "name": "CanaryGroup Two", "email": "list@canary-group.example.com"}},
		"saml_attributes": map[string]any{"dept": []any{"CanaryDept"}, "number": 72004217},
		"oidc_fields":     map[string]any{"preferred_username": mail},
		"custom":          map[string]any{"deep": map[string]any{"er": "CanaryCustom"}},
		"employee_id":     "CANARY-EMP-7",
		"identity_nonce":  "canaryNonce12345",
		"is_warp":         "for " + mail,
		"devicePosture": map[string]any{"rule-1": map[string]any{
			"rule_name": "Disk", "type": "disk_encryption", "success": "who is canary.jane@corp-canary.example.com?", "timestamp": "2026-09-10T11:58:12Z",
			"error": `open C:\Users\canary.jane\x: denied for Canary Doe at ` + ip + " on " + deviceID + " (CANARYSERIAL9)",
			"input": map[string]any{"path": "/home/canaryhome/.x"},
			"check": map[string]any{"serial_number": "CANARYSERIAL9", "path": `C:\Users\canary.jane\x`, "mac_address": "ca:na:ry:00:00:01"},
			"data":  map[string]any{"contact": "other.canary@example.net", "seen_from": "203.0.113.199"},
		}},
	}
}

func TestMaskingLeavesNoOriginalAnywhere(t *testing.T) {
	body, err := json.Marshal(map[string]any{"success": true, "errors": []any{}, "messages": []any{"hello canary.jane@corp-canary.example.com"}, "result": canaries()})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := wire.Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	original := decode.Session(doc, doc.Root().Get("result"))
	original.Body, original.Origin = body, model.Origin{File: "canary.jane.json"}
	original.Messages = []model.Message{{Text: "hello canary.jane@corp-canary.example.com", Chain: []model.Message{{Text: "from canary.jane"}}}}
	s := mask.New().Session(&original)
	var printed bytes.Buffer
	if err := report.JSON(&printed, s); err != nil {
		t.Fatal(err)
	}
	var everything strings.Builder
	everything.Write(printed.Bytes())
	everything.Write(s.Body)
	fmt.Fprintf(&everything, "%+v %+v %+v %+v %+v", s.Identity, s.Active, s.Origin, s.Messages, s.Notes)
	for i := range s.Document.Len() {
		everything.WriteString(" " + s.Document.At(i).Key() + " " + s.Document.At(i).Text())
	}
	all := strings.ToLower(everything.String())
	for _, private := range []string{"canary", "198.51.100.234", "203.0.113.199", "6451299", "72004217"} {
		if at := strings.Index(all, private); at >= 0 {
			t.Errorf("%s survived: …%s…", private, all[max(0, at-60):min(len(all), at+60)])
		}
	}
	for _, stays := range []string{"Disk", "disk_encryption", "okta", "GB", "2026-09-10T11:58:12Z", "C=US"} {
		if !strings.Contains(printed.String(), stays) {
			t.Errorf("%s was masked", stays)
		}
	}
	if len(s.Posture.Value) == 0 || len(s.Notes) == 0 {
		t.Error("the masked session was not typed")
	}
}
