package cli

import (
	"context"

	"ztsession/api"
)

// connection is what a command that prints asks the API through.
type connection struct {
	client *api.Client
	// names never masks: it turns an e-mail into an id, which needs the real one.
	names *api.Client
}

// withConnection calls do with a connection for the credentials of the
// environment, until a signal comes.
func (r *run) withConnection(ctx context.Context, do func(context.Context, connection) error) error {
	credential, err := api.CredentialFromEnv(r.Getenv)
	if err != nil {
		return err
	}
	log, err := r.openLog()
	if err != nil {
		return err
	}
	options := r.clientOptions(credential, log)
	client, err := r.clientAt(options)
	if err != nil {
		return log.close(err)
	}
	names := client
	if r.flags.mask {
		if names, err = r.clientAt(append(options, api.WithMask(false))); err != nil {
			return log.close(err)
		}
	}
	ctx, stop := r.Signals(ctx)
	defer stop()
	return log.close(because(ctx, do(ctx, connection{client, names})))
}
