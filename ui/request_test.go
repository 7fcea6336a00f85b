package ui

import (
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/ui/screen"
)

// refusedRequest is a row of the access log.
func refusedRequest() *access.Request {
	return &access.Request{
		At: model.Known(testNow().Add(-11 * time.Minute)), Allowed: model.Known(false), Email: model.Known("amina.okafor@example.com"),
		App: model.Known("CRM"), AppDomain: model.Known("crm.example.com"), IP: model.Known("198.51.100.77"), Country: model.Known("se"),
		RayID: model.Known("9a1b2c3d4e5f6789"),
	}
}

// TestTheRequestThatLedToASessionStandsOnTop: it is what the caller asks about.
func TestTheRequestThatLedToASessionStandsOnTop(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		drive(t, Options{Source: company(lookedUp(t, "posture-failures"))}, size[0], size[1], func(d *driver) {
			s := lookedUp(t, "posture-failures")
			d.start(d.app.perform(screen.ShowSession{Session: s, Request: refusedRequest()}))
			d.settle()
			d.want("Refused: CRM", "11m ago", "198.51.100.77")
			d.press("r")
			d.want("Refused: CRM", "11m ago")
			d.press("x")
			d.want("Refused: CRM")
			d.wantNot("198.51.100.77")
			d.press("x")
			d.want("Refused: app-1")
			d.wantNot("CRM")
		})
	}
}
