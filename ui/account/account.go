// Package account has what is asked of an account once a run and shared by all
// screens: what its applications' policies name, and what may not be read of its
// devices.
package account

import (
	"ztsession/model/access/gather"
	"ztsession/model/lookup"
)

// Accounts has a gatherer for each account. It belongs to the event loop; a
// gatherer is asked inside commands.
type Accounts struct {
	source    gather.Source
	gatherers map[string]*gather.Gatherer
	devices   *lookup.Devices
}

// New returns Accounts that know nothing, and cannot ask until there is a source.
func New() *Accounts { return &Accounts{} }

// Connect takes the source of other credentials, and forgets what the earlier ones
// were answered: they may see something else.
func (a *Accounts) Connect(source gather.Source) {
	a.source, a.gatherers, a.devices = source, map[string]*gather.Gatherer{}, &lookup.Devices{}
}

// Devices asks how devices are now; nil where nothing can be asked.
func (a *Accounts) Devices() *lookup.Devices {
	if a == nil || a.source == nil {
		return nil
	}
	return a.devices
}

// Forget forgets what an account was answered, so that it is asked again.
func (a *Accounts) Forget(account string) {
	if a != nil {
		delete(a.gatherers, account)
	}
}

// Of returns the gatherer of an account; nil where nothing can be asked, because
// there is no source or no account.
func (a *Accounts) Of(account string) *gather.Gatherer {
	if a == nil || a.source == nil || account == "" {
		return nil
	}
	known := a.gatherers[account]
	if known == nil {
		known = gather.New(a.source, account)
		a.gatherers[account] = known
	}
	return known
}
