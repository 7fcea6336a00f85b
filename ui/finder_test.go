package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/paste"
)

const (
	aminaID = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"
	benID   = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e02"
)

func aPerson(id, name, email string) model.Person {
	return model.Person{
		ID: id, UID: "11111111" + id[8:], SeatUID: "22222222" + id[8:], Name: model.Known(name), Email: model.Known(email),
		LastLogin: model.Known(testNow().Add(-2 * time.Hour)), AccessSeat: model.Known(true), Devices: model.Known(model.Number("2")),
	}
}

// company returns a source with one account, two people and a session each.
func company(session *model.Session) *fakeSource {
	everybody := []model.Person{
		aPerson(aminaID, "Amina Okafor", "amina.okafor@example.com"), aPerson(benID, "Ben Lindqvist", "ben.lindqvist@example.com"),
	}
	source := answering(session)
	source.accounts = func(context.Context) ([]model.Account, error) {
		return []model.Account{{ID: testRef().Account, Name: "Example Corp"}}, nil
	}
	source.people = func(_ context.Context, _ string, query model.PeopleQuery) (model.People, error) {
		found := model.People{Page: query.Page}
		for _, one := range everybody {
			if strings.Contains(strings.ToLower(one.Name.Value), query.Search) {
				found.People = append(found.People, one)
			}
		}
		found.Total = model.Known(len(found.People))
		return found, nil
	}
	source.sessions = func(_ context.Context, _, user string) ([]model.SessionSummary, error) {
		return []model.SessionSummary{{
			Nonce: "nonceOf" + user[len(user)-2:], IssuedAt: model.Known(testNow().Add(-time.Hour)), Expires: model.Known(testNow().Add(23 * time.Hour)),
			TTL: model.Known(24 * time.Hour), Apps: []model.App{{Name: "Wiki", Hostname: "wiki.example.com"}},
		}}, nil
	}
	return source
}

// twoSessions gives everybody in a company an older session too.
func twoSessions(source *fakeSource) *fakeSource {
	one := source.sessions
	source.sessions = func(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
		listed, err := one(ctx, account, user)
		for _, older := range listed {
			older.Nonce = "older" + older.Nonce
			older.IssuedAt = model.Known(testNow().Add(-2 * time.Hour))
			listed = append(listed, older)
		}
		return listed, err
	}
	return source
}

// TestWhatIsFoundIsToldBesideTheTabs: where there is little room the names of the
// other tabs give way.
func TestWhatIsFoundIsToldBesideTheTabs(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 12}} {
		source, session := maskedCompany(t)
		drive(t, Options{Source: source, Session: session}, size[0], size[1], func(d *driver) {
			d.press("p", "f")
			d.typeText("wiki")
			d.press("enter")
			d.want("▸1 Sessions", `filter "wiki" 2 of 2`)
			d.press("F", "/")
			d.typeText("zzz")
			d.press("enter")
			d.want("▸1 Sessions", `search "zzz" no match`)
		})
	}
}

func TestOneOfSeveralSessionsIsPicked(t *testing.T) {
	source := twoSessions(company(openFixture(t, "all-pass")))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.typeText("ami")
		d.pass(200 * time.Millisecond)
		d.press("enter")
		d.want("Active sessions of amina.okafor@example.com ∙ 2", "▐ 1h ago", "  2h ago", "✓ 6 pass", "in 23h", "Wiki", "esc search")
		d.press("esc")
		d.want("[ami]", "Amina Okafor")
		d.press("enter", "down", "enter")
		d.want("ACTIVE")
		want := model.Ref{Account: testRef().Account, User: aminaID, Nonce: "oldernonceOf01"}
		// Both were read at a glance before.
		if len(source.asked) < 3 || source.asked[len(source.asked)-1] != want {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestNameAndEnterOpenTheOnlySession(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("Example Corp", "Amina Okafor", "amina.okafor@example.com", "2h ago", "People ∙ 2")
		d.typeText("ami")
		d.pass(200 * time.Millisecond)
		d.want("People ∙ 1", "Amina")
		d.wantNot("Ben")
		d.press("enter")
		d.want("amina.okafor@example.com", "ends in 23h")
		want := model.Ref{Account: testRef().Account, User: aminaID, Nonce: "nonceOf01"}
		if len(source.asked) != 1 || source.asked[0] != want {
			t.Errorf("asked for %v", source.asked)
		}
		d.press("1")
		d.want("Lasts", "Apps", "Wiki (wiki.example.com)")
	})
}

