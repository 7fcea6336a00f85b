package ui

import (
	"strings"
	"testing"

	"ztsession/model"
)

func TestPersonTabsOnANarrowTerminal(t *testing.T) {
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	drive(t, Options{Source: company(&session)}, 40, 12, func(d *driver) {
		d.press("enter", "enter", "p")
		d.want("▸1 Sessions   2   3")
		d.press("right", "right")
		d.want("1   2  ▸3 Failed logins")
		if strings.Contains(d.screen(), "PANIC") {
			t.Error(d.screen())
		}
	})
}
