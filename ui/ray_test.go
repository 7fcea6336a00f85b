package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/paste"
)

const (
	benRay   = "9a1b2c3d4e5f0002"
	blocked  = "Forbidden\n\nYou don't have permission to view this. Please contact your system administrator.\n\nRay ID: " + benRay + "\n"
	firewall = "Sorry, you have been blocked\nYou are unable to access example.com\nCloudflare Ray ID: ffffffffffff0001 ∙ Your IP: 203.0.113.7 ∙ Performance & security by Cloudflare"
)

// atDesk drives the whole company with the form of its first account.
func atDesk(t *testing.T, width, height int, test func(d *driver)) {
	t.Helper()
	source, refs := theCompany(t)
	understand := func(text string) paste.Result {
		return paste.Understand(text, func(string) (paste.Token, bool) { return paste.Token{}, false })
	}
	drive(t, Options{Source: source, Ref: model.Ref{Account: refs["all-well"].Account}, Now: testNow, Understand: understand}, width, height, test)
}

func (d *driver) paste(text string) {
	d.send(tea.PasteMsg{Content: text})
	d.settle()
}

// TestARayIDOpensTheSessionWithTheRefusalOnTop: by a paste and one key.
func TestARayIDOpensTheSessionWithTheRefusalOnTop(t *testing.T) {
	for _, text := range []string{
		benRay, benRay + "-LHR", strings.ToUpper(benRay), blocked, "Ray ID: 9a1b 2c3d\n4e5f 0002", "cf-ray: " + benRay + "-FRA",
		"https://crm.example.com/cdn-cgi/access/denied?ray=" + benRay + "&x=1", "Ben says his page shows " + benRay + ", please help",
		"From: Ben <ben.lindqvist@example.com>\nRay ID " + benRay, `{"user_email":"ben.lindqvist@example.com","ray_id":"` + benRay + `","allowed":false}`,
	} {
		atDesk(t, 120, 30, func(d *driver) {
			d.paste(text)
			d.press("enter")
			d.want("Refused: CRM", "11m ago", "ben.lindqvist@example.com", "ACTIVE")
			d.press("esc")
			// What is typed next takes the place of the Ray ID.
			d.typeText("amina")
			d.pass(time.Second)
			d.want("Amina Okafor")
			d.wantNot(benRay)
		})
	}
}

func TestRayGolden(t *testing.T) {
	scenes := map[string]func(d *driver){
		"pasted":    func(d *driver) { d.paste(blocked) },
		"ways":      func(d *driver) { d.typeText(benRay) },
		"not-found": func(d *driver) { d.paste(firewall); d.press("enter") },
		"another's": func(d *driver) { d.paste("amina.okafor@example.com, Ray ID " + benRay); d.press("enter") },
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				atDesk(t, size[0], size[1], func(d *driver) {
					scene(d)
					golden.RequireEqual(t, []byte(d.screen()+"\n"))
				})
			})
		}
	}
}

func TestARayIDThatIsNotFoundSaysWhyThatMayBe(t *testing.T) {
	atDesk(t, 120, 40, func(d *driver) {
		d.paste("ffffffffffff0001")
		d.want("a Ray ID", "a nonce")
		d.press("enter")
		d.want("The access logs of 2 accounts have no login with this Ray ID", "service token", "firewall", "another account", "Type who it is over the Ray ID")
		d.wantNot("The text is of a page")
		// The text is selected: who is typed replaces it.
		d.typeText("ben")
		d.pass(time.Second)
		d.want("Ben Lindqvist")
		d.wantNot("has no login", "ffffffffffff0001")
	})
	atDesk(t, 120, 40, func(d *driver) {
		d.paste(firewall)
		d.press("enter")
		d.want("The text is of a page of the firewall (WAF)")
		d.press("esc")
		d.wantNot("firewall")
	})
}

// TestARayIDTooOldForTheLogIsFoundByWhoIsNamedBesideIt, in their failed logins.
func TestARayIDTooOldForTheLogIsFoundByWhoIsNamedBesideIt(t *testing.T) {
	atDesk(t, 120, 40, func(d *driver) {
		d.paste("Amina (amina.okafor@example.com) sent me Ray ID 9a1b2c3d4e5f0001")
		d.press("enter")
		d.want("Refused: Payroll", "2d 3h ago")
	})
	atDesk(t, 120, 40, func(d *driver) {
		d.paste("grace.adeyemi@example.com 9a1b2c3d4e5f0015")
		d.press("enter")
		d.want("Refused: CRM", "2d 5h ago")
	})
	atDesk(t, 120, 40, func(d *driver) {
		d.paste("ben.lindqvist@example.com has Ray ID 9a1b2c3d4e5f0001")
		d.press("enter")
		d.want("Neither the access logs of 2 accounts nor the failed logins")
	})
}

