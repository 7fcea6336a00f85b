package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// schema is the part of an OpenAPI schema that says which fields there are.
type schema struct {
	AllOf                []schema          `json:"allOf"`
	Properties           map[string]schema `json:"properties"`
	AdditionalProperties *schema           `json:"additionalProperties"`
	Type                 string            `json:"type"`
}

// fields returns the properties of s, those of its parts included.
func (s schema) fields() map[string]schema {
	all := map[string]schema{}
	maps.Copy(all, s.Properties)
	for _, part := range s.AllOf {
		for name, field := range part.fields() {
			// The result stands in several parts; only the last says all of it.
			if len(field.fields()) >= len(all[name].fields()) {
				all[name] = field
			}
		}
	}
	return all
}

// sessionSchema returns the schema of the result, from Cloudflare's published
// description of the call.
func sessionSchema(t *testing.T) schema {
	t.Helper()
	body, err := os.ReadFile("testdata/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	type media struct {
		Content map[string]struct {
			Schema schema `json:"schema"`
		} `json:"content"`
	}
	var spec struct {
		Paths map[string]struct {
			Get struct {
				Responses map[string]media `json:"responses"`
			} `json:"get"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(body, &spec); err != nil {
		t.Fatal(err)
	}
	answer := spec.Paths["/accounts/{identifier}/access/users/{id}/active_sessions/{nonce}"].Get.Responses["200"]
	return answer.Content["application/json"].Schema.fields()["result"]
}

// example makes a value for every field of s and lists what a report must say of each.
type example struct {
	count int
	want  []string
}

func (e *example) of(path string, s schema) any {
	e.count++
	switch {
	case len(s.fields()) > 0:
		object := map[string]any{}
		fields := s.fields()
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			object[name] = e.of(path+"."+name, fields[name])
		}
		return object
	case s.AdditionalProperties != nil:
		key := fmt.Sprintf("key-%d", e.count)
		e.want = append(e.want, key)
		return map[string]any{key: e.of(path+".*", *s.AdditionalProperties)}
	case s.Type == "boolean":
		return true
	case strings.HasSuffix(path, ".timestamp"):
		e.want = append(e.want, "2026-09-10 11:58:12 UTC")
		return "2026-09-10T11:58:12.431Z"
	case path == ".version":
		e.want = append(e.want, "987654321")
		return 987654321
	case s.Type == "number":
		e.want = append(e.want, fmt.Sprintf("2026-09-10 10:00:%02d UTC", e.count%60))
		return 1789034400 + e.count%60
	case s.Type == "object":
		e.want = append(e.want, fmt.Sprintf("inside-%d", e.count))
		return map[string]any{"free": fmt.Sprintf("inside-%d", e.count)}
	default:
		e.want = append(e.want, fmt.Sprintf("text-%d", e.count))
		return fmt.Sprintf("text-%d", e.count)
	}
}

func TestTextShowsEveryFieldOfTheSchema(t *testing.T) {
	t.Parallel()
	var e example
	result, ok := e.of("", sessionSchema(t)).(map[string]any)
	if !ok || len(result) < 19 {
		t.Fatalf("the schema has %d fields, want at least 19", len(result))
	}
	body, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	out := text(t, decode(t, "every.json", body), 200)
	labels := []string{
		"Session", "WARP", "Service token", "Presented", "exists", "PASS", "Account id", "Certificate status", "Common name", "Device id", "Devices", "Logged in",
		"E-mail", "From", "Login", "Provider type", "Provider id", "Issuer", "Issuer's key id", "Serial number", "Service token id", "User id", "Identity version",
		"Type", "Error", "About", "Measured", "data.free", "path",
	}
	for _, want := range append(e.want, labels...) {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in:\n%s", want, out)
		}
	}
}

func TestSchemaHasTheFieldsThatTheReportKnows(t *testing.T) {
	t.Parallel()
	names := slices.Sorted(maps.Keys(sessionSchema(t).fields()))
	want := "account_id auth_status common_name devicePosture device_id device_sessions email geo iat idp ip isActive is_gateway is_warp mtls_auth service_token_id service_token_status user_uuid version"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("fields of the schema:\n got %s\nwant %s", got, want)
	}
}
