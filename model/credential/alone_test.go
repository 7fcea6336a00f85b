package credential_test

import (
	"testing"

	"ztsession/model/credential"
)

func TestALineBringsItsTokenAlone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		token, "export CLOUDFLARE_API_TOKEN=" + token, `CF_API_TOKEN="` + token + `"`, "Authorization: Bearer " + token, `{"token": "` + token + `"}`, `"` + token + `"`, "the token: " + token + " of today\r\n",
	} {
		if got := credential.Alone(text); got != token {
			t.Errorf("%q brings %q", text, got)
		}
	}
	for _, text := range []string{"", "two words", bareToken, "# the token of today", "jdoe@example.com"} {
		if got := credential.Alone(text); got != text {
			t.Errorf("%q brings %q", text, got)
		}
	}
}

func TestVariablesOfSecrets(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"CLOUDFLARE_API_TOKEN": true, "CF_API_KEY": true, "cf_token": true, "CLOUDFLARE_API_USER_SERVICE_KEY": true, "CLOUDFLARE_R2_SECRET_ACCESS_KEY": true, "CF_ACCESS_CLIENT_SECRET": true, "CF_AUTHORIZATION": true,
		"CLOUDFLARE_API_TOKEN_TEST": true, "CLOUDFLARE_ACCOUNT_ID": false, "CLOUDFLARE_EMAIL": false, "CLOUDFLARE_BASE_URL": false, "VAULT_TOKEN": false, "OP_SERVICE_ACCOUNT_TOKEN": false, "SCF_KEY": false, "PATH": false,
	} {
		if got := credential.IsVariable(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
