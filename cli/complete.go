package cli

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/lookup"
)

// completionTime is how long a person waits for completions, whatever they need.
const completionTime = 2 * time.Second

// completed is how many people are asked for.
const completed = 100

// plainWord is what may be completed: the shell puts it on the command line
// without quotes, and some scripts evaluate that line again at the next key, so
// that a name made by somebody else must not be able to say anything to a shell.
var plainWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z0-9._%+@:/][A-Za-z0-9._%+@:/=,-]*$`)
})

// argument is one of the ids as an argument or a flag.
type argument func(context.Context, connection, model.Ref, string) ([]cobra.Completion, error)

// completeArguments completes arguments by place. It asks the API, is silent
// when that fails, and reads nothing beyond what it asks.
func (r *run) completeArguments(places ...argument) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) >= len(places) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		ref := r.settings().Ref
		if len(places) > 1 {
			// The command takes all ids as arguments, in the order of the path.
			for i, field := range []*string{&ref.Account, &ref.User} {
				if i < len(args) {
					*field = args[i]
				}
			}
		}
		return r.completions(cmd.Context(), places[len(args)], ref, word), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFlag completes the value of a flag in the same way.
func (r *run) completeFlag(cmd *cobra.Command, flag string, value argument) {
	completeWith(cmd, flag, func(cmd *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return r.completions(cmd.Context(), value, r.settings().Ref, word), cobra.ShellCompDirectiveNoFileComp
	})
}

func (r *run) completions(ctx context.Context, find argument, ref model.Ref, word string) []cobra.Completion {
	// Completions show names and e-mails, which --mask promises not to.
	if r.isMasked() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, completionTime)
	defer cancel()
	from := r.search()
	from.Quiet = true // A key in a shell must not open a window that asks for a password.
	kept, err := from.Find(ctx)
	if err != nil {
		return nil
	}
	client, err := r.newClient(r.settings().BaseURL, kept.Credential, nil, api.WithTimeout(completionTime))
	if err != nil {
		return nil
	}
	found, err := find(ctx, connection{client: client}, ref, word)
	if err != nil {
		return nil
	}
	return found
}

func (r *run) accountArgument(ctx context.Context, c connection, _ model.Ref, word string) ([]cobra.Completion, error) {
	accounts, err := c.client.Accounts(ctx)
	var found []cobra.Completion
	for _, account := range accounts {
		found = offer(found, word, account.ID, account.Name)
	}
	return found, err
}

// userArgument offers e-mails, and ids for people who share one or have none
// that a shell takes as it is.
func userArgument(ctx context.Context, c connection, ref model.Ref, word string) ([]cobra.Completion, error) {
	account, err := c.account(ctx, ref.Account)
	if err != nil {
		return nil, err
	}
	people, err := c.client.People(ctx, account, model.PeopleQuery{Search: word, PerPage: completed})
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, person := range people.People {
		count[strings.ToLower(person.Email.Value)]++
	}
	var found []cobra.Completion
	for _, person := range people.People {
		email := person.Email.Value
		if plainWord().MatchString(email) && count[strings.ToLower(email)] == 1 {
			found = offer(found, word, email, person.Name.Value)
		} else {
			found = offer(found, word, person.ID, person.Title())
		}
	}
	return found, nil
}

func (r *run) nonceArgument(ctx context.Context, c connection, ref model.Ref, word string) ([]cobra.Completion, error) {
	if err := lookup.CheckUser(ref.User); err != nil {
		return nil, err
	}
	account, err := c.account(ctx, ref.Account)
	if err != nil {
		return nil, err
	}
	user, err := c.user(ctx, account, ref.User)
	if err != nil {
		return nil, err
	}
	sessions, err := c.client.Sessions(ctx, account, user)
	if err != nil || len(sessions) == 0 {
		return nil, err
	}
	found := offer(nil, word, lookup.Latest, "the session that was issued last")
	words := r.settings().Clock()
	for _, session := range sessions {
		found = offer(found, word, session.Nonce, "issued "+momentOf(session.IssuedAt, words)+", "+session.AppTitles())
	}
	return found, nil
}

// offer adds a completion when the word so far is its beginning.
func offer(found []cobra.Completion, word, value, description string) []cobra.Completion {
	if !plainWord().MatchString(value) || len(value) < len(word) || !strings.EqualFold(value[:len(word)], word) {
		return found
	}
	return append(found, cobra.CompletionWithDesc(value, description))
}

// tuneCompletion makes the command that cobra adds for completion refuse what
// it does not know as all other commands do: with exit code 2 and without
// repeating an argument, which could be a secret.
func tuneCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		return // Cobra adds it to every command that has others.
	}
	cmd.Args, cmd.RunE = aShell, func(cmd *cobra.Command, _ []string) error { return aShell(cmd, []string{""}) }
	plain := strings.NewReplacer("#### ", "", "\t", "  ") // Cobra writes Markdown.
	for _, shell := range cmd.Commands() {
		shell.Args, shell.Long = noArguments, plain.Replace(shell.Long)
	}
}

// aShell refuses every argument: the shells are commands of their own.
func aShell(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	what := "There are no completions for this shell."
	if args[0] == "" {
		what = "It is not said for which shell."
	}
	return model.WrongUsage(what, fmt.Sprintf("Use %s bash, zsh, fish or powershell.", cmd.CommandPath()))
}
