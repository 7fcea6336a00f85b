package verdict

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/access/trace"
	"ztsession/model/paste"
	"ztsession/ui/fetch"
)

// next returns the question to be asked next; nil for none. all says that every
// question is, and not only that about a request.
func (r *Reader) next(all bool) *Question {
	for _, q := range r.questions {
		if q.session != r.session && q.Err == nil && (all || q.Row != nil) {
			return q
		}
	}
	return nil
}

// Waits reports whether there is a question that is only asked when a person says
// so, because may is false: few requests are left, or look-ups are off.
func (r *Reader) Waits(may bool) bool {
	return !may && !r.allowed && r.CanAsk() && r.failed == nil && !r.of.Asking() && r.next(true) != nil
}

// Want asks the next question, if there is one that was not answered for this
// session. all and may are as for next and Waits.
func (r *Reader) Want(all, may bool, now time.Time) tea.Cmd {
	if r.of.Asking() || r.failed != nil || !may && !r.allowed || !r.CanAsk() {
		return nil
	}
	q := r.next(all)
	if q == nil {
		r.allowed = false
		return nil
	}
	s := *r.session
	from := r.accounts.Of(s.Origin.Ref.Account)
	asked := *q
	return r.of.Ask(fetch.Plain(func(ctx context.Context) (answer, error) {
		found, err := judge(ctx, from, &asked, &access.Facts{Session: &s, Request: asked.Row, Now: now})
		found.question = q
		return found, err
	}))
}

// judge finds the application of a question and what its policies come to. The
// error says that no application can be judged.
func judge(ctx context.Context, from *gather.Gatherer, q *Question, facts *access.Facts) (answer, error) {
	found := answer{row: q.Row, app: q.app}
	if ray, ok := paste.RayID(q.Name); ok && q.typed && q.Row == nil {
		if found.row, found.err = requestOf(ctx, from, ray, facts.Session); found.err != nil {
			return found, nil
		}
		facts.Request = found.row
	}
	if found.app == nil {
		found.app, found.err = from.App(ctx, gather.Which{ID: q.uid, Asked: q.Name, Row: found.row})
	}
	if gather.IsOfAccount(found.err) {
		return answer{}, found.err
	}
	var none *gather.AppError
	switch {
	case errors.As(found.err, &none) && none.Several:
		found.several, found.err = none.Apps, nil
		return found, nil
	case found.err != nil:
		return found, nil
	}
	from.Fill(ctx, found.app, facts)
	if err := ctx.Err(); err != nil {
		return answer{}, err
	}
	found.verdict = access.Of(found.app, facts)
	return found, nil
}

// requestOf returns the request with a Ray ID, which has to be of the session's
// person: of the access log, or of the failed logins that were read with the session.
func requestOf(ctx context.Context, from *gather.Gatherer, ray string, s *model.Session) (*access.Request, error) {
	row, err := from.Request(ctx, ray)
	if row == nil && ctx.Err() == nil {
		if row = trace.FailedWith(s.Refused.Value, ray, s.Origin.Ref.User, s.Email.Value); row != nil {
			return row, nil
		}
	}
	switch {
	case err != nil:
		return nil, err
	case row == nil:
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: trace.NotInLog()}
	case !trace.IsOf(row, s):
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What: "The request with that Ray ID was made by somebody else.", Next: "Look it up in the first field of the look-up form, which opens the session of its person.",
		}}
	default:
		return row, nil
	}
}
