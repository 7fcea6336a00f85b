// Package verdict asks what the policies of applications come to for one session:
// of those that it covers, of those that refused its person, and of those that
// somebody asks about. They are asked for one after the other, in the background.
package verdict

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/ui/account"
	"ztsession/ui/fetch"
)

// Question is an application that is asked about, with the answer.
type Question struct {
	// Name is what the application was called when it was asked about: its name or an
	// address, as it came.
	Name string
	// Row is the request of the access log that the question is about; nil for none.
	Row *access.Request
	// Refused means that the failed logins of the person have the application, last
	// at this moment.
	Refused model.Field[time.Time]
	// Asked means that a person asked for it, so that it is worth a finding.
	Asked bool
	// Verdict is the answer; nil while there is none.
	Verdict *access.Verdict
	// Err is why there can be no answer: no application fits.
	Err error
	// Became is the question that took its place, which is about the same
	// application; nil while it has one itself.
	Became *Question

	uid     string         // of the list of sessions
	typed   bool           // so that a Ray ID in it is one
	app     *access.App    // when it is known already
	session *model.Session // that was judged
}

// most is how many applications are asked about by themselves: more than anybody
// reads.
const most = 20

// Reader has the questions about one session. It belongs to the event loop: only
// the commands that it returns run elsewhere.
type Reader struct {
	accounts  *account.Accounts
	of        fetch.Of[answer]
	session   *model.Session
	questions []*Question
	failed    error // why the applications cannot be read
	allowed   bool  // to ask though few requests are left
	readAt    time.Time
}

// answer is what became of a question. several are the applications that fit, of
// which none was judged.
type answer struct {
	question *Question
	row      *access.Request
	app      *access.App
	verdict  *access.Verdict
	several  []*access.App
	err      error
}

// New returns a Reader without questions. Its requests end when ctx does.
func New(ctx context.Context, accounts *account.Accounts) *Reader {
	return &Reader{accounts: accounts, of: fetch.New[answer](ctx)}
}

// Questions returns the questions, the one first that led to the session.
func (r *Reader) Questions() []*Question { return r.questions }

// Err returns why no application can be judged; nil when that is not so.
func (r *Reader) Err() error { return r.failed }

// ReadAt returns when the first answer of the policies came; zero before.
func (r *Reader) ReadAt() time.Time { return r.readAt }

// Judged reports whether it is known what the policies of every application come to.
func (r *Reader) Judged() bool {
	return len(r.questions) > 0 && !slices.ContainsFunc(r.questions, func(q *Question) bool { return q.Verdict == nil })
}

// CanAsk reports whether there is anybody to ask.
func (r *Reader) CanAsk() bool {
	return r.session != nil && r.session.Origin.File == "" && r.accounts.Of(r.session.Origin.Ref.Account) != nil
}

// Asking reports whether a question is being asked, and which.
func (r *Reader) Asking(q *Question) bool {
	return r.of.Asking() && q == r.next(true)
}

// SetSession takes the session that the questions are about, and the request that
// led to it unless that is nil. What was typed stays; what was answered stays until
// it is answered for this session.
func (r *Reader) SetSession(s *model.Session, row *access.Request) {
	if r.session != nil && r.session.Origin.FetchedAt.Equal(s.Origin.FetchedAt) {
		// The same answer, of which more is known: what was judged is right.
		for _, q := range r.questions {
			if q.session == r.session {
				q.session = s
			}
		}
	}
	r.session = s
	before := r.questions
	r.questions = nil
	if row != nil {
		r.add(before, Question{Name: row.Title(), Row: row, Asked: true})
	}
	// Why somebody calls is rather among what refused them than among what works.
	for i := range s.Refused.Value {
		login := &s.Refused.Value[i]
		if name, ok := login.App.Get(); ok {
			r.add(before, Question{Name: name, Refused: login.At})
		}
	}
	if listed := s.Origin.Listed; listed != nil {
		for _, app := range listed.Apps {
			r.add(before, Question{Name: app.Title(), uid: app.UID})
		}
	}
	for _, q := range before {
		if q.typed && r.called(q.Name) == nil {
			r.questions = append(r.questions, q)
		}
	}
}

// add adds a question, with what was answered before, unless there is one of the
// name.
func (r *Reader) add(before []*Question, q Question) {
	if known := r.called(q.Name); known != nil {
		known.uid = cmp.Or(known.uid, q.uid)
		if known.Refused.Presence != model.Reported {
			known.Refused = q.Refused
		}
		return
	}
	if len(r.questions) >= most {
		return
	}
	for _, one := range before {
		if one.is(q.Name) {
			one.Refused = q.Refused
			r.questions = append(r.questions, one)
			return
		}
	}
	r.questions = append(r.questions, &q)
}

