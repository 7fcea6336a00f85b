package accessible

import (
	"context"
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/reason"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
	"ztsession/model/text/words"
)

// sample counts what the posture rules come to for other people. What was read in this
// run is kept; it has counts and nobody's name.
func (o *open) sample() error {
	if o.answered.Sample == nil {
		if err := o.readSample(); err != nil {
			return err
		}
	}
	l := &list[lists.SampledRule]{
		dialogue: o.dialogue, name: "the rules", columns: lists.SampledRules(true),
		title: func() string { return "Only them, or everybody? Each rule, for this session and for others:" },
		lead:  o.sayOthers, masked: maskedRule, open: o.rule,
		rows: func() []lists.SampledRule { return lists.SampledRows(o.answered.Sample, o.shown()) },
		more: func() []choice {
			return []choice{
				{"The lines for a ticket", func() error { o.sampleTicket(); return nil }},
				{"Read others anew", func() error {
					if err := o.readSample(); err != nil {
						return err
					}
					o.sayOthers()
					return errAgain
				}},
			}
		},
	}
	return l.choose()
}

// maskedRule masks what a rule is called. It is nobody's, but may name somebody.
func maskedRule(m *mask.Masker, row lists.SampledRule) lists.SampledRule {
	rule := *row.SampledRule
	rule.Name = m.Text(rule.Name)
	row.SampledRule = &rule
	return row
}

// readSample reads the newest sessions of others.
func (o *open) readSample() error {
	wanted := collect.Wanted{Account: o.answered.Origin.Ref.Account, User: o.answered.Origin.Ref.User, Email: o.answered.Email.Value, Now: o.opts.Now}
	pool, err := ask(o.dialogue, fmt.Sprintf("the newest sessions of %d other people", collect.Usual), func(ctx context.Context, report func(model.Progress)) (*sample.Pool, error) {
		return collect.Read(ctx, o.source, wanted, report)
	})
	if err != nil {
		return err
	}
	with := *o.answered
	with.Sample = pool.Without(o.answered.Origin.Ref.User)
	o.answered = &with
	return nil
}

// sayOthers says what it comes to, and what it rests on.
func (o *open) sayOthers() {
	if text := sample.Summary(o.answered); text != "" {
		o.say(o.mask.Text(text))
	}
	o.say(sample.Lead(o.answered.Sample))
	if short := sample.Shortfall(o.answered.Sample); short != "" {
		o.say(short)
	}
}

// rule says what a rule comes to, here and for others.
func (o *open) rule(row lists.SampledRule) error {
	o.say(o.mask.Text(row.Name) + ".")
	if row.Check != nil {
		o.say("Here: " + o.mask.Text(reason.Sentence(row.Check, o.clock.Now)))
	} else {
		o.say("Here: This session has no check of the rule.")
	}
	others := sample.Counted(row.All)
	if row.Asks() {
		others = row.Here.Sentence()
	}
	o.say("Others: " + others)
	if apart := row.Here.Apart(); row.Asks() && apart != "" {
		o.say("Apart: " + words.Capital(apart) + ".")
	}
	if len(row.On) > 1 {
		for i := range row.On {
			o.say(row.On[i].System + ": " + sample.Counted(row.On[i].Tally))
		}
	}
	if row.Type != "" {
		o.say("Type: " + row.Type)
	}
	return nil
}

// sampleTicket says the lines that go into a ticket.
func (o *open) sampleTicket() {
	s := o.shown()
	o.say(strings.TrimSpace(o.mask.Text(sample.Summary(o.answered)) + " " + sample.About(s.Sample, o.clock)))
	for _, row := range lists.SampledRows(o.answered.Sample, s) {
		name := o.mask.Text(row.Name)
		if row.Asks() {
			o.say("- " + name + ": " + row.Here.Sentence())
		} else if share := sample.ShareOf(row.All); share != sample.Nobody && share != sample.Unclear {
			o.say("- " + name + ": fails for " + sample.FailsFor(row.SampledRule))
		}
	}
}
