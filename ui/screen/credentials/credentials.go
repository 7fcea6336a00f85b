// Package credentials is the screen that asks how to prove who asks, when the
// environment does not say.
package credentials

import (
	"errors"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/form"
)

// Screen is the masked form of the credentials.
type Screen struct {
	screen.Base
	env  *look.Env
	form *form.Form
}

// The fields.
const (
	tokenField = iota
	emailField
	keyField
)

// New returns the empty form.
func New(env *look.Env) *Screen {
	k := env.Keys.Form
	k.Submit = keys.As(k.Submit, "go on")
	c := &Screen{env: env, form: form.New(
		env.Styles, k, "How should Cloudflare know you?",
		form.Field{
			Label: "API token", Masked: true, Check: checkHeader,
			Hint: "In the dashboard: My Profile, API Tokens. It needs the permission Access: Audit Logs Read. This is all that is needed.",
		},
		form.Field{Label: "or e-mail", Check: checkHeader, Hint: "Only together with a Global API Key, when there is no token."},
		form.Field{Label: "with key", Masked: true, Check: checkHeader, Hint: "The Global API Key of that e-mail. A token is safer: it can be limited to reading."},
	)}
	c.form.SetNotice("Kept in memory until the program ends, sent to Cloudflare only, never written. Set CLOUDFLARE_API_TOKEN to skip this.")
	return c
}

// Form returns the form.
func (c *Screen) Form() *form.Form { return c.form }

// Actions returns what can be done now.
func (c *Screen) Actions() []action.Action {
	actions := action.Told("Fields", c.form.Keys()...)
	for i := range actions {
		actions[i].Footer = i + 1
	}
	return actions
}

// Key takes text, and connects when the form is submitted.
func (c *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if c.form.Key(msg) != form.Submitted {
		return nil, nil
	}
	credential, err := c.Credential()
	if err != nil {
		c.Fail(err)
		return nil, nil
	}
	return nil, screen.Connect{Credential: credential}
}

// Fail says why nothing can be asked with what was typed.
func (c *Screen) Fail(err error) {
	p := c.env.Problem(err)
	c.form.SetProblem(&p)
}

// Paste takes text into the field in focus.
func (c *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	c.form.Paste(text)
	return nil, nil
}

// Back puts the error card away.
func (c *Screen) Back() bool {
	was := c.form.HasProblem()
	c.form.SetProblem(nil)
	return was
}

// BackTitle says what Back does.
func (c *Screen) BackTitle() string {
	if c.form.HasProblem() {
		return "close"
	}
	return ""
}

// Typing takes every printable key as text.
func (c *Screen) Typing() bool { return true }

// SetSize sets the size in cells.
func (c *Screen) SetSize(width, height int) { c.form.SetSize(width, height) }

// View returns the screen's lines.
func (c *Screen) View() []string { return c.form.View() }

// Notes says what goes into the form.
func (c *Screen) Notes() []screen.Notes {
	return []screen.Notes{{Title: "What goes here", Lines: []string{
		"An API token is enough: in the dashboard, My Profile, API Tokens, with the permission Access: Audit Logs Read.",
		"Without one, the e-mail and the Global API Key of an account do.",
		"What is typed stays in memory until the program ends and is sent to Cloudflare only.",
	}}}
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
func (c *Screen) Credential() (model.Credential, error) {
	token, email, apiKey := c.form.Value(tokenField), c.form.Value(emailField), c.form.Value(keyField)
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
func (c *Screen) Forget() {
	for _, field := range []int{tokenField, emailField, keyField} {
		c.form.SetValue(field, "")
	}
	c.form.SetProblem(nil)
}
