package api

import (
	"errors"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
)

// Permission is the group that an API token needs for everything about people
// and their sessions. Source: OpenAPI document, x-api-token-group.
const Permission = "Access: Audit Logs Read"

// CheckCredential returns a *model.Failure when a credential cannot be sent: none
// or both kinds given, or with characters that no token, key or e-mail has. It
// matches model.ErrNoCredentials when something is missing, else model.ErrUsage,
// and its sentences never repeat a secret.
func CheckCredential(c model.Credential) error {
	switch {
	case c.Empty():
		return noCredentials()
	case !c.Token.Empty() && (c.Email != "" || !c.Key.Empty()):
		return model.WrongUsage("Both an API token and a Global API Key were given.", "Give only one of them; the token is the better choice.")
	case !c.Token.Empty():
		return checkToken(c.Token.Reveal())
	case c.Key.Empty():
		return incomplete("An e-mail was given without a Global API Key.", "Set CLOUDFLARE_API_KEY too, or use CLOUDFLARE_API_TOKEN alone.")
	case c.Email == "":
		return keyWithoutEmail("The Global API Key was given without the e-mail it belongs to.")
	case !isSecretText(c.Key.Reveal()):
		return oddCharacters("Global API Key")
	case !isHeaderText(c.Email) || strings.ContainsAny(c.Email, " \"'`") || !strings.Contains(c.Email, "@"):
		return model.WrongUsage("The e-mail of the Global API Key cannot be one.", "Set CLOUDFLARE_EMAIL to the e-mail that you sign in to Cloudflare with.")
	}
	return nil
}

// longestToken bounds a token, in characters. Those of today have some 50; servers
// refuse what is longer than a header may be, in words that say nothing of tokens.
const longestToken = 2000

func checkToken(token string) error {
	const makeOne = "Make an API token in the dashboard, My Profile, API Tokens, with the permission " + Permission + "."
	kind, bare := credential.Bare(token)
	found, named := credential.Find(token)
	switch {
	case !isSecretText(token):
		return oddCharacters("API token")
	case len(token) > longestToken:
		return model.WrongUsage("What was given as an API token is far too long for one.", "Give the token alone, on one line.")
	case named && found.Kind == credential.AccessToken:
		return model.WrongUsage("What was given as an API token is an Access token, which a person has for an application.", makeOne)
	// Global API Keys have this prefix since 2026
	// (https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/).
	case strings.HasPrefix(token, "cfk_"), bare && kind == credential.GlobalKey:
		return model.WrongUsage("What was given as an API token is a Global API Key, which needs the e-mail it belongs to.", "Set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or make an API token with the permission "+Permission+".")
	}
	return nil
}

func oddCharacters(name string) error {
	return model.WrongUsage("The "+name+" has a space, a line break, a quote or another character in it that none has.", "Copy it again, without quotes around it.")
}

// isSecretText reports whether text is visible ASCII without quotes.
func isSecretText(text string) bool {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c > '~' || c == '"' || c == '\'' || c == '`' {
			return false
		}
	}
	return true
}

// isHeaderText reports whether text is one line of visible ASCII.
func isHeaderText(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func noCredentials() error {
	return incomplete("No Cloudflare credentials were found.",
		"Set CLOUDFLARE_API_TOKEN to an API token with the permission "+Permission+", or CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL.")
}

func keyWithoutEmail(what string) error {
	return incomplete(what, "Set the e-mail too, or use CLOUDFLARE_API_TOKEN with an API token that has the permission "+Permission+".")
}

func incomplete(what, next string) error {
	return &model.Failure{Explanation: model.Problem{What: what, Next: next}, Kind: model.ErrNoCredentials}
}

// The variables in which Cloudflare's own tools and what is built on them expect
// credentials, the present name first. The long names are those of the SDKs,
// wrangler and Terraform; of the others, CF_... are wrangler's old names and
// flarectl's, and the rest is met in the field.
func tokenVariables() []string {
	return []string{"CLOUDFLARE_API_TOKEN", "CF_API_TOKEN", "CLOUDFLARE_TOKEN", "CF_TOKEN"}
}

func keyVariables() []string { return []string{"CLOUDFLARE_API_KEY", "CF_API_KEY"} }

func emailVariables() []string {
	return []string{"CLOUDFLARE_EMAIL", "CLOUDFLARE_API_EMAIL", "CF_API_EMAIL", "CF_EMAIL"}
}

// UnusedVariables returns the variables that hold another token or key than those
// that count, in which the credential was found.
func UnusedVariables(getenv func(string) string, counting []string) []string {
	var unused []string
	for _, name := range slices.Concat(tokenVariables(), keyVariables()) {
		same := func(other string) bool { return getenv(other) == getenv(name) }
		if getenv(name) != "" && !slices.ContainsFunc(counting, same) {
			unused = append(unused, name)
		}
	}
	return unused
}

// CredentialFromEnv reads the credential from the variables that Cloudflare's
// own tools use, the first that are set: a token before a key with the e-mail it
// belongs to. It returns the variables that count, also with an error, which is
// that of CheckCredential.
func CredentialFromEnv(getenv func(string) string) (found model.Credential, from []string, err error) {
	for _, variable := range tokenVariables() {
		if token := getenv(variable); token != "" {
			found = model.Credential{Token: model.NewSecret(token)}
			return checked(found, variable)
		}
	}
	alone := ""
	for _, variable := range keyVariables() {
		key := getenv(variable)
		emails := emailVariables()
		if variable == "CF_API_KEY" {
			// Names that belong together come before mixed ones.
			emails = slices.Concat(emails[2:], emails[:2])
		}
		for _, name := range emails {
			if email := getenv(name); key != "" && email != "" {
				found = model.Credential{Email: email, Key: model.NewSecret(key)}
				return checked(found, variable, name)
			}
		}
		if key != "" && alone == "" {
			alone = variable + " is set, but " + emails[0] + " is not: a Global API Key needs the e-mail it belongs to."
		}
	}
	if alone != "" {
		return model.Credential{}, nil, keyWithoutEmail(alone)
	}
	return model.Credential{}, nil, noCredentials()
}

// checked returns a credential with the variables that it was found in, which are
// what is to be set anew where it cannot be sent.
func checked(found model.Credential, variables ...string) (model.Credential, []string, error) {
	err := CheckCredential(found)
	var failure *model.Failure
	if errors.As(err, &failure) {
		named := *failure
		named.Explanation.What = strings.TrimSuffix(named.Explanation.What, ".") + " (" + strings.Join(variables, ", ") + ")."
		err = &named
	}
	return found, variables, err
}

// BaseURLFromEnv returns the base URL from CLOUDFLARE_BASE_URL or
// CLOUDFLARE_API_BASE_URL, or nothing.
func BaseURLFromEnv(getenv func(string) string) string {
	return firstSet(getenv, "CLOUDFLARE_BASE_URL", "CLOUDFLARE_API_BASE_URL")
}

// AccountFromEnv returns the account id from CLOUDFLARE_ACCOUNT_ID or
// CF_ACCOUNT_ID, or nothing.
func AccountFromEnv(getenv func(string) string) string {
	return firstSet(getenv, "CLOUDFLARE_ACCOUNT_ID", "CF_ACCOUNT_ID")
}

func firstSet(getenv func(string) string, names ...string) string {
	for _, name := range names {
		if value := getenv(name); value != "" {
			return value
		}
	}
	return ""
}
