package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/cli/secret"
	"ztsession/model"
	"ztsession/model/credential"
)

// authCommand is about the credentials.
func (r *run) authCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "auth",
		Short: "Credentials: keep a token in the system's keyring, see which is used",
		Long: `Credentials come from the first place that has them: --token-file, the token_variable of the profile, the environment, token_command or token_file of the profile, the system's keyring. With none of them the screens ask.

The keyring is that of macOS or Windows, or the Secret Service of a Linux desktop. A token is never taken from the command line, and never printed.`,
		Args: aSubcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(r.loginCommand(), r.statusCommand(), r.logoutCommand())
	return cmd
}

func (r *run) loginCommand() *cobra.Command {
	withToken := false
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Keep a token in the system's keyring",
		Long:  `Keep an API token in the system's keyring, for a profile or for use without one. It is asked for and not shown, and Cloudflare is asked whether it is good before it is kept. An e-mail and its Global API Key can be kept too: press enter where the token is asked.`,
		Example: `ztsession auth login
ztsession auth login --profile test
pass show cloudflare | ztsession auth login --with-token`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := r.Signals(cmd.Context())
			defer stop()
			return causeOf(ctx, r.login(ctx, withToken))
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	r.accountFlag(cmd)
	r.flags.AddAsking(cmd.Flags())
	cmd.Flags().BoolVar(&withToken, "with-token", false, "read the token from standard input")
	return cmd
}

// login asks for a credential, has it verified and keeps it.
func (r *run) login(ctx context.Context, withToken bool) error {
	name := secret.KeyOf(r.settings().Profile.Name)
	if err := r.hasKeyring(name); err != nil {
		return err
	}
	given, err := r.askCredential(ctx, withToken)
	if err == nil {
		err = api.CheckCredential(given)
	}
	if err != nil {
		return err
	}
	client, err := r.newClient(r.settings().BaseURL, given, nil)
	if err != nil {
		return err
	}
	seen, err := client.Inspect(ctx, r.settings().Ref.Account)
	if err != nil {
		return notKept(err)
	}
	packed, err := secret.Pack(given)
	if err == nil {
		err = r.Keyring.Set(name, packed)
	}
	if err != nil {
		return noKeyring(err)
	}
	_, err = fmt.Fprintf(r.Stdout, "Kept in the system's keyring%s: %s.\n", r.forProfile(), r.verifiedWords(seen))
	if before := r.countsBefore(); before != "" {
		r.say(before)
	}
	return writing(err)
}

// countsBefore says what counts before the keyring, and keeps what was kept there from
// being used; empty for nothing.
func (r *run) countsBefore() string {
	p := r.settings().Profile
	_, variables, none := api.CredentialFromEnv(r.Getenv)
	ours := ""
	switch {
	case p.TokenVariable != "":
		ours = "token_variable"
	case len(variables) > 0 && !errors.Is(none, model.ErrNoCredentials):
		return strings.Join(variables, " and ") + " is set and counts before it; unset it to use what was kept."
	case p.TokenFile != "":
		ours = "token_file"
	case len(p.TokenCommand) > 0:
		ours = "token_command"
	default:
		return ""
	}
	return ours + " of the profile " + p.Name + " counts before it; take that out of the settings to use what was kept."
}

func (r *run) forProfile() string {
	if name := r.settings().Profile.Name; name != "" {
		return " for the profile " + name
	}
	return ""
}

// notKept says that a credential was not kept because it could not be verified.
func notKept(err error) error {
	p := model.ProblemOf(err)
	p.What = "It was not kept. " + p.What
	return &model.Failure{Explanation: p, Cause: err}
}

// hasKeyring returns why nothing can be kept, before a person types a token.
func (r *run) hasKeyring(name string) error {
	if r.Keyring == nil {
		return noKeyring(errors.New("this program was built without one"))
	}
	if _, err := r.Keyring.Get(name); err != nil && !errors.Is(err, secret.ErrNotKept) {
		return noKeyring(err)
	}
	return nil
}

// noKeyring explains that there is no keyring, and what does in its place.
func noKeyring(reason error) error {
	failure := model.WrongUsage("The system's keyring cannot be used: "+reason.Error()+".",
		"Set CLOUDFLARE_API_TOKEN, or give a profile token_command (1Password, pass, vault) or token_file, a file that nobody but you may read.")
	failure.Cause = reason
	return failure
}

// askCredential takes a credential from standard input or the terminal, on which it is
// never shown. Of a line that sets a variable only the token is taken.
func (r *run) askCredential(ctx context.Context, withToken bool) (model.Credential, error) {
	if withToken && !r.StdinIsTerminal {
		line, err := secret.ReadToken(ctx, r.Stdin)
		if err == nil && line == "" {
			err = nothingGiven()
		}
		return model.Credential{Token: model.NewSecret(credential.Alone(line))}, err
	}
	if r.ReadSecret == nil || !r.StdinIsTerminal {
		return model.Credential{}, model.WrongUsage("There is no terminal to ask on.", "Give the token on standard input, with --with-token.")
	}
	_, _ = fmt.Fprintf(r.Stderr, "An API token with the permission %s is needed; this page has it ticked:\n%s\n", api.Permission, credential.TokenLink())
	var answers [3]string
	for i, question := range []string{
		"API token (it is not shown; enter alone asks for an e-mail and a key): ",
		"E-mail that you sign in to Cloudflare with (it is not shown): ",
		"Global API Key of that e-mail (it is not shown): ",
	} {
		line, err := r.ReadSecret(ctx, question)
		if err != nil {
			return model.Credential{}, err
		}
		answers[i] = credential.Alone(strings.TrimSpace(line))
		if i == 0 && answers[0] != "" {
			return model.Credential{Token: model.NewSecret(answers[0])}, nil
		}
		if answers[i] == "" && i > 0 {
			return model.Credential{}, nothingGiven()
		}
	}
	return model.Credential{Email: answers[1], Key: model.NewSecret(answers[2])}, nil
}

func nothingGiven() error {
	return model.WrongUsage("Nothing was given, so nothing was kept.", "Run the command again.")
}

func (r *run) logoutCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "logout",
		Short: "Forget the token that the system's keyring keeps",
		Long:  `Forget the token that ztsession auth login has kept, for a profile or for use without one. The token itself stays good; it is revoked in the dashboard, My Profile, API Tokens.`,
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			if r.Keyring == nil {
				return noKeyring(errors.New("this program was built without one"))
			}
			says := "Forgotten" + r.forProfile() + ". The token itself stays good until it is revoked in the dashboard, My Profile, API Tokens."
			switch err := r.Keyring.Delete(secret.KeyOf(r.settings().Profile.Name)); {
			case errors.Is(err, secret.ErrNotKept):
				says = "Nothing was kept" + r.forProfile() + "."
			case err != nil:
				return noKeyring(err)
			}
			_, err := fmt.Fprintln(r.Stdout, says)
			return writing(err)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}
