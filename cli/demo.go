package cli

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/lookup"
	"ztsession/ui"
)

// demoNotice stands on the look-up form of the demo.
const demoNotice = "Demo: an invented company on this computer; nothing leaves it. Type a name, such as amina."

// demoCommand is the program on the simulated API.
func (r *run) demoCommand() *cobra.Command {
	list, tour := false, false
	cmd := &cobra.Command{
		Use:   "demo [STORY]",
		Short: "Try the program: no account, no network",
		Long:  `Try the program on a simulated API inside it: an invented company, no account, no network. STORY opens one of its sessions at once; --list names them.`,
		Example: `ztsession demo
ztsession demo --tour
ztsession demo --list
ztsession demo -o markdown disk-not-encrypted`,
		Args: atMostOneStory,
		RunE: func(cmd *cobra.Command, args []string) error {
			company, err := sim.New(sim.Options{Now: r.settings().Now})
			if err != nil {
				return err
			}
			if list {
				return r.listStories(company.Stories())
			}
			return r.demo(cmd, company, args, tour)
		},
		ValidArgsFunction: r.completeStory,
	}
	r.reportFlags(cmd)
	r.detailsFlag(cmd)
	r.screenFlags(cmd)
	r.nowFlag(cmd)
	cmd.Flags().BoolVar(&list, "list", false, "list the sessions and what they show")
	cmd.Flags().BoolVar(&tour, "tour", false, "begin with three screens that show you around")
	return cmd
}

func atMostOneStory(cmd *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return model.WrongUsage("One story is opened at a time.", seeHelp(cmd))
}

func (r *run) completeStory(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	company, err := sim.New(sim.Options{Now: r.settings().Now})
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, story := range company.Stories() {
		names = append(names, cobra.CompletionWithDesc(story.Name, story.Title))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// listStories prints the names of the stories beside what they show.
func (r *run) listStories(stories []sim.Story) error {
	out := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for _, story := range stories {
		if _, err := fmt.Fprintf(out, "%s\t%s\n", story.Name, story.Title); err != nil {
			return writing(err)
		}
	}
	return writing(out.Flush())
}

// demo shows or prints a story, the first one when none is named.
func (r *run) demo(cmd *cobra.Command, company *sim.API, args []string, tour bool) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	if err := r.checkDetails(); err != nil {
		return err
	}
	story, err := findStory(company.Stories(), args)
	if err != nil {
		return err
	}
	server, err := company.Start(cmd.Context(), "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer server.Close()
	client, err := r.newClient(server.BaseURL(), sim.Credential(), nil)
	if err != nil {
		return err
	}
	r.again = func(origin model.Origin) string { return storyAgain(company.Stories(), origin.Ref) }
	if r.wantsPrint(cmd, false) {
		ctx, stop := r.Signals(cmd.Context())
		defer stop()
		return causeOf(ctx, r.printFrom(ctx, client, lookup.Found{Ref: story.Ref}, nil))
	}
	return r.showDemo(cmd.Context(), client, story, len(args) > 0, tour)
}

// storyAgain returns the command that shows a session of the demo again.
func storyAgain(stories []sim.Story, ref model.Ref) string {
	for _, story := range stories {
		if story.Ref == ref {
			return "ztsession demo " + story.Name
		}
	}
	return "ztsession demo"
}

// showDemo shows the story that was named, else the form with only the account
// filled in, since that is how a look-up begins.
func (r *run) showDemo(ctx context.Context, client *api.Client, story sim.Story, named, tour bool) error {
	ref := story.Ref
	if !named {
		ref = model.Ref{Account: ref.Account}
	}
	return r.show(ctx, ui.Options{
		Source:  client,
		Connect: func(model.Credential) (ui.Source, error) { return client, nil },
		Ref:     ref,
		LookUp:  named,
		Notice:  demoNotice,
		Tour:    tour,
	})
}

// offerDemo starts the simulated API for somebody who has no credentials at hand. It
// ends when ctx does.
func (r *run) offerDemo(ctx context.Context) (ui.Demo, error) {
	company, err := sim.New(sim.Options{Now: r.settings().Now})
	if err != nil {
		return ui.Demo{}, err
	}
	server, err := company.Start(ctx, "127.0.0.1:0")
	if err != nil {
		return ui.Demo{}, err
	}
	context.AfterFunc(ctx, server.Close)
	client, err := r.newClient(server.BaseURL(), sim.Credential(), nil)
	if err != nil {
		return ui.Demo{}, err
	}
	program := r.program()
	program.Again = func(origin model.Origin) string { return storyAgain(company.Stories(), origin.Ref) }
	return ui.Demo{Source: client, Ref: model.Ref{Account: company.Stories()[0].Ref.Account}, Notice: demoNotice, Program: program}, nil
}

func findStory(stories []sim.Story, args []string) (sim.Story, error) {
	if len(args) == 0 {
		return stories[0], nil
	}
	for _, story := range stories {
		if story.Name == args[0] {
			return story, nil
		}
	}
	return sim.Story{}, model.WrongUsage("There is no such story.", "ztsession demo --list names them.")
}
