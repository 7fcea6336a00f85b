package cli

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/cli/settings"
)

// Each function here adds a group of flags to a command, and what the shell
// offers for their values.

// idFlags name the session.
func (r *run) idFlags(cmd *cobra.Command) {
	r.flags.AddIDs(cmd.Flags())
	r.completeFlag(cmd, "account", r.accountArgument)
	r.completeFlag(cmd, "user", userArgument)
	r.completeFlag(cmd, "nonce", r.nonceArgument)
}

// accountFlag names the account.
func (r *run) accountFlag(cmd *cobra.Command) {
	r.flags.AddAccount(cmd.Flags())
	r.completeFlag(cmd, "account", r.accountArgument)
}

// connectionFlags say how to ask Cloudflare.
func (r *run) connectionFlags(cmd *cobra.Command, set *pflag.FlagSet) {
	r.flags.AddConnection(set)
	completeWords(cmd, set, "base-url", "timeout")
}

// reportFlags say how a session is shown.
func (r *run) reportFlags(cmd *cobra.Command) {
	r.flags.AddReport(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
}

// screenFlags say how the screens look.
func (r *run) screenFlags(cmd *cobra.Command) {
	r.flags.AddScreens(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "theme")
}

// nowFlag sets the clock of the simulated API.
func (r *run) nowFlag(cmd *cobra.Command) {
	r.flags.AddNow(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "now")
}

// completeWords makes the shell offer the words that flags take, and no files.
func completeWords(cmd *cobra.Command, set *pflag.FlagSet, flags ...string) {
	for _, name := range flags {
		complete(cmd, name, settings.Words(set.Lookup(name)))
	}
}

// complete makes the shell offer words for the value of a flag, and no files.
func complete(cmd *cobra.Command, flag string, words []string) {
	completeWith(cmd, flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func completeWith(cmd *cobra.Command, flag string, find cobra.CompletionFunc) {
	// It fails only for a flag that does not exist, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, find)
}
