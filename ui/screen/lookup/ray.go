package lookup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	find "ztsession/model/lookup"
	"ztsession/model/paste"
	"ztsession/ui/fetch"
)

// longestRay bounds, in bytes, the text of the search that is looked through for a
// Ray ID each time that it changes. What is longer was pasted, and is read then.
const longestRay = 400

// rays are what the search holds of Ray IDs, and what was found with one.
type rays struct {
	ray paste.Ray
	// any says that the search is about a Ray ID.
	any bool
	// page is of what was pasted.
	page paste.Page
	// rows are the logins to choose from, when one alone does not do.
	rows []access.Request
}

// readRay reads the Ray IDs in the search anew. A nonce behind a user id is one, and
// so is the one in an address.
func (f *Screen) readRay() {
	f.rays = rays{}
	text := f.searched()
	if len(text) > longestRay {
		return
	}
	ray, ok := paste.FindRay(text)
	if !ok {
		return
	}
	if ref, _ := paste.Parse(text); ref.Nonce != "" || !ray.Named && f.recognised().Ref.User != "" {
		return
	}
	f.rays.ray, f.rays.any = ray, true
	f.wayTable.Show(f.ways())
}

// searched is what is typed into the search, with what is masked as it is.
func (f *Screen) searched() string { return f.Env.Mask.Original(f.form.Value(searchField)) }

// hasRay reports whether the search is about a Ray ID.
func (f *Screen) hasRay() bool { return f.form.Focused() == searchField && f.rays.any }

// findsRay reports whether there is an account in which a Ray ID can be looked for.
func (f *Screen) findsRay() bool {
	return f.hasRay() && (f.hasAccount() || len(f.accounts.Value()) > 0)
}

// takeRay puts what was read of a pasted text into the search.
func (f *Screen) takeRay(found paste.Result) tea.Cmd {
	f.form.Focus(searchField)
	f.change(func() {
		f.form.SetValue(searchField, found.Line)
		if found.Ref.Account != "" {
			f.form.SetValue(accountField, found.Ref.Account)
		}
	})
	f.readRay()
	f.rays.page, f.held = found.Page, false
	f.SetNote(found.What)
	return f.after(f.need())
}

// enterRay looks for the login of the Ray ID, or takes what else is marked.
func (f *Screen) enterRay() tea.Cmd {
	f.held = false
	if row := f.requestTable.Chosen(); f.choices() == f.requestTable.Table && row != nil {
		return f.openRow(*row)
	}
	if !f.findsRay() {
		return f.enterAccountOfSearch()
	}
	way := f.ways()[max(f.wayTable.Cursor(), 0)]
	if way.nonce {
		return f.enterNonceOfSearch(way.id)
	}
	return f.trace(way.id)
}

// enterNonceOfSearch takes the 16 digits for a nonce, of the person beside it if
// there is one.
func (f *Screen) enterNonceOfSearch(id string) tea.Cmd {
	emails := f.rays.ray.Emails
	f.change(func() { f.form.SetValue(searchField, strings.Join(emails, " ")) })
	f.form.SetValue(nonceField, id)
	if len(emails) == 0 {
		f.SetNote("A nonce, which is in its field now. Whose session is it? Type the name or the e-mail.")
		return f.need()
	}
	f.eager = true
	return f.need()
}

// trace looks for the login with a Ray ID, and for its session.
func (f *Screen) trace(id string) tea.Cmd {
	source, emails, wanted := f.source, f.rays.ray.Emails, f.wantedRay(id)
	f.rays.rows = nil
	return f.seek(func(ctx context.Context, report func(model.Progress)) (found, error) {
		if source == nil {
			return found{}, errNoSource
		}
		traced, err := trace.Find(ctx, source, wanted, report)
		if err != nil || len(traced.Rows) != 1 || !trace.IsNamed(&traced.Rows[0], emails) {
			return found{rows: traced.Rows, way: find.Found{Ref: model.Ref{Account: traced.Account}}}, err
		}
		return made(ctx, source, traced.Account, traced.Rows[0], report)
	})
}

