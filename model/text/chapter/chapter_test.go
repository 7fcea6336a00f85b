package chapter_test

import (
	"slices"
	"testing"

	"ztsession/model/text/chapter"
)

func TestBlocks(t *testing.T) {
	const text = `
Two lines
of a paragraph.

    a command --as it --is
    a term    what it means
    a term that is very long indeed
                              stands above,
                              in two lines

    --flag   apart
A paragraph behind it.

                              is no explanation of anything
`
	want := []chapter.Block{
		{Kind: chapter.Paragraph, Text: "Two lines of a paragraph."},
		{Kind: chapter.Verbatim, Text: "a command --as it --is", Apart: true},
		{Kind: chapter.Term, Term: "a term", Text: "what it means"},
		{Kind: chapter.Term, Term: "a term that is very long indeed", Text: "stands above, in two lines"},
		{Kind: chapter.Term, Term: "--flag", Text: "apart", Apart: true},
		{Kind: chapter.Paragraph, Text: "A paragraph behind it."},
		{Kind: chapter.Verbatim, Text: "is no explanation of anything", Apart: true},
	}
	if got := chapter.Blocks(text); !slices.Equal(got, want) {
		t.Errorf("the blocks are\n%+v\nwant\n%+v", got, want)
	}
	if got := chapter.Blocks("\n"); len(got) != 0 {
		t.Errorf("no text is %+v", got)
	}
}
