package accessible

import (
	"bufio"
	"context"
	"io"
)

// lineReader reads lines in the background, so that the end of a context is not waited
// for, and each only when it is wanted: what is typed where a secret is asked for is
// read by somebody else.
type lineReader struct {
	wanted  chan struct{}
	lines   chan string
	waiting bool // one was wanted and has not been taken
}

func readLines(ctx context.Context, in io.Reader) *lineReader {
	r := &lineReader{wanted: make(chan struct{}, 1), lines: make(chan string)}
	go func() {
		defer close(r.lines)
		scanner := bufio.NewScanner(in)
		const longest = 1 << 20
		scanner.Buffer(nil, longest)
		for {
			select {
			case <-r.wanted:
			case <-ctx.Done():
				return
			}
			if !scanner.Scan() {
				return
			}
			select {
			case r.lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return r
}

// next returns where the next line comes, or the end of them. Whoever receives from it
// calls took.
func (r *lineReader) next() <-chan string {
	if !r.waiting {
		r.waiting = true
		r.wanted <- struct{}{}
	}
	return r.lines
}

func (r *lineReader) took() { r.waiting = false }
