package form_test

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/ui/form"
	"ztsession/ui/keys"
	"ztsession/ui/theme"
)

// canary is the secret that must never be seen.
const canary = "cAnArYsEcReT0123456789"

func newCredentials() *form.Credentials {
	c := form.NewCredentials(theme.New(theme.Dark, true), keys.New().Form)
	c.SetSize(80, 24)
	return c
}

// leaks reports whether a text has four characters of the canary in a row.
func leaks(text string) bool {
	for i := range len(canary) - 3 {
		if strings.Contains(text, canary[i:i+4]) {
			return true
		}
	}
	return false
}

func TestSecretsAreNeverShown(t *testing.T) {
	if !leaks("so cAnA it") {
		t.Fatal("this test would not see a leak")
	}
	for _, field := range []int{0, 2} {
		for _, how := range []string{"typed", "pasted", "pasted with a line end inside", "wrong"} {
			for focus := range 3 {
				for _, width := range []int{40, 80, 160} {
					c := newCredentials()
					c.SetSize(width, 24)
					c.Focus(field)
					switch how {
					case "typed":
						typeText(c.Form, canary)
					case "pasted":
						c.Paste(canary)
					case "pasted with a line end inside":
						c.Paste(canary + "\n" + canary)
					case "wrong":
						c.Paste(canary + " " + canary + "é")
						press(c.Form, "enter")
					}
					c.Focus(focus)
					shown := strings.Join(c.View(), "\n")
					if leaks(shown) {
						t.Fatalf("field %d, %s, focus on %d: the secret is shown:\n%s", field, how, focus, screen(c.Form))
					}
					if !strings.Contains(shown, "••••") {
						t.Fatalf("field %d, %s, focus on %d: nothing says that something was typed:\n%s", field, how, focus, screen(c.Form))
					}
				}
			}
		}
	}
}

func TestEmailIsShown(t *testing.T) {
	c := newCredentials()
	c.SetValue(1, "me@example.com")
	wantShown(t, c.Form, true, "me@example.com")
}

func TestCredential(t *testing.T) {
	tests := []struct {
		name              string
		token, email, key string
		want              string // what was given, or what is wrong
	}{
		{"nothing", "", "", "", "type an API token"},
		{"token", canary, "", "", "token"},
		{"email and key", "", "me@example.com", canary, "key of me@example.com"},
		{"email without key", "", "me@example.com", "", "key that belongs to the e-mail is missing"},
		{"key without email", "", "", canary, "e-mail that belongs to the key is missing"},
		{"token and email", canary, "me@example.com", "", "give either the token"},
		{"token and key", canary, "", canary, "give either the token"},
		{"everything", canary, "me@example.com", canary, "give either the token"},
		{"white space around it", "  " + canary + " ", "", "", "token"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCredentials()
			for i, text := range []string{tt.token, tt.email, tt.key} {
				c.SetValue(i, text)
			}
			credential, err := c.Credential()
			got := ""
			switch {
			case err != nil:
				got = err.Error()
				if credential != (model.Credential{}) {
					t.Error("there is a credential beside the error")
				}
			case credential.Token.Reveal() == canary:
				got = "token"
			case credential.Key.Reveal() == canary:
				got = "key of " + credential.Email
			}
			if !strings.Contains(got, tt.want) || leaks(got) || leaks(fmt.Sprintf("%v %+v %#v", credential, credential, err)) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCredentialsThatNoHeaderCanCarry(t *testing.T) {
	for _, text := range []string{"two words", "tab\tinside", "é", "\u00a0x"} {
		c := newCredentials()
		c.SetValue(0, "x"+text)
		if got := press(c.Form, "enter"); got != form.None {
			t.Errorf("%q was taken", text)
		}
		wantShown(t, c.Form, true, "copy it once more")
	}
	c := newCredentials()
	c.SetValue(0, canary)
	if got := press(c.Form, "enter"); got != form.Submitted {
		t.Errorf("a token has the outcome %d:\n%s", got, screen(c.Form))
	}
}

func TestForgetEmptiesEveryField(t *testing.T) {
	c := newCredentials()
	for i := range 3 {
		c.SetValue(i, canary)
	}
	c.Forget()
	for i := range 3 {
		if got := c.Value(i); got != "" {
			t.Errorf("field %d still holds something", i)
		}
	}
	wantShown(t, c.Form, false, "••")
}

func TestCredentialsFormSaysWhatHappensToThem(t *testing.T) {
	c := newCredentials()
	wantShown(t, c.Form, true, "Kept in memory", "CLOUDFLARE_API_TOKEN", "Audit Logs Read")
	if got := c.Keys()[0].Help().Desc; got != "go on" {
		t.Errorf("enter is called %q", got)
	}
}
