// Package credentials is the screen that asks how to prove who asks, when the
// environment does not say.
package credentials

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/form"
)

// Screen is the masked form of the credentials.
type Screen struct {
	screen.Bannerless
	env      *look.Env
	form     *form.Form
	verified *fetch.Of[struct{}] // what came of verifying; nil before the first time
	demo     bool                // the demo is offered
}

// Verifier says whether credentials are good. Its error matches
// model.ErrUnauthorized when they are not, and is another when it could not tell.
type Verifier interface {
	// Verify asks in no more than one account, which may be empty.
	Verify(ctx context.Context, account string) error
}

// patience is how long verifying may take before one goes on without.
const patience = 6 * time.Second

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
			Hint: "It needs the permission Access: Audit Logs Read. " + keys.AtStart(env.Keys.Link.Token) + " copies the link to a new one, with that ticked:",
			Links: []form.Link{
				{Text: credential.TokenPage(), URL: credential.TokenLink()},
				{Text: "with policies (" + keys.Name(env.Keys.Link.WithPolicies) + ")", URL: credential.PolicyTokenLink()},
			},
		},
		form.Field{Label: "or e-mail", Check: checkHeader, Hint: "Only together with a Global API Key, when there is no token."},
		form.Field{Label: "with key", Masked: true, Check: checkHeader, Hint: "The Global API Key of that e-mail. A token is safer: it can be limited to reading."},
	)}
	c.form.SetNow(env.Now)
	c.form.SetNotice(notice)
	return c
}

// notice says what becomes of what is typed.
const notice = "Kept in memory until the program ends, sent to Cloudflare only, never written. ztsession auth login saves typing it."

// OfferDemo offers the demo to those who have no token at hand.
func (c *Screen) OfferDemo() {
	c.demo = true
	c.form.SetNotice("No token at hand? " + keys.AtStart(c.env.Keys.Demo) + " opens the demo. " + notice)
}

// Verify asks whether the credentials that were typed are good. The outcome is
// screen.Verified when one can go on.
func (c *Screen) Verify(ctx context.Context, verifier Verifier, account string) tea.Cmd {
	c.form.SetProblem(nil)
	of := fetch.New[struct{}](ctx)
	c.verified = &of
	cmd := c.verified.Watch(c.env.Now(), c.env.Still, func(ctx context.Context, _ func(model.Progress)) (struct{}, error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return struct{}{}, verifier.Verify(ctx, account)
	})
	c.sayWaiting()
	return cmd
}

func (c *Screen) sayWaiting() {
	line := screen.Waiting(c.env, "Asking Cloudflare whether these credentials are good", c.verified.Since(), c.verified.Progress())
	c.form.SetBusy([]string{line, keys.Name(c.env.Keys.Form.Cancel) + " cancels"})
}

// Update takes the answer of Verify, or news of it.
func (c *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if c.verified == nil {
		return nil, nil
	}
	event, cmd := c.verified.Update(msg)
	switch event {
	case fetch.Progressed:
		c.sayWaiting()
	case fetch.Arrived:
		c.form.SetBusy(nil)
		return cmd, screen.Verified{}
	case fetch.Failed:
		c.form.SetBusy(nil)
		if err := c.verified.Err(); !errors.Is(err, model.ErrUnauthorized) {
			return cmd, screen.Verified{Note: "Whether these credentials are good could not be told: " + c.env.Problem(err).What + " They are used as they are."}
		}
		c.Fail(c.verified.Err())
	case fetch.Stopped:
		c.form.SetBusy(nil)
	case fetch.Nothing:
	}
	return cmd, nil
}

// Waiting reports whether the credentials are being verified.
func (c *Screen) Waiting() bool { return c.verified != nil && c.verified.Asking() }

// Leave ends verifying.
func (c *Screen) Leave() {
	if c.verified != nil {
		c.verified.Cancel()
	}
}

// Form returns the form.
func (c *Screen) Form() *form.Form { return c.form }

// Actions returns what can be done now.
func (c *Screen) Actions() []action.Action {
	actions := action.Told("Fields", c.form.Keys()...)
	for i := range actions {
		actions[i].Footer = i + 2
	}
	demo := action.Action{ID: "credentials.demo", Keys: c.env.Keys.Demo, Group: "Fields", Footer: 2, Do: action.Asks(screen.ShowDemo{})}
	return append(append(actions, demo.When(c.demo && !c.Waiting())), c.links()...)
}

