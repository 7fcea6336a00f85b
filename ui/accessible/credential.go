package accessible

import (
	"context"
	"errors"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/ui/screen/credentials"
)

// The words that lead elsewhere where a token is asked for.
const (
	demoWord     = "demo"
	keyWord      = "key"
	policiesWord = "policies"
)

// askCredential asks for a token until one can be used. It says what is needed, and
// how one gets it.
func (d *dialogue) askCredential() error {
	if d.opts.Connect == nil || d.at.ReadSecret == nil {
		return &model.Failure{Kind: model.ErrNoCredentials, Explanation: model.Problem{
			What: "There are no credentials to ask Cloudflare with.", Next: "Set CLOUDFLARE_API_TOKEN, or try ztsession demo --accessible.",
		}}
	}
	d.say("There are no credentials to ask Cloudflare with. An API token with the permission Access: Audit Logs Read is needed. This page of the dashboard makes one, with that ticked:")
	d.put(credential.TokenLink() + "\n")
	d.say("What is typed is kept in memory until the program ends, and sent to Cloudflare alone. In place of a token, the word " + policiesWord + " says the page for one that reads policies and names too, and " + keyWord + " asks for an e-mail with its Global API Key.")
	question := "API token, which is not shown; an empty line ends: "
	if d.opts.Demo != nil {
		question = "API token, which is not shown; " + demoWord + " opens the demo, an empty line ends: "
	}
	for {
		typed, err := d.at.ReadSecret(d.ctx, question)
		if err != nil {
			return err
		}
		switch typed = strings.TrimSpace(typed); {
		case typed == "":
			return errEnd
		case strings.EqualFold(typed, policiesWord):
			d.put(credential.PolicyTokenLink() + "\n")
			continue
		case strings.EqualFold(typed, keyWord):
			err = d.emailAndKey()
		case d.opts.Demo != nil && strings.EqualFold(typed, demoWord):
			err = d.openDemo()
		default:
			err = d.connectWith(model.Credential{Token: model.NewSecret(credential.Alone(typed))})
		}
		switch {
		case err == nil && d.source != nil:
			d.wrong = nil
			return nil
		case d.ctx.Err() != nil:
			return d.ctx.Err()
		case errors.Is(err, errEnd):
			return err
		case err != nil:
			d.problem(err)
		}
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
	return d.connectWith(model.Credential{Email: email, Key: model.NewSecret(credential.Alone(strings.TrimSpace(key)))})
}

// connectWith connects with what was typed, unless Cloudflare says that it is not good.
func (d *dialogue) connectWith(typed model.Credential) error {
	source, err := d.opts.Connect(typed)
	if err != nil {
		return err
	}
	if verifier, ok := source.(credentials.Verifier); ok {
		ctx, cancel := context.WithTimeout(d.ctx, longestBeside)
		defer cancel()
		switch err := verifier.Verify(ctx, d.opts.Ref.Account); {
		case errors.Is(err, model.ErrUnauthorized):
			return err
		case err != nil:
			d.say("Whether this token is good could not be told: " + d.mask.Problem(model.ProblemOf(err)).What + " It is used as it is.")
		}
	}
	d.connect(source)
	return nil
}

// openDemo goes on with the simulated API: nothing of what is asked with counts, and
// nothing is kept.
func (d *dialogue) openDemo() error {
	demo, err := d.opts.Demo(d.ctx)
	if err != nil {
		return err
	}
	d.opts.Profile.Name, d.opts.Recents, d.opts.Program, d.opts.LookUp, d.account = "", nil, demo.Program, false, demo.Ref.Account
	d.say(demo.Notice)
	d.connect(demo.Source)
	return nil
}
