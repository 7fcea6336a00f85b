package accessible

import (
	"context"
	"io"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/headline"
	"ztsession/model/lists"
	"ztsession/model/report"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/ticket"
	"ztsession/model/watch"
	"ztsession/ui/verdict"
)

// open is a session that is being looked at.
type open struct {
	*dialogue
	answered *model.Session  // as it came
	row      *access.Request // that led to it; nil for none
	happened []watch.Event   // while it was watched
	// verdicts are what is known of applications, those that were asked about first.
	verdicts []*verdict.Question
	states   *states // of a recording; nil where it is of none
}

// session shows a session, or a last seen identity, and what can be done with it.
func (d *dialogue) session(s *model.Session, row *access.Request) error {
	o := &open{dialogue: d, answered: s, row: row}
	d.beside(s)
	d.keep(s)
	o.decide()
	if d.ctx.Err() != nil {
		return d.ctx.Err()
	}
	d.remember(o)
	return o.choose()
}

func (o *open) choose() error {
	return o.dialogue.choose(menu{place: o.place, lead: o.lead, choices: o.choices, prompt: "Number, a for all choices, b to go back:"})
}

// keep keeps a look-up among the recent ones, where that is switched on.
func (d *dialogue) keep(s *model.Session) {
	ref := s.Origin.Ref
	if d.opts.Recents == nil || !ref.Complete() || s.Origin.File != "" {
		return
	}
	if err := d.opts.Recents.Add(ref, s.Email.Value); err != nil {
		d.problem(err)
	}
}

// shown is the session as it may be shown.
func (o *open) shown() *model.Session {
	s := *o.mask.Session(o.answered)
	s.Decided = o.decided()
	if len(o.happened) > 0 {
		s.Watched = watch.Told(o.happened, o.mask, o.clock)
	}
	return &s
}

func (o *open) place() string {
	if o.states != nil {
		return o.states.place() + " of " + facts.Who(o.shown()) + "."
	}
	if o.answered.Origin.Kind != model.FromSession {
		return facts.Who(o.shown()) + ": " + o.answered.Origin.Kind.String() + "."
	}
	return "Session of " + facts.Who(o.shown()) + "."
}

// lead says the two lines that stand above every pane, and what is wrong.
func (o *open) lead() {
	s := o.shown()
	answer := finding.Of(s, o.clock.Now)
	lines := headline.Of(s, &answer, o.clock)
	for _, pieces := range [][]headline.Piece{lines.First, lines.Second} {
		var said []string
		for _, piece := range pieces {
			if piece.Text != "" {
				said = append(said, piece.Text)
			}
		}
		o.say(strings.Join(said, "; ") + ".")
	}
	if o.row != nil {
		row := o.mask.Request(*o.row)
		o.say("The request that led here: " + rowOf(o.dialogue, lists.Requests(), row) + ".")
	}
	o.say(ticket.Headline(s, &answer))
	for i := range answer.Findings {
		o.say(said(&answer.Findings[i]))
	}
	o.sayUnreadable()
}

// said is a finding in a line.
func said(one *finding.Finding) string {
	return words.Capital(one.Severity.String()) + ": " + one.Subject + ": " + one.Text
}

// choices are what can be done with the session. The first of them keep their numbers
// whatever comes, for those who know them by heart and for scripts.
func (o *open) choices() []choice {
	s := o.shown()
	answer := finding.Of(s, o.clock.Now)
	all := []choice{
		{"What is wrong, in full: " + words.Count(len(answer.Findings), "finding", "findings"), o.findings},
		{"Identity", o.groups(func(s *model.Session) []facts.Group { return facts.Identity(s, o.clock) })},
		{"Devices: " + words.Thousands(len(s.Devices.Value)), o.devices},
		{"Posture checks: " + strings.ReplaceAll(facts.PostureCounts(model.CountPosture(s.Posture.Value)), signs.Between, ", "), o.checks},
		{"Client certificate", o.groups(func(s *model.Session) []facts.Group { return facts.MTLS(s, o.clock) })},
		{"The JSON as it came", func() error {
			o.write(func(w io.Writer) error { return report.JSON(w, o.shown()) })
			return nil
		}},
		{"The whole report", func() error {
			o.write(func(w io.Writer) error { return report.Text(w, o.shown(), o.clock, width) })
			return nil
		}},
		{"The lines for a ticket", o.ticket},
		{"Compare with another session", o.compare},
	}
	if o.opts.Save != nil {
		all = append(all, choice{"Save to a file", o.save})
	}
	all = append(all, choice{"Part of the JSON: filter it with jq, or find a text in it", o.json}, choice{"Explain a field", o.explain})
	return slices.Concat(all, o.stepChoices(), o.askChoices(), o.ownChoices())
}

