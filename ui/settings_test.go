package ui

import (
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// TestTheAuthorityBehindACertificateIsNamed: asked for once in a run, and gone while
// look-ups are off.
func TestTheAuthorityBehindACertificateIsNamed(t *testing.T) {
	for _, size := range [][2]int{{160, 58}, {80, 24}} {
		source := company(lookedUp(t, "mtls-failed"))
		asked := 0
		source.authorities = func() ([]model.Authority, error) {
			asked++
			return []model.Authority{{ID: "1", Name: model.Known("Example Corp Device CA"), Expires: model.Known(testNow().Add(-72 * time.Hour)), Hosts: model.Known([]string{"erp.example.com"})}}, nil
		}
		drive(t, Options{Source: source}, size[0], size[1], func(d *driver) {
			d.press("enter", "enter")
			d.want("Certificate authority", "expired 3d ago")
			d.press("4", "z")
			d.want("likely, since", "Its hosts", "erp.example.com")
			d.press("L", "L", "r")
			d.want("Its hosts")
			if asked != 1 {
				t.Errorf("the authorities were asked for %d times", asked)
			}
			d.press("L")
			d.wantNot("Its hosts")
			d.press("L", "x", "x")
			d.want("Its hosts")
			d.wantNot("Corp Device CA", "erp.example.com")
		})
	}
}

func TestTheServiceTokenIsNamed(t *testing.T) {
	source := company(lookedUp(t, "service-token"))
	client := lookedUp(t, "service-token").ServiceID.Value
	source.tokens = func() ([]access.ServiceToken, error) {
		return []access.ServiceToken{{ID: "1", ClientID: client, Name: model.Known("Deploy pipeline"), Enabled: model.Known(false)}}, nil
	}
	drive(t, Options{Source: source}, 80, 24, func(d *driver) {
		d.press("enter", "enter")
		d.want("Service token", "Deploy pipeline", "switched off")
		d.press("1")
		d.want("Token is", "switched off")
	})
}

func TestListsThatMayNotBeReadAreNamedInTheHelp(t *testing.T) {
	source := company(lookedUp(t, "mtls-failed"))
	source.authorities = func() ([]model.Authority, error) { return nil, model.ErrForbidden }
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter")
		d.wantNot("Mutual TLS Certificates Read")
		d.press("?")
		d.typeText("permission")
		d.want("Access: Mutual TLS Certificates Read")
	})
}

// rulesOf answers with the rules of the fixture's checks, one that it has no entry of,
// and some for other systems.
func rulesOf(session *model.Session, asked *int) func() ([]access.PostureRule, error) {
	return func() ([]access.PostureRule, error) {
		*asked++
		var rules []access.PostureRule
		for _, check := range session.Posture.Value {
			rules = append(rules, access.PostureRule{ID: check.Key, Name: check.RuleName, Platforms: []string{"mac"}, Expiration: model.Known("30s")})
		}
		for id, platform := range map[string]string{"mac": "mac", "win": "windows", "lin": "linux"} {
			rules = append(rules, access.PostureRule{ID: id, Name: model.Known("Rule for " + id), Type: model.Known("file"), Platforms: []string{platform}, Schedule: model.Known("5m")})
		}
		return rules, nil
	}
}

// TestRulesWithoutAnEntryStandAtTheEndOfTheChecks: counted, quiet, and asked for once.
func TestRulesWithoutAnEntryStandAtTheEndOfTheChecks(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}} {
		session := lookedUp(t, "all-pass")
		source, asked := company(session), 0
		source.rules = rulesOf(session, &asked)
		drive(t, Options{Source: source}, size[0], size[1], func(d *driver) {
			d.press("enter", "enter")
			d.want("A rule for this system has no result in this login:", "Rule for mac.", "results too old")
			d.press("3", "z", "G")
			d.want("3 not in this login", "Rule for mac", "2 rules for other systems", "Rule for lin")
			d.press("up", "enter")
			d.want("not in this login  Rule for mac", "No result: newer than the login", "The rule, as the account has it now", "macOS")
			d.press("esc", "J", "0", "3", "i", "esc", "!")
			d.wantNot("Rule for mac")
			d.press("!", "r", "x", "x", "G")
			d.want("not in this login")
			d.press("L")
			d.wantNot("not in this login", "other systems")
			if asked != 1 {
				t.Errorf("the rules were asked for %d times", asked)
			}
		})
	}
}
