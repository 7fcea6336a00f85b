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

func opened(t *testing.T, name string) Options {
	t.Helper()
	return Options{Session: openFixture(t, name), Source: failing(errors.New("no network in this test"))}
}

func TestWideTerminalShowsTheAnswerAboveSeveralPanes(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 160, 45, func(d *driver) {
		d.want("▸ ✗ 6 problems", "1 Identity", "2 Devices", "4 mTLS", "✗ BitLocker on every disk   Drive D is not encrypted (C is).", "wanted: encrypted", "✓ 1 pass")
		d.press("5")
		d.want("▸5 JSON", `"devicePosture"`)
		d.press("3")
		d.want("▸3 Posture", "6 fail ∙ 1 could not be asked ∙ 1 pass", "✗ FAIL")
		d.press("0")
		d.want("▸ ✗ 6 problems", "1 Identity")
	})
}

func TestNarrowTerminalShowsOnePaneWithTabs(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 80, 24, func(d *driver) {
		d.want("▸0 Answer", "1 Identity", "5 JSON", "Drive D is not encrypted (C is).", "some results too old ∙ checked 1m to 3d ago")
		d.press("3")
		d.want("▸3 Posture", "wanted", "found")
		d.press("1")
		d.want("▸1 Identity", "User id")
		d.press("right")
		d.want("▸2 Devices")
		d.press("tab", "tab")
		d.want("▸4 mTLS")
		d.press("shift+tab", "left", "left", "left")
		d.want("▸0 Answer")
	})
}

func TestArrowsMoveBetweenPanesSideBySide(t *testing.T) {
	drive(t, opened(t, "mtls-failed"), 160, 58, func(d *driver) {
		d.press("left")
		d.want("▸ 1 Identity")
		d.press("right")
		d.want("▸ ✗ Client certificate")
		d.press("left")
		d.want("▸ ✗ 1 problem")
		d.press("4", "right", "left", "left")
		d.want("▸ 4 mTLS")
	})
}

func TestZoomFillsTheScreenAndEscLeavesIt(t *testing.T) {
	drive(t, opened(t, "mtls-failed"), 160, 58, func(d *driver) {
		d.press("1", "z")
		d.want("▸1 Identity")
		d.wantNot("▸ 1 Identity", "╭")
		d.press("esc")
		d.want("4 mTLS ─", "▸ 1 Identity")
	})
}

// TestEnterReadsAFindingAndLeadsToItsField: from the list into the finding, from
// there to where it stands, and back with esc.
func TestEnterReadsAFindingAndLeadsToItsField(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		drive(t, opened(t, "posture-failures"), size[0], size[1], func(d *driver) {
			d.press("down", "enter")
			d.want("The firewall is off.", "enter its field")
			d.press("enter")
			d.want("▸3 Posture", "▐ ✗ FAIL", "Windows firewall on")
			d.press("0")
			d.want("enter its field")
			d.press("esc")
			d.want("enter read")
			d.press("J")
			d.want("▸5 JSON", `▐ `, `"firewall": false`)
		})
	}
	drive(t, opened(t, "mtls-failed"), 80, 24, func(d *driver) {
		d.press("enter", "enter")
		d.want("▸4 mTLS", "▐ Status")
	})
}

// TestExplanations: i says what the field or the finding under the cursor means,
// offline, and leads back to the same place.
func TestExplanations(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 80, 24, func(d *driver) {
		before := d.screen()
		d.press("i")
		d.want("BitLocker on every disk", "Means", "Rests on", ".success =", "Read more", "https://developers.cloudflare.com/")
		d.press("esc")
		if d.screen() != before {
			t.Errorf("esc did not lead back:\n%s", d.screen())
		}
		d.press("1", "down", "i")
		d.want("Means", "Stands at", ".email", "Was sent", `"ben.lindqvist@example.com"`)
		d.press("i", "3", "i")
		d.want("Result", "Stands at", "Unit", "true or false")
		d.press("esc", "J", "i")
		d.want("Result", "Stands at")
	})
}

func TestNothingWrongIsSaid(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		drive(t, opened(t, "all-pass"), size[0], size[1], func(d *driver) {
			d.want("Nothing wrong", "✓ 6 pass", "✓ ACTIVE")
		})
	}
}

