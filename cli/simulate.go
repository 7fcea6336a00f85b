package cli

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"ztsession/api/sim"
	"ztsession/cli/settings"
	"ztsession/model"
)

// simulateCommand runs the simulated API alone.
func (r *run) simulateCommand() *cobra.Command {
	options, listen := sim.Options{}, ""
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Run only the simulated API",
		Long:  `Run only the simulated API, for other programs: it prints its base URL on one line when it is ready and runs until it is interrupted. Any well-formed API token is good; ztsession demo --list names its sessions.`,
		Example: `ztsession simulate --listen 127.0.0.1:8787
CLOUDFLARE_BASE_URL=http://127.0.0.1:8787/client/v4 ztsession get ACCOUNT USER NONCE
ztsession simulate --fault rate-limited
ztsession simulate --forbid groups,service-tokens`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			options.Now = r.settings().Now
			return r.simulate(cmd, options, listen)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	faults := sim.Faults()
	set := cmd.Flags()
	set.StringVar(&listen, "listen", "127.0.0.1:8787", "address of this computer to listen on")
	settings.Takes(set, "listen", "ADDRESS")
	set.IntVar(&options.Users, "users", 0, "how many people to make up beside the company's own")
	settings.Takes(set, "users", "N")
	set.IntVar(&options.Checks, "checks", 0, "make a session with so many posture checks")
	settings.Takes(set, "checks", "N")
	set.StringVar(&options.Fault, "fault", "", "fail in a way: "+strings.Join(faults, ", "))
	settings.Takes(set, "fault", "NAME")
	set.StringSliceVar(&options.Forbid, "forbid", nil, "refuse operations as for want of a permission, such as apps, groups, posture-rules; one that there is not names them all")
	set.Uint64Var(&options.Seed, "seed", 0, "what the made up people and checks come from")
	settings.Takes(set, "seed", "N")
	r.nowFlag(cmd)
	complete(cmd, "fault", faults)
	complete(cmd, "forbid", sim.Operations())
	for _, name := range []string{"listen", "users", "checks", "seed"} {
		complete(cmd, name, nil)
	}
	return cmd
}

func (r *run) simulate(cmd *cobra.Command, options sim.Options, listen string) error {
	if options.Users < 0 || options.Checks < 0 {
		return model.WrongUsage("There cannot be fewer than no people or checks.", seeHelp(cmd))
	}
	simulated, err := sim.New(options)
	if err != nil {
		return model.WrongUsage(model.ProblemOf(err).What, "")
	}
	ctx, stop := r.Signals(cmd.Context())
	defer stop()
	server, err := simulated.Start(ctx, listen)
	var network *net.OpError
	if err != nil && !errors.As(err, &network) {
		return model.WrongUsage(model.ProblemOf(err).What, "")
	}
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("another program listens on %s already; choose another address with --listen, or let one be chosen with --listen 127.0.0.1:0", listen)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", listen, network.Err)
	}
	defer server.Close()
	if _, err := fmt.Fprintln(r.Stdout, server.BaseURL()); err != nil {
		return writing(err)
	}
	// An end by a signal is how this command is meant to end.
	<-ctx.Done()
	return nil
}
