package accessible

import (
	"cmp"
	"context"
	"slices"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/lists"
	"ztsession/model/mask"
)

// requestColumns are those of the access log.
func requestColumns() []lists.Column[access.Request] { return lists.Requests() }

// person says what is known of a person, beginning with the active sessions.
func (d *dialogue) person(ref model.Ref, email string) error {
	p := &person{dialogue: d, ref: ref, email: email}
	sessions, err := ask(d, "the active sessions", func(ctx context.Context) ([]model.SessionSummary, error) {
		return d.source.Sessions(ctx, ref.Account, ref.User)
	})
	if err != nil && !isGone(err) {
		return err
	}
	p.sessions = sessions
	return d.choose(menu{place: p.place, choices: p.choices, prompt: "Number, b to go back:"})
}

// person is somebody who is being looked at.
type person struct {
	*dialogue
	ref      model.Ref // without a nonce
	email    string    // empty while it is not known
	sessions []model.SessionSummary
}

func (p *person) place() string {
	who := cmp.Or(p.mask.Person(model.Person{ID: p.ref.User, Email: model.Known(p.email)}).Email.Value, p.mask.Ref(p.ref).User)
	if len(p.sessions) == 0 {
		return who + " has no active session."
	}
	return who + ". Active sessions, newest first:"
}

func (p *person) choices() []choice {
	var all []choice
	for _, one := range p.mask.Summaries(p.ref.User, slices.Clone(p.sessions)) {
		all = append(all, choice{"Session: " + rowOf(p.dialogue, lists.Sessions(), one), func() error { return p.openSession(one.Nonce) }})
	}
	return append(all,
		choice{"Last seen identity", p.lastSeen},
		choice{"Failed logins", p.failedLogins},
		choice{"Access log: allowed and refused", p.log})
}

// openSession shows the session of a nonce, as it is shown.
func (p *person) openSession(nonce string) error {
	nonce = p.mask.Original(nonce)
	s, err := ask(p.dialogue, "the session", func(ctx context.Context) (*model.Session, error) {
		return p.source.Session(ctx, model.Ref{Account: p.ref.Account, User: p.ref.User, Nonce: nonce}, func(model.Progress) {})
	})
	if err != nil {
		return err
	}
	for i := range p.sessions {
		if p.sessions[i].Nonce == nonce {
			s.Origin.Listed = &p.sessions[i]
		}
	}
	return p.session(s, nil)
}

func (p *person) lastSeen() error {
	s, err := ask(p.dialogue, "the last seen identity", func(ctx context.Context) (*model.Session, error) {
		return p.source.LastSeen(ctx, p.ref.Account, p.ref.User)
	})
	if err != nil {
		return err
	}
	return p.session(s, nil)
}

func (p *person) failedLogins() error {
	logins, err := ask(p.dialogue, "the failed logins", func(ctx context.Context) ([]model.FailedLogin, error) {
		return p.source.FailedLogins(ctx, p.ref.Account, p.ref.User)
	})
	if err != nil {
		return err
	}
	if len(logins) == 0 {
		p.say("No failed login is recorded for this person.")
		return nil
	}
	return rowsOf(p.dialogue, "Failed logins, newest first:", lists.Logins(), logins, (*mask.Masker).FailedLogin, nil)
}

// log says the rows of the access log. It is asked for by e-mail: the log knows no
// user ids in its filters.
func (p *person) log() error {
	if p.email == "" {
		one, err := ask(p.dialogue, "the person's e-mail", func(ctx context.Context) (model.Person, error) {
			found, err := p.source.Person(ctx, p.ref.Account, p.ref.User)
			if err == nil && found.Email.Value == "" {
				err = access.NoEmail("The failed logins and the last seen identity still say something.")
			}
			return found, err
		})
		if err != nil {
			return err
		}
		p.email = one.Email.Value
	}
	const most = 100
	log, err := ask(p.dialogue, "the access log", func(ctx context.Context) (access.Log, error) {
		return p.source.Requests(ctx, p.ref.Account, access.LogQuery{Email: p.email, Limit: most})
	})
	if err != nil {
		return err
	}
	if len(log.Rows) == 0 {
		p.say("The access log has nothing of this person. " + access.LogByEmail + " " + access.LogHolds)
		return nil
	}
	return rowsOf(p.dialogue, "Access log, newest first. A number opens the session of that login.", requestColumns(), log.Rows, (*mask.Masker).Request, func(row access.Request) error {
		// Whose rows these are is surer than an id in the log.
		row.UserID = model.Known(p.ref.User)
		return p.request(p.ref.Account, &row)
	})
}
