package accessible

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/access/trace"
	"ztsession/model/paste"
	"ztsession/model/text/words"
	"ztsession/ui/verdict"
)

// mostApps is how many applications are asked about by themselves: more than anybody
// listens to.
const mostApps = 20

// decide asks what the policies come to for the request that led here: it is why
// somebody calls, and stands in the ticket.
func (o *open) decide() {
	if o.row == nil || o.source == nil || o.opts.NoLookUps || o.isLow() {
		return
	}
	wrong := o.wrong
	q := &verdict.Question{Name: o.row.Title(), Row: o.row, Asked: true}
	o.ask(q, "the policies of the application")
	o.wrong = wrong // That they cannot be read is said where the request is.
}

// decided is what is known of the applications that a person asked about.
func (o *open) decided() []model.Decided {
	var all []model.Decided
	for _, q := range o.verdicts {
		switch {
		case !q.Asked:
		case q.Verdict != nil:
			all = append(all, q.Decided(o.mask, o.clock))
		case q.Row != nil:
			all = append(all, q.Missing(q.Err, o.mask, o.clock))
		}
	}
	return all
}

// known is what was found out about an application before; nil for nothing.
func (o *open) known(name string) *verdict.Question {
	for _, q := range o.verdicts {
		if strings.EqualFold(q.Name, name) || q.Verdict != nil && strings.EqualFold(q.Verdict.App.Title(), name) {
			return q
		}
	}
	return nil
}

// ask asks what the policies of an application come to, and keeps it.
func (o *open) ask(q *verdict.Question, what string) {
	from := o.accounts.Of(o.answered.Account())
	if from == nil {
		return
	}
	v, err := ask(o.dialogue, what, plain(func(ctx context.Context) (*access.Verdict, error) {
		app, err := from.App(ctx, gather.Which{ID: o.uid(q.Name), Asked: q.Name, Row: q.Row})
		if err != nil {
			return nil, err
		}
		judged := &access.Facts{Session: o.answered, Request: q.Row, Now: o.clock.Now}
		from.Fill(ctx, app, judged)
		return access.Of(app, judged), nil
	}))
	q.Verdict, q.Err = v, err
	if err == nil || q.Row != nil {
		o.verdicts = append(slices.DeleteFunc(o.verdicts, func(other *verdict.Question) bool { return other == q }), q)
	}
}

// why says for each application of the session what its policies come to, and asks about
// others.
func (o *open) why() error {
	names := o.apps()
	asked := !o.opts.NoLookUps && !o.isLow()
	if !asked {
		o.say("Few requests are left, or look-ups are off: an application is asked about when it is chosen.")
	}
	for _, name := range names {
		if asked && o.known(name) == nil {
			q := &verdict.Question{Name: name}
			if o.ask(q, "the policies of "+o.mask.Text(name)); verdict.IsForbidden(q.Err) || o.ctx.Err() != nil {
				return o.ctx.Err() // It was said, and is the same for every one.
			}
		}
	}
	return o.dialogue.choose(menu{
		place:   func() string { return "Which application? Type its name, an address in it, a Ray ID, or a number." },
		choices: func() []choice { return o.appChoices(names) },
		prompt:  "Application, or b to go back:",
		other:   o.askOther, names: true,
	})
}

// apps are the applications of the request that led here, of those that refused the
// person, and of the session, each once.
func (o *open) apps() []string {
	var names []string
	add := func(name string) {
		is := func(other string) bool { return strings.EqualFold(other, name) }
		if name != "" && len(names) < mostApps && !slices.ContainsFunc(names, is) {
			names = append(names, name)
		}
	}
	if o.row != nil {
		add(o.row.Title())
	}
	for i := range o.answered.Refused.Value {
		add(o.answered.Refused.Value[i].App.Value)
	}
	if listed := o.answered.Origin.Listed; listed != nil {
		for _, app := range listed.Apps {
			add(app.Title())
		}
	}
	return names
}

// uid is what the list of sessions has of an application beside its name.
func (o *open) uid(name string) string {
	if listed := o.answered.Origin.Listed; listed != nil {
		for _, app := range listed.Apps {
			if strings.EqualFold(app.Title(), name) {
				return app.UID
			}
		}
	}
	return ""
}

// appChoices are the applications with what is known of each.
func (o *open) appChoices(names []string) []choice {
	o.shown()
	all := make([]choice, 0, len(names)+1)
	for _, name := range names {
		text := o.mask.Text(name)
		if q := o.known(name); q != nil && q.Verdict != nil {
			e, _ := q.Explain(o.mask, o.clock)
			text = q.Title(o.mask) + ": " + e.Sentence.String()
		}
		all = append(all, choice{text, func() error { return o.verdict(name, nil) }})
	}
	return append(all, choice{"Read the policies anew", func() error {
		o.accounts.Forget(o.answered.Account())
		o.verdicts = nil
		o.decide()
		return errDone
	}})
}

