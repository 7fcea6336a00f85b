package form

import (
	"errors"
	"strings"
	"unicode"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/theme"
)

// Credentials is the masked form that asks how to prove who asks, when the
// environment does not say.
type Credentials struct{ *Form }

// The fields of Credentials.
const (
	tokenField = iota
	emailField
	keyField
)

// NewCredentials returns the empty form.
func NewCredentials(styles *theme.Styles, formKeys keys.Form) *Credentials {
	formKeys.Submit = keys.As(formKeys.Submit, "go on")
	c := &Credentials{New(
		styles, formKeys, "How should Cloudflare know you?",
		Field{
			Label: "API token", Masked: true, Check: checkHeader,
			Hint: "In the dashboard: My Profile, API Tokens. It needs the permission Access: Audit Logs Read. This is all that is needed.",
		},
		Field{Label: "or e-mail", Check: checkHeader, Hint: "Only together with a Global API Key, when there is no token."},
		Field{Label: "with key", Masked: true, Check: checkHeader, Hint: "The Global API Key of that e-mail. A token is safer: it can be limited to reading."},
	)}
	c.SetNotice("Kept in memory until the program ends, sent to Cloudflare only, never written. Set CLOUDFLARE_API_TOKEN to skip this.")
	return c
}

// checkHeader refuses what no header can carry. An empty field is fine: the
// form as a whole decides.
func checkHeader(text string) error {
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return errors.New("it has a space or a character in it that no token, e-mail or key has; copy it once more")
	}
	return nil
}

// Credential returns what was typed, or a sentence about what is missing.
func (c *Credentials) Credential() (model.Credential, error) {
	token, email, apiKey := c.Value(tokenField), c.Value(emailField), c.Value(keyField)
	switch {
	case token != "" && (email != "" || apiKey != ""):
		return model.Credential{}, errors.New("give either the token, or the e-mail and the key, and leave the rest empty")
	case token != "":
		return model.Credential{Token: model.NewSecret(token)}, nil
	case email != "" && apiKey != "":
		return model.Credential{Email: email, Key: model.NewSecret(apiKey)}, nil
	case email != "":
		return model.Credential{}, errors.New("the key that belongs to the e-mail is missing")
	case apiKey != "":
		return model.Credential{}, errors.New("the e-mail that belongs to the key is missing")
	default:
		return model.Credential{}, errors.New("type an API token, or an e-mail and its key")
	}
}

// Forget empties the fields, so that the secrets are held in one place only.
func (c *Credentials) Forget() {
	for i := range c.fields {
		c.SetValue(i, "")
	}
}