// askChoices are those for which something is asked.
func (o *open) askChoices() []choice {
	if o.source == nil || o.answered.Origin.Ref.User == "" {
		return nil
	}
	return []choice{
		{"Who decided: which policy of an application", o.why},
		{"Only them, or everybody? Count the checks of other people", o.sample},
		{"The person: sessions, last seen identity, failed logins, access log", func() error {
			return o.person(model.Ref{Account: o.answered.Origin.Ref.Account, User: o.answered.Origin.Ref.User}, o.answered.Email.Value)
		}},
	}
}

// ownChoices are those that a session need not have.
func (o *open) ownChoices() []choice {
	origin := o.answered.Origin
	isAsked := o.source != nil && origin.File == "" && origin.Ref.User != ""
	isSession := isAsked && origin.Ref.Complete() && origin.Kind == model.FromSession
	var all []choice
	add := func(when bool, words string, do func() error) {
		if when {
			all = append(all, choice{words, do})
		}
	}
	add(o.opts.Recents != nil && origin.Ref.Complete() && origin.File == "", "Bookmark it", o.bookmark)
	add(isSession || isAsked && origin.Kind == model.FromLastSeen || o.opts.Reopen != nil && origin.File != "" && o.states == nil, "Read it again", o.refresh)
	add(isSession, "Watch it: say what changes", func() error { return o.watch("") })
	add(isSession && o.opts.Watching.Record != nil, "Watch it, and record it to a file", o.record)
	add(len(o.happened) > 0, "What happened: "+words.Count(len(o.happened), "entry", "entries"), o.log)
	add(len(facts.Unreadable(o.answered)) > 0, "What more permissions would show", o.unreadable)
	add(o.states == nil, "A curl line, and pages of the dashboard", o.links)
	add(isAsked, "Names of ids: "+o.namesAre(), o.toggleNames)
	add(o.at.Echoes && o.opts.Clipboard != nil, "Copy the lines for a ticket to the clipboard", o.copyTicket)
	return all
}

// ticket says the lines for a ticket.
func (o *open) ticket() error {
	o.put(ticket.Text(o.shown(), o.clock, o.opts.Program))
	return nil
}

func (o *open) namesAre() string {
	if o.opts.NoLookUps {
		return "off, as is all that is asked beside a session"
	}
	return "on"
}

// toggleNames switches off what is asked beside a session, or on.
func (o *open) toggleNames() error {
	o.opts.NoLookUps = !o.opts.NoLookUps
	o.say("Names of ids are " + o.namesAre() + ".")
	if o.opts.NoLookUps {
		o.answered.Names, o.answered.Now, o.answered.Settings = nil, nil, nil
		access.JoinRules(o.answered, access.Table[access.PostureRule]{})
		return errAgain
	}
	o.beside(o.answered)
	return errAgain
}

// refresh reads the session again.
func (o *open) refresh() error {
	s, err := ask(o.dialogue, "the session again", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		origin := o.answered.Origin
		switch {
		case origin.File != "":
			return o.opts.Reopen(ctx)
		case origin.Kind == model.FromLastSeen:
			return o.source.LastSeen(ctx, origin.Ref.Account, origin.Ref.User)
		}
		s, err := o.source.Session(ctx, origin.Ref, report)
		if err == nil {
			s.Origin.Listed = origin.Listed
		}
		return s, err
	})
	if err != nil {
		return err
	}
	s.Sample = o.answered.Sample
	o.answered = s
	o.beside(s)
	o.accounts.Forget(s.Origin.Ref.Account)
	o.verdicts = nil
	o.decide()
	o.say(o.place())
	o.lead()
	return nil
}
