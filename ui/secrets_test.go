package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/paste"
)

// The secrets, made up, and the texts that they come in.
const (
	secretJWT   = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI1ZDJiNmMxZSIsIng6QyI6IkNBTkFSWSJ9.U2lnbmF0dXJlQ0FOQVJZVGFpbA"
	secretToken = "cfut_Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Eo2Xi00000000"
	secretKey   = "c2547eb745079dac9320b638f5e225cf483cc"
	secretOld   = "Aa0Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Ee"
)

func secretTexts() map[string]string {
	return map[string]string{
		"Access token":       secretJWT,
		"cookie by a tab":    "CF_Authorization\t" + secretJWT,
		"assertion":          "Cf-Access-Jwt-Assertion: " + secretJWT,
		"cloudflared":        "Successfully fetched your token:\n\n" + secretJWT + "\n",
		"JSON":               `"token": "` + secretJWT + `"`,
		"API token":          secretToken,
		"in a sentence":      "my token is " + secretToken + " thanks",
		"variable":           "export CLOUDFLARE_API_TOKEN=" + secretToken,
		"old token":          "CLOUDFLARE_API_TOKEN=" + secretOld,
		"key":                "CLOUDFLARE_API_KEY=" + secretKey,
		"key of 2026":        "cfk_" + secretKey,
		"header of a key":    "X-Auth-Key: " + secretKey,
		"service token":      "CF-Access-Client-Secret: " + secretKey,
		"bearer":             "Authorization: Bearer " + secretOld,
		"token over lines":   secretToken[:24] + "\n" + secretToken[24:],
		"Access, over lines": secretJWT[:40] + "\n" + secretJWT[40:],
		"curl":               "curl -H 'Authorization: Bearer " + secretToken + "' https://api.example.com/",
	}
}

// watchedSecrets fails a test when a frame or a request has ten characters of a
// secret in a row.
func watchedSecrets(t *testing.T, where, text string) {
	t.Helper()
	const run = 10
	for _, secret := range []string{secretJWT, secretToken, secretKey, secretOld} {
		for at := range len(secret) - run {
			if strings.Contains(text, secret[at:at+run]) {
				t.Fatalf("%s has %q:\n%s", where, secret[at:at+run], text)
			}
		}
	}
}

// asking notes everything that a company is asked.
func asking(t *testing.T, asked *[]string) *fakeSource {
	t.Helper()
	source := company(lookedUp(t, "all-pass"))
	people, sessions, answer := source.people, source.sessions, source.answer
	source.people = func(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
		*asked = append(*asked, account, query.Search, query.Email)
		return people(ctx, account, query)
	}
	source.sessions = func(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
		*asked = append(*asked, account, user)
		return sessions(ctx, account, user)
	}
	source.answer = func(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
		*asked = append(*asked, ref.Account, ref.User, ref.Nonce)
		return answer(ctx, ref, progress)
	}
	return source
}

