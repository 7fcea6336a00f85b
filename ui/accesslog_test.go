package ui

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/model/access"
)

// logged returns a row of the access log of so many minutes ago.
func logged(minutes int, allowed bool) access.Request {
	return access.Request{
		At: model.Known(testNow().Add(-time.Duration(minutes) * time.Minute)), Allowed: model.Known(allowed), Email: model.Known("amina.okafor@example.com"),
		App: model.Known(fmt.Sprintf("App %d", minutes)), IP: model.Known("203.0.113.24"), Country: model.Known("gb"), RayID: model.Known(fmt.Sprintf("9a1b2c3d4e5f%04d", minutes)),
	}
}

// logOf answers as the API does: what fits, the newest first, as many as are wanted.
func logOf(source *fakeSource, rows ...access.Request) {
	source.requests = func(q access.LogQuery) (access.Log, error) {
		source.note("log")
		var found access.Log
		found.Take(rows, q, map[string]bool{})
		if q.Limit > 0 && len(found.Rows) > q.Limit {
			found.Rows, found.More = found.Rows[:q.Limit], true
		}
		return found, nil
	}
}

func TestAccessLogGolden(t *testing.T) {
	for _, story := range []string{"disk-not-encrypted", "groups-changed"} {
		for _, size := range [][2]int{{160, 45}, {120, 30}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", story, size[0], size[1]), func(t *testing.T) {
				source, refs := theCompany(t)
				drive(t, Options{Source: source, Ref: refs[story], LookUp: true, Now: testNow}, size[0], size[1], func(d *driver) {
					d.press("p", "4")
					golden.RequireEqual(t, []byte(d.screen()+"\n"))
				})
			})
		}
	}
}

// TestEnterOnARowOfTheLogOpensItsSession with the request on top, and so does enter
// on a failed login, also one that is too old for the log.
func TestEnterOnARowOfTheLogOpensItsSession(t *testing.T) {
	for name, keys := range map[string][]string{"the log": {"p", "4", "enter"}, "a failed login": {"p", "3", "enter"}, "a failed login, the log read": {"p", "4", "3", "enter"}} {
		t.Run(name, func(t *testing.T) {
			source, refs := theCompany(t)
			drive(t, Options{Source: source, Ref: refs["disk-not-encrypted"], LookUp: true, Now: testNow}, 120, 30, func(d *driver) {
				d.press(keys...)
				d.want("Refused: CRM", "ben.lindqvist@example.com", "198.51.100.77", "person ben.lindqvist@example.com › session")
			})
		})
	}
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Ref: refs["all-well"], LookUp: true, Now: testNow}, 120, 30, func(d *driver) {
		d.press("p", "3", "enter")
		d.want("Refused: Payroll", "2d 3h ago")
	})
}

func TestTheLogOfSomebodyWithoutASessionLeadsToTheLastSeenIdentity(t *testing.T) {
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Ref: model.Ref{Account: refs["all-well"].Account}, Now: testNow}, 120, 30, func(d *driver) {
		d.typeText("owen")
		d.pass(time.Second)
		d.press("enter", "down", "enter")
		d.want("3 Failed logins")
		d.press("4", "enter")
		d.want("Refused: Intranet", "There is no session any more")
	})
}

func TestRefusedOnlyAsksOnlyWhereTheLogIsNotWhole(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.logReach = func() (time.Time, error) { return testNow().Add(-30 * time.Hour), nil }
	logOf(source, logged(1, true), logged(2, false), logged(3, true))
	drive(t, Options{Source: source}, 120, 30, func(d *driver) {
		onPerson(d)
		d.press("4")
		d.want("App 1", "✗ refused", "✓ let in", "! refused only", "reaches back to 1d 6h ago", "nothing that a Bypass policy lets through")
		d.press("!")
		d.want("App 2", "! all logins")
		d.wantNot("App 1 ", "App 3")
		d.press("!")
		d.want("App 1")
		if n, people := source.count("log"), source.count("person"); n != 1 || people != 0 || source.count("log reach") != 1 {
			t.Errorf("the log was read %d times, its reach %d, the person %d", n, source.count("log reach"), people)
		}
	})
	var rows []access.Request
	for i := range 250 {
		rows = append(rows, logged(i, i%2 > 0))
	}
	logOf(source, rows...)
	drive(t, Options{Source: source}, 120, 30, func(d *driver) {
		onPerson(d)
		before := source.count("log")
		d.press("4")
		d.want("The newest 100 rows; more come as you go down.")
		d.press("!")
		d.wantNot("let in")
		d.press("!", "G", "G")
		d.want("App 198")
		d.press("G", "G")
		d.want("App 249")
		if n := source.count("log") - before; n != 4 {
			t.Errorf("the log was read %d times", n)
		}
		d.wantNot("more come")
		d.press("g", "r")
		d.want("App 0 ", "The newest 100 rows")
	})
}

