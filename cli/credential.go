package cli

import (
	"context"

	"ztsession/cli/secret"
	"ztsession/model"
)

// search says where the credential of the run may be.
func (r *run) search() secret.Search {
	s := r.settings()
	return secret.Search{
		Getenv: r.Getenv, Environ: r.Environ, Hidden: r.otherVariables(), TokenFile: s.TokenFile, Stdin: r.Stdin, StdinIsTerminal: r.StdinIsTerminal,
		Profile: s.Profile, Keyring: r.Keyring, Stderr: r.Stderr,
	}
}

// otherVariables are those in which profiles have their tokens.
func (r *run) otherVariables() []string {
	var names []string
	for _, p := range r.settings().File.Profiles {
		if p.TokenVariable != "" {
			names = append(names, p.TokenVariable)
		}
	}
	return names
}

// find returns the credential of the run and where it comes from. It is looked
// for once: a program that prints it may ask the person to unlock something.
func (r *run) find(ctx context.Context) (secret.Found, error) {
	if r.found != nil {
		return *r.found, nil
	}
	found, err := r.search().Find(ctx)
	if err != nil {
		return found, err
	}
	r.found = &found
	return found, nil
}

// credential returns who asks. The error is that of secret.Search.Find.
func (r *run) credential(ctx context.Context) (model.Credential, error) {
	found, err := r.find(ctx)
	return found.Credential, err
}
