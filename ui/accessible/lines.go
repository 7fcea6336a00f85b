package accessible

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/safe"
)

// typed is a line that somebody typed, or why it cannot be used, as a sentence.
type typed struct{ text, wrong string }

// longestLine is more than anybody types, in bytes: a saved answer can be pasted as
// one line.
const longestLine = 1 << 20

// What is said of lines that are no text.
const (
	tooLong  = "That line is longer than a megabyte, so it was not read. A file can be opened by its name."
	noText   = "That line has bytes in it that are no text, so it was not used."
	keyInIt  = "That line has a key in it that is no text, such as an arrow, so it was not used."
	isSecret = "That looks like %s, so it was not used, kept or sent."
)

// lineReader reads lines in the background, so that the end of a context is not waited
// for, and each only when it is wanted: what is typed where a secret is asked for is
// read by somebody else.
type lineReader struct {
	wanted  chan struct{}
	lines   chan typed
	waiting bool // one was wanted and has not been taken
}

func readLines(ctx context.Context, in io.Reader) *lineReader {
	r := &lineReader{wanted: make(chan struct{}, 1), lines: make(chan typed)}
	go func() {
		defer close(r.lines)
		from := bufio.NewReader(in)
		for ended := false; !ended; {
			select {
			case <-r.wanted:
			case <-ctx.Done():
				return
			}
			text, wrong, err := readLine(from)
			if ended = err != nil; ended && text == "" && wrong == "" {
				return
			}
			select {
			case r.lines <- checked(text, wrong):
			case <-ctx.Done():
				return
			}
		}
	}()
	return r
}

// next returns where the next line comes, or the end of them. Whoever receives from it
// calls took.
func (r *lineReader) next() <-chan typed {
	if !r.waiting {
		r.waiting = true
		r.wanted <- struct{}{}
	}
	return r.lines
}

func (r *lineReader) took() { r.waiting = false }

// readLine reads up to the end of a line. Of one that is too long nothing is kept,
// and what follows it is read as ever.
func readLine(from *bufio.Reader) (text, wrong string, err error) {
	var line strings.Builder
	for {
		part, more := from.ReadSlice('\n')
		switch {
		case wrong != "":
		case line.Len()+len(part) > longestLine:
			line.Reset()
			wrong = tooLong
		default:
			line.Write(part)
		}
		if !errors.Is(more, bufio.ErrBufferFull) {
			return line.String(), wrong, more
		}
	}
}

// checked is a line as it is used: without its end, and only where it is text.
func checked(text, wrong string) typed {
	text = strings.TrimRight(text, "\r\n")
	switch {
	case wrong != "":
	case !utf8.ValidString(text):
		wrong = noText
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }):
		wrong = keyInIt
	}
	if wrong != "" {
		return typed{wrong: wrong}
	}
	return typed{text: text}
}

// pasteGap is how soon the next line of a paste comes.
const pasteGap = 50 * time.Millisecond

// pasted returns a line with those that came at once behind it: a terminal hands over a
// paste line by line. A script has all of its lines ready, and means each by itself.
func (d *dialogue) pasted(first string) string {
	if !d.at.Echoes || first == "" {
		return first
	}
	all := []string{first}
	for {
		gap := time.NewTimer(pasteGap)
		select {
		case one, ok := <-d.lines.next():
			d.lines.took()
			gap.Stop()
			if !ok {
				return strings.TrimSpace(strings.Join(all, "\n"))
			}
			all = append(all, safe.Text(one.text))
		case <-gap.C:
			return strings.TrimSpace(strings.Join(all, "\n"))
		case <-d.ctx.Done():
			gap.Stop()
			return first
		}
	}
}
