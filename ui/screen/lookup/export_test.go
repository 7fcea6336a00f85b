package lookup

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/widget/form"
)

// The fields of the form.
const (
	SearchField  = searchField
	AccountField = accountField
	UserField    = userField
	NonceField   = nonceField
)

// Ref returns the ids in the form.
func (f *Screen) Ref() model.Ref { return f.form.Ref() }

// Form returns the form.
func (f *Screen) Form() *form.Form { return f.form.Form }

// Chosen returns the list's entry of the session that the form names.
func (f *Screen) Chosen() *model.SessionSummary { return f.chosen() }

// Fail shows a look-up that failed.
func (f *Screen) Fail(err error) tea.Cmd { return f.failed(err) }
