package session

import (
	"ztsession/model"
	"ztsession/model/mask"
)

// decided returns what is known of applications that were asked about: the request
// that led to the session first. With a mask its names are masked.
func (in *Screen) decided(m *mask.Masker) []model.Decided {
	if in.request == nil {
		return nil
	}
	row := m.Request(*in.request)
	return []model.Decided{row.Decided()}
}
