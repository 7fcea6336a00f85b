package form

import (
	"ztsession/model"
	"ztsession/model/mask"
)

// Mask replaces what is personal in the sentences that the form shows. What was
// typed stays.
func (f *Form) Mask(m *mask.Masker) {
	if m == nil {
		return
	}
	f.note = m.Text(f.note)
	if f.problem != nil {
		masked := m.Problem(*f.problem)
		f.problem = &masked
	}
	for i := range f.fields {
		if wrong := f.fields[i].wrong; wrong != nil {
			f.fields[i].wrong = &model.Failure{Explanation: m.Problem(model.ProblemOf(wrong)), Cause: wrong}
		}
	}
}