func TestTheLogThatCannotBeReadSaysWhy(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.requests = func(access.LogQuery) (access.Log, error) {
		return access.Log{}, explainedError{model.Problem{What: "This credential may not read the access log.", Next: "It needs the permission Access: Audit Logs Read."}}
	}
	drive(t, Options{Source: source}, 80, 24, func(d *driver) {
		onPerson(d)
		d.press("4")
		d.want("may not read the access log", "Audit Logs Read", "Press r to try again")
		logOf(source, logged(5, false))
		d.press("r")
		d.want("App 5")
		source.requests = func(access.LogQuery) (access.Log, error) { return access.Log{}, errNotPlanned }
		d.press("r")
		d.want("Not refreshed", "App 5")
		d.press("esc")
		// Of the session nothing is known to the fake: the row stays.
		source.answer = failing(explainedError{model.Problem{What: "The line is broken."}}).answer
		d.press("enter")
		d.want("The line is broken", "App 5")
	})
}

func TestALogThatIsEmptySaysWhatItCannotHold(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	logOf(source)
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		onPerson(d)
		d.press("4")
		d.want("The access log has no login of this person.", "30 hours", "Bypass")
		logOf(source, logged(5, true))
		d.press("r", "!")
		d.want("no refused login", "! shows those that were let in")
	})
}

func TestTheAccessLogIsMasked(t *testing.T) {
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Ref: refs["disk-not-encrypted"], LookUp: true, Now: testNow}, 160, 45, func(d *driver) {
		d.press("p", "4", "x")
		d.wantNot("198.51.100.77", "lindqvist")
		d.want("CRM")
		d.press("x")
		d.wantNot("CRM", "9a1b2c3d4e5f", "lindqvist")
		d.press("enter")
		d.wantNot("CRM", "9a1b2c3d4e5f", "lindqvist", "198.51.100.77")
		d.want("Refused: app-")
	})
}

// TestTheLogIsAskedByTheEMailThatIsKnown, and for it where it is not.
func TestTheLogIsAskedByTheEMailThatIsKnown(t *testing.T) {
	source := company(lookedUp(t, "service-token"))
	session := *openFixture(t, "service-token")
	session.Origin, session.Email = model.Origin{Ref: testRef()}, model.Field[string]{}
	source.answer = answering(&session).answer
	source.person = func(user string) (model.Person, error) {
		return aPerson(user, "Amina", "amina.okafor@example.com"), nil
	}
	var asked []access.LogQuery
	source.requests = func(q access.LogQuery) (access.Log, error) {
		asked = append(asked, q)
		return access.Log{}, nil
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		onPerson(d)
		d.press("4")
		if len(asked) != 1 || asked[0].Email != "amina.okafor@example.com" || source.count("person") != 1 {
			t.Errorf("asked for %+v, the person %d times", asked, source.count("person"))
		}
		source.person = func(string) (model.Person, error) { return model.Person{}, nil }
		d.press("r")
		d.want("This user has no e-mail, by which the access", "hardly ever in the log", "have tabs of their own.")
	})
}

// TestAnEMailThatChangedIsSaid as soon as it is known, since the log is searched by
// one alone.
func TestAnEMailThatChangedIsSaid(t *testing.T) {
	seen := *lookedUp(t, "all-pass")
	source := company(lookedUp(t, "all-pass"))
	source.lastSeen = func(context.Context, string, string) (*model.Session, error) { return &seen, nil }
	logOf(source, logged(1, true))
	const other = "has another e-mail, under which there may be more"
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		onPerson(d)
		d.press("2", "4")
		d.want("It is searched by e-mail, so that logins under")
		d.wantNot(other)
	})
	seen.Email = model.Known("married@example.com")
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		onPerson(d)
		d.press("4")
		d.wantNot(other)
		d.press("2", "4")
		d.want(other)
	})
}

// TestALogThatWasNotLookedThroughSaysSo: the server may know no filter.
func TestALogThatWasNotLookedThroughSaysSo(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.requests = func(access.LogQuery) (access.Log, error) {
		return access.Log{Looked: 2000, More: true, Oldest: testNow().Add(-time.Hour)}, nil
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		onPerson(d)
		d.press("4")
		d.want("no login of this person", "Only the newest 2,000 rows of the account could be looked through.")
	})
}

// TestLeavingAPersonEndsWhatTheLogAskedFor: late answers change nothing.
func TestLeavingAPersonEndsWhatTheLogAskedFor(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	wait := make(chan struct{})
	source.requests = func(access.LogQuery) (access.Log, error) {
		<-wait
		return access.Log{Rows: []access.Request{logged(1, false)}}, nil
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		wait = make(chan struct{})
		onPerson(d)
		d.press("4")
		d.want("Asking Cloudflare...")
		d.press("esc", "esc")
		close(wait)
		d.settle()
		d.wantNot("App 1")
	})
}
