package accessible

import (
	"context"
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/headline"
	"ztsession/model/report"
	"ztsession/model/text/words"
	"ztsession/model/ticket"
	"ztsession/model/watch"
)

// open is a session that is being looked at.
type open struct {
	*dialogue
	answered *model.Session  // as it came
	row      *access.Request // that led to it; nil for none
	happened []watch.Event   // while it was watched
}

// session shows a session, or a last seen identity, and what can be done with it.
func (d *dialogue) session(s *model.Session, row *access.Request) error {
	d.name(s)
	o := &open{dialogue: d, answered: s, row: row}
	d.keep(s)
	return d.choose(menu{place: o.place, lead: o.lead, choices: o.choices, prompt: "Number, a for all choices, b to go back:"})
}

// name asks what the device and the identity provider of a session are called, unless
// that is not wanted or few requests are left. Without them the ids say enough.
func (d *dialogue) name(s *model.Session) {
	account := s.Origin.Ref.Account
	if d.source == nil || account == "" || s.Origin.File != "" || d.opts.NoLookUps || s.Names != nil || d.source.Budget().Low(d.opts.Now()) {
		return
	}
	s.Names = &model.Names{Providers: map[string]model.IdentityProvider{}, Devices: map[string]model.DeviceInfo{}}
	if id := s.IDP.Value.ID.Value; id != "" {
		if provider, err := d.source.IdentityProvider(d.ctx, account, id); err == nil {
			s.Names.Providers[id] = provider
		}
	}
	if id := s.DeviceID.Value; id != "" {
		if device, err := d.source.Device(d.ctx, account, id); err == nil {
			s.Names.Devices[id] = device
		}
	}
	d.beside(s)
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
	s := o.mask.Session(o.answered)
	if len(o.happened) == 0 {
		return s
	}
	with := *s
	with.Watched = watch.Told(o.happened, o.mask, o.clock)
	return &with
}

func (o *open) place() string {
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
		o.say("The request that led here: " + rowOf(o.dialogue, requestColumns(), row) + ".")
	}
	o.say(ticket.Headline(s, &answer))
	for i := range answer.Findings {
		o.say(said(&answer.Findings[i]))
	}
}

// said is a finding in a line.
func said(one *finding.Finding) string {
	return upper(one.Severity.String()) + ": " + one.Subject + ": " + one.Text
}

func upper(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func (o *open) choices() []choice {
	s := o.shown()
	answer := finding.Of(s, o.clock.Now)
	all := []choice{
		{"What is wrong, in full: " + words.Count(len(answer.Findings), "finding", "findings"), o.findings},
		{"Identity", o.groups(func(s *model.Session) []facts.Group { return facts.Identity(s, o.clock) })},
		{"Devices: " + words.Thousands(len(s.Devices.Value)), o.devices},
		{"Posture checks: " + facts.PostureCounts(model.CountPosture(s.Posture.Value)), o.checks},
		{"Client certificate", o.groups(func(s *model.Session) []facts.Group { return facts.MTLS(s, o.clock) })},
		{"The JSON as it came", func() error {
			o.write(func(w io.Writer) error { return report.JSON(w, o.shown()) })
			return nil
		}},
		{"The whole report", func() error {
			o.write(func(w io.Writer) error { return report.Text(w, o.shown(), o.clock, width) })
			return nil
		}},
		{"The lines for a ticket", func() error { o.put(ticket.Text(o.shown(), o.clock, o.opts.Program)); return nil }},
		{"Compare with another session", o.compare},
	}
	if o.at.Save != nil {
		all = append(all, choice{"Save to a file", o.save})
	}
	if o.source != nil && o.answered.Origin.Ref.User != "" {
		all = append(all,
			choice{"Who decided: which policy of an application", o.why},
			choice{"Only them, or everybody? Count the checks of other people", o.sample},
			choice{"The person: sessions, last seen identity, failed logins, access log", func() error {
				return o.person(model.Ref{Account: o.answered.Origin.Ref.Account, User: o.answered.Origin.Ref.User}, o.answered.Email.Value)
			}})
	}
	if o.opts.Recents != nil && o.answered.Origin.Ref.Complete() {
		all = append(all, choice{"Bookmark it", o.bookmark})
	}
	if o.source != nil && o.answered.Origin.Ref.Complete() && o.answered.Origin.File == "" || o.opts.Reopen != nil {
		all = append(all, choice{"Read it again", o.refresh})
	}
	if o.source != nil && o.answered.Origin.Ref.Complete() && o.answered.Origin.File == "" {
		all = append(all, choice{"Watch it: say what changes", o.watch})
	}
	return all
}

// findings says each finding with what it rests on and the next step.
func (o *open) findings() error {
	s := o.shown()
	answer := finding.Of(s, o.clock.Now)
	o.say(ticket.Headline(s, &answer))
	for i := range answer.Findings {
		one := &answer.Findings[i]
		o.put("\n")
		o.say(numbered(i+1, said(one)))
		for _, e := range one.Evidence {
			o.say("From: " + ticket.Evidence(e))
		}
		for _, line := range []struct{ label, text string }{{"Others", one.Others}, {"Next", one.Next}, {"Tell them", one.Tell}, {"Read more", one.Source}} {
			if line.text != "" {
				o.say(line.label + ": " + line.text)
			}
		}
		for _, place := range one.Look {
			o.say("Check" + inSystem(place.System) + ": " + place.How)
		}
	}
	if len(answer.Unseen) > 0 {
		o.say("Not to be seen here: " + strings.Join(answer.Unseen, "; ") + ".")
	}
	return nil
}

func inSystem(system string) string {
	if system == "" {
		return ""
	}
	return " on " + system
}

// refresh reads the session again.
func (o *open) refresh() error {
	s, err := ask(o.dialogue, "the session again", func(ctx context.Context) (*model.Session, error) {
		if o.opts.Reopen != nil && o.answered.Origin.File != "" {
			return o.opts.Reopen(ctx)
		}
		s, err := o.source.Session(ctx, o.answered.Origin.Ref, func(model.Progress) {})
		if err == nil {
			s.Origin.Listed = o.answered.Origin.Listed
		}
		return s, err
	})
	if err != nil {
		return err
	}
	o.name(s)
	o.answered = s
	o.say(o.place())
	o.lead()
	return nil
}

// bookmark keeps the session under a name.
func (o *open) bookmark() error {
	name, err := o.line("Name of the bookmark, empty for none:")
	if err != nil || name == "" {
		return err
	}
	if err := o.opts.Recents.Bookmark(o.answered.Origin.Ref, name); err != nil {
		o.problem(err)
		return nil
	}
	o.say("Bookmarked.")
	return nil
}
