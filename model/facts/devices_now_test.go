package facts_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/facts"
)

// nowOf returns what the devices API answers with as it is known of a session.
func nowOf(t *testing.T, registrations, state, events string) *model.Session {
	t.Helper()
	read := func(body string) model.Value {
		doc, err := wire.Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		return doc.Root()
	}
	all := decode.Registrations(read(registrations))
	model.SeenLastFirst(all)
	return &model.Session{
		Identity: model.Identity{DeviceID: model.Known("d1"), Devices: model.Known([]model.Device{{ID: "r1", Presence: model.Reported}})},
		Now: &model.DevicesNow{
			Registrations: model.Known(all), States: map[string]model.DeviceState{"d1": decode.DeviceState(read(state))},
			SwitchedOff: model.Known(decode.SwitchOffs(read(events))), Back: 24 * time.Hour,
		},
	}
}

func lines(rows []facts.Row) string {
	var all []string
	for _, row := range rows {
		all = append(all, fmt.Sprintf("%s: %s [%d]", row.Label, row.Text, row.Tone))
	}
	return strings.Join(all, "\n")
}

func TestHowADeviceIsNow(t *testing.T) {
	now := clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}
	for name, test := range map[string]struct{ registrations, state, events, line, rows, others string }{
		"all is well": {
			`[{"id":"r1","device":{"id":"d1","name":"LT-1"},"created_at":"2026-01-05T09:00:00Z","policy":{"id":"p","name":"Default","default":true}}]`,
			`{"status":"connected","timestamp":"2026-09-10T11:59:00Z","mode":"warp","version":"2026.6","colo":"LHR","connectionType":"ethernet","switchLocked":true}`, `[]`,
			"connected now",
			"Name: LT-1 (looked up) [0]\nRegistration: good, since 5 Jan 09:00 UTC, 248d 3h ago [0]\nProfile: Default [0]\nClient now: connected now, mode warp, version 2026.6, at LHR, cannot be switched off, reported 1m ago [1]\nNetwork: ethernet [0]\nSwitched off: not in the last day [0]", "",
		},
		"nothing was reported": {
			`[{"id":"r1","device":{"id":"d1"}}]`, `{}`, `[]`,
			"no report in the last hour", "Registration: good [0]\nClient now: no report in the last hour [4]\nSwitched off: not in the last day [0]", "",
		},
		"revoked, and others": {
			`[{"id":"r1","device":{"id":"d1"},"revoked_at":"2026-09-10T09:00:00Z"},{"id":"r2","device":{"id":"d2","name":"LT-2"},"deleted_at":"2026-09-01T12:00:00Z"},{"id":"r3","device":{"id":"d3","name":"LT-3"},"last_seen_at":"2026-09-10T11:58:00Z"}]`,
			`{"status":"disconnected","timestamp":"2026-09-10T11:59:00Z"}`, `[{"toggle":"off","device_id":"d1","timestamp":"2026-09-10T10:00:00Z"},{"toggle":"on","device_id":"d1","timestamp":"2026-09-10T09:00:00Z"}]`,
			"registration revoked 3h ago ∙ not connected now, switched off 2h ago",
			"Registration: revoked 10 Sep 09:00 UTC, 3h ago; the device has to be enrolled again [2]\nClient now: not connected now, switched off 2h ago, reported 1m ago [3]\nSwitched off: 2h ago (in the last day) [0]",
			"LT-3: seen 2m ago [0]\nLT-2: registration deleted 9d ago [4]",
		},
		"a weak line, and an old report": {
			`[{"id":"r1","device":{"id":"d1"},"policy":{"name":"Travelling","deleted":true}}]`,
			`{"status":"connected","timestamp":"2026-09-10T11:20:00Z","connectionType":"wifi","networkSsid":"Train 7","wifiStrengthDbm":"-83","estimatedLossPct":7.5,"handshakeLatencyMs":412}`, `[]`,
			"connected 40m ago ∙ weak Wi-Fi ∙ 7.5 % lost ∙ profile Travelling",
			"Registration: good [0]\nProfile: Travelling (deleted since) [0]\nClient now: connected 40m ago, reported 40m ago [1]\nNetwork: Wi-Fi \"Train 7\", weak (-83 dBm) [3]\nLine: 7.5 % of packets lost, 412 ms to connect [3]\nSwitched off: not in the last day [0]", "",
		},
		"odd and hostile values": {
			`[{"id":"r1","device":"d1","created_at":"soon","revoked_at":0,"user":7,"policy":"none"},"x",{},{"id":"r2","device":{"id":"d2","name":"\u001b]0;x\u0007\u202etxt"}}]`,
			`{"status":"\u001b[2Jon holiday","timestamp":[],"wifiStrengthDbm":"strong","estimatedLossPct":1e999,"handshakeLatencyMs":123456789012345678901234567890,"networkSsid":"\u202eevil"}`, `[{"toggle":0},{"toggle":"off","device_id":"d1","timestamp":"?"}]`,
			"client now: \\x1b[2Jon holiday",
			"Registration: good [0]\nClient now: client now: \\x1b[2Jon holiday [0]\nNetwork: \"\\u202eevil\" [0]\nLine: 1e999 % of packets lost, 1234567890123456⋯ ms to connect [0]\nSwitched off: 1 time (in the last day) [0]",
			"\\x1b]0;x\\x07\\u202etxt: registered [0]",
		},
	} {
		s := nowOf(t, test.registrations, test.state, test.events)
		line, ok := facts.NowLine(s, "r1", now)
		if !ok || line.Text != test.line {
			t.Errorf("%s: in a line %q, want %q", name, line.Text, test.line)
		}
		if got := lines(facts.NowRows(s, "r1", now)); got != test.rows {
			t.Errorf("%s: the rows are\n%s\nwant\n%s", name, got, test.rows)
		}
		if got := lines(facts.NowOthers(s, now)); got != test.others {
			t.Errorf("%s: the others are\n%s\nwant\n%s", name, got, test.others)
		}
	}
	if _, ok := facts.NowLine(&model.Session{}, "r1", now); ok || facts.NowRows(&model.Session{}, "r1", now) != nil || facts.NowOthers(&model.Session{}, now) != nil {
		t.Error("something is said of devices that nobody asked about")
	}
}