func TestTheChecksThatPassedLeadToAllOfThem(t *testing.T) {
	drive(t, opened(t, "all-pass"), 160, 45, func(d *driver) {
		d.press("down")
		d.want("enter all checks")
		d.press("enter")
		d.want("▸3 Posture", "FileVault on")
	})
}

func TestSmallScreenOpensACheckAndEscGoesBack(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 40, 12, func(d *driver) {
		d.press("3")
		d.want("BitLocker")
		d.press("enter")
		d.want("BitLocker on every", "Drive D is not encrypted (C is).", "wanted")
		d.press("esc")
		d.want("Windows firewall on")
		d.wantNot("wanted")
	})
}

func TestFailuresOnly(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 160, 45, func(d *driver) {
		d.press("3")
		d.want("Require WARP")
		d.press("!")
		d.want("failures only ∙")
		d.wantNot("Require WARP")
		d.press("!")
		d.want("Require WARP")
	})
}

func TestFailuresOnlyWithoutAFailureSaysSo(t *testing.T) {
	drive(t, opened(t, "all-pass"), 80, 24, func(d *driver) {
		d.press("3", "!")
		d.want("No check failed. Press ! to see all of them.")
		d.press("!")
		d.want("FileVault on")
	})
}

func TestTimeKeyCyclesRelativeLocalUTC(t *testing.T) {
	opts := opened(t, "all-pass")
	opts.Zone = time.FixedZone("CEST", 2*3600)
	drive(t, opts, 160, 45, func(d *driver) {
		d.want("logged in 1h 30m ago", "10 Sep 12:30 CEST, 1h 30m ago")
		d.press("t")
		d.want("logged in 2026-09-10 12:30:00 CEST")
		d.press("t")
		d.want("logged in 2026-09-10 10:30:00 UTC")
		d.press("t")
		d.want("logged in 1h 30m ago")
	})
}

func TestAgesMoveOnInEveryWayOfShowingTimes(t *testing.T) {
	drive(t, opened(t, "all-pass"), 160, 45, func(d *driver) {
		d.want("logged in 1h 30m ago")
		d.pass(5 * time.Minute)
		d.want("logged in 1h 35m ago")
		d.press("t", "t")
		d.want("logged in 2026-09-10 10:30:00 UTC", "10 Sep 10:30 UTC, 1h 35m ago")
		d.pass(5 * time.Minute)
		d.want("10 Sep 10:30 UTC, 1h 40m ago")
	})
}

func TestRefreshKeepsPlaceAndFailedRefreshKeepsTheSession(t *testing.T) {
	session := openFixture(t, "posture-failures")
	session.Origin.File = ""
	session.Origin.Ref = testRef()
	fails := false
	source := &fakeSource{answer: func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
		if fails {
			return nil, explainedError{model.Problem{What: "Cloudflare is not available.", Next: "Try again."}}
		}
		return session, nil
	}}
	drive(t, Options{Source: source, Ref: testRef()}, 160, 45, func(d *driver) {
		d.press("enter", "down", "down")
		before := d.screen()
		d.press("r")
		if d.screen() != before {
			t.Errorf("a refresh with the same answer changed the screen:\n%s\n-- before --\n%s", d.screen(), before)
		}
		fails = true
		d.press("r")
		d.want("Not refreshed", "Cloudflare is not available", "ben.lindqvist@example.com")
		d.press("esc")
		d.wantNot("Not refreshed")
		d.want("ben.lindqvist@example.com")
	})
}

func TestEscGoesBackToTheFilledFormAndAgainToTheSession(t *testing.T) {
	drive(t, Options{Source: answering(openFixture(t, "all-pass")), Ref: testRef()}, 100, 30, func(d *driver) {
		d.press("enter", "esc")
		d.want("Look up one Access session", testRef().Nonce, "back to the session")
		d.press("esc")
		d.want("amina.okafor@example.com")
	})
}

func TestHelpListsTheKeysOfThePane(t *testing.T) {
	drive(t, opened(t, "all-pass"), 80, 24, func(d *driver) {
		d.press("?")
		d.want("Answer pane", "enter       read")
		d.press("esc", "3", "?")
		d.want("Posture pane", "failures only", "enter       read")
		d.press("esc", "5", "?")
		d.want("JSON pane", "search")
		d.press("end")
		d.want("suspend")
		d.press("?")
		d.wantNot("JSON pane")
	})
}

