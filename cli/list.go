package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/listing"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/mask"
)

// listCommand prints what is needed to find a session.
func (r *run) listCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List accounts, people, sessions, failed logins or the access log",
		Long: `List accounts, people, a person's active sessions, a person's failed logins, or the access log.

The JSON is an array of objects, with times in RFC 3339, numbers as numbers, and null for what was not reported. The CSV follows RFC 4180 and has the same columns; a text that a spreadsheet would run as a formula, since it begins with =, +, - or @, has an apostrophe before it.

Without an account the only one that the credentials can see is taken.`,
		Example: `ztsession list users okafor
ztsession list sessions jdoe@example.com
ztsession list logins -o csv jdoe@example.com > logins.csv
ztsession list requests --user jdoe@example.com --refused`,
		Args:                       onlyCommands,
		SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return model.WrongUsage("It is not said what to list.", fmt.Sprintf("Use %s accounts, users, sessions USER, logins USER or requests.", cmd.CommandPath()))
		},
	}
	r.listFlags(cmd)
	cmd.AddCommand(r.listAccountsCommand(), r.listUsersCommand(), r.listSessionsCommand(), r.listLoginsCommand(), r.listRequestsCommand())
	return cmd
}

func onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	next := fmt.Sprintf("Use %s accounts, users, sessions USER, logins USER or requests.", cmd.CommandPath())
	if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
		next = "Did you mean " + strings.Join(similar, " or ") + "?"
	}
	return model.WrongUsage("This cannot be listed.", next)
}

// listFlags are those that all lists have, before their names or after.
func (r *run) listFlags(cmd *cobra.Command) {
	set := cmd.PersistentFlags()
	r.flags.AddList(set)
	completeWords(cmd, set, "output")
	r.connectionFlags(cmd, set)
}

func (r *run) listAccountsCommand() *cobra.Command {
	limit := 0
	cmd := &cobra.Command{
		Use:   "accounts",
		Short: "List the accounts that the credentials can see",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkLimit(limit); err != nil {
				return err
			}
			return r.withinTimeout(cmd.Context(), func(ctx context.Context, c connection) error {
				accounts, more, stopped := c.client.AccountsUpTo(ctx, limit)
				if stopped != nil && len(accounts) == 0 {
					return stopped
				}
				if err := printList(r, lists.Accounts(), mask.List(accounts, r.masker().Account), "The credentials can see no account."); err != nil {
					return err
				}
				r.sayRest(rest{shown: len(accounts), more: more, limit: limit, stopped: stopped, things: "accounts"})
				return stopped
			})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	limitFlag(cmd, &limit, 0)
	return cmd
}

func (r *run) listSessionsCommand() *cobra.Command {
	limit, details := 0, false
	cmd := &cobra.Command{
		Use:     "sessions USER",
		Short:   "List a person's active sessions, newest first",
		Long:    "List a person's active sessions, newest first. USER is the person's e-mail or user id.\n\nThe list takes one request. With --details each session is read too, and its device: two more requests for each.",
		Example: "ztsession list sessions jdoe@example.com\nztsession list sessions --details -o json jdoe@example.com",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.listOf(cmd.Context(), args[0], limit, func(ctx context.Context, c connection, account, user string) error {
				sessions, err := c.client.Sessions(ctx, account, user)
				if err != nil {
					return err
				}
				columns := lists.Sessions()
				if details {
					columns = lists.SessionsInDetail()
					sessions = r.details(ctx, c, model.Ref{Account: account, User: user}, sessions, limit)
				}
				return printFirst(r, columns, r.masker().Summaries(user, sessions), limit, noSessions().String(), "sessions")
			})
		},
	}
	limitFlag(cmd, &limit, 0)
	cmd.Flags().BoolVar(&details, "details", false, "read each session too: its device, country and posture")
	return r.personCommand(cmd)
}

func (r *run) listLoginsCommand() *cobra.Command {
	limit := 0
	cmd := &cobra.Command{
		Use:     "logins USER",
		Short:   "List a person's failed logins, newest first",
		Long:    "List a person's failed logins, newest first. USER is the person's e-mail or user id.",
		Example: "ztsession list logins jdoe@example.com",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.listOf(cmd.Context(), args[0], limit, func(ctx context.Context, c connection, account, user string) error {
				logins, err := c.client.FailedLogins(ctx, account, user)
				if err != nil {
					return err
				}
				return printFirst(r, lists.Logins(), mask.List(logins, r.masker().FailedLogin), limit, "This person has no failed logins.", "failed logins")
			})
		},
	}
	limitFlag(cmd, &limit, 0)
	return r.personCommand(cmd)
}

// personCommand completes a command that lists something of a person.
func (r *run) personCommand(cmd *cobra.Command) *cobra.Command {
	cmd.Args = onePerson
	cmd.ValidArgsFunction = r.completeArguments(userArgument)
	r.accountFlag(cmd)
	return cmd
}

func onePerson(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return model.WrongUsage("One person is needed.", fmt.Sprintf("Use %s with an e-mail or a user id.", cmd.CommandPath()))
}

// listOf calls do for the person that was given.
func (r *run) listOf(ctx context.Context, given string, limit int, do func(ctx context.Context, c connection, account, user string) error) error {
	if err := cmp.Or(checkLimit(limit), lookup.CheckUser(given)); err != nil {
		return err
	}
	return r.inAccount(ctx, func(ctx context.Context, c connection, account string) error {
		user, err := c.user(ctx, account, given)
		if err != nil {
			return err
		}
		return do(ctx, c, account, user)
	})
}

// inAccount calls do with the account that was given, or the only one there is.
func (r *run) inAccount(ctx context.Context, do func(ctx context.Context, c connection, account string) error) error {
	given := r.settings().Ref.Account
	if given != "" {
		if err := model.CheckID(model.AccountField, given); err != nil {
			return err
		}
	}
	return r.withinTimeout(ctx, func(ctx context.Context, c connection) error {
		account, err := c.account(ctx, given)
		if err != nil {
			return err
		}
		return do(ctx, c, account)
	})
}

// printList prints rows as -o says. Where there are none, the table says so in
// words beside it, and nothing in it.
func printList[T any](r *run, columns []lists.Column[T], rows []T, none string) error {
	switch r.settings().ListOutput {
	case settings.JSON:
		return writing(listing.JSON(r.Stdout, columns, rows))
	case settings.CSV:
		return writing(listing.CSV(r.Stdout, columns, rows))
	default:
		if len(rows) == 0 {
			r.say(none)
			return nil
		}
		return writing(listing.Text(r.text(), columns, rows, r.settings().Clock()))
	}
}

func textOf(field model.Field[string]) string {
	return lists.InWords(field, func(text string) string { return text })
}

func momentOf(field model.Field[time.Time], c clock.Clock) string {
	return lists.InWords(field, c.Moment)
}
