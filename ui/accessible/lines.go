package accessible

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
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

// lines reads in the background, so that the end of a context is not waited for. It
// is closed at the end of what is typed.
func lines(ctx context.Context, in io.Reader) <-chan typed {
	out := make(chan typed)
	go func() {
		defer close(out)
		from := bufio.NewReader(in)
		for {
			text, wrong, err := readLine(from)
			if err != nil && text == "" && wrong == "" {
				return
			}
			select {
			case out <- checked(text, wrong):
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return out
}

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