func TestQuitAndSuspend(t *testing.T) {
	drive(t, opened(t, "all-pass"), 80, 24, func(d *driver) {
		d.press("ctrl+z")
		if !d.suspend {
			t.Error("ctrl+z did not suspend")
		}
		d.press("q")
		if !d.quit {
			t.Error("q did not quit")
		}
	})
}

func TestTooSmallTerminalSaysWhatItNeedsAndIgnoresKeys(t *testing.T) {
	drive(t, opened(t, "all-pass"), 39, 12, func(d *driver) {
		d.want("40 columns and 12 rows", "39 and 12")
		d.press("5", "z", "!", "?")
		d.send(tea.WindowSizeMsg{Width: 160, Height: 45})
		d.want("▸ ✓ Nothing wrong", "1 Identity")
		d.wantNot("Help", "failures only ∙", "5 JSON")
	})
}

func TestDevicesOpenAndKeepTheirPlace(t *testing.T) {
	drive(t, opened(t, "many-devices"), 80, 24, func(d *driver) {
		d.press("2")
		d.want("1/40", "7a1c3e50-8c00-11f1-9b6e-2e5d0a7f2000")
		d.press("enter")
		d.want("▐   Logged in 10 Sep 12:00 UTC, just now")
		d.press("end")
		d.want("7a1c3e50-8c27-11f1-9b6e-2e5d0a7f2027")
	})
}

func TestNothingReportedReadsAsSuch(t *testing.T) {
	drive(t, opened(t, "null-and-missing"), 160, 45, func(d *driver) {
		d.want("kim.novak@example.com", "WARP not reported", "login time not reported", "3 of 3 posture checks is not reported")
		d.wantNot("WARP off")
	})
}

func TestViewIsPure(t *testing.T) {
	for _, name := range []string{"all-pass", "unicode", "many-devices"} {
		drive(t, opened(t, name), 160, 45, func(d *driver) {
			for _, pane := range []string{"1", "2", "3", "4", "5"} {
				d.press(pane)
				if first, second := d.app.View().Content, d.app.View().Content; first != second {
					t.Errorf("%s, pane %s: two frames differ", name, pane)
				}
			}
		})
	}
}

func TestOpenedFileThatCannotBeReadAgainSaysSo(t *testing.T) {
	drive(t, opened(t, "all-pass"), 100, 30, func(d *driver) {
		d.press("r")
		d.want("cannot be read again")
		if strings.Contains(d.screen(), "Not refreshed") {
			t.Error("it reads like a failure")
		}
	})
}

func TestFooterNamesWhatThePaneIsFor(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 80, 24, func(d *driver) {
		d.want("enter read", "p person")
		d.press("3")
		d.want("enter read", "! failures only")
		d.press("1")
		d.want("y copy", "p person")
		d.press("2")
		d.want("enter details")
		d.press("5")
		d.want("/ search")
		d.press("/")
		d.typeText("a")
		d.press("enter")
		d.want("n next match")
	})
}

func TestNarrowTabLineStillSaysThatOnlyFailuresAreListed(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 60, 12, func(d *driver) {
		d.press("3", "!")
		d.want("▸3 Posture", "failures only")
	})
}

func TestDevicesNeverStartWithHalfARow(t *testing.T) {
	session := lookedUp(t, "many-devices")
	source := company(session)
	source.device = func(string) (model.DeviceInfo, error) {
		return model.DeviceInfo{Name: model.Known("LT-1"), Model: model.Known(strings.Repeat("a long model ", 12)), Serial: model.Known("C02")}, nil
	}
	for width := 110; width < 180; width += 7 {
		drive(t, Options{Source: source, Ref: testRef()}, width, 45, func(d *driver) {
			d.press("enter")
			lines := strings.Split(d.screen(), "\n")
			for i, line := range lines {
				if !strings.Contains(line, "2 Devices") {
					continue
				}
				first, _, _ := strings.Cut(strings.TrimPrefix(lines[i+1], "│"), "│")
				if strings.HasPrefix(first, strings.Repeat(" ", 10)) && strings.TrimSpace(first) != "" {
					t.Errorf("at %d columns the pane starts in the middle of a row:\n%s", width, d.screen())
				}
			}
		})
	}
}
