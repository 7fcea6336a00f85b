package cli

import (
	"errors"

	"ztsession/api"
	"ztsession/cli/recent"
	"ztsession/model"
	"ztsession/ui"
	"ztsession/ui/screen/recents"
)

// client returns a client for the API that flags and environment name.
func (r *run) client(credential model.Credential, log *logFile) (*api.Client, error) {
	return r.clientAt(r.clientOptions(credential, log))
}

// clientAt returns a client at the base URL of flags or environment.
func (r *run) clientAt(options []api.Option) (*api.Client, error) {
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

// recents returns the person's recent look-ups. With --mask there are none: the
// list holds ids as they are, and a stand-in names nobody in another run.
func (r *run) recents() recents.Store {
	if r.flags.mask {
		return nil
	}
	return recent.Open(r.Getenv, r.Now)
}
