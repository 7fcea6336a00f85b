package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/api"
	"ztsession/model"
	"ztsession/ui/theme"
)

// flags are the values of all flags; each command has those that do something there.
type flags struct {
	account, user, nonce string
	baseURL, logFile     string
	timeout              time.Duration
	output, listOutput   choice
	theme                choice
	utc, mask, noColor   bool
	noLookups            bool
	now                  instant
}

// idFlags name the session.
func (r *run) idFlags(cmd *cobra.Command) {
	r.accountFlag(cmd)
	cmd.Flags().StringVar(&r.flags.user, "user", "", "user id, a UUID, or the person's e-mail")
	cmd.Flags().StringVar(&r.flags.nonce, "nonce", "", "nonce of the session, or latest")
	r.completeFlag(cmd, "user", userArgument)
	r.completeFlag(cmd, "nonce", r.nonceArgument)
}

// accountFlag names the account.
func (r *run) accountFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.flags.account, "account", "", "account id (or CLOUDFLARE_ACCOUNT_ID)")
	r.completeFlag(cmd, "account", r.accountArgument)
}

// connectionFlags say how to ask Cloudflare.
func (r *run) connectionFlags(cmd *cobra.Command, set *pflag.FlagSet) {
	set.StringVar(&r.flags.baseURL, "base-url", "", "address of the API (or CLOUDFLARE_BASE_URL)")
	set.DurationVar(&r.flags.timeout, "timeout", api.DefaultTimeout, "how long a look-up may take, retries included")
	set.StringVar(&r.flags.logFile, "log-file", "", "append one line for each request to this file; no ids, no secrets")
	complete(cmd, "base-url", nil)
	complete(cmd, "timeout", nil)
}

// reportFlags say how a session is shown.
func (r *run) reportFlags(cmd *cobra.Command) {
	set := cmd.Flags()
	r.flags.output = choice{name: "output", value: string(asText), all: outputNames()}
	set.VarP(&r.flags.output, "output", "o", "what to print: "+strings.Join(outputNames(), ", "))
	set.BoolVar(&r.flags.utc, "utc", false, "times in UTC")
	set.BoolVar(&r.flags.mask, "mask", false, "replace names, addresses and ids by stand-ins")
	complete(cmd, "output", outputNames())
}

// screenFlags say how the screens look.
func (r *run) screenFlags(cmd *cobra.Command) {
	names := make([]string, 0, len(theme.Names()))
	for _, name := range theme.Names() {
		names = append(names, string(name))
	}
	r.flags.theme = choice{name: "theme", value: string(theme.Auto), all: names}
	cmd.Flags().Var(&r.flags.theme, "theme", "colours of the screens: "+strings.Join(names, ", "))
	complete(cmd, "theme", names)
}

// complete makes the shell offer words for the value of a flag, and no files.
func complete(cmd *cobra.Command, flag string, words []string) {
	completeWith(cmd, flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func completeWith(cmd *cobra.Command, flag string, find cobra.CompletionFunc) {
	// It fails only for a flag that does not exist, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, find)
}

// ref returns the ids from the flags, and the account from the environment.
func (r *run) ref() model.Ref {
	ref := model.Ref{Account: r.flags.account, User: r.flags.user, Nonce: r.flags.nonce}
	if ref.Account == "" {
		ref.Account = api.AccountFromEnv(r.Getenv)
	}
	return ref
}

// plainOutput reports whether colour is not wanted. NO_COLOR counts with any
// value that is not empty (https://no-color.org).
func (r *run) plainOutput() bool {
	return r.flags.noColor || r.Getenv("NO_COLOR") != ""
}

// choice is a flag that takes one of a few words.
type choice struct {
	name  string
	value string
	all   []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.all, "|") }

func (c *choice) Set(text string) error {
	if !slices.Contains(c.all, text) {
		return model.WrongUsage(fmt.Sprintf("The value of --%s is none that it can have.", c.name), fmt.Sprintf("Give one of %s.", strings.Join(c.all, ", ")))
	}
	c.value = text
	return nil
}

// instant is a flag that takes a moment in RFC 3339.
type instant struct{ time.Time }

func (i *instant) String() string {
	if i.IsZero() {
		return ""
	}
	return i.Format(time.RFC3339)
}

func (i *instant) Type() string { return "time" }

func (i *instant) Set(text string) error {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return model.WrongUsage("The value of --now is no time.", "Give one such as 2026-09-10T12:00:00Z.")
	}
	i.Time = moment
	return nil
}

// nowFlag sets the clock of the simulated API, for pictures and tests.
func (r *run) nowFlag(cmd *cobra.Command) {
	cmd.Flags().Var(&r.flags.now, "now", "the present of the simulated API, as in 2026-09-10T12:00:00Z")
	complete(cmd, "now", nil)
}

// clock returns the clock that --now sets, or the real one.
func (r *run) clock() func() time.Time {
	if fixed := r.flags.now.Time; !fixed.IsZero() {
		return func() time.Time { return fixed }
	}
	return r.Now
}
