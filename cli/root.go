// Package cli is the command line of ztsession: commands, flags, environment,
// credentials and exit codes. It builds the client, hands it to the screens or
// prints a report, and has no other logic. Each command is one file, and one
// line in commands.
package cli

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/cli/config"
	"ztsession/cli/probe"
	"ztsession/cli/secret"
	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/jq"
	"ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/ui"
)

// Env is everything that the program has from outside, so that tests run whole
// commands without a process.
type Env struct {
	// Args are the arguments without the program's name.
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// StdinIsTerminal and StdoutIsTerminal say where the person is.
	StdinIsTerminal, StdoutIsTerminal bool
	// StderrIsTerminal says whether somebody sees how far a long command is.
	StderrIsTerminal bool
	// StdoutWidth returns the columns of that terminal, 0 when it does not say;
	// nil means that as well.
	StdoutWidth func() int
	Getenv      func(string) string
	// Environ is the whole environment, for the screens.
	Environ []string
	// Keyring keeps tokens between runs; nil for none.
	Keyring secret.Keyring
	// LookUpHost asks DNS for the addresses of a host; nil means that of the system.
	LookUpHost func(ctx context.Context, host string) ([]string, error)
	// MeasureTerminal asks the terminal how wide it draws characters; nil where there is
	// none to ask.
	MeasureTerminal func(ctx context.Context) probe.Widths
	// ReadSecret asks for a line on the terminal without showing what is typed.
	ReadSecret func(ctx context.Context, prompt string) (string, error)
	Now        func() time.Time
	Zone       *time.Location
	// Transport sends the requests; nil means the network.
	Transport http.RoundTripper
	// Filter filters a document in the language of jq; nil means in this process.
	Filter func(ctx context.Context, filter string, top model.Value) (jq.Result, error)
	// RunUI shows the screens.
	RunUI func(context.Context, ui.Options, ui.Terminal) error
	// Signals ends the context at the first signal; the second ends the process.
	Signals func(context.Context) (context.Context, context.CancelFunc)
}

// Run runs the command that env.Args names and returns the exit code (see
// exitCode). What it has to say about a failure stands on env.Stderr then.
func Run(ctx context.Context, env Env) int {
	r := &run{Env: env}
	// Packages such as net/http write what a server sends, and with GODEBUG headers
	// too, to the standard log, which would be standard error and the screen.
	log.SetOutput(io.Discard)
	out := &keepError{to: r.Stdout}
	root := r.command(out)
	err := root.ExecuteContext(ctx)
	if out.err != nil {
		// What cobra prints by itself has not been put into words.
		err = writing(out.err)
	}
	return r.finish(err)
}

// run is one run of the program: its surroundings and the values of its flags.
type run struct {
	Env
	flags    settings.Flags
	resolved *settings.Settings
	root     *cobra.Command
	found    *secret.Found // the credential of the run, once there was one
	mask     *mask.Masker
	// withDetails asks for what is known beside a session.
	withDetails bool
	// again returns the command that shows a session again, where it is not the
	// usual one; nil otherwise.
	again func(model.Origin) string
}

// settings returns what the run is told. The flags have been parsed.
func (r *run) settings() *settings.Settings {
	if r.resolved == nil {
		file := config.Load(config.Path(r.flags.Config(), r.Getenv))
		r.resolved = settings.Resolve(&r.flags, settings.Surroundings{Getenv: r.Getenv, File: file, Now: r.Now, Zone: r.Zone})
	}
	return r.resolved
}

// masker returns what masks personal data in all that the run shows, or nil
// without --mask.
func (r *run) masker() *mask.Masker {
	if r.mask == nil {
		r.mask = r.mask.At(r.settings().Mask)
	}
	return r.mask
}

// isMasked reports whether anything is masked.
func (r *run) isMasked() bool { return r.settings().Mask != mask.Off }

