package cli

import (
	"context"
	"errors"

	"ztsession/api"
	"ztsession/cli/recent"
	"ztsession/model"
	"ztsession/ui"
	"ztsession/ui/screen/recents"
)

// show opens the screens, with what all commands have in common filled in.
func (r *run) show(ctx context.Context, opts ui.Options) error {
	s := r.settings()
	opts.Now, opts.Zone, opts.UTC = s.Now, s.Zone, s.UTC
	opts.Theme, opts.NoColor, opts.ASCII = s.Theme, s.NoColor, s.ASCII
	opts.NoLookUps = s.NoLookUps
	opts.Understand, opts.OpenText, opts.OpenFile = api.Understand, r.openText, r.openFile
	opts.Mask = r.masker()
	opts.Program = r.program()
	terminal := ui.Terminal{Out: r.Stdout, Environ: r.Environ}
	if r.StdinIsTerminal {
		terminal.In = r.Stdin
	}
	return r.RunUI(ctx, opts, terminal)
}

// source returns the client for the screens, or nil when there are no
// credentials and they have to ask.
func (r *run) source(log *logFile) (ui.Source, error) {
	credential, err := r.settings().Credential()
	if errors.Is(err, model.ErrNoCredentials) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.sourceFor(credential, log)
}

// sourceFor returns the client for the screens with credentials of its own.
func (r *run) sourceFor(credential model.Credential, log *logFile) (ui.Source, error) {
	client, err := r.newClient(r.settings().BaseURL, credential, log)
	if err != nil {
		return nil, err // Not the client: a nil one in an interface is not nil.
	}
	return client, nil
}

// recents returns the person's recent look-ups. With --mask there are none: the
// list holds ids as they are, and a stand-in names nobody in another run.
func (r *run) recents() recents.Store {
	if r.isMasked() {
		return nil
	}
	return recent.Open(r.Getenv, r.Now)
}
