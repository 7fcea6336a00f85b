package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/model"
	"ztsession/ui"
	"ztsession/ui/theme"
)

// rootCommand opens the look-up form.
func (r *run) rootCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ztsession",
		Short: "Read one Cloudflare Zero Trust session",
		Long: `Read one Cloudflare Zero Trust (Access) session: who it is, whether it is still good, from which device, which posture checks fail and why, and what became of the client certificate.

Credentials come from the environment: CLOUDFLARE_API_TOKEN, or CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL. The token needs the permission ` + api.Permission + `. With none set, ztsession asks.

Exit codes: 0 done, 1 failed, 2 wrong usage or no credentials, 3 not authorised, 4 no such session, 5 the network or the server failed, 6 the answer was not understood, 10 problems found (get --check).`,
		Example: `# try it without an account
ztsession demo

# look up a session
ztsession --account ID --user UUID --nonce NONCE

# print it
ztsession get ACCOUNT USER NONCE

# find it
ztsession list users okafor
ztsession get --user jdoe@example.com --nonce latest`,
		Args:                       noCommand,
		SuggestionsMinimumDistance: 2,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return r.lookUp(cmd) },
	}
	r.idFlags(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.reportFlags(cmd)
	r.screenFlags(cmd)
	cmd.PersistentFlags().BoolVar(&r.flags.noColor, "no-color", false, "no colours (or NO_COLOR)")
	cmd.PersistentFlags().BoolVar(&r.flags.noLookups, "no-lookups", false, "screens do not ask for the names of ids; plain output never does")
	refuseSecrets(cmd.PersistentFlags())
	return cmd
}

// lookUp opens the look-up form, or prints when there is no terminal to show it on.
func (r *run) lookUp(cmd *cobra.Command) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	ref := r.ref()
	if r.wantsPrint(cmd, false) {
		if !ref.Complete() {
			return r.cannotAsk(ref)
		}
		return r.fetchAndPrint(cmd.Context(), ref, nil)
	}
	log, err := r.openLog()
	if err != nil {
		return err
	}
	source, err := r.source(log)
	if err == nil {
		err = r.show(cmd.Context(), ui.Options{
			Source:  source,
			Connect: func(c model.Credential) (ui.Source, error) { return r.connect(c, log) },
			Ref:     ref,
			Recents: r.recents(),
			LookUp:  ref.Check() == nil && !isEmail(ref.User) && ref.Nonce != latest,
		})
	}
	return log.close(err)
}

// cannotAsk says which ids are missing where nobody can be asked for them.
func (r *run) cannotAsk(ref model.Ref) error {
	var missing []string
	for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		if ref.Get(field) == "" {
			missing = append(missing, "--"+field.String())
		}
	}
	what := "There is no terminal to ask on"
	if r.StdinIsTerminal && r.StdoutIsTerminal {
		what = "With -o nothing is asked"
	}
	return usage(fmt.Sprintf("%s, and not all three ids are given.", what),
		fmt.Sprintf("Give %s, or use ztsession get ACCOUNT USER NONCE.", strings.Join(missing, ", ")))
}

// show opens the screens, with what all commands have in common filled in.
func (r *run) show(ctx context.Context, opts ui.Options) error {
	opts.Now, opts.Zone, opts.UTC = r.clock(), r.Zone, r.flags.utc
	opts.Theme, opts.NoColor = theme.Name(r.flags.theme.value), r.plainOutput()
	opts.NoLookUps = r.flags.noLookups
	opts.Understand, opts.OpenText = api.Understand, r.openText
	terminal := ui.Terminal{Out: r.Stdout, Environ: r.Environ}
	if r.StdinIsTerminal {
		terminal.In = r.Stdin
	}
	return r.RunUI(ctx, opts, terminal)
}
