// Package resolve finds the names behind the ids that screens show: identity
// providers, devices, registrations. The session's own answer has only ids.
package resolve

import (
	"context"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// Source is asked for names.
type Source interface {
	// IdentityProvider returns what idp.id stands for.
	IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error)
	// Device returns what a device_id stands for, Registration what a key of
	// device_sessions does.
	Device(ctx context.Context, account, id string) (model.DeviceInfo, error)
	Registration(ctx context.Context, account, id string) (model.DeviceInfo, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Kind is what an id is one of.
type Kind uint8

// The kinds of ids that have a name.
const (
	Provider Kind = iota
	Device
	Registration
)

// ID is an id of a kind in an account.
type ID struct {
	Kind    Kind
	Account string
	Value   string
}

// atOnce is how many names are asked for at the same time, at most.
const atOnce = 4

// Names are the names that were found. Each is asked for once, when its id is
// shown. A failure stays quiet, since the id alone is right too; Retry lets
// what failed be asked for again.
type Names struct {
	ctx      context.Context
	off      bool
	asked    map[ID]bool
	failed   map[ID]bool
	underWay int
	found    *model.Names
}

// FoundMsg tells what an id stands for, or that nobody knows.
type FoundMsg struct {
	id       ID
	provider model.IdentityProvider
	device   model.DeviceInfo
	err      error
}

// New returns no names yet. Requests end when ctx does; off leaves all unasked.
func New(ctx context.Context, off bool) *Names {
	return &Names{
		ctx: ctx, off: off, asked: map[ID]bool{}, failed: map[ID]bool{},
		found: &model.Names{Providers: map[string]model.IdentityProvider{}, Devices: map[string]model.DeviceInfo{}},
	}
}

// Shown returns the names to show; nil while they are off. What it returned is
// never changed.
func (n *Names) Shown() *model.Names {
	if n.off {
		return nil
	}
	return n.found
}

// Toggle switches names on or off, and reports whether they are on now.
func (n *Names) Toggle() bool {
	n.off = !n.off
	return !n.off
}

// Want asks for the names of ids that are on the screen, a few at a time: those
// that had to wait are asked for when it is called after an answer. Where few
// requests are left it asks nothing.
func (n *Names) Want(source Source, ids []ID, now time.Time) tea.Cmd {
	if n.off || source.Budget().Low(now) {
		return nil
	}
	var cmds []tea.Cmd
	for _, id := range ids {
		if n.underWay >= atOnce {
			break
		}
		if id.Value == "" || id.Account == "" || n.asked[id] {
			continue
		}
		n.asked[id] = true
		n.underWay++
		cmds = append(cmds, find(n.ctx, source, id))
	}
	return tea.Batch(cmds...)
}

// find asks what an id stands for.
func find(ctx context.Context, source Source, id ID) tea.Cmd {
	return func() tea.Msg {
		msg := FoundMsg{id: id}
		switch id.Kind {
		case Provider:
			msg.provider, msg.err = source.IdentityProvider(ctx, id.Account, id.Value)
		case Device:
			msg.device, msg.err = source.Device(ctx, id.Account, id.Value)
		case Registration:
			msg.device, msg.err = source.Registration(ctx, id.Account, id.Value)
		}
		return msg
	}
}

// Found takes an answer.
func (n *Names) Found(msg FoundMsg) {
	n.underWay--
	if msg.err != nil {
		n.failed[msg.id] = true
		return
	}
	found := &model.Names{Providers: maps.Clone(n.found.Providers), Devices: maps.Clone(n.found.Devices)}
	if msg.id.Kind == Provider {
		found.Providers[msg.id.Value] = msg.provider
	} else {
		found.Devices[msg.id.Value] = msg.device
	}
	n.found = found
}

// Retry lets the names that could not be found be asked for again.
func (n *Names) Retry() {
	for id := range n.failed {
		delete(n.asked, id)
	}
	clear(n.failed)
}
