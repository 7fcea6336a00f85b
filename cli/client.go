package cli

import (
	"context"

	"ztsession/api"
	"ztsession/model"
)

// newClient returns a client for the API at a base URL, empty for Cloudflare's
// own, that asks as the settings say. log may be nil; more options count last.
func (r *run) newClient(baseURL string, credential model.Credential, log *logFile, more ...api.Option) (*api.Client, error) {
	options := append(r.wayOptions(baseURL), api.WithCredential(credential), api.WithLog(log.write))
	return api.New(append(options, more...)...)
}

// wayOptions say how the API at a base URL is reached, whoever asks.
func (r *run) wayOptions(baseURL string) []api.Option {
	s := r.settings()
	options := []api.Option{
		api.WithClock(s.Now),
		api.WithUserAgent("ztsession/" + versionNumber()),
		api.WithTimeout(s.Timeout),
		api.WithEnv(r.Getenv),
		api.WithCAFile(s.CAFile, s.CANamedBy),
	}
	if baseURL != "" {
		options = append(options, api.WithBaseURL(baseURL))
	}
	if r.Transport != nil {
		options = append(options, api.WithTransport(r.Transport))
	}
	return options
}

// connection is what a command that prints asks the API through.
type connection struct {
	client *api.Client
	// masked is set when what is found must not be shown as it is.
	masked bool
}

// withConnection calls do with a connection for the credentials of the
// environment, until a signal comes.
func (r *run) withConnection(ctx context.Context, do func(context.Context, connection) error) error {
	credential, err := r.credential(ctx)
	if err != nil {
		return err
	}
	log, err := r.openLog()
	if err != nil {
		return err
	}
	client, err := r.newClient(r.settings().BaseURL, credential, log)
	if err != nil {
		return log.close(err)
	}
	ctx, stop := r.Signals(ctx)
	defer stop()
	return log.close(causeOf(ctx, do(ctx, connection{client, r.isMasked()})))
}

// withinTimeout is withConnection for a command whose requests, however many,
// have the time of one look-up together.
func (r *run) withinTimeout(ctx context.Context, do func(context.Context, connection) error) error {
	return r.withConnection(ctx, func(ctx context.Context, c connection) error {
		ctx, cancel := context.WithTimeout(ctx, r.settings().Timeout)
		defer cancel()
		return do(ctx, c)
	})
}
