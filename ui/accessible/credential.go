package accessible

import (
	"errors"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/ui/screen/credentials"
)

// demoWord opens the demo where a token is asked for.
const demoWord = "demo"

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
		case d.opts.Demo != nil && strings.EqualFold(typed, demoWord):
			err = d.openDemo()
		default:
			err = d.connectWith(model.Credential{Token: model.NewSecret(credential.Alone(typed))})
		}
		if err == nil {
			return nil
		}
		if d.ctx.Err() != nil {
			return d.ctx.Err()
		}
		d.problem(err)
	}
}

// connectWith connects with a token, unless Cloudflare says that it is not good.
func (d *dialogue) connectWith(typed model.Credential) error {
	source, err := d.opts.Connect(typed)
	if err != nil {
		return err
	}
	if verifier, ok := source.(credentials.Verifier); ok {
		switch err := verifier.Verify(d.ctx, d.opts.Ref.Account); {
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