// typeUnbracketed presses keys as a terminal sends a paste that it does not mark.
func typeUnbracketed(d *driver, text string) {
	for _, r := range text {
		switch r {
		case '\n':
			d.send(keyPress("enter"))
		case '\t':
			d.send(keyPress("tab"))
		default:
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		watchedSecrets(d.t, "a frame", d.screen())
	}
	d.settle()
}

// TestNoFieldShowsOrSendsACredential types and pastes each form of a credential
// into each field.
func TestNoFieldShowsOrSendsACredential(t *testing.T) {
	t.Parallel()
	places := map[string][]string{
		"search":          nil,
		"account":         {"tab"},
		"user":            {"tab", "tab"},
		"nonce":           {"shift+tab"},
		"JSON search":     {"enter", "enter", "5", "/"},
		"bookmark":        {"enter", "enter", "b"},
		"the next caller": {"enter", "enter", "esc"},
	}
	ways := map[string]func(*driver, string){
		"pasted":             func(d *driver, text string) { d.send(tea.PasteMsg{Content: text}); d.settle() },
		"pasted unbracketed": typeUnbracketed,
		"typed": func(d *driver, text string) {
			for _, r := range text {
				typeUnbracketed(d, string(r))
				d.pass(160 * time.Millisecond)
			}
		},
	}
	for name, text := range secretTexts() {
		for place, keys := range places {
			for way, do := range ways {
				if way == "typed" && place != "user" && place != "search" {
					continue // Pauses matter only where a search follows them.
				}
				t.Run(fmt.Sprint(name, " ", way, " into the ", place), func(t *testing.T) {
					var asked []string
					store := &fakeRecents{on: true}
					opts := Options{Source: asking(t, &asked), Recents: store, Understand: understandTokens}
					drive(t, opts, 100, 30, func(d *driver) {
						d.press(keys...)
						do(d, text)
						watchedSecrets(t, "the frame", d.screen())
						d.pass(time.Second)
						d.press("enter")
						watchedSecrets(t, "the frame after enter", d.screen())
						d.pass(time.Second)
						d.press("enter", "tab", "x")
						watchedSecrets(t, "the frame at last", d.screen()+d.app.View().WindowTitle)
					})
					watchedSecrets(t, "a request", strings.Join(asked, "\n"))
					watchedSecrets(t, "the list of recent look-ups", fmt.Sprint(store.all))
				})
			}
		}
	}
}

// understandTokens reads the Access token of these tests.
func understandTokens(text string) paste.Result {
	return paste.Understand(text, func(bare string) (paste.Token, bool) {
		return paste.Token{User: testRef().User, Nonce: testRef().Nonce}, bare == secretJWT[:strings.LastIndexByte(secretJWT, '.')+1]
	})
}

func TestAnAccessTokenIsDecodedHoweverItComes(t *testing.T) {
	for _, text := range []string{secretJWT, "CF_Authorization\t" + secretJWT, "Cf-Access-Jwt-Assertion: " + secretJWT, "CF_Authorization=" + secretJWT} {
		var asked []string
		drive(t, Options{Source: asking(t, &asked), Understand: understandTokens}, 100, 30, func(d *driver) {
			typeUnbracketed(d, text)
			d.want("An Access token", testRef().User, testRef().Nonce, "Enter looks up")
			d.press("enter")
			d.want("amina.okafor@example.com")
		})
	}
}

// TestATokenWithoutAPrefixIsDrawnAsDots: it cannot be told from a nonce by its
// first characters, but it is longer than anything else that is typed.
func TestATokenWithoutAPrefixIsDrawnAsDots(t *testing.T) {
	t.Parallel()
	for text, longest := range map[string]int{secretOld: 24, secretKey: 32, "see " + secretOld: 24, secretOld + " amina": 24} {
		secret := strings.TrimSuffix(strings.TrimPrefix(text, "see "), " amina")
		for place, keys := range map[string][]string{
			"search": nil, "account": {"tab"}, "user": {"tab", "tab"}, "nonce": {"shift+tab"}, "JSON search": {"enter", "enter", "5", "/"}, "bookmark": {"enter", "enter", "b"},
		} {
			var asked []string
			store := &fakeRecents{on: true}
			drive(t, Options{Source: asking(t, &asked), Recents: store}, 100, 30, func(d *driver) {
				d.press(keys...)
				for _, r := range text {
					d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
					d.pass(160 * time.Millisecond)
					for at := 0; at+longest < len(secret); at++ {
						if strings.Contains(d.screen(), secret[at:at+longest+1]) {
							t.Fatalf("%s shows %q:\n%s", place, secret[at:at+longest+1], d.screen())
						}
					}
				}
				watchedSecrets(t, place, d.screen())
				for _, key := range []string{"tab", "enter", "enter"} {
					d.press(key)
					watchedSecrets(t, place+" after "+key, d.screen())
				}
			})
			for _, one := range append(asked, fmt.Sprint(store.all)) {
				if strings.Contains(one, secret[:longest+1]) {
					t.Errorf("%s: asked or kept %q", place, one)
				}
			}
		}
	}
}

// TestThreeIDsThatArePastedKeyByKey: by spaces, by lines and by tabs.
func TestThreeIDsThatArePastedKeyByKey(t *testing.T) {
	for _, between := range []string{" ", "\n", "\t", ", "} {
		source := asking(t, new([]string))
		drive(t, Options{Source: source}, 100, 30, func(d *driver) {
			typeUnbracketed(d, testRef().Account+between+testRef().User+between+testRef().Nonce+"\n")
			d.want("ACTIVE")
		})
		if len(source.asked) != 1 || source.asked[0] != testRef() {
			t.Errorf("by %q: asked for %v", between, source.asked)
		}
	}
}

func TestACommandThatIsPastedKeyByKeyIsReadAtEnter(t *testing.T) {
	for _, text := range []string{
		"curl -H 'Authorization: Bearer " + secretToken + "' https://api.cloudflare.com/client/v4/accounts/" + testRef().Account + "/access/users/" + testRef().User + "/active_sessions/" + testRef().Nonce,
		"https://api.cloudflare.com/client/v4/accounts/" + testRef().Account + "/access/users/" + testRef().User + "/active_sessions/" + testRef().Nonce,
	} {
		var asked []string
		drive(t, Options{Source: asking(t, &asked)}, 100, 30, func(d *driver) {
			typeUnbracketed(d, text+"\n")
			d.want("Enter looks up", testRef().User, testRef().Nonce)
			d.press("enter")
			d.want("amina.okafor@example.com")
		})
		watchedSecrets(t, "a request", strings.Join(asked, "\n"))
	}
}
