package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ztsession/api"
	"ztsession/cli/config"
	"ztsession/cli/recent"
	"ztsession/model"
	"ztsession/ui"
	"ztsession/ui/accessible"
	"ztsession/ui/clipboard"
	"ztsession/ui/screen/manual"
	"ztsession/ui/screen/recents"
	"ztsession/ui/screen/session/watching"
)

// show opens the screens, with what all commands have in common filled in.
func (r *run) show(ctx context.Context, opts ui.Options) error {
	s := r.settings()
	opts.Now, opts.Zone, opts.Times = s.Now, s.Zone, s.Times
	opts.Keys = s.Keys
	if opts.Warning == "" {
		opts.Warning = s.Notice()
	}
	opts.Theme, opts.NoColor, opts.ASCII = s.Theme, s.NoColor, s.ASCII
	opts.Mouse, opts.Still = s.Mouse, s.Still
	if s.ThemeFile != "" && !s.Accessible {
		colours, mistakes := config.LoadTheme(s.ThemeFile)
		opts.Colours = &colours
		if len(mistakes) > 0 && opts.Warning == "" {
			opts.Warning = "The theme file: " + mistakes[0].In(s.ThemeFile)
		}
	}
	opts.NoLookUps = s.NoLookUps
	opts.Understand, opts.OpenText, opts.OpenFile = api.Understand, r.openText, r.openFile
	opts.Save, opts.Filter = save, r.Filter
	opts.Mask = r.masker()
	opts.Program = r.program()
	opts.Watching = watching.Options{Interval: s.Watch.Interval, Bell: s.Bell, Record: r.recordFromScreen}
	opts.Manual = func() []manual.Chapter { return chapters(r.root) }
	if s.Accessible {
		return r.lineByLine(ctx, opts)
	}
	if r.Getenv("TERM") == "dumb" {
		if opts.Warning == "" {
			opts.Warning = "This terminal says of itself that nothing can be drawn on it (TERM is dumb), so there are no screens. Where it can, set TERM to what it is, such as xterm-256color."
		}
		return r.lineByLine(ctx, opts)
	}
	terminal := ui.Terminal{Out: r.Stdout, Environ: r.Environ}
	if r.StdinIsTerminal {
		terminal.In = r.Stdin
	}
	return r.RunUI(ctx, opts, terminal)
}

// lineByLine talks in place of showing screens.
func (r *run) lineByLine(ctx context.Context, opts ui.Options) error {
	ctx, stop := r.Signals(ctx)
	defer stop()
	at := accessible.Terminal{In: r.Stdin, Out: r.text(), Echoes: r.StdinIsTerminal && r.StdoutIsTerminal}
	if r.StdinIsTerminal {
		at.ReadSecret = r.ReadSecret
	}
	if at.Echoes {
		opts.Clipboard = clipboard.New(r.Environ, nil)
		if r.StdoutWidth != nil {
			at.Width = r.StdoutWidth()
		}
	}
	return causeOf(ctx, accessible.Run(ctx, opts, at))
}

// asking fills in what is asked with: the profile, and whose credentials.
func (r *run) asking(opts *ui.Options) {
	s := r.settings()
	opts.Profile = ui.Profile{Name: s.Profile.Name, Color: s.Profile.Color}
	before := s.Overridden
	if r.found != nil {
		opts.AskedWith = strings.Join(append([]string{sentence(api.KindOf(r.found.Credential) + ", from " + r.found.From)}, r.found.Notes...), " ")
		if r.found.Overrides {
			before = append(slices.Clone(before), "the token")
		}
	}
	if len(before) > 0 && len(s.File.Mistakes) == 0 {
		opts.Warning = fmt.Sprintf("The environment counts before the profile %s: %s.", s.Profile.Name, strings.Join(before, ", "))
	}
}

// source returns the client for the screens, or nil when there are no
// credentials and they have to ask.
func (r *run) source(ctx context.Context, log *logFile) (ui.Source, error) {
	credential, err := r.credential(ctx)
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
