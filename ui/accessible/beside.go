package accessible

import (
	"context"
	"strings"
	"sync"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/facts"
	"ztsession/model/lookup"
)

// longestBeside is how long a session waits for what is only known beside it.
const longestBeside = 6 * time.Second

// mostNames is how many devices of a session are asked for by what they are called.
const mostNames = 8

// beside asks what is known beside a session: what the list of sessions says of it, what
// ids stand for, where the person was refused, how the devices are now, and what the
// account has set about what the session names. What cannot be read is left out.
func (d *dialogue) beside(s *model.Session) {
	account := s.Account()
	if d.source == nil || account == "" || s.Origin.File != "" || d.opts.NoLookUps || d.isLow() {
		return
	}
	d.say("Asking for what is known beside it: names, devices, refusals, rules.")
	ctx, cancel := context.WithTimeout(d.ctx, longestBeside)
	defer cancel()
	names := &model.Names{Providers: map[string]model.IdentityProvider{}, Devices: map[string]model.DeviceInfo{}}
	var all together
	ref, isSession := s.Origin.Ref, s.Origin.Kind == model.FromSession
	asked := *s
	if isSession && s.Origin.Listed == nil && ref.Complete() {
		all.ask(func() func() {
			origin := lookup.Entry(ctx, d.source, asked.Origin)
			return func() { s.Origin.Listed, s.Origin.Unlisted = origin.Listed, origin.Unlisted }
		})
	}
	d.names(ctx, &all, account, &asked, names)
	if ref.User != "" {
		all.ask(func() func() {
			logins, err := d.source.FailedLogins(ctx, ref.Account, ref.User)
			if err != nil {
				return nil // The person's own choice for them says why.
			}
			return func() { s.Refused = model.Known(logins) }
		})
	}
	if devices := d.accounts.Devices(); devices != nil && isSession && !model.Is(s.ServiceToken, true) {
		all.ask(func() func() {
			now := devices.Now(ctx, d.source, &asked, d.opts.Now())
			return func() { s.Now = now }
		})
	}
	all.wait()
	s.Names = names
	// Which authorities are wanted depends on the applications of the list.
	if from := d.accounts.Of(account); from != nil && !d.isLow() {
		found := from.Lists(ctx, access.WantedOf(s))
		s.Settings = access.SettingsOf(s, found)
		access.JoinRules(s, found.Rules)
	}
}

// names asks what the ids of a session stand for. Without them the ids say enough.
func (d *dialogue) names(ctx context.Context, all *together, account string, s *model.Session, into *model.Names) {
	if id := s.IDP.Value.ID.Value; id != "" {
		all.ask(func() func() {
			provider, err := d.source.IdentityProvider(ctx, account, id)
			if err != nil {
				return nil
			}
			return func() { into.Providers[id] = provider }
		})
	}
	device := func(id string, how func(ctx context.Context, account, id string) (model.DeviceInfo, error)) {
		all.ask(func() func() {
			info, err := how(ctx, account, id)
			if err != nil {
				return nil
			}
			return func() { into.Devices[id] = info }
		})
	}
	if id := s.DeviceID.Value; id != "" {
		device(id, d.source.Device)
	}
	for i := range s.Devices.Value[:min(len(s.Devices.Value), mostNames)] {
		if id := s.Devices.Value[i].ID; id != "" && id != s.DeviceID.Value {
			device(id, d.source.Registration)
		}
	}
}

// together are questions that are asked at the same time, of which each says what is to
// be done with its answer: that is done by one goroutine alone.
type together struct {
	asked sync.WaitGroup
	mu    sync.Mutex
	then  []func()
}

func (t *together) ask(how func() func()) {
	t.asked.Go(func() {
		if then := how(); then != nil {
			t.mu.Lock()
			t.then = append(t.then, then)
			t.mu.Unlock()
		}
	})
}

func (t *together) wait() {
	t.asked.Wait()
	for _, then := range t.then {
		then()
	}
}

// sayUnreadable names the permissions with which the token would show more.
func (o *open) sayUnreadable() {
	var permissions []string
	for _, one := range facts.Unreadable(o.answered) {
		permissions = append(permissions, one.Permission)
	}
	if len(permissions) > 0 {
		o.say("Not read, for want of permissions: " + strings.Join(permissions, ", ") + ". A choice below says what each would show.")
	}
}

// unreadable says what each of them would show.
func (o *open) unreadable() error {
	for _, one := range facts.Unreadable(o.answered) {
		o.say("Not read, as it needs " + one.Permission + ": " + one.What + ".")
	}
	o.say("The screen for credentials and the README have a link to a token with all of them.")
	return nil
}
