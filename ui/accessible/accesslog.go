package accessible

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/text/words"
)

// request is a row of the access log.
type request = access.Request

// rowsAtOnce is how many rows of the access log are asked for at a time.
const rowsAtOnce = 100

// log says the rows of the access log, only the refused ones or all. It is asked for by
// e-mail: the log knows no user ids in its filters.
func (p *person) log(refused bool) error {
	if err := p.needEmail(); err != nil || p.email == "" {
		return err
	}
	query := access.LogQuery{Email: p.email, Refused: refused, Limit: rowsAtOnce}
	log, err := p.rows("the access log", query)
	if err != nil {
		return err
	}
	more := func() error {
		further, ok := log.Further(query)
		if !ok {
			p.say("There are no more rows to ask for.")
			return nil
		}
		next, err := p.rows("more rows of the access log", further)
		if err != nil {
			return err
		}
		before := len(log.Rows)
		log = log.With(next)
		p.say(words.Count(len(log.Rows)-before, "row", "rows") + " more, behind the others.")
		return errAgain
	}
	l := &list[access.Request]{
		dialogue: p.dialogue, name: "the access log", columns: lists.Requests(),
		title: func() string {
			if len(log.Rows) == 0 {
				return "The access log has nothing of this person. " + access.LogByEmail
			}
			return "Access log, newest first. A number opens the session of that login."
		},
		lead: func() { p.sayReach(&log) },
		rows: func() []access.Request { return log.Rows }, masked: (*mask.Masker).Request,
		open: func(row access.Request) error {
			// Whose page this is is surer than an id in the log.
			row.UserID = model.Known(p.ref.User)
			return p.request(p.ref.Account, &row)
		},
		more: func() []choice {
			if _, ok := log.Further(query); !log.More || !ok {
				return nil
			}
			return []choice{{"More rows", more}}
		},
	}
	return l.choose()
}

func (p *person) rows(what string, query access.LogQuery) (access.Log, error) {
	return ask(p.dialogue, what, plain(func(ctx context.Context) (access.Log, error) {
		return p.source.Requests(ctx, p.ref.Account, query)
	}))
}

// needEmail asks for the e-mail of the person, where it is not known.
func (p *person) needEmail() error {
	if p.email != "" {
		return nil
	}
	known, err := ask(p.dialogue, "the person's e-mail", plain(func(ctx context.Context) (model.Person, error) {
		found, err := p.source.Person(ctx, p.ref.Account, p.ref.User)
		if err == nil && found.Email.Value == "" {
			err = access.NoEmail("The failed logins and the last seen identity still say something.")
		}
		return found, err
	}))
	p.email = known.Email.Value
	return err
}

// sayReach says how far back the log reaches, as far as that is known, and what it
// cannot hold.
func (p *person) sayReach(log *access.Log) {
	if log.More && len(log.Rows) == 0 {
		p.say("Only the newest " + words.Thousands(log.Looked) + " rows of the account could be looked through.")
	}
	reach := log.Oldest
	if !p.opts.NoLookUps && !p.isLow() {
		if oldest, err := p.source.LogReach(p.ctx, p.ref.Account); err == nil && clock.IsPlausible(oldest) {
			reach = oldest
		}
	}
	if clock.IsPlausible(reach) {
		p.say("The log reaches back to " + p.clock.Both(reach) + " at least.")
	} else {
		p.say(access.LogReaches)
	}
	p.say(access.LogHolds)
}
