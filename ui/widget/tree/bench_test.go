package tree

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The sizes that must cost the same.
func sizes() []int { return []int{10, 100_000} }

// benchmark runs do on a tree of each size in which the checks are listed,
// each of them folded or, with all, everything unfolded.
func benchmark(b *testing.B, all bool, do func(b *testing.B, tree *Tree)) {
	for _, n := range sizes() {
		b.Run(fmt.Sprintf("checks=%d", n), func(b *testing.B) {
			doc := checks(n, true)
			tree := newTree(doc, 120, 45)
			if all {
				tree.setAll(unfolded)
			} else {
				tree.SelectNumber(postureNumber)
				tree.right(tree.list.Cursor())
			}
			tree.SelectNumber(postureNumber + 1)
			tree.View(true)
			b.ReportAllocs()
			b.ResetTimer()
			do(b, tree)
		})
	}
}

// postureNumber is the number of devicePosture in the documents of checks.
const postureNumber = 5

func BenchmarkKeyAndFrame(b *testing.B) {
	down, up := keyPress("j"), keyPress("k")
	benchmark(b, true, func(b *testing.B, tree *Tree) {
		for i := range b.N {
			if i/60%2 == 0 {
				tree.Key(down)
			} else {
				tree.Key(up)
			}
			tree.View(true)
			tree.Status()
		}
	})
}

func BenchmarkFrame(b *testing.B) {
	benchmark(b, true, func(b *testing.B, tree *Tree) {
		for b.Loop() {
			tree.painter.forget()
			tree.settle()
			tree.View(true)
		}
	})
}

// BenchmarkFold folds and unfolds one check, the first of all.
func BenchmarkFold(b *testing.B) {
	enter := keyPress("enter")
	for _, all := range []bool{false, true} {
		b.Run(fmt.Sprintf("unfolded=%t", all), func(b *testing.B) {
			benchmark(b, all, func(b *testing.B, tree *Tree) {
				for b.Loop() {
					tree.Key(enter)
				}
			})
		})
	}
}

// BenchmarkFoldPosture folds and unfolds the list of all checks.
func BenchmarkFoldPosture(b *testing.B) {
	enter := keyPress("enter")
	benchmark(b, false, func(b *testing.B, tree *Tree) {
		tree.SelectNumber(postureNumber)
		for b.Loop() {
			tree.Key(enter)
		}
	})
}

func BenchmarkUnfoldAll(b *testing.B) {
	benchmark(b, true, func(b *testing.B, tree *Tree) {
		for b.Loop() {
			tree.setAll(unfolded)
		}
	})
}

func BenchmarkSetDocument(b *testing.B) {
	for _, n := range sizes() {
		doc, again := checks(n, true), checks(n, true)
		b.Run(fmt.Sprintf("first/checks=%d", n), func(b *testing.B) {
			for b.Loop() {
				newTree(doc, 120, 45)
			}
		})
		b.Run(fmt.Sprintf("refresh/checks=%d", n), func(b *testing.B) {
			tree := newTree(doc, 120, 45)
			tree.SelectNumber(doc.Len() - 3)
			for b.Loop() {
				_ = tree.SetDocument(again)
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range sizes() {
		doc := checks(n, true)
		for _, text := range []string{"zebra", "naïve"} {
			b.Run(fmt.Sprintf("%s/checks=%d", text, n), func(b *testing.B) {
				tree := newTree(doc, 120, 45)
				b.ReportAllocs()
				for b.Loop() {
					press(b, tree, "/")
					deliver(tree, tree.Update(tea.PasteMsg{Content: text}))
					press(b, tree, "esc")
				}
			})
		}
	}
}

// BenchmarkLongText moves through one text that takes thousands of lines.
func BenchmarkLongText(b *testing.B) {
	down := keyPress("j")
	for _, size := range []int{1000, 1_000_000} {
		b.Run(fmt.Sprintf("bytes=%d", size), func(b *testing.B) {
			tree := newTree(document(object("", str("long", strings.Repeat("0123456789", size/10)))), 120, 45)
			press(b, tree, "j")
			b.ReportAllocs()
			for b.Loop() {
				tree.Key(down)
				tree.View(true)
			}
		})
	}
}
