package lookup_test

import (
	"errors"
	"strings"
	"testing"

	"ztsession/model"
)

// TestWordsFitTheFloor: at 40x12 the footer leaves 11 lines, a warning 10.
func TestWordsFitTheFloor(t *testing.T) {
	for name, prepare := range map[string]func(d *directory){
		"accounts forbidden": func(d *directory) { d.accountsErr = model.ErrForbidden },
		"people failed":      func(d *directory) { d.peopleErr = errors.New(strings.Repeat("a long reason ", 10)) },
	} {
		for _, height := range []int{10, 11} {
			d := company()
			prepare(d)
			ref := model.Ref{}
			if d.peopleErr != nil {
				ref.Account = accountID
			}
			k := sit(t, d, ref)
			k.SetSize(40, height)
			if n := len(k.View()); n > height {
				t.Errorf("%s: %d lines in %d:\n%s", name, n, height, k.shown())
			}
		}
	}
}
