package lookup

import (
	"strings"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/form"
)

// idForm is the form that asks for the three ids of a session.
type idForm struct{ *form.Form }

// newIDForm returns the form, filled with what is known of ref and with the
// focus on the first id that is missing.
func newIDForm(styles *look.Styles, formKeys keys.Form, ref model.Ref) *idForm {
	fields := make([]form.Field, 0, 3)
	for _, name := range refFields() {
		label := name.String()
		fields = append(fields, form.Field{
			Label: strings.ToUpper(label[:1]) + label[1:],
			Hint:  hint(name),
			Check: func(text string) error { return model.CheckID(name, text) },
		})
	}
	l := &idForm{form.New(styles, formKeys, "Look up one Access session", fields...)}
	l.Fill(ref)
	return l
}

// hint says where an id is found; in the user's field one can search too.
func hint(name model.RefField) string {
	if name == model.UserField {
		return "A name, an e-mail or a part of either; or the user id, which is the field id of the Access users list, not uid or seat_uid."
	}
	return name.WhereToFind()
}

func refFields() []model.RefField {
	return []model.RefField{model.AccountField, model.UserField, model.NonceField}
}

// Ref returns the ids as typed, without the white space around them.
func (l *idForm) Ref() model.Ref {
	return model.Ref{Account: l.Value(0), User: l.Value(1), Nonce: l.Value(2)}
}

// Fill puts the ids of ref that are not empty into their fields and the focus
// on the first field without a value, or on the last.
func (l *idForm) Fill(ref model.Ref) {
	for i, name := range refFields() {
		if id := ref.Get(name); id != "" {
			l.SetValue(i, id)
		}
	}
	for i := range refFields() {
		if l.Value(i) == "" || i == len(refFields())-1 {
			l.Focus(i)
			return
		}
	}
}

// FocusField puts the focus on the field that a problem is about.
func (l *idForm) FocusField(name model.RefField) {
	if name != model.NoField {
		l.Focus(int(name) - int(model.AccountField))
	}
}
