package lookup_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/apitest"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/lookup"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// asking is a client of the simulated API that notes what it is asked.
type asking struct {
	*api.Client
	mu     sync.Mutex
	asked  []string
	budget model.Budget
}

func (a *asking) note(call string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.asked = append(a.asked, call)
}

func (a *asking) Registrations(ctx context.Context, account, user string) ([]model.Registration, error) {
	a.note("registrations")
	return a.Client.Registrations(ctx, account, user)
}

func (a *asking) DeviceState(ctx context.Context, account, device string) (model.DeviceState, error) {
	a.note("state")
	return a.Client.DeviceState(ctx, account, device)
}

func (a *asking) SwitchOffs(ctx context.Context, account string, since, until time.Time) ([]model.SwitchOff, time.Time, error) {
	a.note("switch-offs")
	return a.Client.SwitchOffs(ctx, account, since, until)
}

func (a *asking) Budget() model.Budget { return a.budget }

// taken returns what was asked since, in order of the name.
func (a *asking) taken() string {
	slices.Sort(a.asked)
	defer func() { a.asked = nil }()
	return strings.Join(a.asked, " ")
}

// told is the session of a story.
func told(t *testing.T, options sim.Options, story string) (*asking, *model.Session) {
	t.Helper()
	options.Now, options.Quota = noon, -1
	simulated, client := apitest.Company(t, options)
	s, err := client.Session(t.Context(), apitest.Ref(t, simulated, story), nil)
	if err != nil {
		t.Fatal(err)
	}
	return &asking{Client: client}, s
}

// summary is what is known, in one line.
func summary(d *model.DevicesNow) string {
	if d == nil {
		return "nothing"
	}
	var pieces []string
	for i := range d.Registrations.Value {
		r := &d.Registrations.Value[i]
		how, _ := r.Ended()
		state := d.States[r.DeviceID].Status.Value
		pieces = append(pieces, strings.TrimSpace(r.DeviceName.Value+" "+r.Profile.Value.Name.Value+" "+how+" "+state))
	}
	for _, off := range d.SwitchedOff.Value {
		pieces = append(pieces, fmt.Sprint("off ", noon().Sub(off.At.Value)))
	}
	return strings.Join(append(pieces, d.Refused...), ", ")
}

func TestHowThePersonsDevicesAreNow(t *testing.T) {
	t.Parallel()
	const registrations, dex = model.DevicesPermission, model.DEXPermission
	for _, test := range []struct {
		story, forbid string
		want, asked   string
		again         string // what is asked a second time
	}{
		{
			"client-switched-off", "", "HANA-TRAVEL Travelling  connected, Hana MacBook Pro Default  disconnected, off 2h0m0s, off 20h0m0s",
			"registrations state state switch-offs", "registrations state state switch-offs",
		},
		{"registration-revoked", "", "Luis MacBook Air Default revoked, Luis’s iPhone Default deleted", "registrations state switch-offs", "registrations state switch-offs"},
		{"after-the-revocation", "", "Luis MacBook Air Default revoked, Luis’s iPhone Default deleted", "registrations switch-offs", "registrations switch-offs"},
		{"client-switched-off", "registrations", "off 2h0m0s, off 20h0m0s, " + registrations, "registrations state switch-offs", "state switch-offs"},
		{"client-switched-off", "device-state,switch-offs", "HANA-TRAVEL Travelling, Hana MacBook Pro Default, " + dex, "registrations state", "registrations"},
		{"client-switched-off", "switch-offs", "HANA-TRAVEL Travelling  connected, Hana MacBook Pro Default  disconnected, " + dex, "registrations state state switch-offs", "registrations"},
		{"client-switched-off", "registrations,device-state,switch-offs", registrations + ", " + dex, "registrations state", ""},
	} {
		t.Run(test.story+" without "+test.forbid, func(t *testing.T) {
			t.Parallel()
			options := sim.Options{}
			if test.forbid != "" {
				options.Forbid = strings.Split(test.forbid, ",")
			}
			source, s := told(t, options, test.story)
			var devices lookup.Devices
			if got := summary(devices.Now(t.Context(), source, s, noon())); got != test.want {
				t.Errorf("they are %s, want %s", got, test.want)
			}
			if asked := source.taken(); asked != test.asked {
				t.Errorf("asked %s, want %s", asked, test.asked)
			}
			_ = devices.Now(t.Context(), source, s, noon())
			if asked := source.taken(); asked != test.again {
				t.Errorf("asked %s again, want %s", asked, test.again)
			}
		})
	}
}

func TestNothingIsAskedOfDevicesWhenFewRequestsAreLeftOrNobodyWaits(t *testing.T) {
	t.Parallel()
	source, s := told(t, sim.Options{}, "six-devices")
	var devices lookup.Devices
	if d := devices.Now(t.Context(), source, s, noon()); len(d.Registrations.Value) != 5 || len(d.States) != 3 {
		t.Errorf("of six devices %d are registered and %d were asked about", len(d.Registrations.Value), len(d.States))
	}
	source.taken()
	source.budget = model.Budget{Known: true, Limit: 1200, Remaining: 100, Resets: noon().Add(time.Minute)}
	if d := devices.Now(t.Context(), source, s, noon()); d != nil || source.taken() != "" {
		t.Errorf("few are left: %s", summary(d))
	}
	source.budget = model.Budget{}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if d := devices.Now(ctx, source, s, noon()); d != nil {
		t.Errorf("cancelled: %s", summary(d))
	}
}
