package lookup

import (
	"ztsession/model"
	find "ztsession/model/lookup"
)

// Restart begins anew in another account, or with other credentials.
func (f *Screen) Restart(ref model.Ref, notice string) {
	for field, id := range map[int]string{accountField: ref.Account, userField: ref.User, nonceField: ref.Nonce} {
		f.form.SetValue(field, id)
	}
	f.Fill(ref)
	f.held, f.derived = ref.Complete(), false
	f.form.SetNotice(notice)
	f.begin(ref)
	f.arrange()
}

// begin puts the focus on what is missing of ref. Who is given by name or e-mail
// is searched as if that had been typed.
func (f *Screen) begin(ref model.Ref) {
	switch {
	case ref.User == "":
		f.form.Focus(searchField)
	case ref.Nonce == "" && !find.IsUserID(ref.User):
		f.form.SetValue(userField, "")
		f.form.SetValue(searchField, ref.User)
		f.form.Focus(searchField)
		f.eager, f.looked = true, true
	}
}
