package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/lookup"
	"ztsession/model/recording"
	"ztsession/model/text/safe"
	"ztsession/model/text/shell"
	"ztsession/model/watch"
	"ztsession/ui"
)

// stdinName names standard input on the command line.
const stdinName = "-"

// openCommand shows a saved answer.
func (r *run) openCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "open FILE|-",
		Short: "Open a saved answer, without the network",
		Long: `Open a saved answer, without the network: a whole answer of the API, the session alone, or a user's own identity (the answer of /cdn-cgi/access/get-identity). With - it is read from standard input.

A recording of ztsession watch is gone through state by state, with the log of what happened and when; printed, it is its last state with that log.`,
		Example: `ztsession open answer.json
ztsession get -o json ACCOUNT USER NONCE | ztsession open -
ztsession open case.jsonl`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return r.open(cmd, args[0]) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	r.reportFlags(cmd)
	r.screenFlags(cmd)
	return cmd
}

func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] != "" {
		return nil
	}
	if len(args) == 1 {
		return model.WrongUsage("The name of the file is empty.", fmt.Sprintf("Use %s FILE, or - for standard input.", cmd.CommandPath()))
	}
	return model.WrongUsage("One file is opened at a time.", fmt.Sprintf("Use %s FILE, or - for standard input.", cmd.CommandPath()))
}

func (r *run) open(cmd *cobra.Command, name string) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	session, recorded, err := r.readSaved(name)
	if err != nil {
		return r.withLookUp(err)
	}
	opts := ui.Options{Session: session}
	if recorded != nil {
		opts.Replay = watch.Of(recorded)
	}
	switch {
	case r.wantsPrint(cmd, name == stdinName) && opts.Replay != nil:
		return r.printReplay(session, opts.Replay)
	case r.wantsPrint(cmd, name == stdinName):
		return r.print(session)
	case opts.Replay == nil && name != stdinName:
		opts.Reopen = func(context.Context) (*model.Session, error) { return r.read(name) }
	}
	return r.show(cmd.Context(), opts)
}

// read reads a saved answer from the file called name, or from standard input.
func (r *run) read(name string) (*model.Session, error) {
	session, _, err := r.readSaved(name)
	return session, err
}

// readSaved is read that returns the whole recording too, where it is one.
func (r *run) readSaved(name string) (*model.Session, *recording.Recording, error) {
	if name != stdinName {
		file, err := os.Open(name)
		if err != nil {
			return nil, nil, cannotOpen(name, err)
		}
		defer func() { _ = file.Close() }() // It was only read.
		return api.OpenSaved(file, name, r.settings().Now())
	}
	if r.StdinIsTerminal {
		_, _ = fmt.Fprintln(r.Stderr, "Paste the answer, then press ctrl-d on a line of its own.")
	}
	return api.OpenSaved(r.Stdin, model.StandardInput, r.settings().Now())
}

// printReplay prints last, the last answer of a recording, with what happened before.
func (r *run) printReplay(last *model.Session, replay *watch.Replay) error {
	shown := r.masker().Session(last)
	shown.Watched = watch.Told(replay.Events, r.masker(), r.settings().Clock())
	for _, note := range replay.Notes {
		r.say(r.masker().File(replay.Name) + ": " + note)
	}
	return r.printShown(shown)
}

func (r *run) readFrom(from io.Reader, name string) (*model.Session, error) {
	return api.Open(from, name, r.settings().Now())
}

// openText reads a saved answer that was pasted.
func (r *run) openText(text string) (*model.Session, error) {
	return r.readFrom(strings.NewReader(text), model.PastedText)
}

// openFile reads a saved answer from a file alone: the keys come from standard input.
func (r *run) openFile(name string) (*model.Session, error) {
	if name == stdinName {
		name = "./" + name
	}
	return r.read(name)
}

// cannotOpen explains why a file cannot be opened.
func cannotOpen(name string, err error) error {
	reason, next := err.Error(), "Check its name and place."
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		reason, next = "you may not read it", "Ask whoever owns the file, or copy it to a place of your own."
	case errors.As(err, &path):
		reason = path.Err.Error()
	}
	return &model.Failure{
		Explanation: model.Problem{What: fmt.Sprintf("Cannot open %s: %s.", safe.Text(name), safe.Text(reason)), Next: next, File: safe.Text(name)},
		Cause:       err,
	}
}

// withLookUp adds the command that looks up what a file names, where it is no
// session itself. With --mask it stays unsaid, for it has ids in it.
func (r *run) withLookUp(err error) error {
	var failure *model.Failure
	if !errors.As(err, &failure) || failure.Ref == (model.Ref{}) || r.isMasked() {
		return err
	}
	ref := failure.Ref
	command := "ztsession get"
	if ref.Account != "" {
		command += " --account " + shell.Quote(ref.Account)
	}
	if ref.User == "" {
		ref.User = "USER"
	}
	if ref.Nonce == "" {
		ref.Nonce = lookup.Latest
	}
	in := *failure
	in.Choices = []string{command + " --user " + shell.Quote(ref.User) + " --nonce " + shell.Quote(ref.Nonce)}
	return &in
}
