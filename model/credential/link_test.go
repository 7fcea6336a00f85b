package credential_test

import (
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"

	"ztsession/model/credential"
)

// TestTheLinksTickPermissionsToReadAlone, and are those of the README.
func TestTheLinksTickPermissionsToReadAlone(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for link, want := range map[string]string{
		credential.TokenLink():       "access_audit_log",
		credential.PolicyTokenLink(): "access_audit_log access access_acct teams account_settings",
	} {
		parsed, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		var permissions []struct{ Key, Type string }
		if err := json.Unmarshal([]byte(parsed.Query().Get("permissionGroupKeys")), &permissions); err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, one := range permissions {
			keys = append(keys, one.Key)
			if one.Type != "read" {
				t.Errorf("%s is ticked for %s", one.Key, one.Type)
			}
		}
		if got := strings.Join(keys, " "); got != want || parsed.Host != "dash.cloudflare.com" {
			t.Errorf("%s ticks %q, want %q", link, got, want)
		}
		if !strings.Contains(string(readme), "<"+link+">") {
			t.Errorf("the README does not have %s", link)
		}
	}
}
