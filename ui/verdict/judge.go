package verdict

import (
	"context"
	"errors"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/paste"
)

// judge finds the application of a question and what its policies come to. The
// error says that no application can be judged.
func judge(ctx context.Context, from *gather.Gatherer, q *Question, facts *access.Facts) (answer, error) {
	apps, err := from.Apps(ctx)
	if err != nil {
		return answer{}, err
	}
	found := answer{row: q.Row, app: q.app}
	if ray, ok := paste.RayID(q.Name); ok && q.typed && q.Row == nil {
		if found.row, found.err = requestOf(ctx, from, ray, facts.Session); found.err != nil {
			return found, nil
		}
		facts.Request = found.row
	}
	if found.app == nil {
		found.app, found.err = application(ctx, from, apps, q, found.row)
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

// application finds the application that a question is about.
func application(ctx context.Context, from *gather.Gatherer, apps []access.App, q *Question, row *access.Request) (*access.App, error) {
	for i := range apps {
		if q.uid != "" && apps[i].Is(q.uid) {
			return &apps[i], nil
		}
	}
	return from.App(ctx, q.Name, row)
}

// requestOf returns the request with a Ray ID, which has to be of the session's
// person.
func requestOf(ctx context.Context, from *gather.Gatherer, ray string, s *model.Session) (*access.Request, error) {
	row, _, err := from.Request(ctx, ray)
	switch {
	case err != nil:
		return nil, err
	case row == nil:
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: gather.NotInLog()}
	case !gather.IsOf(row, s):
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What: "The request with that Ray ID was made by somebody else.", Next: "Look it up in the first field of the look-up form, which opens the session of its person.",
		}}
	default:
		return row, nil
	}
}
