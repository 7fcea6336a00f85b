package cli

import (
	"errors"

	"ztsession/api"
	"ztsession/model"
	"ztsession/ui"
)

// client returns a client for the API that flags and environment name.
func (r *run) client(credential model.Credential, log *logFile) (*api.Client, error) {
	options := r.clientOptions(credential, log)
	base := r.flags.baseURL
	if base == "" {
		base = api.BaseURLFromEnv(r.Getenv)
	}
	if base != "" {
		options = append(options, api.WithBaseURL(base))
	}
	return api.New(options...)
}

func (r *run) clientOptions(credential model.Credential, log *logFile) []api.Option {
	return []api.Option{
		api.WithCredential(credential),
		api.WithMask(r.flags.mask),
		api.WithClock(r.clock()),
		api.WithLog(log.write),
		api.WithUserAgent("ztsession/" + versionNumber()),
		api.WithTimeout(r.flags.timeout),
	}
}

// source returns the client for the screens, or nil when there are no
// credentials and they have to ask.
func (r *run) source(log *logFile) (ui.Source, error) {
	credential, err := api.CredentialFromEnv(r.Getenv)
	if errors.Is(err, model.ErrNoCredentials) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.connect(credential, log)
}

// connect returns the client for the screens.
func (r *run) connect(credential model.Credential, log *logFile) (ui.Source, error) {
	client, err := r.client(credential, log)
	if err != nil {
		return nil, err // Not the client: a nil one in an interface is not nil.
	}
	return client, nil
}
