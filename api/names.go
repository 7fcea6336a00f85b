package api

import (
	"context"
	"errors"
	"sync"

	"ztsession/model"
)

// Names looks up what ids are called, each at most once for as long as it
// lives, failures included: they are a convenience, and asking again would
// seldom help. It is safe for use by several goroutines, which share one
// request for the same id.
//
// Nothing is asked while the client's budget is low; the error then matches
// model.ErrRateLimited and is not remembered, and neither is a look-up that
// was cancelled.
type Names struct {
	client    *Client
	providers memory[model.IdentityProvider]
	devices   memory[model.DeviceInfo]
	registers memory[model.DeviceInfo]
}

// NewNames returns a Names that knows nothing yet.
func NewNames(client *Client) *Names { return &Names{client: client} }

// IdentityProvider is Client.IdentityProvider, once for each id.
func (n *Names) IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error) {
	return n.providers.get(ctx, place{account, id}, unlessLow(n, account, id, n.client.IdentityProvider))
}

// Device is Client.Device, once for each id.
func (n *Names) Device(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	return n.devices.get(ctx, place{account, id}, unlessLow(n, account, id, n.client.Device))
}

// Registration is Client.Registration, once for each id, completed by what is
// known of its physical device: a registration itself tells neither the
// operating system nor the serial number.
func (n *Names) Registration(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	return n.registers.get(ctx, place{account, id}, func(ctx context.Context) (model.DeviceInfo, error) {
		found, err := unlessLow(n, account, id, n.client.Registration)(ctx)
		if err != nil || !found.Registration || found.DeviceID == "" {
			return found, err
		}
		if device, err := n.Device(ctx, account, found.DeviceID); err == nil && !device.Registration {
			found = completed(found, device)
		}
		// What was cancelled half-way is not remembered as all there is.
		return found, ctx.Err()
	})
}

// completed returns a registration with its device's fields where it has none.
func completed(registration, device model.DeviceInfo) model.DeviceInfo {
	device.ID, device.Registration, device.DeviceID = registration.ID, true, registration.DeviceID
	for _, field := range []struct{ from, into *model.Field[string] }{
		{&registration.Name, &device.Name},
		{&registration.ClientVersion, &device.ClientVersion},
		{&registration.LastUser, &device.LastUser},
	} {
		if field.from.Presence == model.Reported {
			*field.into = *field.from
		}
	}
	if registration.LastSeen.Presence == model.Reported {
		device.LastSeen = registration.LastSeen
	}
	return device
}

func unlessLow[T any](n *Names, account, id string, ask func(context.Context, string, string) (T, error)) func(context.Context) (T, error) {
	return func(ctx context.Context) (T, error) {
		if n.client.Budget().Low(n.client.now()) {
			// What is only convenient must not use up the last requests.
			var none T
			return none, &Error{Operation: "look up the name", spent: true}
		}
		return ask(ctx, account, id)
	}
}

// place is where an id is one.
type place struct{ account, id string }

// memory asks for each place once. The zero memory is ready.
type memory[T any] struct {
	mu    sync.Mutex
	known map[place]*lookup[T]
}

// lookup is what is being asked, and what came of it once done is closed.
type lookup[T any] struct {
	done      chan struct{}
	value     T
	err       error
	forgotten bool
}

// get returns what is remembered, waits for whoever asks already, or asks.
func (m *memory[T]) get(ctx context.Context, at place, ask func(context.Context) (T, error)) (T, error) {
	for {
		entry, mine := m.enter(at)
		if mine {
			m.fill(ctx, at, entry, ask)
			return entry.value, entry.err
		}
		select {
		case <-entry.done:
		case <-ctx.Done():
			var none T
			return none, ctx.Err()
		}
		// Whoever asked was cancelled, which says nothing about this caller.
		if entry.forgotten && ctx.Err() == nil && !errors.Is(entry.err, model.ErrRateLimited) {
			continue
		}
		return entry.value, entry.err
	}
}

func (m *memory[T]) enter(at place) (entry *lookup[T], mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if entry, ok := m.known[at]; ok {
		return entry, false
	}
	if m.known == nil {
		m.known = map[place]*lookup[T]{}
	}
	entry = &lookup[T]{done: make(chan struct{}), forgotten: true, err: context.Canceled}
	m.known[at] = entry
	return entry, true
}

// fill asks. Whatever happens, panics included, no other caller waits for ever.
func (m *memory[T]) fill(ctx context.Context, at place, entry *lookup[T], ask func(context.Context) (T, error)) {
	defer func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		if entry.forgotten {
			delete(m.known, at)
		}
		close(entry.done)
	}()
	entry.value, entry.err = ask(ctx)
	var failure *Error
	unasked := errors.As(entry.err, &failure) && failure.spent
	entry.forgotten = entry.err != nil && (ctx.Err() != nil || unasked)
}