func TestSomebodyElsesRayIDIsSaid(t *testing.T) {
	atDesk(t, 120, 40, func(d *driver) {
		d.paste("amina.okafor@example.com, Ray ID " + benRay)
		d.press("enter")
		d.want("The login is of ben.lindqvist@example.com, and the text names", "Logins with this Ray ID ∙ 1", "✗ refused")
		d.press("esc")
		d.wantNot("Logins with this Ray ID")
		d.press("enter", "enter")
		d.want("Refused: CRM")
	})
}

func TestSixteenDigitsMayBeANonce(t *testing.T) {
	session := lookedUp(t, "all-pass")
	source := company(session)
	logOf(source)
	drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}}, 100, 30, func(d *driver) {
		d.typeText("0123456789abcdef")
		d.want("a Ray ID", "a nonce", "whose it is comes next")
		d.press("down", "enter")
		d.want("A nonce, which is in its field now")
		d.typeText("ami")
		d.pass(time.Second)
		d.press("enter")
		want := model.Ref{Account: testRef().Account, User: aminaID, Nonce: "0123456789abcdef"}
		if len(source.asked) != 1 || source.asked[0] != want || source.count("log") != 0 {
			t.Errorf("asked for %v, the log %d times", source.asked, source.count("log"))
		}
	})
	source = company(session)
	search := source.people
	source.people = func(ctx context.Context, account string, q model.PeopleQuery) (model.People, error) {
		q.Search = strings.TrimSuffix(q.Search, ".okafor@example.com")
		return search(ctx, account, q)
	}
	drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}}, 100, 30, func(d *driver) {
		d.typeText("amina.okafor@example.com 0123456789abcdef")
		d.want("of a session of who is named beside it")
		d.press("down", "enter")
		if want := (model.Ref{Account: testRef().Account, User: aminaID, Nonce: "0123456789abcdef"}); len(source.asked) != 1 || source.asked[0] != want {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

// TestSeveralLoginsWithOneRayIDAreChosenFrom, and several Ray IDs of one text.
func TestSeveralLoginsWithOneRayIDAreChosenFrom(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	first, second := logged(1, false), logged(3, false)
	first.UserID, second.UserID = model.Known(aminaID), model.Known(aminaID)
	first.RayID, second.RayID = model.Known(benRay), model.Known(benRay)
	logOf(source, first, second)
	drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}}, 100, 30, func(d *driver) {
		d.paste("Ray ID 9a1b2c3d4e5f0009 and " + benRay)
		d.press("down", "enter")
		d.want("2 logins have this Ray ID", "App 1", "App 3", "enter open")
		d.press("down", "enter")
		d.want("Refused: App 3", "amina.okafor@example.com")
	})
}

// TestARayIDCountsItsRequests: the log, the sessions and the session.
func TestARayIDCountsItsRequests(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	row := logged(1, false)
	row.UserID = model.Known(aminaID)
	logOf(source, row)
	drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}, NoLookUps: true}, 100, 30, func(d *driver) {
		people := source.count("people")
		d.paste("Ray ID " + row.RayID.Value)
		if n := source.count("log"); n != 0 {
			t.Errorf("a paste alone asked for the log %d times", n)
		}
		d.press("enter")
		d.want("Refused: App 1")
		if source.count("log") != 1 || source.count("sessions") != 1 || len(source.asked) != 1 || source.count("people") != people || source.count("last seen") != 0 || source.count("log reach") != 0 {
			t.Errorf("asked for %v and %d sessions", source.calls, len(source.asked))
		}
	})
}

// TestEachCallOfARayIDForbidden: a card says so, and the search stays as it was.
func TestEachCallOfARayIDForbidden(t *testing.T) {
	forbidden := explainedError{model.Problem{What: "These credentials may not do that.", Next: "The token needs the permission Access: Audit Logs Read."}}
	for name, forbid := range map[string]func(*fakeSource){
		"the log": func(s *fakeSource) {
			s.requests = func(access.LogQuery) (access.Log, error) { return access.Log{}, forbidden }
		},
		"the sessions": func(s *fakeSource) {
			s.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, forbidden }
		},
		"the session": func(s *fakeSource) { s.answer = failing(forbidden).answer },
	} {
		t.Run(name, func(t *testing.T) {
			source := company(lookedUp(t, "all-pass"))
			row := logged(1, false)
			row.UserID = model.Known(aminaID)
			logOf(source, row)
			forbid(source)
			drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}}, 100, 30, func(d *driver) {
				d.paste("Ray ID " + row.RayID.Value)
				d.press("enter")
				d.want("may not do that", "Access: Audit Logs Read", row.RayID.Value)
				if name != "the log" {
					// What was found of the login still tells something.
					d.want("Logins with this Ray ID", "App 1")
				}
				d.press("esc")
				d.wantNot("may not do that")
			})
		})
	}
}

