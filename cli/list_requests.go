package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/model/text/words"
)

// requestsAsked is what list requests is asked for.
type requestsAsked struct {
	user, ray, since string
	refused          bool
	limit            int
}

func (r *run) listRequestsCommand() *cobra.Command {
	asked := requestsAsked{}
	cmd := &cobra.Command{
		Use:   "requests",
		Short: "List the access log: logins that were let in or refused, newest first",
		Long: `List the access log: logins that Access let in or refused, newest first, with the application, where they came from and the Ray ID.

` + access.LogHolds + ` ztsession why works that out. ` + access.LogReaches + `

With --user it is searched by e-mail, also where a user id is given: logins under an earlier e-mail are not found.`,
		Example: `ztsession list requests --user jdoe@example.com --refused
ztsession list requests --ray 9a1b2c3d4e5f6789
ztsession list requests --since 7d -o csv > requests.csv`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			query, err := asked.query(r.settings().Now(), cmd.Flags().Changed("since"))
			if err != nil {
				return err
			}
			return r.inAccount(cmd.Context(), func(ctx context.Context, c connection, account string) error {
				return r.listRequests(ctx, c, account, asked.user, query)
			})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.user, "user", "", "only of this person: e-mail or user id")
	settings.Takes(flags, "user", "PERSON")
	flags.StringVar(&asked.ray, "ray", "", "only the one with this Ray ID, with or without its place")
	settings.Takes(flags, "ray", "ID")
	flags.StringVar(&asked.since, "since", "24h", "from when on: 90m, 24h or 7d ago, or a time such as 2026-09-10T12:00:00Z")
	settings.Takes(flags, "since", "WHEN")
	flags.BoolVar(&asked.refused, "refused", false, "only what was refused")
	flags.IntVar(&asked.limit, "limit", usualLimit, "list so many at most; 0 for all")
	settings.Takes(flags, "limit", "N")
	r.accountFlag(cmd)
	r.completeFlag(cmd, "user", userArgument)
	complete(cmd, "since", []string{"1h", "24h", "7d"})
	complete(cmd, "ray", nil)
	complete(cmd, "limit", nil)
	return cmd
}

// query checks what was asked for. The e-mail is set later, since a user id takes
// a call of its own. A Ray ID is looked for in the whole log unless since is given.
func (a *requestsAsked) query(now time.Time, sinceGiven bool) (access.LogQuery, error) {
	query := access.LogQuery{Refused: a.refused, Limit: a.limit}
	if a.limit < 0 {
		return query, model.WrongUsage("There cannot be fewer than no rows.", "Give --limit 0 for all of them.")
	}
	if a.user != "" {
		if err := lookup.CheckUser(a.user); err != nil {
			return query, err
		}
	}
	if a.ray != "" {
		ray, ok := paste.RayID("Ray ID " + a.ray)
		if !ok {
			return query, model.WrongUsage("The value of --ray is no Ray ID.", "Give the 16 letters and digits that the block page shows, such as 9a1b2c3d4e5f6789.")
		}
		query.RayID = ray
	}
	if query.RayID == "" || sinceGiven {
		since, ok := sinceOf(a.since, now)
		if !ok {
			return query, model.WrongUsage("The value of --since cannot be read.", "Give a span such as 90m, 24h or 7d, or a time such as 2026-09-10T12:00:00Z.")
		}
		query.Since = since
	}
	return query, nil
}

// sinceOf reads a span before now, or a moment.
func sinceOf(text string, now time.Time) (time.Time, bool) {
	text = strings.TrimSpace(text)
	if span, ok := clock.ParseSpan(text); ok && span > 0 {
		return now.Add(-span), true
	}
	at, err := time.Parse(time.RFC3339, text)
	return at, err == nil && clock.IsPlausible(at)
}

func (r *run) listRequests(ctx context.Context, c connection, account, user string, query access.LogQuery) error {
	if user != "" {
		email, err := c.email(ctx, account, user)
		if err != nil {
			return err
		}
		query.Email = email
	}
	log, err := c.client.Requests(ctx, account, query)
	if err != nil {
		return err
	}
	if err := printList(r, lists.Requests(), mask.List(log.Rows, r.masker().Request), noRequests(query)); err != nil {
		return err
	}
	// Programs are told only what is missing.
	if isCut := log.More; isCut || r.settings().ListOutput == settings.Text && (query.RayID == "" || len(log.Rows) == 0) {
		r.say(r.reach(log, query))
	}
	return nil
}

// email returns the e-mail of a person, which the log is asked by.
func (c connection) email(ctx context.Context, account, user string) (string, error) {
	if lookup.IsEmail(user) {
		return user, nil
	}
	person, err := c.client.Person(ctx, account, user)
	if err != nil {
		return "", err
	}
	email, ok := person.Email.Get()
	if !ok {
		return "", access.NoEmail("Without --user the whole log is listed; ztsession list logins prints the failed logins of a user.")
	}
	return email, nil
}

func noRequests(query access.LogQuery) string {
	if query.RayID != "" {
		none := trace.NotInLog()
		return none.What + " " + none.Cause
	}
	none := "The access log has no such login in this time."
	if query.Email != "" {
		none += " " + access.LogByEmail
	}
	return none
}

// reach says how far back was looked and what the log does not hold.
func (r *run) reach(log access.Log, query access.LogQuery) string {
	c := r.settings().Clock()
	var text string
	switch {
	case log.Looked == 0:
		text = "Nothing was found."
	case log.More && query.Limit > 0 && len(log.Rows) >= query.Limit:
		text = "The newest " + words.Count(len(log.Rows), "row is", "rows are") + " listed; there are more. --limit 0 lists all."
	case log.More:
		text = "Only the newest " + words.Thousands(log.Looked) + " rows were looked through, back to " + c.Exact(log.Oldest) + "; there are more."
	case clock.IsPlausible(log.Oldest):
		text = fmt.Sprintf("%s looked through, the oldest of %s.", words.Count(log.Looked, "row was", "rows were"), c.Exact(log.Oldest))
	default:
		text = words.Count(log.Looked, "row was", "rows were") + " looked through."
	}
	return text + " " + access.LogHolds + " " + access.LogReaches
}