func TestEnterBeforeTheAnswerTakesASingleMatchOnly(t *testing.T) {
	drive(t, Options{Source: company(openFixture(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.typeText("ben")
		d.press("enter")
		d.pass(time.Second)
		d.want("ends in 23h")
	})
	drive(t, Options{Source: company(openFixture(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.typeText("n")
		d.press("enter")
		d.pass(time.Second)
		d.want("People ∙ 2", "Amina", "Ben")
		d.wantNot("Active sessions of")
	})
}

func TestNameAndTwoEntersTypedAtOnceOpenTheOnlySession(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		for _, r := range "ami" {
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		d.send(keyPress("enter"))
		d.send(keyPress("enter"))
		d.pass(time.Second)
		d.want("amina.okafor@example.com", "✓ 6 pass")
	})
}

func TestPeopleAreAskedOnceAPauseAndOneAtATime(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	flying, most := 0, 0
	answer := source.people
	source.people = func(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
		flying++
		most = max(most, flying)
		defer func() { flying-- }()
		select {
		case <-ctx.Done():
			return model.People{}, ctx.Err()
		case <-time.After(400 * time.Millisecond):
		}
		return answer(ctx, account, query)
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.pass(time.Second)
		before := source.count("people")
		for _, r := range "amina" {
			d.typeText(string(r))
			d.pass(100 * time.Millisecond)
		}
		if asked := source.count("people") - before; asked != 0 {
			t.Errorf("%d requests were made while typing", asked)
		}
		d.pass(100 * time.Millisecond)
		if asked := source.count("people") - before; asked != 1 {
			t.Errorf("%d requests were made after a pause, want 1", asked)
		}
		d.typeText(" ok")
		d.pass(time.Second)
		d.want("People ∙ 1", "Amina Okafor")
		if asked := source.count("people") - before; asked != 2 || most != 1 {
			t.Errorf("%d requests, %d of them at a time; want 2 and 1", asked, most)
		}
	})
}

func TestLateAnswerOfAnOlderSearchIsDropped(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	answer := source.people
	source.people = func(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
		if query.Search == "a" {
			// A server that does not notice that nobody waits any more.
			time.Sleep(2 * time.Second)
		}
		return answer(context.WithoutCancel(ctx), account, query)
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.typeText("a")
		d.pass(200 * time.Millisecond)
		d.press("backspace")
		d.typeText("ben")
		d.pass(5 * time.Second)
		d.want("Ben Lindqvist", "People ∙ 1")
		d.wantNot("Amina")
	})
}

func TestMorePeopleLoadAsOneScrolls(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.people = func(_ context.Context, _ string, query model.PeopleQuery) (model.People, error) {
		found := model.People{Page: query.Page, Total: model.Known(1204), More: query.Page < 25}
		for i := range query.PerPage {
			n := (query.Page-1)*query.PerPage + i
			found.People = append(found.People, aPerson(fmt.Sprintf("5d2b6c1e-8f0a-4b7e-9d3c-%012d", n), fmt.Sprintf("Person %d", n), fmt.Sprintf("p%d@example.com", n)))
		}
		return found, nil
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("People ∙ 50 of 1,204", "Person 0")
		for range 3 {
			d.press("pgdown")
		}
		d.want("People ∙ 100 of 1,204")
		if n := source.count("people"); n != 2 {
			t.Errorf("%d pages were asked for, want 2", n)
		}
		d.press("down", "up")
	})
}

func TestNobodyFitsSaysWhatWasSearched(t *testing.T) {
	drive(t, Options{Source: company(openFixture(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.typeText("zzz")
		d.pass(time.Second)
		d.want(`"zzz"`, "only after a first login")
		d.press("enter")
		d.want(`Nobody in Example Corp fits "zzz"`, "Type less of the name")
	})
}

func TestAccountsThatMayNotBeListedAreTyped(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.accounts = func(context.Context) ([]model.Account, error) { return nil, model.ErrForbidden }
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("may not list accounts", "account-owned tokens")
		d.typeText(testRef().Account)
		d.press("enter")
		d.want("Amina Okafor")
	})
}

func TestForbiddenListsStillLetIdsBeTyped(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.people = func(context.Context, string, model.PeopleQuery) (model.People, error) {
		return model.People{}, explainedError{model.Problem{What: "Cloudflare refused the list of people."}}
	}
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) {
		return nil, explainedError{model.Problem{What: "Cloudflare refused the list of sessions."}}
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("People could not be searched", "refused the list of people")
		d.typeText(aminaID)
		d.press("enter")
		d.want("sessions could not be listed", "refused the list of sessions")
		d.typeText("X1aXj1lFVcqqyoXF")
		d.press("enter")
		d.want("✓ 6 pass")
	})
}

func TestAnIdOfAnotherKindIsNamed(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.send(tea.PasteMsg{Content: "22222222" + aminaID[8:]})
		d.settle()
		d.want("seat_uid of amina.okafor@example.com", aminaID)
		d.press("enter")
		d.want("ACTIVE")
		if len(source.asked) != 1 || source.asked[0].User != aminaID {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestPersonWithoutASessionLeadsToWhatIsStillKnown(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
	lastSeen := *openFixture(t, "all-pass")
	lastSeen.Origin = model.Origin{Kind: model.FromLastSeen, Ref: model.Ref{Account: testRef().Account, User: aminaID}}
	source.lastSeen = func(context.Context, string, string) (*model.Session, error) { return &lastSeen, nil }
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{At: model.Known(testNow().Add(-time.Hour)), App: model.Known("Payroll"), RayID: model.Known("8f00000000000000")}}, nil
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.typeText("ami")
		d.pass(time.Second)
		d.press("enter")
		d.want("No active session of amina.okafor@example.com", "Last seen identity", "Failed logins")
		d.press("enter")
		d.want("▸2 Last seen identity", "last seen identity, not a session")
		d.press("enter")
		d.want("NOT A SESSION", "Require WARP")
		d.press("esc", "3")
		d.want("Payroll", "8f00000000000000", "1h ago")
		d.press("esc")
		d.want("Look up one Access session")
	})
}

