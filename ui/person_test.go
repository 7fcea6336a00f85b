package ui

import (
	"strings"
	"testing"
)

func TestPersonTabsOnANarrowTerminal(t *testing.T) {
	drive(t, Options{Source: company(openFixture(t, "all-pass"))}, 40, 12, func(d *driver) {
		d.press("enter", "enter", "p")
		d.want("▸1 Sessions   2   3")
		d.press("right", "right")
		d.want("1   2  ▸3 Failed logins")
		if strings.Contains(d.screen(), "PANIC") {
			t.Error(d.screen())
		}
	})
}
