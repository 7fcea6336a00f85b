// Package secret finds the credential of a run: in the environment, in a file, from
// a program that prints it, in the system's keyring. Where it was found is told
// with it, the secret itself never.
package secret

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ztsession/api"
	"ztsession/cli/config"
	"ztsession/model"
	"ztsession/model/credential"
)

// Found is a credential, and where it comes from.
type Found struct {
	Credential model.Credential
	// From says where it comes from, with its article: "the variable CF_API_TOKEN".
	From string
	// Overrides is set when it counts before the profile's own.
	Overrides bool
	// Renew says in a sentence where another one goes, when this one is not good.
	Renew string
	// Notes are sentences about it that a person should hear.
	Notes []string
}

// Search says where to look.
type Search struct {
	Getenv  func(string) string
	Environ []string // for the program that prints a token
	// Hidden are variables that the program gets as little as those of Cloudflare that
	// hold secrets: other profiles have their tokens in them.
	Hidden []string
	// TokenFile is the file that a flag names, - for Stdin; empty for none.
	TokenFile string
	Stdin     io.Reader
	// StdinIsTerminal means that a person is there: the program may ask them something,
	// and a token would be typed for everybody to see.
	StdinIsTerminal bool
	Profile         config.Profile
	Keyring         Keyring // nil for none
	// Stderr takes what the program says that prints a token.
	Stderr io.Writer
	// Quiet leaves out what may ask the person something: programs and the keyring.
	Quiet bool
}

// Find returns the credential that counts, the first there is: the file that a
// flag names, the variable that the profile names, the environment, the program
// or file of the profile, the keyring. The error is a *model.Failure, which
// matches model.ErrNoCredentials when there is none at all.
func (s Search) Find(ctx context.Context) (Found, error) {
	if s.TokenFile != "" {
		return s.fromFile(ctx, s.TokenFile, "the file of --token-file")
	}
	if name := s.Profile.TokenVariable; name != "" && s.Getenv(name) != "" {
		return found(s.Getenv(name), "the variable "+name+" of the profile "+s.Profile.Name, "set that anew")
	}
	credential, variables, err := api.CredentialFromEnv(s.Getenv)
	if !errors.Is(err, model.ErrNoCredentials) || credential.Email != "" {
		p, from := s.Profile, fromVariables(variables)
		return Found{
			Credential: credential, From: from, Renew: renew(from, "set "+itOrThem(variables)+" anew"), Notes: s.notes(variables),
			Overrides: len(p.TokenCommand) > 0 || p.TokenFile != "" || p.TokenVariable != "",
		}, err
	}
	from, ours := s.fromProfile(ctx)
	if !errors.Is(ours, model.ErrNoCredentials) {
		return from, ours
	}
	kept, keyring := s.fromKeyring()
	switch {
	case keyring == nil:
		return kept, nil
	case !errors.Is(keyring, errNothing):
		return Found{}, keyring
	}
	return Found{}, err
}

// fromProfile returns the credential that the profile leads to.
func (s Search) fromProfile(ctx context.Context) (Found, error) {
	of := " of the profile " + s.Profile.Name
	switch p := s.Profile; {
	case p.TokenVariable != "":
		return Found{}, model.WrongUsage("The variable "+p.TokenVariable+of+" is not set.", "Set it to the API token, or give the profile another way to its token.")
	case p.TokenFile != "":
		return s.fromFile(ctx, p.TokenFile, "token_file"+of)
	case len(p.TokenCommand) > 0 && !s.Quiet:
		token, err := s.run(ctx, p.TokenCommand, "token_command"+of)
		if err != nil {
			return Found{}, err
		}
		return found(token, "token_command"+of, "put another one where that finds it")
	}
	return Found{}, none()
}

// errNothing says that a place has no credential.
var errNothing = errors.New("there is nothing")

func none() error { return &model.Failure{Kind: model.ErrNoCredentials, Cause: errNothing} }

// found returns the token of a line as what was found, once it can be one. where says
// where another one goes.
func found(line, from, where string) (Found, error) {
	const alone = "Put the API token there, on a line of its own"
	credential := model.Credential{Token: model.NewSecret(credential.Alone(line))}
	if line == "" {
		return Found{}, model.WrongUsage("There is nothing in "+from+".", alone+".")
	}
	if err := api.CheckCredential(credential); err != nil {
		p := model.ProblemOf(err)
		return Found{}, model.WrongUsage("What "+from+" holds cannot be used. "+p.What, alone+", without quotes.")
	}
	return Found{Credential: credential, From: from, Renew: renew(from, where)}, nil
}

// renew says where a credential came from, and where another one goes.
func renew(from, where string) string { return "It came from " + from + "; " + where + "." }

func itOrThem(names []string) string {
	if len(names) == 1 {
		return "that"
	}
	return "them"
}

func fromVariables(names []string) string {
	if len(names) == 1 {
		return "the variable " + names[0]
	}
	return "the variables " + strings.Join(names, " and ")
}

// notes says which old names were used, and what they count before.
func (s Search) notes(variables []string) []string {
	var notes []string
	for _, name := range variables {
		now := "CLOUDFLARE_API_TOKEN"
		switch {
		case strings.Contains(name, "EMAIL"):
			now = "CLOUDFLARE_EMAIL"
		case strings.Contains(name, "KEY"):
			now = "CLOUDFLARE_API_KEY"
		}
		if name != now {
			notes = append(notes, fmt.Sprintf("%s is an older name of %s; it works as well.", name, now))
		}
	}
	if unused := api.UnusedVariables(s.Getenv, variables); len(unused) > 0 {
		notes = append(notes, "What "+strings.Join(unused, " and ")+" holds does not count beside it.")
	}
	if p := s.Profile; len(p.TokenCommand) > 0 || p.TokenFile != "" || p.TokenVariable != "" {
		notes = append(notes, "The environment counts before the profile "+p.Name+", whose own token is not used.")
	}
	return notes
}