func TestWaitingForARayIDSaysWhatIsAskedAndEscCancels(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	row := logged(1, false)
	row.UserID = model.Known(aminaID)
	logOf(source, row)
	answer := source.requests
	source.requests = func(q access.LogQuery) (access.Log, error) {
		time.Sleep(2 * time.Second)
		return answer(q)
	}
	sessions := source.sessions
	source.sessions = func(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
		time.Sleep(3 * time.Second)
		return sessions(ctx, account, user)
	}
	drive(t, Options{Source: source, Ref: model.Ref{Account: testRef().Account}}, 100, 30, func(d *driver) {
		d.paste("Ray ID " + row.RayID.Value)
		d.press("enter")
		d.want("Looking for the Ray ID in the access log", "esc cancels")
		d.pass(2500 * time.Millisecond)
		d.want("Asking which session the person had then... 2s")
		d.press("esc")
		d.want("Cancelled", row.RayID.Value)
		d.pass(10 * time.Second)
		d.wantNot("Refused: App 1", "Asking which session")
	})
}

// TestARayIDIsMasked in the search, the notes, the lists and the card.
func TestARayIDIsMasked(t *testing.T) {
	atDesk(t, 120, 40, func(d *driver) {
		d.press("ctrl+x", "ctrl+x")
		d.paste("amina.okafor@example.com, Ray ID " + benRay)
		d.wantNot(benRay, "amina.okafor")
		d.press("enter")
		d.want("The login is of", "and the text names")
		d.wantNot(benRay, "amina.okafor", "lindqvist", "198.51.100.77", "CRM")
		d.press("enter")
		d.want("Refused: app-")
		d.wantNot(benRay, "amina.okafor", "lindqvist", "198.51.100.77", "CRM")
		d.press("esc")
		d.wantNot(benRay, "amina.okafor", "lindqvist")
		d.press("ctrl+x")
		d.want(benRay)
	})
}

// TestARayIDNeedsNoAccount: nobody who calls knows theirs.
func TestARayIDNeedsNoAccount(t *testing.T) {
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Now: testNow}, 120, 40, func(d *driver) {
		d.paste(blocked)
		d.want("in the access logs of 2 accounts")
		d.press("enter")
		d.want("Refused: CRM")
	})
	lab := refs["linux-in-the-lab"].Account
	log, err := source.Requests(t.Context(), lab, access.LogQuery{Limit: 1})
	if err != nil || len(log.Rows) != 1 {
		t.Fatal(err)
	}
	drive(t, Options{Source: source, Ref: model.Ref{Account: refs["all-well"].Account}, Now: testNow}, 120, 40, func(d *driver) {
		d.paste("Ray ID " + log.Rows[0].RayID.Value)
		d.press("enter")
		d.want("Let in: GitLab", "This was in the account Example Corp (lab), not in Example Corp.")
		d.press("esc")
		d.want(lab)
	})
}

// TestHostilePastesWithARayID neither break the screen nor write to the terminal.
func TestHostilePastesWithARayID(t *testing.T) {
	for _, text := range []string{
		"Ray ID \x1b[2J\u202e" + benRay + "\x07", "ray_id=" + benRay + strings.Repeat(" x@example.com", 5000), strings.Repeat("Ray ID "+benRay+" ", 9000),
		"Ray ID: " + benRay + " \x1b]52;c;AAAA\x07 <script>\u0000a@b.example</script>", "cf-ray: " + benRay + "\r\nAuthorization: Bearer cfut_CanaryCanaryCanaryCanaryCanaryCanary0000",
	} {
		atDesk(t, 80, 24, func(d *driver) {
			d.paste(text)
			checkFrame(t, d.app, 80, 24)
			d.wantNot("\x1b", "\u202e", "cfut_")
			d.press("enter")
			checkFrame(t, d.app, 80, 24)
			d.wantNot("\u202e", "cfut_")
		})
	}
}