// command returns the root command with everything below it; out is for what
// cobra prints by itself.
func (r *run) command(out io.Writer) *cobra.Command {
	root := r.rootCommand()
	root.SetArgs(r.Args)
	root.SetIn(r.Stdin)
	root.SetOut(out)
	root.SetErr(r.Stderr)
	root.SetHelpFunc(r.help)
	root.SilenceUsage, root.SilenceErrors = true, true
	root.SetFlagErrorFunc(flagError)
	root.Version = version()
	root.PersistentPreRunE = r.checkSettings
	r.root = root
	root.AddCommand(r.commands()...)
	tuneHelp(root)
	tuneCompletion(root)
	return root
}

// commands returns all commands below the root.
func (r *run) commands() []*cobra.Command {
	return []*cobra.Command{
		r.getCommand(),
		r.listCommand(),
		r.whyCommand(),
		r.sampleCommand(),
		r.diffCommand(),
		r.watchCommand(),
		r.openCommand(),
		r.demoCommand(),
		r.simulateCommand(),
		r.findingsCommand(),
		r.authCommand(),
		r.configCommand(),
		r.doctorCommand(),
		r.pathsCommand(),
		r.manCommand(),
		r.versionCommand(),
	}
}

// rootCommand opens the look-up form.
func (r *run) rootCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ztsession",
		Short: "Read one Cloudflare Zero Trust session",
		Long: `Read one Cloudflare Zero Trust (Access) session: who it is, whether it is still active, from which device, which posture checks fail and why, and what became of the client certificate.

Credentials come from the environment (CLOUDFLARE_API_TOKEN, or CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL), from a profile of the settings file, or from the system's keyring (ztsession auth login). The token needs the permission ` + api.Permission + `. With none, ztsession asks.

Exit codes: 0 done, 1 failed (of diff: the sessions differ, and no error has 1), 2 wrong usage or no credentials, 3 not authorised, 4 no such session, 5 the network or the server failed, 6 the answer was not understood, 10 problems found (get --check), refused (why) or not reached (watch --until), 11 could not be told (the same three).`,
		Example: `# try it without an account
ztsession demo

# look up a session
ztsession --account ID --user UUID --nonce NONCE

# print it
ztsession get ACCOUNT USER NONCE

# find it
ztsession list users okafor
ztsession get --user jdoe@example.com --nonce latest

# what differs from one that works
ztsession diff works.json jdoe@example.com:latest`,
		Args:                       noCommand,
		SuggestionsMinimumDistance: 2,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return r.lookUp(cmd) },
	}
	r.idFlags(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.reportFlags(cmd)
	r.screenFlags(cmd)
	r.flags.AddEverywhere(cmd.PersistentFlags())
	completeWith(cmd, "profile", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return r.settings().File.ProfileNames(), cobra.ShellCompDirectiveNoFileComp
	})
	refuseSecrets(cmd.PersistentFlags())
	return cmd
}

// lookUp opens the look-up form, or prints when there is no terminal to show it on.
func (r *run) lookUp(cmd *cobra.Command) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	ref := r.settings().Ref
	if err := refuseCredentials(ref); err != nil {
		return err
	}
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
	source, err := r.source(cmd.Context(), log)
	if err == nil {
		opts := ui.Options{
			Source:  source,
			Connect: func(c model.Credential) (ui.Source, error) { return r.sourceFor(c, log) },
			Ref:     ref,
			Recents: r.recents(),
			Demo:    r.offerDemo,
			LookUp:  lookup.IsFindable(ref),
		}
		r.asking(&opts)
		err = r.show(cmd.Context(), opts)
	}
	return log.close(err)
}

// refuseCredentials returns the failure for an id that is a credential, before
// any screen can show it.
func refuseCredentials(ref model.Ref) error {
	for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		if _, ok := credential.In(ref.Get(field)); ok {
			return model.CheckID(field, ref.Get(field))
		}
	}
	return nil
}

// cannotAsk returns the failure with the ids that are missing, for where nobody
// can be asked for them.
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
	return model.WrongUsage(fmt.Sprintf("%s, and not all three ids are given.", what),
		fmt.Sprintf("Give %s, or use ztsession get ACCOUNT USER NONCE.", strings.Join(missing, ", ")))
}
