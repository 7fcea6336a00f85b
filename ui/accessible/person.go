package accessible

import (
	"cmp"
	"context"

	"ztsession/model"
	"ztsession/model/access/trace"
	"ztsession/model/facts"
	"ztsession/model/links"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/text/words"
)

// person is somebody who is being looked at.
type person struct {
	*dialogue
	ref      model.Ref // without a nonce
	email    string    // empty while it is not known
	sessions []model.SessionSummary
	list     *list[model.SessionSummary]
}

// person says what is known of a person, beginning with the active sessions.
func (d *dialogue) person(ref model.Ref, email string) error {
	p := &person{dialogue: d, ref: ref, email: email}
	if err := p.read(); err != nil && !isGone(err) {
		return err
	}
	p.list = &list[model.SessionSummary]{
		dialogue: d, title: p.place, lead: p.lead, name: "the sessions", each: "Session", columns: lists.Sessions(),
		rows:   func() []model.SessionSummary { return p.sessions },
		masked: func(m *mask.Masker, s model.SessionSummary) model.SessionSummary { return m.Summary(ref.User, s) },
		open:   p.openSession, more: p.more,
	}
	return p.list.choose()
}

// read asks for the active sessions.
func (p *person) read() error {
	sessions, err := ask(p.dialogue, "the active sessions", plain(func(ctx context.Context) ([]model.SessionSummary, error) {
		return p.source.Sessions(ctx, p.ref.Account, p.ref.User)
	}))
	if err == nil {
		p.sessions = sessions
	}
	return err
}

func (p *person) place() string {
	who := cmp.Or(p.mask.Person(model.Person{ID: p.ref.User, Email: model.Known(p.email)}).Email.Value, p.mask.Ref(p.ref).User)
	if len(p.sessions) == 0 {
		return who + " has no active session."
	}
	return who + ". Active sessions, newest first:"
}

// lead says who it is for support, and where the person was refused lately.
func (p *person) lead() {
	p.say("User id: " + p.mask.Ref(p.ref).User + ".")
	if p.opts.NoLookUps || p.isLow() {
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, longestBeside)
	defer cancel()
	logins, err := p.source.FailedLogins(ctx, p.ref.Account, p.ref.User)
	if err != nil {
		return // The choice for it says why.
	}
	if refused := facts.RefusedWords(mask.List(logins, p.mask.FailedLogin), p.clock); refused != "" {
		p.say("Refused: " + refused + ".")
	}
}

// more are the choices behind the sessions.
func (p *person) more() []choice {
	all := []choice{
		{"Last seen identity", p.lastSeen},
		{"Failed logins", p.failedLogins},
		{"Access log: allowed and refused", func() error { return p.log(false) }},
		{"Access log: refused only", func() error { return p.log(true) }},
	}
	if len(p.sessions) > 0 {
		all = append(all, choice{"Read what each session says: device, country, checks", p.glance})
	}
	return append(all,
		choice{"Read the sessions again", p.again},
		choice{"Pages of the dashboard", func() error {
			p.say("The person among the users: " + links.Users)
			p.say("The access log: " + links.AccessLog)
			return nil
		}})
}

// again reads the list anew.
func (p *person) again() error {
	if err := p.read(); err != nil {
		return err
	}
	return errAgain
}

// openSession shows a session of the list.
func (p *person) openSession(one model.SessionSummary) error {
	if one.Nonce == "" {
		p.mistake("Cloudflare names no nonce of this session, so it cannot be asked for.", "The last seen identity may be of it.")
		return nil
	}
	s, err := ask(p.dialogue, "the session", func(ctx context.Context, report func(model.Progress)) (*model.Session, error) {
		return p.source.Session(ctx, model.Ref{Account: p.ref.Account, User: p.ref.User, Nonce: one.Nonce}, report)
	})
	if err != nil {
		return err
	}
	s.Origin.Listed = &one
	return p.session(s, nil)
}

// mostGlances is how many sessions are read at most for what they say at a glance.
const mostGlances = 8

// glance reads each session, for what the list does not say of it.
func (p *person) glance() error {
	type read struct {
		at     int
		glance *model.Glance
	}
	found, err := ask(p.dialogue, "each session", plain(func(ctx context.Context) ([]read, error) {
		var all []read
		for i := range p.sessions {
			if len(all) == mostGlances || p.isLow() {
				break
			}
			if p.sessions[i].Nonce == "" {
				continue
			}
			s, err := p.source.Session(ctx, model.Ref{Account: p.ref.Account, User: p.ref.User, Nonce: p.sessions[i].Nonce}, func(model.Progress) {})
			if err != nil {
				return all, err
			}
			glance := model.GlanceAt(s)
			if id, ok := glance.DeviceID.Get(); ok {
				// Without its name the id of the device says enough.
				if device, err := p.source.Device(ctx, p.ref.Account, id); err == nil {
					glance.Device = device.Name
				}
			}
			all = append(all, read{i, glance})
		}
		return all, nil
	}))
	for _, one := range found {
		p.sessions[one.at].Glance = one.glance
	}
	if err != nil {
		return err
	}
	p.list.columns = lists.SessionsInDetail()
	if left := len(p.sessions) - len(found); left > 0 {
		p.say("The first " + words.Thousands(len(found)) + " were read.")
	}
	return errAgain
}

func (p *person) lastSeen() error {
	s, err := ask(p.dialogue, "the last seen identity", plain(func(ctx context.Context) (*model.Session, error) {
		return p.source.LastSeen(ctx, p.ref.Account, p.ref.User)
	}))
	if err != nil {
		return err
	}
	return p.session(s, nil)
}

func (p *person) failedLogins() error {
	logins, err := ask(p.dialogue, "the failed logins", plain(func(ctx context.Context) ([]model.FailedLogin, error) {
		return p.source.FailedLogins(ctx, p.ref.Account, p.ref.User)
	}))
	if err != nil {
		return err
	}
	if len(logins) == 0 {
		p.say("No failed login is recorded for this person.")
		return nil
	}
	l := &list[model.FailedLogin]{
		dialogue: p.dialogue, title: func() string { return "Failed logins, newest first. A number opens the session of that login." },
		name: "the failed logins", columns: lists.Logins(), rows: func() []model.FailedLogin { return logins },
		masked: (*mask.Masker).FailedLogin, open: p.openLogin,
	}
	return l.choose()
}

// openLogin shows the session of a failed login. The access log has more of it than
// the list, unless it is too old for the log.
func (p *person) openLogin(login model.FailedLogin) error {
	row, err := ask(p.dialogue, "the login in the access log", func(ctx context.Context, report func(model.Progress)) (*request, error) {
		row, err := trace.InLog(ctx, p.source, p.ref.Account, &login, p.ref.User, p.email, report)
		return &row, err
	})
	if err != nil {
		return err
	}
	row.UserID = model.Known(p.ref.User)
	return p.request(p.ref.Account, row)
}