// links copy the addresses of the dashboard's form for a new token.
func (c *Screen) links() []action.Action {
	const group, footer = "Fields", 20
	return []action.Action{
		action.Action{
			ID: "credentials.link", Keys: c.env.Keys.Link.Token, Group: group, Footer: footer, Help: "copy the dashboard's link to a new token",
			Do: action.Asks(screen.CopyText{What: "the link", Text: credential.TokenLink()}),
		}.When(!c.Waiting()),
		action.Action{
			ID: "credentials.link-with-policies", Keys: c.env.Keys.Link.WithPolicies, Group: group, Footer: footer, Help: "copy the link to one that reads policies and names too",
			Do: action.Asks(screen.CopyText{What: "the link", Text: credential.PolicyTokenLink()}),
		}.When(!c.Waiting()),
	}
}

// Key takes text, and connects when the form is submitted.
func (c *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if c.form.Key(msg) != form.Submitted {
		return nil, nil
	}
	typed, err := c.Credential()
	if err != nil {
		c.Fail(err)
		return nil, nil
	}
	return nil, screen.Connect{Credential: typed}
}

// Fail says why nothing can be asked with what was typed.
func (c *Screen) Fail(err error) {
	p := c.env.Problem(err)
	c.form.SetProblem(&p)
}

// Paste takes text into the field in focus. Of a line with a token or key in it,
// such as one that sets a variable, only that is taken.
func (c *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if c.form.Busy() {
		return nil, nil
	}
	found, ok := credential.Find(text)
	switch {
	case !ok || c.form.Focused() == emailField:
	case found.Kind == credential.AccessToken:
		c.form.SetNote(notAPI)
		return nil, nil
	default:
		text = credential.Alone(text)
	}
	c.form.Paste(text)
	return nil, nil
}

// notAPI is said of an Access token.
const notAPI = "That is an Access token, which a person has for an application. Here goes an API token."

// Point goes to the field at a place.
func (c *Screen) Point(_, y int, choose bool) {
	if choose {
		_ = c.form.Point(y)
	}
}

// Back cancels verifying, else puts the error card away.
func (c *Screen) Back() bool {
	if c.Waiting() {
		c.verified.Cancel()
		c.form.SetBusy(nil)
		return true
	}
	was := c.form.HasProblem()
	c.form.SetProblem(nil)
	return was
}

// BackTitle says what Back does.
func (c *Screen) BackTitle() string {
	switch {
	case c.Waiting():
		return "cancel"
	case c.form.HasProblem():
		return "close"
	default:
		return ""
	}
}

// Typing takes every printable key as text, unless it waits.
func (c *Screen) Typing() bool { return !c.Waiting() }

// SetSize sets the size in cells.
func (c *Screen) SetSize(width, height int) { c.form.SetSize(width, height) }

// View returns the screen's lines.
func (c *Screen) View() []string { return c.form.View() }

// Notes says what goes into the form.
func (c *Screen) Notes() []screen.Notes {
	return []screen.Notes{{Title: "What goes here", Lines: []string{
		"An API token is enough: in the dashboard, My Profile, API Tokens, with the permission Access: Audit Logs Read.",
		"Without one, the e-mail and the Global API Key of an account do.",
		"It is asked for because neither the environment nor the profile in use nor the system's keyring has one: CLOUDFLARE_API_TOKEN, token_command or token_file of a profile, and ztsession auth login each save typing it. ztsession auth status says which is used.",
		"What is typed stays in memory until the program ends and is sent to Cloudflare only.",
	}}}
}

// checkHeader refuses what no header can carry. An empty field is fine: the
// form as a whole decides.
func checkHeader(text string) error {
	if found, ok := credential.Find(text); ok && found.Kind == credential.AccessToken {
		return errors.New("it is an Access token, which a person has for an application; here goes an API token")
	}
	text = credential.Alone(text)
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return errors.New("it has a space or a character in it that no token, e-mail or key has; copy it once more")
	}
	return nil
}

// Credential returns what was typed, or a sentence about what is missing.
func (c *Screen) Credential() (model.Credential, error) {
	token, email, apiKey := credential.Alone(c.form.Value(tokenField)), c.form.Value(emailField), credential.Alone(c.form.Value(keyField))
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
