package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/listing"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
	sampled "ztsession/model/sample/report"
	"ztsession/model/text/words"
)

// mostSampled is how many sessions a sample has at most: twice as many requests are
// all that the API allows in five minutes.
const mostSampled = 500

// sampleCommand counts what the posture rules come to for others.
func (r *run) sampleCommand() *cobra.Command {
	people, user := collect.Usual, ""
	cmd := &cobra.Command{
		Use:   "sample [ACCOUNT]",
		Short: "Count for how many people each posture rule passes or fails",
		Long: fmt.Sprintf(`Read the newest sessions of the people who logged in last, and count for how many of them each posture rule passes or fails: what fails for everybody is the rule or the vendor, and not one device. With --user the person is left out, and each check of their newest session is compared with the others.

Only results that say something of a device are compared. What is too old, was not checked, or could not be asked since a vendor gave no answer is counted apart. There are counts and names of rules in it, and nothing of a person.

Each session takes two requests; none is made that would leave fewer than a tenth of what Cloudflare allows. The people come from the access log, which is in the order of logins; where it has too few, from the list of people, of which at most 1,000 are looked at.

Exit codes: 0 done, also when there are fewer people than --people; %d when requests ran short or failed one after the other, with what came before that printed. Without an account the only one that the credentials can see is taken.`, exitUnavailable),
		Example: `ztsession sample ACCOUNT
ztsession sample --people 50 -o csv > rules.csv
ztsession sample --user jdoe@example.com
ztsession sample -o json | jq -r '.rules[] | select(.fails_for == "everybody").rule'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			account, err := r.accountFrom(cmd, args)
			if err != nil {
				return err
			}
			if people < 1 || people > mostSampled {
				return model.WrongUsage("The value of --people cannot be so many.", fmt.Sprintf("Give a number from 1 to %d.", mostSampled))
			}
			if user != "" {
				if err := lookup.CheckUser(user); err != nil {
					return err
				}
			}
			return r.withConnection(cmd.Context(), func(ctx context.Context, c connection) error {
				if account, err = c.account(ctx, account); err != nil {
					return err
				}
				return r.sample(ctx, c, collect.Wanted{Account: account, Sessions: people, User: user, Now: r.settings().Now})
			})
		},
		ValidArgsFunction: r.completeArguments(r.accountArgument),
	}
	flags := cmd.Flags()
	flags.IntVar(&people, "people", people, "read the newest session of so many people")
	settings.Takes(flags, "people", "N")
	flags.StringVar(&user, "user", "", "compare this person with the others: e-mail or user id")
	settings.Takes(flags, "user", "PERSON")
	r.accountFlag(cmd)
	r.connectionFlags(cmd, flags)
	r.flags.AddList(flags)
	completeWords(cmd, flags, "output")
	r.completeFlag(cmd, "user", userArgument)
	complete(cmd, "people", nil)
	return cmd
}

// accountFrom returns the account of the argument, or that of the flag and the
// environment; empty where there is none.
func (r *run) accountFrom(cmd *cobra.Command, args []string) (string, error) {
	account := r.settings().Ref.Account
	switch {
	case len(args) > 1:
		return "", model.WrongUsage("A sample is of one account.", fmt.Sprintf("Use %s ACCOUNT, or give it with --account.", cmd.CommandPath()))
	case len(args) == 1 && cmd.Flags().Changed("account"):
		return "", model.WrongUsage("The account is given twice, as an argument and as a flag.", "Give it once.")
	case len(args) == 1:
		account = args[0]
	case account == "":
		return "", nil
	}
	return account, model.CheckID(model.AccountField, account)
}

// sample reads a sample and prints it. What came before an end counts.
func (r *run) sample(ctx context.Context, c connection, wanted collect.Wanted) error {
	here, err := c.compared(ctx, &wanted)
	if err != nil {
		return err
	}
	pool, err := collect.Read(ctx, c.client, wanted, r.counted())
	r.endCounting()
	if err != nil {
		return err
	}
	read := pool.Without(wanted.User)
	if here != nil {
		here.Sample = read
	}
	if err := r.printSample(wanted.Account, read, here); err != nil {
		return err
	}
	switch read.Ended {
	case model.SampleStopped:
		return ctx.Err()
	case model.SampleFewRequests, model.SampleFailing:
		return &model.Failure{Kind: model.ErrUnavailable, Explanation: model.Problem{What: sample.Shortfall(read), Next: "What came before that is printed. Try again in five minutes."}}
	case model.SampleComplete, model.SampleFewPeople:
		return nil
	default:
		return nil
	}
}

// compared returns the newest session of the person who is compared with the others
// and leaves them out of these; nil where nobody is.
func (c connection) compared(ctx context.Context, wanted *collect.Wanted) (*model.Session, error) {
	if wanted.User == "" {
		return nil, nil
	}
	found, err := c.find(ctx, model.Ref{Account: wanted.Account, User: wanted.User, Nonce: lookup.Latest})
	if err != nil {
		return nil, err
	}
	here, err := c.client.Session(ctx, found.Ref, nil)
	if err != nil {
		return nil, err
	}
	wanted.User, wanted.Email = found.Ref.User, here.Email.Value
	return here, nil
}

// printSample prints a sample as -o says, masked with --mask.
func (r *run) printSample(account string, read *model.Sample, here *model.Session) error {
	shown, isCompared := *read, here != nil
	shown.Rules = make([]model.SampledRule, len(read.Rules))
	for i, rule := range read.Rules {
		rule.Name = r.masker().Text(rule.Name)
		shown.Rules[i] = rule
	}
	rows, columns := lists.SampledRows(&shown, here), lists.SampledRules(isCompared)
	switch r.settings().ListOutput {
	case settings.JSON:
		account = r.masker().Ref(model.Ref{Account: account}).Account
		return writing(sampled.JSON(r.Stdout, account, &shown, rows, isCompared))
	case settings.CSV:
		return writing(listing.CSV(r.Stdout, columns, rows))
	default:
		return writing(r.sampleText(&shown, rows, columns))
	}
}

// sampleText writes what was read, the table, and what it comes to for the one who
// is compared.
func (r *run) sampleText(read *model.Sample, rows []lists.SampledRule, columns []lists.Column[lists.SampledRule]) error {
	out := r.text()
	lead := sample.Lead(read)
	if short := sample.Shortfall(read); short != "" && read.Ended == model.SampleFewPeople {
		lead += " " + short
	}
	if _, err := fmt.Fprintf(out, "%s\n", lead); err != nil || len(rows) == 0 {
		return err
	}
	if _, err := io.WriteString(out, "\n"); err != nil {
		return err
	}
	if err := listing.Text(out, columns, rows, r.settings().Clock()); err != nil {
		return err
	}
	before := "\n"
	for i := range rows {
		if row := &rows[i]; row.Asks() {
			if _, err := fmt.Fprintf(out, "%s%s: %s\n", before, row.Name, row.Here.Sentence()); err != nil {
				return err
			}
			before = ""
		}
	}
	return nil
}

// counted returns what shows how many sessions were read, where somebody looks at
// standard error; nil elsewhere.
func (r *run) counted() func(model.Progress) {
	if !r.StderrIsTerminal {
		return nil
	}
	return func(p model.Progress) {
		_, _ = fmt.Fprintf(r.Stderr, "\r%s of %s read", words.Thousands(p.Done), words.Count(p.Of, "session", "sessions"))
	}
}

// endCounting takes away what counted shows.
func (r *run) endCounting() {
	if r.StderrIsTerminal {
		_, _ = io.WriteString(r.Stderr, "\r\x1b[K")
	}
}
