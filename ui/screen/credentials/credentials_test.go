package credentials_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/credentials"
)

// canary is the secret that must never be seen.
const canary = "cAnArYsEcReT0123456789"

func newCredentials() *credentials.Screen {
	c := credentials.New(look.NewEnv(look.Auto, time.Now, time.UTC))
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

// submit presses enter and reports whether the screen asks to connect.
func submit(c *credentials.Screen) bool {
	_, outcome := c.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
	_, connects := outcome.(screen.Connect)
	return connects
}

func typeText(c *credentials.Screen, text string) {
	for _, r := range text {
		c.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// shown returns what the screen shows, without styles.
func shown(c *credentials.Screen) string { return ansi.Strip(strings.Join(c.View(), "\n")) }

func wantShown(t *testing.T, c *credentials.Screen, shows bool, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(shown(c), text) != shows {
			t.Fatalf("shows %q: %v, want %v:\n%s", text, !shows, shows, shown(c))
		}
	}
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
					c.Form().Focus(field)
					switch how {
					case "typed":
						typeText(c, canary)
					case "pasted":
						c.Paste(canary)
					case "pasted with a line end inside":
						c.Paste(canary + "\n" + canary)
					case "wrong":
						c.Paste(canary + " " + canary + "é")
						submit(c)
					}
					c.Form().Focus(focus)
					drawn := strings.Join(c.View(), "\n")
					if leaks(drawn) {
						t.Fatalf("field %d, %s, focus on %d: the secret is shown:\n%s", field, how, focus, shown(c))
					}
					if !strings.Contains(drawn, "****") {
						t.Fatalf("field %d, %s, focus on %d: nothing says that something was typed:\n%s", field, how, focus, shown(c))
					}
				}
			}
		}
	}
}

func TestEmailIsShown(t *testing.T) {
	c := newCredentials()
	c.Form().SetValue(1, "me@example.com")
	wantShown(t, c, true, "me@example.com")
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
				c.Form().SetValue(i, text)
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
		c.Form().SetValue(0, "x"+text)
		if submit(c) {
			t.Errorf("%q was taken", text)
		}
		wantShown(t, c, true, "copy it once more")
	}
	c := newCredentials()
	c.Form().SetValue(0, canary)
	if !submit(c) {
		t.Errorf("a token is not taken:\n%s", shown(c))
	}
}

func TestForgetEmptiesEveryField(t *testing.T) {
	c := newCredentials()
	for i := range 3 {
		c.Form().SetValue(i, canary)
	}
	c.Forget()
	for i := range 3 {
		if got := c.Form().Value(i); got != "" {
			t.Errorf("field %d still holds something", i)
		}
	}
	wantShown(t, c, false, "**")
}

func TestCredentialsFormSaysWhatHappensToThem(t *testing.T) {
	c := newCredentials()
	wantShown(t, c, true, "Kept in memory", "ztsession auth login", "Audit Logs Read")
	if got := c.Actions()[0].Title(); got != "go on" {
		t.Errorf("enter is called %q", got)
	}
}
