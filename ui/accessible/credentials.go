package accessible

import (
	"context"
	"errors"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/ui/screen/credentials"
)

// askCredential asks for a token, or for another way to go on, until there is one.
func (d *dialogue) askCredential() error {
	if d.opts.Connect == nil || d.at.ReadSecret == nil {
		return &model.Failure{Kind: model.ErrNoCredentials, Explanation: model.Problem{
			What: "There are no credentials to ask Cloudflare with.", Next: "Set CLOUDFLARE_API_TOKEN, or try ztsession demo --accessible.",
		}}
	}
	d.say("Cloudflare has to know you. An API token with the permission Access: Audit Logs Read is enough.")
	d.say("What is typed is kept in memory until the program ends, and sent to Cloudflare alone. ztsession auth login saves typing it.")
	for {
		typed, err := d.at.ReadSecret(d.ctx, "API token, which is not shown; empty for other ways: ")
		if err != nil {
			return err
		}
		if typed = strings.TrimSpace(typed); typed == "" {
			err = d.choose(d.otherWays())
		} else {
			err = d.use(model.Credential{Token: model.NewSecret(secretIn(typed))})
		}
		switch {
		case d.source != nil:
			return nil
		case err != nil && !errors.Is(err, errBack):
			return err
		}
	}
}

// otherWays are those for who has no token at hand.
func (d *dialogue) otherWays() menu {
	return menu{
		place: func() string { return "Other ways:" },
		choices: func() []choice {
			all := []choice{
				{"E-mail and Global API Key, in place of a token", d.emailAndKey},
				{"The address of the dashboard's form for a new token", func() error { d.put(credential.TokenLink() + "\n"); return nil }},
				{"The same for a token that reads policies and names too", func() error { d.put(credential.PolicyTokenLink() + "\n"); return nil }},
			}
			if d.opts.Demo != nil {
				all = append(all, choice{"The demo: an invented company, without credentials", d.demo})
			}
			return all
		},
		prompt: "Number, b to type a token:",
	}
}

// emailAndKey asks for what an account has in place of a token.
func (d *dialogue) emailAndKey() error {
	email, err := d.line("E-mail, empty for none:")
	if err != nil || email == "" {
		return err
	}
	key, err := d.at.ReadSecret(d.ctx, "Global API Key, which is not shown: ")
	if err != nil {
		return err
	}
	if err := d.use(model.Credential{Email: email, Key: model.NewSecret(secretIn(strings.TrimSpace(key)))}); err != nil {
		return err
	}
	return errDone
}

// secretIn is the token or key of a line that has more than it, such as one that sets a
// variable, and any other text as it is.
func secretIn(text string) string {
	found, ok := credential.Find(text)
	if !ok || found.Kind == credential.AccessToken || !strings.ContainsAny(text, " \t=:") {
		return text
	}
	return text[found.Value:found.End]
}

// use makes a source of credentials, and has it verified where that can be. An error
// says that others are wanted; it was said.
func (d *dialogue) use(with model.Credential) error {
	source, err := d.opts.Connect(with)
	if err != nil {
		d.problem(err)
		return errBack
	}
	if verifier, ok := source.(credentials.Verifier); ok {
		if err := d.verify(verifier); err != nil {
			return err
		}
	}
	d.connect(source)
	return nil
}

// verify asks whether credentials are good. Where that cannot be told they are used as
// they are.
func (d *dialogue) verify(verifier credentials.Verifier) error {
	_, err := ask(d, "whether these credentials are good", plain(func(ctx context.Context) (struct{}, error) {
		ctx, cancel := context.WithTimeout(ctx, longestBeside)
		defer cancel()
		return struct{}{}, verifier.Verify(ctx, d.account)
	}))
	switch {
	case d.ctx.Err() != nil:
		return d.ctx.Err()
	case errors.Is(err, model.ErrUnauthorized):
		return errBack
	case err != nil:
		d.wrong = nil
		d.say("Whether they are good could not be told, so they are used as they are.")
	}
	return nil
}

// demo goes on with the simulated API.
func (d *dialogue) demo() error {
	found, err := d.opts.Demo(d.ctx)
	if err != nil {
		d.problem(err)
		return nil
	}
	d.connect(found.Source)
	d.account, d.opts.Notice, d.opts.LookUp = found.Ref.Account, found.Notice, false
	return errDone
}
