package table

import (
	"fmt"
	"testing"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// BenchmarkKeyAndFrame must cost the same for few people and for many.
func BenchmarkKeyAndFrame(b *testing.B) {
	down, up := press("j"), press("k")
	for _, n := range []int{10, 100_000} {
		b.Run(fmt.Sprintf("people=%d", n), func(b *testing.B) {
			rows := people()
			for len(rows) < n {
				rows = append(rows, rows...)
			}
			tab := empty(look.New(look.Dark, true), keys.New().Move, columnsOf(lists.People())...)
			tab.SetSize(120, 45)
			tab.setRows(listedOf(lists.People(), slice[model.Person](rows[:n]), clock.Clock{Now: noon}))
			tab.SetMatch("amina")
			tab.Select(n / 2)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i/60%2 == 0 {
					tab.Key(down)
				} else {
					tab.Key(up)
				}
				tab.View(true)
			}
		})
	}
}
