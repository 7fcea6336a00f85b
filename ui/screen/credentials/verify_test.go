package credentials_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/screen"
	"ztsession/ui/screen/credentials"
)

// verdict answers whether credentials are good.
type verdict struct{ err error }

func (v verdict) Verify(context.Context, string) error { return v.err }

// verify verifies and returns the outcome. Only what the request itself answers
// is waited for.
func verify(t *testing.T, c *credentials.Screen, v verdict) action.Outcome {
	t.Helper()
	batch, ok := c.Verify(t.Context(), v, "")().(tea.BatchMsg)
	if !ok || !c.Waiting() || c.Typing() {
		t.Fatal("nothing is waited for")
	}
	wantShown(t, c, true, "Asking Cloudflare whether these credentials are good", "esc cancels")
	_, outcome := c.Update(batch[0]())
	if c.Waiting() {
		t.Error("still waiting")
	}
	return outcome
}

func TestCredentialsAreVerifiedBeforeOneGoesOn(t *testing.T) {
	c := newCredentials()
	typeText(c, canary)
	if outcome := verify(t, c, verdict{}); outcome != (screen.Verified{}) {
		t.Errorf("good ones lead to %#v", outcome)
	}
	refused := &model.Failure{Kind: model.ErrUnauthorized, Explanation: model.Problem{What: "Cloudflare does not accept the API token.", Next: "Copy it again."}}
	if outcome := verify(t, c, verdict{refused}); outcome != nil {
		t.Errorf("bad ones lead to %#v", outcome)
	}
	wantShown(t, c, true, "Cloudflare does not accept the API token.", "Copy it again.", "***")
	typeText(c, "x")
	verified, ok := verify(t, c, verdict{errors.New("api.example.com cannot be reached")}).(screen.Verified)
	if !ok || !strings.Contains(verified.Note, "Api.example.com cannot be reached.") || !strings.Contains(verified.Note, "used as they are") {
		t.Errorf("offline leads to %#v", verified)
	}
}

func TestVerifyingCanBeCancelled(t *testing.T) {
	c := newCredentials()
	cmd := c.Verify(t.Context(), verdict{}, "")
	if c.BackTitle() != "cancel" || !c.Back() || c.Waiting() {
		t.Error("it was not cancelled")
	}
	_, outcome := c.Update(cmd().(tea.BatchMsg)[0]())
	if outcome != nil {
		t.Errorf("then it leads to %#v", outcome)
	}
}

func TestAPasteIntoTheTokenFieldBringsTheTokenAlone(t *testing.T) {
	const token = "cfut_Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Eo2Xi00000000"
	for _, text := range []string{token, " " + token + "\n", "export CLOUDFLARE_API_TOKEN=" + token, "Authorization: Bearer " + token, `CLOUDFLARE_API_TOKEN="` + token + `"`, "the token: " + token + " of today"} {
		for how, enter := range map[string]func(*credentials.Screen){
			"pasted": func(c *credentials.Screen) { c.Paste(text) }, "typed": func(c *credentials.Screen) { typeText(c, strings.TrimSpace(text)) },
		} {
			c := newCredentials()
			enter(c)
			if got, err := c.Credential(); err != nil || got.Token.Reveal() != token || !submit(c) {
				t.Errorf("%q %s: the token is %d characters long, %v", text, how, len(got.Token.Reveal()), err)
			}
		}
	}
	c := newCredentials()
	c.Paste("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln")
	wantShown(t, c, true, "That is an Access token")
	wantShown(t, c, false, "**")
	c.Form().Focus(1)
	typeText(c, token)
	wantShown(t, c, false, "Kx8")
	wantShown(t, c, true, "held back")
}
