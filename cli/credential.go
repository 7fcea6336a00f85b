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
		Getenv: r.Getenv, Environ: r.Environ, TokenFile: s.TokenFile, Stdin: r.Stdin, Profile: s.Profile, Keyring: r.Keyring, Stderr: r.Stderr,
	}
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