// askOther asks about what was typed.
func (o *open) askOther(typed string) error {
	typed = o.mask.Original(typed)
	id, isRay := paste.RayID(typed)
	if !isRay {
		return o.verdict(typed, nil)
	}
	from := o.accounts.Of(o.answered.Account())
	row, err := ask(o.dialogue, "the request in the access log", plain(func(ctx context.Context) (*access.Request, error) {
		row, err := from.Request(ctx, id)
		if err == nil && row == nil {
			err = &model.Failure{Kind: model.ErrNotFound, Explanation: trace.NotInLog()}
		}
		return row, err
	}))
	if err != nil {
		return err
	}
	if !trace.IsOf(row, o.answered) {
		o.mistake("The request with that Ray ID was made by somebody else.", "Look it up where somebody is looked for, which opens the session of its person.")
		return nil
	}
	return o.verdict(row.Title(), row)
}

// verdict says what the policies of an application come to, and each policy whole.
func (o *open) verdict(name string, row *access.Request) error {
	q := o.known(name)
	if q == nil || q.Verdict == nil || row != nil && q.Row == nil {
		q = &verdict.Question{Name: name, Row: row}
		if o.row != nil && strings.EqualFold(name, o.row.Title()) {
			q.Row = cmp.Or(row, o.row)
		}
		o.ask(q, "the policies")
	}
	q.Asked = true
	if q.Verdict == nil {
		o.sayApps(q.Err)
		return nil
	}
	// The session comes first, so that its person has the first stand-ins.
	o.shown()
	e, _ := q.Explain(o.mask, o.clock)
	o.sayVerdict(&e)
	if len(e.Policies) == 0 {
		return nil
	}
	return o.dialogue.choose(menu{
		place: func() string {
			return "The policies, in the order in which Access looks at them. A number says all conditions of one."
		},
		choices: func() []choice {
			e, _ := q.Explain(o.mask, o.clock)
			all := make([]choice, 0, len(e.Policies))
			for i := range e.Policies {
				line := &e.Policies[i]
				text := line.Head() + ": " + line.Answer.OfPolicy() + ". " + line.Reason.String()
				all = append(all, choice{strings.TrimSpace(text), func() error { o.policy(line); return nil }})
			}
			return all
		},
		prompt: "Number of a policy, b to go back:",
	})
}

// sayVerdict says what the policies come to, and what is to be known beside that.
func (o *open) sayVerdict(e *access.Explanation) {
	title := e.App.String()
	if address := e.Address.String(); address != "" {
		title += ", at " + address
	}
	o.say(title + ": " + e.Outcome.String() + ".")
	o.say(e.Sentence.String())
	for _, text := range []access.Text{e.First, e.Log, e.Caution} {
		if said := text.String(); said != "" {
			o.say(said)
		}
	}
	if rests := restsOn(e.Place); rests != "" {
		o.say("Rests on: " + rests)
	}
	for _, note := range e.Notes() {
		for _, line := range note.Lines {
			o.say(note.Title + ": " + line)
		}
	}
}

// sayApps names applications that fit, where one of several has to be chosen or none fits.
func (o *open) sayApps(err error) {
	var none *gather.AppError
	if !errors.As(err, &none) {
		return
	}
	for _, app := range none.Apps[:min(len(none.Apps), mostApps)] {
		o.say("It could be: " + o.mask.Text(app.Title()))
	}
}

// policy says what a policy comes to, and every condition of it.
func (o *open) policy(line *access.PolicyLine) {
	o.say(line.Name.String() + ". " + line.Decision.Means())
	o.say("It " + line.Answer.OfPolicy() + ". " + line.Role.Means())
	for _, one := range []struct{ label, text string }{
		{"Because", line.Reason.String()}, {"Wanted", line.Wanted.String()}, {"Found", line.Found.String()}, {"Rests on", restsOn(line.Place)}, {"Called", line.ID.String()},
	} {
		if one.text != "" {
			o.say(one.label + ": " + one.text)
		}
	}
	for i := range line.Conditions {
		c := &line.Conditions[i]
		text := c.Part.String() + ", " + c.Type + ": " + c.Answer.String() + ". " + c.Because.String()
		if c.Depth > 0 {
			text = "In a group: " + text
		}
		o.say(strings.TrimSpace(text))
		if wanted := c.Wanted.String(); wanted != "" {
			o.say("Wanted: " + wanted + ". Found: " + orNothing(c.Found.String()) + ".")
		}
		if rests := restsOn(c.Place); rests != "" {
			o.say("Rests on: " + rests)
		}
	}
}

// restsOn names the document and the place in it that an answer rests on.
func restsOn(p access.Place) string {
	if p.Path == "" {
		return ""
	}
	return words.Capital(p.In.String()) + " " + string(p.Path)
}
