package gather

import (
	"context"
	"errors"

	"ztsession/model"
	"ztsession/model/access"
)

// Which is the application that is asked about.
type Which struct {
	// ID is what a list of sessions has of it; empty where nothing does.
	ID string
	// Asked is its name, id or AUD tag, or an address in it.
	Asked string
	// Row is the request that was made to it; nil for none. It counts before Asked.
	Row *access.Request
}

// apps are the applications of the account, as far as they were read. Most accounts
// have no more than fit on the first page, which answers all questions; a larger one
// is asked for what is wanted, and is read whole only where that leaves a doubt.
type apps struct {
	first, rest *once[appsAnswer]
	ids         map[string]*once[appsAnswer]
	filtered    map[access.AppQuery]*once[appsAnswer]
	// isAsked says that one was asked for by its id already.
	isAsked bool
}

// appsAnswer are applications, or why they could not be read.
type appsAnswer struct {
	access.AppList
	err error
}

func newApps() apps {
	return apps{
		first: newOnce[appsAnswer](), rest: newOnce[appsAnswer](),
		ids: map[string]*once[appsAnswer]{}, filtered: map[access.AppQuery]*once[appsAnswer]{},
	}
}

// App finds an application. The error is an *AppError or that of the source.
func (g *Gatherer) App(ctx context.Context, which Which) (*access.App, error) {
	for _, id := range which.ids() {
		if app, err := g.appByID(ctx, id); app != nil || err != nil {
			return app, err
		}
	}
	first, err := g.firstApps(ctx)
	if err != nil {
		return nil, err
	}
	if found := g.sure(ctx, first, which); len(found) > 0 {
		return oneOf(found, which, first)
	}
	all, err := g.allApps(ctx)
	if err != nil {
		return nil, err
	}
	return oneOf(named(all.Apps, which), which, all)
}

// ids are what may be an id of the application.
func (w Which) ids() []string {
	var ids []string
	if w.ID != "" {
		ids = append(ids, w.ID)
	}
	switch {
	case w.Row != nil && w.Row.AppUID.Value != "":
		ids = append(ids, w.Row.AppUID.Value)
	case w.Row == nil && access.IsAppID(w.Asked):
		ids = append(ids, w.Asked)
	}
	return ids
}

// appByID returns the application with an id, nil where there is none that can be
// seen. The first that anybody asks about is asked for by itself; who asks about
// another will ask about more.
func (g *Gatherer) appByID(ctx context.Context, id string) (*access.App, error) {
	var first access.AppList
	if g.apps.first.isKnown() || !g.asksFirst() {
		var err error
		if first, err = g.firstApps(ctx); err != nil {
			return nil, err
		}
		if app := withID(first.Apps, id); app != nil || !first.More {
			return app, nil
		}
	}
	answer := keyed(g, g.apps.ids, id).get(ctx, func(ctx context.Context) appsAnswer {
		g.called()
		app, err := g.source.App(ctx, g.account, id)
		return appsAnswer{access.AppList{Apps: []access.App{app}}, err}
	})
	switch app := withID(answer.Apps, id); {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case answer.err != nil, app == nil, app.Policies.Presence == model.Absent:
		// It is gone, or what came is something else: the list may still have it.
		return nil, nil
	default:
		return app, nil
	}
}

// asksFirst reports whether nobody asked for an application by its id before.
func (g *Gatherer) asksFirst() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	isFirst := !g.apps.isAsked
	g.apps.isAsked = true
	return isFirst
}

func withID(all []access.App, id string) *access.App {
	for i := range all {
		if all[i].Is(id) {
			return &all[i]
		}
	}
	return nil
}

// sure returns the applications that are meant as far as the first page, or what an
// account with more answers to a filter, leaves no doubt: an address is one's own to
// the last part of the path, so that none is more specific, or a name is the whole
// name of one.
func (g *Gatherer) sure(ctx context.Context, first access.AppList, which Which) []*access.App {
	if !first.More {
		return named(first.Apps, which)
	}
	if which.ID != "" || which.Row != nil {
		return nil // It has an id, under which there may be nothing to see by itself.
	}
	var query access.AppQuery
	if access.IsAddress(which.Asked) {
		if found := exactly(first.Apps, which.Asked); found != nil {
			return found
		}
		query.Domain = access.TargetOf(which.Asked)
	} else {
		query.Name = which.Asked
	}
	if query.Check() != nil {
		return nil
	}
	query.FirstOnly = true
	answer := keyed(g, g.apps.filtered, query).get(ctx, func(ctx context.Context) appsAnswer {
		g.called()
		found, err := g.source.SomeApps(ctx, g.account, query)
		return appsAnswer{found, err}
	})
	if answer.err != nil || answer.More {
		return nil // It may not look at the filter.
	}
	all := first.With(answer.AppList).Apps
	if query.Domain != "" {
		return exactly(all, which.Asked)
	}
	found := access.ByName(all, which.Asked)
	if len(found) > 0 && access.IsCalled(found[0], which.Asked) {
		return found
	}
	return nil
}

// exactly returns the application that has an address of its own, and nil where
// there is none.
func exactly(all []access.App, address string) []*access.App {
	for _, match := range access.At(all, address) {
		if match.Whole {
			return []*access.App{match.App}
		}
	}
	return nil
}

// firstApps returns the first page of the applications.
func (g *Gatherer) firstApps(ctx context.Context) (access.AppList, error) {
	return g.someApps(ctx, g.apps.first, access.AppQuery{FirstOnly: true})
}

// allApps returns all applications, of which the first page was read.
func (g *Gatherer) allApps(ctx context.Context) (access.AppList, error) {
	first, err := g.firstApps(ctx)
	if err != nil || !first.More {
		return first, err
	}
	behind, err := g.someApps(ctx, g.apps.rest, access.AppQuery{Behind: len(first.Apps)})
	return first.With(behind), err
}

func (g *Gatherer) someApps(ctx context.Context, of *once[appsAnswer], query access.AppQuery) (access.AppList, error) {
	answer := of.get(ctx, func(ctx context.Context) appsAnswer {
		g.called()
		found, err := g.source.SomeApps(ctx, g.account, query)
		return appsAnswer{found, err}
	})
	return answer.AppList, answer.err
}

// named returns the applications that are meant, of all that there are.
func named(all []access.App, which Which) []*access.App {
	if app := withID(all, which.ID); app != nil {
		return []*access.App{app}
	}
	if which.Row != nil {
		return which.Row.AppIn(all)
	}
	if access.IsAddress(which.Asked) {
		var found []*access.App
		for _, match := range access.At(all, which.Asked) {
			found = append(found, match.App)
		}
		if len(found) > 0 {
			return found
		}
	}
	return access.ByName(all, which.Asked)
}

// oneOf returns the one that was found, or says that there is none, or several.
func oneOf(found []*access.App, which Which, all access.AppList) (*access.App, error) {
	if len(found) == 1 {
		return found[0], nil
	}
	failure := &AppError{Apps: found, Several: len(found) > 1, ofRequest: which.Row != nil, seen: len(all.Apps), isCut: all.More}
	if len(found) == 0 {
		for i := range all.Apps {
			failure.Apps = append(failure.Apps, &all.Apps[i])
		}
	}
	return nil, failure
}

// IsOfAccount reports whether an error of App is about the account's applications
// as such, and not about the one that was asked for.
func IsOfAccount(err error) bool {
	var none *AppError
	return err != nil && !errors.As(err, &none)
}
