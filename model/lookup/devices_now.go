package lookup

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"ztsession/model"
)

// DevicesSource answers what is asked about a person's devices.
type DevicesSource interface {
	// Registrations returns all registrations of a person, the ended ones too.
	Registrations(ctx context.Context, account, user string) ([]model.Registration, error)
	// DeviceState returns what a physical device last reported.
	DeviceState(ctx context.Context, account, device string) (model.DeviceState, error)
	// SwitchOffs returns when clients of the account were switched off, and how far
	// back that reaches.
	SwitchOffs(ctx context.Context, account string, since, until time.Time) ([]model.SwitchOff, time.Time, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Devices asks how the devices of people are now. It remembers what its credentials
// may not read, so that it is asked once for each account. It is safe for use by
// several goroutines.
type Devices struct {
	mu      sync.Mutex
	refused map[[2]string]bool // by account and permission
}

const (
	// eventsBack is how far back the moments are looked for at which a client was
	// switched off.
	eventsBack = 24 * time.Hour
	// mostStates is how many devices of a person are asked about: the session's own,
	// and those that were seen last.
	mostStates = 3
)

// Now asks for the registrations of the person of a session, for what those devices
// last reported, and when their clients were switched off. Parts that cannot be read
// are missing in it; it is nil when nothing could be read, and nobody is told to do
// something about it.
func (d *Devices) Now(ctx context.Context, source DevicesSource, s *model.Session, now time.Time) *model.DevicesNow {
	account, user := s.Account(), cmp.Or(s.Origin.Ref.User, s.UserUUID.Value)
	found := &model.DevicesNow{At: now, States: map[string]model.DeviceState{}, Back: eventsBack}
	asking := &devicesAsk{d: d, source: source, account: account, found: found}
	asking.registrations(ctx, user)
	if own := found.DeviceOf(s.DeviceID.Value); own != "" {
		// The first answer tells whether it is worth asking for the others.
		asking.state(ctx, own)
	}
	var waiting sync.WaitGroup
	for _, id := range asking.others(s) {
		waiting.Go(func() { asking.state(ctx, id) })
	}
	waiting.Go(func() { asking.switchOffs(ctx, s, now) })
	waiting.Wait()
	if ctx.Err() != nil || found.Registrations.Presence == model.Absent && found.SwitchedOff.Presence == model.Absent && len(found.States) == 0 && len(found.Refused) == 0 {
		return nil
	}
	return found
}

// devicesAsk is one asking of Now.
type devicesAsk struct {
	d       *Devices
	source  DevicesSource
	account string

	mu    sync.Mutex
	found *model.DevicesNow
}

// allowed reports whether a call is worth making: few requests left forbid it, and
// so does a refusal before.
func (a *devicesAsk) allowed(permission string) bool {
	a.d.mu.Lock()
	refused := a.d.refused[[2]string{a.account, permission}]
	a.d.mu.Unlock()
	if refused {
		a.refuse(permission)
	}
	return !refused && !a.source.Budget().Low(a.found.At)
}

// failed takes the error of a call; a refusal is remembered.
func (a *devicesAsk) failed(err error, permission string) {
	if !errors.Is(err, model.ErrForbidden) && !errors.Is(err, model.ErrUnauthorized) {
		return
	}
	a.d.mu.Lock()
	if a.d.refused == nil {
		a.d.refused = map[[2]string]bool{}
	}
	a.d.refused[[2]string{a.account, permission}] = true
	a.d.mu.Unlock()
	a.refuse(permission)
}

func (a *devicesAsk) refuse(permission string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, known := range a.found.Refused {
		if known == permission {
			return
		}
	}
	a.found.Refused = append(a.found.Refused, permission)
}

func (a *devicesAsk) registrations(ctx context.Context, user string) {
	if user == "" || !a.allowed(model.DevicesPermission) {
		return
	}
	all, err := a.source.Registrations(ctx, a.account, user)
	if err != nil {
		a.failed(err, model.DevicesPermission)
		return
	}
	a.found.Registrations = model.Known(all)
}

// others returns the devices of the person beside the session's own that are worth
// asking about.
func (a *devicesAsk) others(s *model.Session) []string {
	own := a.found.DeviceOf(s.DeviceID.Value)
	room := mostStates
	if own != "" {
		room--
	}
	var ids []string
	asked := map[string]bool{own: true}
	for _, r := range a.found.GoodRegistrations() {
		if len(ids) < room && r.DeviceID != "" && !asked[r.DeviceID] {
			asked[r.DeviceID] = true
			ids = append(ids, r.DeviceID)
		}
	}
	return ids
}

func (a *devicesAsk) state(ctx context.Context, id string) {
	if !a.allowed(model.DEXPermission) {
		return
	}
	state, err := a.source.DeviceState(ctx, a.account, id)
	if err != nil && !errors.Is(err, model.ErrNotFound) {
		a.failed(err, model.DEXPermission)
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.found.States[id] = state
}

// switchOffs keeps the events of the person's devices: the API has no filter for
// them.
func (a *devicesAsk) switchOffs(ctx context.Context, s *model.Session, now time.Time) {
	if !a.allowed(model.DEXPermission) {
		return
	}
	all, reach, err := a.source.SwitchOffs(ctx, a.account, now.Add(-eventsBack), now)
	if err != nil {
		a.failed(err, model.DEXPermission)
		return
	}
	devices := map[string]bool{s.DeviceID.Value: true}
	for i := range s.Devices.Value {
		devices[s.Devices.Value[i].ID] = true
	}
	for _, r := range a.found.Registrations.Value {
		devices[r.ID], devices[r.DeviceID] = true, true
	}
	delete(devices, "")
	var own []model.SwitchOff
	for _, one := range all {
		isOf := s.Email.Presence == model.Reported && strings.EqualFold(one.Email.Value, s.Email.Value)
		if isOf || devices[one.DeviceID] || devices[one.RegistrationID] {
			own = append(own, one)
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.found.SwitchedOff, a.found.Back = model.Known(own), now.Sub(reach)
}
