package ui

import (
	"testing"
	"time"

	"ztsession/model"
)

// devicesNow answers for the device of the fixture: its client is off, and another
// registration was revoked.
func devicesNow(t *testing.T) *fakeSource {
	t.Helper()
	session := lookedUp(t, "all-pass")
	source := company(session)
	source.enrolled = func(string) ([]model.Registration, error) {
		return []model.Registration{
			{ID: session.Devices.Value[0].ID, DeviceID: session.DeviceID.Value, DeviceName: model.Known("LT-AMINA")},
			{ID: "r2", DeviceID: "d2", DeviceName: model.Known("LT-OLD"), RevokedAt: model.Known(testNow().Add(-72 * time.Hour))},
		}, nil
	}
	source.state = func(device string) (model.DeviceState, error) {
		return model.DeviceState{DeviceID: device, Status: model.Known("disconnected"), At: model.Known(testNow().Add(-time.Minute)), Network: model.Known("Café Lumière")}, nil
	}
	source.switched = func() ([]model.SwitchOff, error) {
		return []model.SwitchOff{{At: model.Known(testNow().Add(-40 * time.Minute)), DeviceID: session.DeviceID.Value}, {At: model.Known(testNow()), DeviceID: "somebody-elses"}}, nil
	}
	return source
}

// TestADeviceThatWasSwitchedOffIsSaidOnTop: asked once for each reading of the session,
// and masked with the rest.
func TestADeviceThatWasSwitchedOffIsSaidOnTop(t *testing.T) {
	source := devicesNow(t)
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter")
		d.want("▐ ! Device now", "The client was switched off 40m ago on LT-AMINA.", "dex/warp-change-events timestamp", "not connected now, switched off 40m ago", "LT-OLD")
		d.press("2", "enter")
		d.want("Switched off", "40m ago (in the last day)", "Café Lumière")
		for call, times := range map[string]int{"registrations": 1, "switch-offs": 1} {
			if n := source.count(call); n != times {
				t.Errorf("%s was asked for %d times", call, n)
			}
		}
		d.press("r")
		if n := source.count("registrations"); n != 2 {
			t.Errorf("after a refresh the registrations were asked for %d times", n)
		}
		d.press("L")
		d.wantNot("not connected now", "Device now", "LT-OLD")
		d.press("L", "x")
		d.want("not connected now", "Device now")
		d.wantNot("Café Lumière")
		d.press("x")
		d.want("not connected now")
		d.wantNot("LT-AMINA", "LT-OLD")
		if n := source.count("registrations"); n != 2 {
			t.Errorf("switching look-ups off and on asked %d times", n)
		}
	})
}

// TestDevicesAreAskedWhenTheyComeIntoSight: on a narrow terminal that is the pane.
func TestDevicesAreAskedWhenTheyComeIntoSight(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		source := devicesNow(t)
		drive(t, Options{Source: source}, size[0], size[1], func(d *driver) {
			d.press("enter", "enter")
			if n := source.count("registrations"); n != 0 {
				t.Errorf("out of sight they were asked for %d times", n)
			}
			d.press("2")
			d.want("not connected now, switched off 40m")
			d.press("0")
			d.want("Device now")
		})
	}
}

// TestDevicesThatCannotBeReadStayQuiet: the help names the permission, and it is not
// asked for again in the run.
func TestDevicesThatCannotBeReadStayQuiet(t *testing.T) {
	source := devicesNow(t)
	source.enrolled = func(string) ([]model.Registration, error) { return nil, model.ErrForbidden }
	source.state = func(string) (model.DeviceState, error) { return model.DeviceState{}, model.ErrForbidden }
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter")
		d.want("Nothing wrong")
		d.wantNot("Device now", "forbidden", "Zero Trust Read")
		d.press("r", "r")
		if n := source.count("registrations") + source.count("switch-offs"); n != 1 {
			t.Errorf("what may not be read was asked for %d times", n)
		}
		d.press("?")
		d.typeText("permission")
		d.want("Cloudflare DEX Read")
	})
}

func TestDevicesAreNotAskedWithFewRequestsLeft(t *testing.T) {
	source := devicesNow(t)
	source.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 100, Resets: testNow().Add(time.Hour)}
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter", "2")
		if n := source.count("registrations"); n != 0 {
			t.Errorf("with few requests left they were asked for %d times", n)
		}
	})
}
