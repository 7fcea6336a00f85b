package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

func testRef() model.Ref {
	return model.Ref{
		Account: "a0b1c2d3e4f5061728394a5b6c7d8e9f", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", Nonce: "X1aXj1lFVcqqyoXF",
	}
}

// answering returns a source that gives the same session to every look-up.
func answering(session *model.Session) *fakeSource {
	return &fakeSource{answer: func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
		return session, nil
	}}
}

// waiting returns a source that answers only when its context ends.
func waiting() *fakeSource {
	return &fakeSource{answer: func(ctx context.Context, _ model.Ref, progress func(model.Progress)) (*model.Session, error) {
		progress(model.Progress{Attempt: 1})
		<-ctx.Done()
		return nil, ctx.Err()
	}}
}

// failing returns a source that fails every look-up.
func failing(err error) *fakeSource {
	return &fakeSource{answer: func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
		return nil, err
	}}
}

// explainedError is an error with its own problem, as package api returns it.
type explainedError struct{ problem model.Problem }

func (e explainedError) Error() string          { return e.problem.What }
func (e explainedError) Problem() model.Problem { return e.problem }

func TestLookUpOpensTheSession(t *testing.T) {
	source := answering(openFixture(t, "posture-failures"))
	drive(t, Options{Source: source, Ref: testRef()}, 160, 45, func(d *driver) {
		d.want("Look up one Access session", testRef().User)
		d.press("enter")
		d.want("ben.lindqvist@example.com", "ACTIVE", "✗ 6 problems", "BitLocker on every disk")
		if len(source.asked) != 1 || source.asked[0] != testRef() {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestLookUpStartsAtOnceWhenTold(t *testing.T) {
	drive(t, Options{Source: answering(openFixture(t, "all-pass")), Ref: testRef(), LookUp: true}, 80, 24, func(d *driver) {
		d.want("amina.okafor@example.com")
	})
}

func TestFormSaysWhatIsMissingAndWhere(t *testing.T) {
	source := waiting()
	drive(t, Options{Source: source}, 80, 24, func(d *driver) {
		d.press("enter")
		d.want("Choose the account first")
		d.press("tab", "enter")
		d.want("The account is empty", "dash.cloudflare.com")
		d.typeText("has white space")
		d.press("tab")
		d.want("white space in it")
		d.press("shift+tab")
		d.want("has white space")
		if len(source.asked) > 0 {
			t.Error("a look-up started with an id that cannot be one")
		}
	})
}

func TestPrintableKeysAreTextInAField(t *testing.T) {
	drive(t, Options{Source: waiting()}, 80, 24, func(d *driver) {
		d.typeText("q?t1zr!")
		d.want("q?t1zr!")
		if d.quit {
			t.Error("q in a field ended the program")
		}
		d.press("f1")
		d.want("Help", "look up")
		d.press("esc")
		d.want("q?t1zr!")
	})
}

func TestPasteOfACurlCommandFillsEveryField(t *testing.T) {
	drive(t, Options{Source: answering(openFixture(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.send(tea.PasteMsg{Content: "curl -H 'Authorization: Bearer SECRET' \\\n https://api.cloudflare.com/client/v4/accounts/" +
			testRef().Account + "/access/users/" + testRef().User + "/active_sessions/" + testRef().Nonce})
		d.settle()
		d.want(testRef().Account, testRef().User, testRef().Nonce, "Enter looks up")
		d.wantNot("SECRET")
		d.press("enter")
		d.want("amina.okafor@example.com")
	})
}

func TestPasteOfNonsenseStaysVisible(t *testing.T) {
	drive(t, Options{Source: waiting()}, 80, 24, func(d *driver) {
		d.send(tea.PasteMsg{Content: "no\u200bnsense\u202e\x1b[2J\n"})
		d.settle()
		d.want("nonsense[2J", "invisible characters were left out")
	})
}

func TestWaitingShowsSecondsAndEscCancels(t *testing.T) {
	source := waiting()
	drive(t, Options{Source: source, Ref: testRef()}, 80, 24, func(d *driver) {
		d.press("enter")
		d.want("Asking Cloudflare for this session", "esc cancels")
		d.pass(3 * time.Second)
		d.want("... 3s")
		d.press("esc")
		d.want("Cancelled", testRef().Nonce)
		d.wantNot("Asking Cloudflare")
	})
}

func TestWaitingCountsDownToTheNextAttempt(t *testing.T) {
	source := &fakeSource{answer: func(ctx context.Context, _ model.Ref, progress func(model.Progress)) (*model.Session, error) {
		progress(model.Progress{Attempt: 1, Reason: "Cloudflare asked to slow down.", RetryAt: testNow().Add(9 * time.Second)})
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	drive(t, Options{Source: source, Ref: testRef()}, 80, 24, func(d *driver) {
		d.press("enter")
		d.want("asked to slow down", "Attempt 2 in 9 s")
		d.pass(4 * time.Second)
		d.want("Attempt 2 in 5 s")
	})
}

func TestKeysTypedWhileLoadingAreDropped(t *testing.T) {
	release := make(chan struct{})
	session := openFixture(t, "all-pass")
	source := &fakeSource{answer: func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
		<-release
		return session, nil
	}}
	// The channel belongs to the bubble, so it is made inside.
	drive(t, Options{Source: source, Ref: testRef()}, 160, 45, func(d *driver) {
		release = make(chan struct{})
		d.press("enter", "q", "5", "z", "?", "r")
		close(release)
		d.settle()
		if d.quit {
			t.Fatal("a key typed while loading ended the program")
		}
		d.want("amina.okafor@example.com", "▸ ✓ Nothing wrong")
		d.wantNot("5 JSON", "Help")
		if len(source.asked) != 1 {
			t.Errorf("%d look-ups were made, want 1", len(source.asked))
		}
	})
}

func TestErrorCardStandsAboveTheUntouchedForm(t *testing.T) {
	source := failing(explainedError{model.Problem{
		What: "Cloudflare did not find this session.", Cause: "It may have ended.", Next: "Check the nonce.",
		Support: "HTTP 404 ∙ Ray ID 8f00000000000000-LHR", Field: model.NonceField,
	}})
	drive(t, Options{Source: source, Ref: testRef()}, 80, 24, func(d *driver) {
		d.press("enter")
		d.want("did not find this session", "may have ended", "Check the nonce", "Ray ID 8f00000000000000-LHR",
			testRef().Account, testRef().User, testRef().Nonce)
		if card, field := strings.Index(d.screen(), "did not find"), strings.Index(d.screen(), testRef().Account); card > field {
			t.Error("the card does not stand above the form")
		}
		d.press("esc")
		d.wantNot("did not find this session")
	})
}

func TestSessionThatIsNotThereLeadsToThoseThatAre(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.answer = failing(notFoundError{}).answer
	drive(t, Options{Source: source, Ref: testRef()}, 100, 30, func(d *driver) {
		d.press("enter")
		d.want("did not find", "ctrl+u clears the nonce and lists", "The only active session has another nonce", "ctrl+u clears it")
		d.press("ctrl+u")
		d.want("nonceOf01", "did not find")
	})
}

// notFoundError is a 404 as package api returns it.
type notFoundError struct{}

func (notFoundError) Error() string        { return "not found" }
func (notFoundError) Is(target error) bool { return target == model.ErrNotFound }
func (notFoundError) Problem() model.Problem {
	return model.Problem{What: "Cloudflare did not find this session."}
}

func TestLateResultsAreDropped(t *testing.T) {
	first, second := openFixture(t, "all-pass"), openFixture(t, "posture-failures")
	for name, late := range map[string]error{"a session": nil, "a failure": errors.New("late failure")} {
		t.Run(name, func(t *testing.T) {
			source := waiting()
			source.answer = func(ctx context.Context, _ model.Ref, _ func(model.Progress)) (*model.Session, error) {
				if len(source.asked) > 1 {
					return second, nil
				}
				// This one answers although it was cancelled.
				<-ctx.Done()
				time.Sleep(time.Second)
				return first, late
			}
			drive(t, Options{Source: source, Ref: testRef()}, 80, 24, func(d *driver) {
				d.press("enter", "esc", "enter")
				d.want("Asking Cloudflare")
				d.pass(1500 * time.Millisecond)
				d.want("ben.lindqvist@example.com")
				d.wantNot("late failure")
				d.pass(5 * time.Second)
				d.want("ben.lindqvist@example.com")
			})
		})
	}
}

func TestCredentialsAreAskedForAndMasked(t *testing.T) {
	var connected model.Credential
	session := openFixture(t, "all-pass")
	opts := Options{Ref: testRef(), Connect: func(c model.Credential) (Source, error) {
		connected = c
		return answering(session), nil
	}}
	drive(t, opts, 100, 30, func(d *driver) {
		d.want("How should Cloudflare know you?", "Access: Audit Logs")
		d.press("enter")
		d.want("ype an API token")
		d.typeText("s3cr3t-token")
		d.want("************")
		d.wantNot("s3cr3t")
		d.press("tab")
		d.wantNot("s3cr3t")
		d.press("enter")
		d.want("Look up one Access session")
		if connected.Token.Reveal() != "s3cr3t-token" {
			t.Error("the token that was typed did not arrive")
		}
		d.press("enter")
		d.want("amina.okafor@example.com")
	})
}

func TestCredentialsRefuseTokenAndKeyTogether(t *testing.T) {
	opts := Options{Connect: func(model.Credential) (Source, error) {
		t.Error("connected with token and key")
		return nil, errors.New("no")
	}}
	drive(t, opts, 100, 30, func(d *driver) {
		d.typeText("token")
		d.press("tab")
		d.typeText("me@example.com")
		d.press("enter")
		d.want("ither the token, or the e-mail and the key")
	})
}

func TestTypedCredentialsCanBeTypedAgain(t *testing.T) {
	var tokens []string
	session := openFixture(t, "all-pass")
	opts := Options{Connect: func(c model.Credential) (Source, error) {
		tokens = append(tokens, c.Token.Reveal())
		source := company(session)
		if len(tokens) == 1 {
			source.accounts = func(context.Context) ([]model.Account, error) {
				return nil, explainedError{model.Problem{What: "Cloudflare did not accept the credential."}}
			}
		}
		return source, nil
	}}
	drive(t, opts, 100, 30, func(d *driver) {
		d.typeText("mistyped")
		d.press("enter")
		d.want("did not accept the credential", "esc other credentials")
		d.press("esc")
		d.want("How should Cloudflare know you?", "esc back to the look-up")
		d.press("esc")
		d.want("Look up one Access session")
		d.press("esc")
		d.typeText("right")
		d.press("enter")
		d.want("Amina Okafor")
		d.wantNot("did not accept")
		if len(tokens) != 2 || tokens[1] != "right" {
			t.Errorf("connected with %q", tokens)
		}
	})
}

func TestHelpOnCredentialsSpeaksOfCredentials(t *testing.T) {
	drive(t, Options{Connect: func(model.Credential) (Source, error) { return nil, errors.New("no") }}, 80, 30, func(d *driver) {
		d.press("f1")
		d.want("go on", "copy the dashboard's link to a new token", "An API token is enough", "suspend")
		d.wantNot("look up", "curl")
	})
}

func TestFileOpenedWithoutCredentialsIsOneEscAway(t *testing.T) {
	opts := opened(t, "all-pass")
	opts.Source = nil
	opts.Connect = func(model.Credential) (Source, error) { return nil, errors.New("no") }
	drive(t, opts, 100, 30, func(d *driver) {
		d.press("esc")
		d.want("How should Cloudflare know you?", "esc back to the session")
		d.press("esc")
		d.want("amina.okafor@example.com", "✓ 6 pass")
	})
}
