package lookup

import (
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/credential"
	find "ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/model/text/safe"
	"ztsession/ui/look"
	"ztsession/ui/widget/form"
)

// idForm is the form that asks for the three ids of a session. It is spoken to
// in real ids; while personal data is masked it shows what stands for them.
type idForm struct {
	*form.Form
	env *look.Env
	// hidden are the ids behind what is shown in their place.
	hidden map[string]string
	mask   *mask.Masker // with which the fields were filled
}

// newIDForm returns the form, filled with what is known of ref and with the
// focus on the first id that is missing.
func newIDForm(env *look.Env, ref model.Ref) *idForm {
	fields := make([]form.Field, 1, nonceField+1)
	fields[searchField] = form.Field{Label: "Search", Placeholder: "name, e-mail, or paste anything", Hint: searchHint}
	for _, name := range refFields() {
		label := name.String()
		fields = append(fields, form.Field{
			Label: strings.ToUpper(label[:1]) + label[1:],
			Hint:  hint(name),
			Check: func(text string) error { return check(name, text) },
		})
	}
	l := &idForm{
		Form: form.New(env.Styles, env.Keys.Form, "Look up one Access session", fields...),
		env:  env, hidden: map[string]string{}, mask: env.Mask,
	}
	l.HideWhen(env.Masked)
	l.Fill(ref)
	return l
}

// searchHint says what can stand in the search.
const searchHint = "A name in any order, an e-mail, a user id, a nonce with either, a Ray ID. An address, a command, an Access token, a block page, a saved answer or three ids can be pasted."

// hint says where an id is found; in the user's field one can search too.
func hint(name model.RefField) string {
	if name == model.UserField {
		return "A name, an e-mail or a part of either; or the user id, which is the field id of the Access users list, not uid or seat_uid."
	}
	return name.WhereToFind()
}

// check returns what is wrong with what a field holds: an e-mail and the word
// latest are as good as ids.
func check(name model.RefField, text string) error {
	switch {
	case name == model.UserField:
		return find.CheckUser(text)
	case name == model.NonceField && isLatest(text):
		return nil
	default:
		return model.CheckID(name, text)
	}
}

// isLatest reports whether text stands for the nonce of the newest session.
func isLatest(text string) bool { return strings.EqualFold(text, find.Latest) }

func refFields() []model.RefField {
	return []model.RefField{model.AccountField, model.UserField, model.NonceField}
}

// Ref returns the ids as typed, without the white space around them.
func (l *idForm) Ref() model.Ref {
	ref := model.Ref{Account: l.Value(accountField), User: l.Value(userField), Nonce: l.Value(nonceField)}
	if isLatest(ref.Nonce) {
		ref.Nonce = find.Latest
	}
	return ref
}

// Value returns the id or the text in field i.
func (l *idForm) Value(i int) string {
	text := l.Form.Value(i)
	if id, ok := l.hidden[text]; ok {
		return id
	}
	return text
}

// SetValue fills field i with an id, of which nothing is invisible. A credential is none.
func (l *idForm) SetValue(i int, id string) {
	if _, ok := credential.In(id); ok {
		id = ""
	}
	id = safe.Text(id)
	shown := id
	if id != "" {
		shown = l.masked(i, id)
	}
	if shown != id {
		l.hidden[shown] = id
	}
	l.Form.SetValue(i, shown)
}

// masked returns what stands for an id, or for an e-mail in the search, while
// personal data is masked.
func (l *idForm) masked(i int, id string) string {
	switch {
	case i != searchField:
		name := refFields()[i-accountField]
		return l.env.Mask.Ref(model.Ref{}.With(name, id)).Get(name)
	case isRay(id):
		return l.maskedRay(id)
	case find.IsEmail(id):
		person := l.env.Mask.Person(model.Person{Email: model.Known(id)})
		return person.Title()
	default:
		return id
	}
}

// isRay reports whether a text is about a Ray ID.
func isRay(text string) bool {
	_, ok := paste.FindRay(text)
	return ok && len(text) <= longestRay
}

// maskedRay returns what stands for a text about a Ray ID while personal data is
// masked.
func (l *idForm) maskedRay(text string) string {
	if l.env.Mask == nil {
		return text
	}
	ray, _ := paste.FindRay(text)
	for i, id := range ray.IDs {
		row := l.env.Mask.Request(access.Request{RayID: model.Known(id)})
		ray.IDs[i] = row.RayID.Value
	}
	for i, email := range ray.Emails {
		person := l.env.Mask.Person(model.Person{Email: model.Known(email)})
		ray.Emails[i] = person.Title()
	}
	return ray.Text()
}

// EnvChanged shows the ids as they are, or what stands for them, when that has
// changed. Text that is no id stays: the person has typed it.
func (l *idForm) EnvChanged() {
	l.SetStyles(l.env.Styles)
	if l.mask == l.env.Mask {
		return
	}
	l.mask = l.env.Mask
	l.Mask(l.mask)
	if text := l.Value(searchField); find.IsEmail(text) || isRay(text) {
		selected := l.Selected(searchField)
		l.SetValue(searchField, text)
		if selected {
			l.Select(searchField)
		}
	}
	for i, name := range refFields() {
		i += accountField
		if id := l.Value(i); model.CheckID(name, id) == nil && (name != model.UserField || find.IsUserID(id)) {
			l.SetValue(i, id)
		}
	}
}

// Fill puts the ids of ref that are not empty into their fields and the focus
// on the first field without a value, or on the last.
func (l *idForm) Fill(ref model.Ref) {
	for i, name := range refFields() {
		if id := ref.Get(name); id != "" {
			l.SetValue(accountField+i, id)
		}
	}
	for i := accountField; ; i++ {
		if l.Value(i) == "" || i == nonceField {
			l.Focus(i)
			return
		}
	}
}

// FocusField puts the focus on the field that a problem is about.
func (l *idForm) FocusField(name model.RefField) {
	if name != model.NoField {
		l.Focus(accountField + int(name) - int(model.AccountField))
	}
}
