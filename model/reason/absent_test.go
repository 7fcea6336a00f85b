package reason_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/reason"
)

// TestARuleWithoutAnEntrySaysWhy: each reason in a sentence with its step, and nobody
// is told that a check failed.
func TestARuleWithoutAnEntrySaysWhy(t *testing.T) {
	for state, want := range map[model.RuleState][2]string{
		model.Unreported:    {"No result: newer than the login, or not reported yet.", "next report"},
		model.UnknownSystem: {"For macOS or Windows; this device's system is not known.", "another system"},
		model.VendorSilent:  {"The vendor gave no result for this device.", "serial number"},
		model.SwitchedOff:   {"Switched off in the account, so it cannot pass.", "administrator"},
		model.OtherSystem:   {"For macOS or Windows.", "another system"},
		model.NoDevice:      {"No device took part in this login.", "connect the Cloudflare client"},
	} {
		one := model.RuleSetting{Rule: model.PostureRule{ID: "r", Name: model.Known("Disk"), Type: model.Known("intune"), Platforms: []string{"mac", "WINDOWS"}}, State: state}
		check := one.Check()
		why := reason.Of(&check, time.Time{})
		if why.State != model.CheckNotChecked || why.Sentence != want[0] || !strings.Contains(why.Next, want[1]) || check.Name() != "Disk" {
			t.Errorf("%d: %s: %q, next %q", state, why.State, why.Sentence, why.Next)
		}
	}
}

// TestARuleTellsForWhichSystemACheckWasNotMade: where the entry itself does not.
func TestARuleTellsForWhichSystemACheckWasNotMade(t *testing.T) {
	check := model.PostureCheck{Key: "r", Presence: model.Reported, Type: model.Known("firewall"), Success: model.Known(false), Error: model.Known("not checked"), Rule: &model.PostureRule{Platforms: []string{"windows"}}}
	if why := reason.Of(&check, time.Time{}); !strings.HasSuffix(why.Sentence, "the rule is for Windows.") {
		t.Errorf("it is %s: %q", why.State, why.Sentence)
	}
}