// wantedRay is what is looked for, and in which accounts: first in the one in the
// form, or the marked one.
func (f *Screen) wantedRay(id string) trace.Wanted {
	wanted := trace.Wanted{ID: id, People: f.rays.ray.Emails, Page: f.rays.page}
	if f.hasAccount() {
		wanted.Account = f.form.Ref().Account
	} else if marked := f.accountTable.Chosen(); marked != nil {
		wanted.Account = marked.ID
	}
	known := f.accounts.Value()
	wanted.Others = func(context.Context) ([]model.Account, error) { return known, nil }
	return wanted
}

// moved says that what was found is of another account than the one in the form;
// empty when it is not.
func (f *Screen) moved(account string) string {
	before := f.form.Ref().Account
	if before == "" || before == account || account == "" {
		return ""
	}
	name := func(id string) string {
		shown := f.Env.Mask.Account(f.accounts.named(id))
		return cmp.Or(shown.Name, shown.ID)
	}
	return trace.Moved(name(account), name(before))
}

// openRow looks for the session of a login that was chosen.
func (f *Screen) openRow(row access.Request) tea.Cmd {
	source, account := f.source, f.form.Ref().Account
	return f.seek(func(ctx context.Context, report func(model.Progress)) (found, error) {
		return made(ctx, source, account, row, report)
	})
}

// seek looks something up while somebody waits for it.
func (f *Screen) seek(ask fetch.Func[found]) tea.Cmd {
	f.form.SetProblem(nil)
	f.form.SetNote("")
	cmd := f.found.Watch(f.Env.Now(), f.Env.Still, ask)
	f.sayWaiting()
	return cmd
}

// made returns the session that a request was made with. Where there is none, the
// error has the request, which still tells something.
func made(ctx context.Context, source Source, account string, row access.Request, report func(model.Progress)) (found, error) {
	s, err := trace.Made(ctx, source, account, &row, report)
	if err != nil {
		return found{}, &rowError{account, row, err}
	}
	one := found{session: s, request: &row}
	one.way.Ref = s.Origin.Ref
	one.way.Listed = s.Origin.Listed
	return one, nil
}

// rowError is why there is no session of a request that was found.
type rowError struct {
	account string
	row     access.Request
	error
}

func (e *rowError) Unwrap() error { return e.error }

// showRows shows the logins with a Ray ID to choose from, and why: there are
// several, or it is somebody else's than the text names.
func (f *Screen) showRows(account string, rows []access.Request) {
	moved := f.moved(account)
	f.form.SetValue(accountField, account)
	f.nameAccount()
	f.rays.rows = rows
	f.requestTable.Show(rows)
	if len(rows) > 1 {
		f.SetNote(strings.TrimSpace(fmt.Sprintf("%d logins have this Ray ID. %s opens the session of the marked one. %s", len(rows), f.enterKey(), moved)))
		return
	}
	f.SetNote(f.Env.Mask.Text(fmt.Sprintf("The login is of %s, and the text names %s. %s opens it all the same.", rows[0].Email.Value, strings.Join(f.rays.ray.Emails, " and "), f.enterKey())))
}

// rayFailed shows why a Ray ID led to no session, and reports whether it was that.
func (f *Screen) rayFailed(err error) bool {
	var none *trace.NoRayError
	var of *rowError
	switch {
	case errors.As(err, &none):
		p := none.ProblemAt(f.Env.Clock)
		if !none.Named {
			p.Next = "Type who it is over the Ray ID: failed logins of a person can go further back than the log."
		}
		f.setProblem(&p)
		f.form.Select(searchField)
	case errors.As(err, &of):
		p := f.Env.Problem(of.error)
		f.setProblem(&p)
		f.form.SetValue(accountField, of.account)
		f.nameAccount()
		f.rays.rows = []access.Request{of.row}
		f.requestTable.Show(f.rays.rows)
	default:
		return false
	}
	f.arrange()
	return true
}