func TestPersonOpensFromTheSessionAndEscGoesBackToTheSamePlace(t *testing.T) {
	session := *openFixture(t, "posture-failures")
	session.Origin = model.Origin{Ref: testRef()}
	source := company(&session)
	drive(t, Options{Source: source, Ref: testRef()}, 160, 45, func(d *driver) {
		d.press("enter", "3", "down", "down")
		before := d.screen()
		d.press("p")
		d.want("look-up › session of ben.lindqvist@example.com › person ben.lindqvist@example.com", "▸1 Sessions", "Wiki")
		d.press("enter")
		d.want("› session of ben.lindqvist@example.com", "✗ 6 problems")
		d.press("esc", "esc")
		if d.screen() != before {
			t.Errorf("esc did not come back to the same place:\n%s\n-- before --\n%s", d.screen(), before)
		}
	})
}

func TestNamesOfIdsAreAskedOnceAndCanBeSwitchedOff(t *testing.T) {
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	source := company(&session)
	source.provider = func(id string) (model.IdentityProvider, error) {
		return model.IdentityProvider{ID: id, Name: "Example Entra ID"}, nil
	}
	source.device = func(id string) (model.DeviceInfo, error) {
		return model.DeviceInfo{ID: id, Name: model.Known("Amina's laptop"), OSVersion: model.Known("15.6.1")}, nil
	}
	drive(t, Options{Source: source, Ref: testRef()}, 160, 45, func(d *driver) {
		d.press("enter")
		d.want("Example Entra ID", "Amina's laptop")
		asked := len(source.calls)
		d.press("tab", "tab", "r", "1", "2")
		// A refusal may be new since the session was read, and so may be what has become
		// of the devices.
		for _, again := range source.calls[asked:] {
			if word, _, _ := strings.Cut(again, " "); !slices.Contains([]string{"failed", "registrations", "state", "switch-offs"}, word) {
				t.Errorf("this was asked for again: %s", again)
			}
		}
		d.press("L")
		d.want("Look-ups of names are off")
		d.wantNot("Example Entra ID", "Amina's laptop")
		d.press("L")
		d.want("Example Entra ID")
	})
	drive(t, Options{Source: source, Ref: testRef(), NoLookUps: true}, 160, 45, func(d *driver) {
		source.calls = nil
		d.press("enter")
		d.wantNot("looked up")
		// The end of the session is no name.
		if strings.Join(source.calls, " ") != "sessions" {
			t.Errorf("with look-ups off these were made: %v", source.calls)
		}
	})
}

func TestFewRequestsLeftStopWhatIsOnlyConvenient(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	source.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 40, Resets: testNow().Add(time.Hour)}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("! 40 of 1200 requests left until 13:00 UTC; suggestions and names wait.", "Ids can be typed")
		d.typeText("x")
		d.pass(time.Second)
		if len(source.calls) > 0 {
			t.Errorf("asked all the same: %v", source.calls)
		}
	})
}

func TestPastedTokenFillsUserAndLikelyNonce(t *testing.T) {
	understand := func(text string) paste.Result {
		return paste.Understand(text, func(string) (paste.Token, bool) {
			return paste.Token{User: aminaID, Nonce: "LikelyNonce00001"}, true
		})
	}
	drive(t, Options{Source: company(openFixture(t, "all-pass")), Understand: understand}, 100, 30, func(d *driver) {
		d.send(tea.PasteMsg{Content: "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"})
		d.settle()
		d.want(aminaID, "LikelyNonce00001", "likely")
		d.wantNot("c2lnbmF0dXJl")
	})
}

func TestPastedSessionOpens(t *testing.T) {
	session := openFixture(t, "all-pass")
	opts := Options{Source: waiting(), OpenText: func(string) (*model.Session, error) { return session, nil }}
	drive(t, opts, 100, 30, func(d *driver) {
		d.send(tea.PasteMsg{Content: `{"success": true, "result": {}}`})
		d.settle()
		d.want("amina.okafor@example.com", "✓ 6 pass")
	})
}

func TestQuestionsEndWithTheProgram(t *testing.T) {
	source := company(openFixture(t, "all-pass"))
	ended := false
	source.accounts = func(ctx context.Context) ([]model.Account, error) {
		<-ctx.Done()
		ended = true
		return nil, ctx.Err()
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		app := New(ctx, Options{Source: source, Now: testNow})
		d := &driver{t: t, app: app, messages: make(chan tea.Msg, 100)}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.start(app.Init())
		d.settle()
		cancel()
		synctest.Wait()
		if !ended {
			t.Error("the question goes on after the end")
		}
		// The bubble waits for the minute that is under way.
		time.Sleep(time.Minute)
	})
}
