package accessible

import (
	"context"
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/model/lists"
	"ztsession/model/lookup"
)

// compare asks for another session and says what differs.
func (o *open) compare() error {
	ref := o.answered.Origin.Ref
	var sessions []model.SessionSummary
	if o.source != nil && ref.User != "" {
		sessions, _ = ask(o.dialogue, "the person's other sessions", plain(func(ctx context.Context) ([]model.SessionSummary, error) {
			return o.source.Sessions(ctx, ref.Account, ref.User)
		}))
	}
	return o.dialogue.choose(menu{
		place: func() string {
			return "Compare with what? A session that works is best. Type an e-mail for that person's newest session, the name of a file with a saved answer, or a number."
		},
		choices: func() []choice { return o.others(sessions) },
		prompt:  "Number, e-mail or file, b to go back:", names: true,
		other: func(typed string) error {
			typed = o.mask.Original(typed)
			if o.source != nil && lookup.IsEmail(typed) {
				return o.compareWith(model.Ref{Account: ref.Account, User: typed, Nonce: lookup.Latest})
			}
			if o.opts.OpenFile == nil {
				o.mistake("Files cannot be read here.", "Type a number or an e-mail.")
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

// others are what the session can be compared with: those that were opened in this run,
// the others of the person, the last seen identity, bookmarks.
func (o *open) others(sessions []model.SessionSummary) []choice {
	ref := o.answered.Origin.Ref
	var all []choice
	for _, other := range o.seen {
		if other.answered != o.answered && other != o {
			all = append(all, choice{"Opened before: " + other.place(), func() error { return o.differences(other.answered, nil) }})
		}
	}
	for _, one := range sessions {
		if one.Nonce == ref.Nonce || one.Nonce == "" {
			continue
		}
		with := model.Ref{Account: ref.Account, User: ref.User, Nonce: one.Nonce}
		all = append(all, choice{"Session: " + rowOf(o.dialogue, lists.Sessions(), o.mask.Summary(ref.User, one)), func() error { return o.compareWith(with) }})
	}
	if o.source != nil && ref.User != "" && o.answered.Origin.Kind != model.FromLastSeen {
		all = append(all, choice{"Last seen identity", func() error {
			return o.differences(ask(o.dialogue, "the last seen identity", plain(func(ctx context.Context) (*model.Session, error) {
				return o.source.LastSeen(ctx, ref.Account, ref.User)
			})))
		}})
	}
	for _, one := range o.keptList() {
		if o.source != nil && one.Name != "" && one.Ref != ref {
			all = append(all, choice{"Bookmark: " + o.recentWords(one), func() error { return o.compareWith(one.Ref) }})
		}
	}
	return all
}

func (o *open) compareWith(ref model.Ref) error {
	return o.differences(ask(o.dialogue, "the other session", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		found, err := lookup.Session(ctx, o.source, ref)
		if err != nil {
			return nil, err
		}
		return o.source.Session(ctx, found.Ref, report)
	}))
}

// differing is a comparison that is being looked at.
type differing struct {
	*open
	there  *model.Session
	turned bool // the sides are swapped
	wanted render.Wanted
}

// differences says what differs from another session, unless that failed.
func (o *open) differences(there *model.Session, err error) error {
	if err != nil {
		return err
	}
	c := &differing{open: o, there: there}
	return o.dialogue.choose(menu{place: c.place, lead: c.lead, choices: c.choices, prompt: "Number, b to go back:"})
}

func (c *differing) place() string {
	pair := c.shownPair()
	return "The session of " + render.Side(pair.There, c.clock) + ", beside that of " + render.Side(pair.Here, c.clock) + "."
}

// pair is what is compared, with the sides as they are wanted.
func (c *differing) pair() compare.Pair {
	if c.turned {
		return compare.Pair{There: c.answered, Here: c.there}
	}
	return compare.Pair{There: c.there, Here: c.answered}
}

func (c *differing) shownPair() compare.Pair {
	pair := compare.Pair{There: c.mask.Session(c.there), Here: c.shown()}
	if c.turned {
		pair.There, pair.Here = pair.Here, pair.There
	}
	return pair
}

func (c *differing) comparison() *compare.Comparison {
	return compare.Shown(c.pair(), c.shownPair(), c.clock.Now)
}

func (c *differing) lead() {
	of := c.comparison()
	c.write(func(w io.Writer) error { return render.Text(w, of, c.clock, c.wanted) })
}

// choices are what can be done with the comparison.
func (c *differing) choices() []choice {
	toggle := func(flag *bool) func() error {
		return func() error { *flag = !*flag; return errAgain }
	}
	same, noise := "Say what is the same too", "Say ids and times that differ too"
	if c.wanted.Same {
		same = "Say only what differs"
	}
	if c.wanted.Noise {
		noise = "Leave out ids and times"
	}
	all := []choice{
		{same, toggle(&c.wanted.Same)},
		{noise, toggle(&c.wanted.Noise)},
		{"Swap the sides", toggle(&c.turned)},
		{"The lines for a ticket", func() error { c.put(render.Ticket(c.comparison(), c.clock, "", "")); return nil }},
	}
	if c.opts.Save != nil {
		all = append(all, choice{"Save the comparison to a file", c.save})
	}
	return append(all, choice{"Open the other session", func() error { return c.session(c.there, nil) }})
}

// save writes the comparison to a new file, in the form that the end of its name says.
func (c *differing) save() error {
	of := c.comparison()
	return c.saveAs("Name of a new file: .md for Markdown, .json for JSON, .ticket for the ticket, anything else for text; empty for none:", func(name string, w io.Writer) error {
		switch {
		case strings.HasSuffix(name, ".md"):
			return render.Markdown(w, of, c.clock, c.wanted)
		case strings.HasSuffix(name, ".json"):
			return render.JSON(w, of, c.clock, c.wanted)
		case strings.HasSuffix(name, ".ticket"):
			_, err := io.WriteString(w, render.Ticket(of, c.clock, "", ""))
			return err
		default:
			return render.Text(w, of, c.clock, c.wanted)
		}
	})
}