func (q *Question) is(name string) bool {
	return strings.EqualFold(q.Name, name) || q.Verdict != nil && strings.EqualFold(q.Verdict.App.Title(), name)
}

func (r *Reader) called(name string) *Question {
	for _, q := range r.questions {
		if q.is(name) {
			return q
		}
	}
	return nil
}

// Ask adds a question of a person: the name of an application, an address in it or
// a Ray ID. One that led to nothing before makes room for it. It returns the
// question, which may be there already.
func (r *Reader) Ask(asked string) *Question {
	asked = strings.TrimSpace(asked)
	r.questions = slices.DeleteFunc(r.questions, func(q *Question) bool { return q.typed && q.Err != nil })
	r.allowed = true
	if known := r.called(asked); known != nil {
		known.Asked = true
		return known
	}
	q := &Question{Name: asked, Asked: true, typed: true}
	r.questions = append(r.questions, q)
	return q
}

// Allow lets questions be asked though few requests are left, since a person asked.
func (r *Reader) Allow() { r.allowed = true }

// Again forgets what could not be read, and what the policies were: a person asked
// to read them again.
func (r *Reader) Again() {
	if r.session == nil {
		return
	}
	r.accounts.Forget(r.session.Origin.Ref.Account)
	r.failed, r.readAt = nil, time.Time{}
	for _, q := range r.questions {
		q.session, q.Err, q.app = nil, nil, nil
	}
}

// Update takes a message and reports whether there is more to show.
func (r *Reader) Update(msg tea.Msg) bool {
	switch event, _ := r.of.Update(msg); event {
	case fetch.Failed:
		r.failed = r.of.Err()
	case fetch.Arrived:
		r.take(r.of.Value())
	case fetch.Nothing, fetch.Progressed, fetch.Stopped:
		return false
	}
	return true
}

// take keeps an answer. An application that is asked about already keeps its place.
func (r *Reader) take(a answer) {
	q := a.question
	at := slices.Index(r.questions, q)
	if at < 0 {
		return
	}
	q.session, q.Err = r.session, a.err
	if len(a.several) > 0 {
		r.choose(at, a.several)
		return
	}
	if a.verdict == nil {
		return
	}
	if q.app, q.Verdict, q.Row = a.app, a.verdict, a.row; r.readAt.IsZero() {
		r.readAt = a.verdict.Facts.Now
	}
	r.join(q)
}

// join leaves one question about each application: the one about a request, else
// the first, in the place of the first.
func (r *Reader) join(q *Question) {
	at := slices.Index(r.questions, q)
	for i, other := range r.questions {
		if other == q || other.Verdict == nil || other.Verdict.App.ID != q.Verdict.App.ID || other.Row != nil && q.Row != nil {
			continue
		}
		stays, goes := r.questions[min(i, at)], r.questions[max(i, at)]
		if goes.Row != nil {
			stays, goes = goes, stays
		}
		stays.Asked, goes.Became = stays.Asked || goes.Asked, stays
		if stays.Refused.Presence != model.Reported {
			stays.Refused = goes.Refused
		}
		r.questions[min(i, at)] = stays
		r.questions = slices.Delete(r.questions, max(i, at), max(i, at)+1)
		return
	}
}

// choose asks about each of several applications that fit in place of a question.
// Which one was meant is known when somebody looks at it.
func (r *Reader) choose(at int, apps []*access.App) {
	var each []*Question
	for _, app := range apps[:min(len(apps), mostChoices)] {
		if r.called(app.Title()) == nil {
			each = append(each, &Question{Name: app.Title(), app: app, typed: true})
		}
	}
	r.questions = slices.Concat(r.questions[:at], each, r.questions[at+1:])
}

// mostChoices is how many applications are judged when several fit.
const mostChoices = 5

// Cancel ends what is under way; what was answered stays.
func (r *Reader) Cancel() { r.of.Cancel() }

// IsForbidden reports whether the credentials may not read applications.
func (r *Reader) IsForbidden() bool { return IsForbidden(r.failed) }

// IsForbidden reports whether an error says that the credentials may not read
// applications.
func IsForbidden(err error) bool {
	return err != nil && gather.StateOf(err) == access.Forbidden && !errors.Is(err, model.ErrBlocked)
}
