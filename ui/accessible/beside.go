package accessible

import (
	"context"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// longestBeside is how long a session waits for what is only known beside it.
const longestBeside = 6 * time.Second

// beside asks what is known beside a session: how the person's devices are now, and
// what the account has set about what the session names. What cannot be read is left
// out.
func (d *dialogue) beside(s *model.Session) {
	ctx, cancel := context.WithTimeout(d.ctx, longestBeside)
	defer cancel()
	if devices := d.accounts.Devices(); devices != nil && s.Origin.Kind == model.FromSession && !model.Is(s.ServiceToken, true) {
		s.Now = devices.Now(ctx, d.source, s, d.opts.Now())
	}
	if from := d.accounts.Of(s.Origin.Ref.Account); from != nil && !d.source.Budget().Low(d.opts.Now()) {
		lists := from.Lists(ctx, access.WantedOf(s))
		s.Settings = access.SettingsOf(s, lists)
		access.JoinRules(s, lists.Rules)
	}
}
