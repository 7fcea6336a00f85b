package input_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/look"
	"ztsession/ui/widget/input"
)

const (
	jwt      = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"
	unsigned = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0."
	token    = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"
	key37    = "c2547eb745079dac9320b638f5e225cf483cc"
)

// typeInto types text and fails the test when a frame in between shows any of
// the secrets, but for the few letters that begin every token alike.
func typeInto(t *testing.T, i *input.Input, text string, secrets ...string) {
	t.Helper()
	for _, r := range text {
		i.Key(press(string(r)))
		shown := i.Value() + ansi.Strip(i.View())
		for _, secret := range secrets {
			for n := len(secret); n > 8; n-- {
				if strings.Contains(shown, secret[:n]) || strings.Contains(shown, secret[len(secret)-n:]) {
					t.Fatalf("after %q the line shows %q", r, shown)
				}
			}
		}
	}
}

func TestNoCredentialIsTypedIntoALine(t *testing.T) {
	t.Parallel()
	for _, secret := range []string{jwt, token, "cfk_" + key37, "cfat_" + key37, "cfoat_" + key37, "cfast_" + key37} {
		for _, before := range []string{
			"", "amina ", "amina", "CF_Authorization=", "Cf-Access-Jwt-Assertion: ", "CLOUDFLARE_API_KEY=", "export CLOUDFLARE_API_TOKEN=\"",
			"Authorization: Bearer ", "my token: ", `{"token": "`, "X-Auth-Key ",
		} {
			g := input.NewGuard(nil)
			i := newInput("").Guarded(g)
			typeInto(t, i, before+secret, secret)
			if !g.Holds() {
				t.Errorf("%q: nothing is held back, the line has %q", before+secret, i.Value())
			}
			note, _, ok := g.Take()
			if !ok || note == "" || strings.Contains(note, secret[:8]) {
				t.Errorf("%q: the note is %q", before+secret, note)
			}
			typeInto(t, i, " x", secret)
			if g.Holds() || strings.Contains(i.Value(), "eyJ") || strings.Contains(i.Value(), "cf") {
				t.Errorf("%q leaves %q", before+secret, i.Value())
			}
		}
	}
	for _, named := range []string{"X-Auth-Key: ", "CLOUDFLARE_API_KEY=", "CF_API_KEY='", "CF-Access-Client-Secret:", "export CLOUDFLARE_API_KEY=", "client_secret=", "cookie: a="} {
		i := newInput("")
		typeInto(t, i, named+key37, key37)
		i.End()
		if i.Value() != "" {
			t.Errorf("%q leaves %q", named, i.Value())
		}
	}
}

func TestNoCredentialIsPastedIntoALine(t *testing.T) {
	t.Parallel()
	for _, text := range []string{jwt, token, "  " + token + "\n", "words around " + token + " it", "CLOUDFLARE_API_KEY=" + key37, "cf\u200but_" + token[5:], key37} {
		g := input.NewGuard(nil)
		i := newInput("old").Guarded(g)
		i.SetValue("")
		i.Paste(text)
		if note, _, _ := g.Take(); i.Value() != "" || !strings.Contains(note, "left out") {
			t.Errorf("%q leaves %q and says %q", text, i.Value(), note)
		}
	}
	i := newInput("CLOUDFLARE_API_KEY")
	i.Paste("=")
	i.Paste(key37)
	if strings.Contains(i.Value(), key37) {
		t.Errorf("in parts it leaves %q", i.Value())
	}
}

func TestAnAccessTokenIsReadBeforeItsSignature(t *testing.T) {
	t.Parallel()
	g := input.NewGuard(nil)
	i := newInput("").Guarded(g)
	typeInto(t, i, unsigned[:len(unsigned)-1])
	g.Take()
	typeInto(t, i, ".")
	if _, got, ok := g.Take(); got != unsigned || !ok {
		t.Errorf("read %q", got)
	}
	// The rest may go to another line of the form.
	other := newInput("x").Guarded(g)
	typeInto(t, other, "c2lnbmF0dXJl")
	other.End()
	if _, again, _ := g.Take(); other.Value() != "x" || again != "" {
		t.Errorf("the other line has %q, and it was read again: %q", other.Value(), again)
	}
}

func TestWhatIsNoCredentialComesBack(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"cfk_smith@example.com", "Bearer Smith ", "Bearer Smith Jones", "authorization error", "token: x y", "password: short ", "eyJoanna", "eyJ1aXj1lFVcqqyX", "key=1 ",
		"the token of Amina", `"token": 12 `,
	} {
		i := newInput("")
		typeInto(t, i, text)
		i.End()
		if i.Value() != text {
			t.Errorf("%q becomes %q", text, i.Value())
		}
	}
}

func TestBackspaceTakesBackWhatIsHeld(t *testing.T) {
	t.Parallel()
	g := input.NewGuard(nil)
	i := newInput("").Guarded(g)
	typeInto(t, i, "cfut_ab")
	for range 3 {
		i.Key(press("backspace"))
	}
	if g.Holds() {
		t.Error("something is still held")
	}
	typeInto(t, i, "amina")
	if i.Value() != "amina" {
		t.Errorf("then amina becomes %q", i.Value())
	}
}

func TestAPauseEndsATokenThatWasPasted(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	g := input.NewGuard(func() time.Time { return now })
	i := input.New(100).Guarded(g)
	i.SetStyles(look.New(look.Dark, true))
	i.Focus()
	typeInto(t, i, token)
	now = now.Add(2 * time.Second)
	typeInto(t, i, "amina")
	if i.Value() != "amina" {
		t.Errorf("the line has %q", i.Value())
	}
}

func TestALineWithoutAGuardTakesAToken(t *testing.T) {
	t.Parallel()
	i := input.New(100)
	i.SetMasked()
	i.SetStyles(look.New(look.Dark, true))
	i.Focus()
	typeInto(t, i, token[:10])
	i.Paste(token[10:])
	if i.Value() != token || strings.Contains(i.View(), "Canary") {
		t.Errorf("the line has %q and shows %q", i.Value(), i.View())
	}
}
