package ui

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// names are the names behind ids: each is asked for once, when its id is
// shown, and a failure stays quiet, since the id alone is right too.
type names struct {
	off   bool
	asked map[nameKey]bool
	found *model.Names
}

// nameKey is an id of a kind in an account.
type nameKey struct {
	kind        nameKind
	account, id string
}

type nameKind uint8

const (
	providerName nameKind = iota
	deviceName
	registrationName
)

// nameFoundMsg says what an id stands for, or that nobody knows.
type nameFoundMsg struct {
	key      nameKey
	provider model.IdentityProvider
	device   model.DeviceInfo
	err      error
}

func newNames(off bool) names {
	return names{
		off: off, asked: map[nameKey]bool{},
		found: &model.Names{Providers: map[string]model.IdentityProvider{}, Devices: map[string]model.DeviceInfo{}},
	}
}

// shown returns the names to show; nil while look-ups are off.
func (n *names) shown() *model.Names {
	if n.off {
		return nil
	}
	return n.found
}

// askNames asks for the names of the ids that the page shows and that were not
// asked for before. Where few requests are left it asks nothing.
func (a *App) askNames() tea.Cmd {
	in, ok := a.top().(*inspector)
	if !ok || a.screen != pageScreen || a.names.off || a.source == nil || in.shown.Origin.File != "" || a.source.Budget().Low(a.opts.Now()) {
		return nil
	}
	var cmds []tea.Cmd
	for _, wanted := range in.ids() {
		if wanted.id == "" || wanted.account == "" || a.names.asked[wanted] {
			continue
		}
		a.names.asked[wanted] = true
		cmds = append(cmds, findName(a.ctx, a.source, wanted))
	}
	return tea.Batch(cmds...)
}

// findName asks what an id stands for.
func findName(ctx context.Context, source Source, wanted nameKey) tea.Cmd {
	return func() tea.Msg {
		msg := nameFoundMsg{key: wanted}
		switch wanted.kind {
		case providerName:
			msg.provider, msg.err = source.IdentityProvider(ctx, wanted.account, wanted.id)
		case deviceName:
			msg.device, msg.err = source.Device(ctx, wanted.account, wanted.id)
		case registrationName:
			msg.device, msg.err = source.Registration(ctx, wanted.account, wanted.id)
		}
		return msg
	}
}

// nameFound takes a name. What is on the screen is replaced, not changed:
// a frame that is being drawn may still read it.
func (a *App) nameFound(msg nameFoundMsg) {
	if msg.err != nil {
		return
	}
	found := &model.Names{Providers: maps.Clone(a.names.found.Providers), Devices: maps.Clone(a.names.found.Devices)}
	if msg.key.kind == providerName {
		found.Providers[msg.key.id] = msg.provider
	} else {
		found.Devices[msg.key.id] = msg.device
	}
	a.names.found = found
	a.showNames()
}

func (a *App) showNames() {
	for _, p := range a.pages {
		if in, ok := p.(*inspector); ok {
			in.setNames(a.names.shown())
		}
	}
}

// toggleNames turns look-ups of names on or off.
func (a *App) toggleNames() {
	a.names.off = !a.names.off
	a.showNames()
	words := "Names of ids are looked up again."
	if a.names.off {
		words = "Look-ups of names are off. L turns them on again."
	}
	a.top().setBanner(words)
}
