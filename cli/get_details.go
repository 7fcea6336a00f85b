package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/lookup"
)

// detailsFlag lets a command ask for what is known beside a session.
func (r *run) detailsFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.withDetails, "details", false, "ask too for what is known beside the session: how the person's devices are now, the certificate's authority, the service token")
}

// longestForDetails is how long the session waits, once it is there, for what only
// adds to it.
const longestForDetails = 6 * time.Second

// checkDetails refuses details where what is printed has no place for them.
func (r *run) checkDetails() error {
	if r.withDetails && !r.wantsEntry() {
		return model.WrongUsage("--details adds to reports and to findings, and -o "+string(r.settings().Output)+" has neither.", "Use it with -o text, ticket or markdown, or with -o json --findings.")
	}
	return nil
}

// detailed adds to a session what is known beside it, as far as it can be read and
// few requests left do not forbid it. What is missing for want of a permission is
// said on standard error.
func (r *run) detailed(ctx context.Context, client *api.Client, s *model.Session) {
	ctx, cancel := context.WithTimeout(ctx, longestForDetails)
	defer cancel()
	if !model.Is(s.ServiceToken, true) {
		var devices lookup.Devices
		s.Now = devices.Now(ctx, client, s, r.settings().Now())
	}
	if account := s.Account(); account != "" && !client.Budget().Low(r.settings().Now()) {
		lists := gather.New(client, account).Lists(ctx, access.WantedOf(s))
		s.Settings = access.SettingsOf(s, lists)
		access.JoinRules(s, lists.Rules)
		for _, refusal := range s.Settings.Refused {
			r.sayMissing(refusal.Permission, refusal.What)
		}
	}
	if s.Now == nil {
		return
	}
	for _, permission := range s.Now.Refused {
		r.sayMissing(permission, model.DevicesShownBy(permission))
	}
}

func (r *run) sayMissing(permission, what string) {
	r.say("Without the permission " + permission + " this is missing: " + what + ".")
}
