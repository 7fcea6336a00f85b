package accessible

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	verdict "ztsession/model/access/report"
	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/model/lists"
	"ztsession/model/lookup"
	"ztsession/model/report"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
	"ztsession/model/ticket"
)

// why asks for an application and says which of its policies decides.
func (o *open) why() error {
	from := o.accounts.Of(o.answered.Origin.Ref.Account)
	var listed []model.App
	if entry := o.answered.Origin.Listed; entry != nil {
		listed = entry.Apps
	}
	choices := func() []choice {
		var all []choice
		if o.row != nil {
			all = append(all, choice{"The application of the request that led here", func() error { return o.verdict(from, gather.Which{Row: o.row}) }})
		}
		for _, app := range listed {
			all = append(all, choice{o.mask.Text(app.Name), func() error { return o.verdict(from, gather.Which{ID: app.UID, Asked: app.Title()}) }})
		}
		return all
	}
	return o.choose(menu{
		place:   func() string { return "Which application? Type its name, an address in it, or a number." },
		choices: choices, prompt: "Application, or b to go back:",
		other: func(typed string) error { return o.verdict(from, gather.Which{Asked: o.mask.Original(typed)}) },
	})
}

// verdict says what the policies of an application come to.
func (o *open) verdict(from *gather.Gatherer, which gather.Which) error {
	v, err := ask(o.dialogue, "the policies", func(ctx context.Context) (*access.Verdict, error) {
		app, err := from.App(ctx, which)
		if err != nil {
			return nil, err
		}
		judged := &access.Facts{Session: o.answered, Request: which.Row, Now: o.clock.Now}
		from.Fill(ctx, app, judged)
		return access.Of(app, judged), nil
	})
	var none *gather.AppError
	if errors.As(err, &none) {
		for _, app := range none.Apps[:min(len(none.Apps), atOnce)] {
			o.say("It could be: " + o.mask.Text(app.Title()))
		}
	}
	if err != nil {
		return err
	}
	// The session comes first, so that its person has the first stand-ins.
	o.shown()
	o.write(func(w io.Writer) error { return verdict.Text(w, o.mask.Explanation(v.Explain(o.clock)), width) })
	return nil
}

// sample counts what the posture rules come to for other people.
func (o *open) sample() error {
	wanted := collect.Wanted{Account: o.answered.Origin.Ref.Account, User: o.answered.Origin.Ref.User, Email: o.answered.Email.Value, Now: o.opts.Now}
	pool, err := ask(o.dialogue, fmt.Sprintf("the newest sessions of %d other people", collect.Usual), func(ctx context.Context) (*sample.Pool, error) {
		return collect.Read(ctx, o.source, wanted, nil)
	})
	if err != nil {
		return err
	}
	read := pool.Without(o.answered.Origin.Ref.User)
	with := *o.answered
	with.Sample = read
	o.answered = &with
	o.say(sample.Lead(read))
	if short := sample.Shortfall(read); short != "" {
		o.say(short)
	}
	shown := o.shown()
	for _, row := range lists.SampledRows(shown.Sample, shown) {
		// Rules of other platforms say nothing about this session.
		if row.Check != nil {
			o.say(rowOf(o.dialogue, lists.SampledRules(true), row))
		}
	}
	return nil
}

// compare asks for another session and says what differs.
func (o *open) compare() error {
	ref := o.answered.Origin.Ref
	var sessions []model.SessionSummary
	if o.source != nil && ref.User != "" {
		sessions, _ = ask(o.dialogue, "the person's other sessions", func(ctx context.Context) ([]model.SessionSummary, error) {
			return o.source.Sessions(ctx, ref.Account, ref.User)
		})
	}
	return o.choose(menu{
		place: func() string {
			return "Compare with what? A session that works is best. Type an e-mail for that person's newest session, the name of a file with a saved answer, or a number."
		},
		choices: func() []choice {
			var all []choice
			for _, one := range o.mask.Summaries(ref.User, sessions) {
				original := o.mask.Original(one.Nonce)
				if original == ref.Nonce || original == "" {
					continue
				}
				all = append(all, choice{"Session: " + rowOf(o.dialogue, lists.Sessions(), one), func() error {
					return o.compareWith(model.Ref{Account: ref.Account, User: ref.User, Nonce: original})
				}})
			}
			if o.source != nil && ref.User != "" {
				all = append(all, choice{"Last seen identity", func() error {
					return o.differences(ask(o.dialogue, "the last seen identity", func(ctx context.Context) (*model.Session, error) {
						return o.source.LastSeen(ctx, ref.Account, ref.User)
					}))
				}})
			}
			return all
		},
		prompt: "Number, e-mail or file, b to go back:",
		other: func(typed string) error {
			typed = o.mask.Original(typed)
			if o.source != nil && lookup.IsEmail(typed) {
				return o.compareWith(model.Ref{Account: ref.Account, User: typed, Nonce: lookup.Latest})
			}
			if o.opts.OpenFile == nil {
				o.say("Files cannot be read here.")
				return nil
			}
			there, err := o.opts.OpenFile(typed)
			if err != nil {
				o.problem(err)
			}
			return o.differences(there, err)
		},
	})
}

func (o *open) compareWith(ref model.Ref) error {
	return o.differences(ask(o.dialogue, "the other session", func(ctx context.Context) (*model.Session, error) {
		found, err := lookup.Session(ctx, o.source, ref)
		if err != nil {
			return nil, err
		}
		return o.source.Session(ctx, found.Ref, func(model.Progress) {})
	}))
}

// differences says what differs from another session, unless that failed.
func (o *open) differences(there *model.Session, err error) error {
	if err != nil {
		return err
	}
	pair := compare.Pair{There: there, Here: o.answered}
	shown := compare.Pair{There: o.mask.Session(there), Here: o.shown()}
	c := compare.Shown(pair, shown, o.clock.Now)
	o.write(func(w io.Writer) error { return render.Text(w, c, o.clock, render.Wanted{}) })
	return nil
}

// save writes the session to a file, in the form that the end of its name says.
func (o *open) save() error {
	name, err := o.line("Name of a new file: .txt for the report, .md for Markdown, .json for the JSON, .ticket for the ticket; empty for none:")
	if err != nil || name == "" {
		return err
	}
	var text strings.Builder
	s := o.shown()
	switch {
	case strings.HasSuffix(name, ".md"):
		err = report.Markdown(&text, s, o.clock)
	case strings.HasSuffix(name, ".json"):
		err = report.JSON(&text, s)
	case strings.HasSuffix(name, ".ticket"):
		text.WriteString(ticket.Text(s, o.clock, o.opts.Program))
	default:
		err = report.Text(&text, s, o.clock, width)
	}
	if err == nil {
		err = o.at.Save(name, text.String())
	}
	if err != nil {
		o.problem(err)
		return nil
	}
	o.say("Saved. Only you can read the file.")
	return nil
}
