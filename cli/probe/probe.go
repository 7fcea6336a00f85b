// Package probe asks a terminal what nothing else knows: over how many cells it draws
// characters about whose width terminals differ. It writes one of each and asks where
// the cursor is then (CPR, ECMA-48 8.3.14), so that it is for a command that somebody
// gave to find that out, not for every start.
package probe

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strconv"
)

// Widths are how many cells a terminal draws characters over; 0 where it did not say.
type Widths struct {
	// Line is a line of a box, Letter one that Unicode calls ambiguous (Unicode Standard
	// Annex #11), Emoji a sign with the selector for emoji (U+FE0F) behind it.
	Line, Letter, Emoji int
	Clusters            Mode
}

// Mode is whether a terminal measures grapheme clusters: mode 2027, as it answers the
// question for a mode (DECRQM).
type Mode uint8

// The modes.
const (
	Silent  Mode = iota // no answer
	Unknown             // the terminal does not know the mode
	On
	Off
)

// probes are what is written, in the order of the answers.
var probes = [...]string{"\u2500", "\u00e9", "\u2764\ufe0f"}

const (
	whereIsTheCursor = "\x1b[6n"
	clusterMode      = "\x1b[?2027$p"
	// whatAreYou is what every terminal answers (DA1), last, so that nothing has to be
	// waited for when it has come.
	whatAreYou = "\x1b[c"
	clearLine  = "\r\x1b[2K"
	interrupt  = 0x03
)

// question is all that is written at once.
func question() string {
	all := clearLine
	for _, probe := range probes {
		all += probe + whereIsTheCursor + clearLine
	}
	return all + clusterMode + whatAreYou
}

var (
	cursorIs = regexp.MustCompile(`\x1b\[\d{1,5};(\d{1,5})R`)
	modeIs   = regexp.MustCompile(`\x1b\[\?2027;(\d)\$y`)
	iAm      = regexp.MustCompile(`\x1b\[\?[\d;]*c`)
)

// mostRead bounds what is taken for answers: they have a few dozen bytes.
const mostRead = 4096

// Ask asks the terminal behind in and out, which hands on every byte as it comes and
// shows none, and reports whether it has answered to the end. It waits until ctx ends.
func Ask(ctx context.Context, in io.Reader, out io.Writer) (Widths, bool) {
	if _, err := io.WriteString(out, question()); err != nil {
		return Widths{}, false
	}
	pieces := make(chan []byte)
	go func() {
		defer close(pieces)
		for {
			piece := make([]byte, 256)
			n, err := in.Read(piece)
			if err != nil {
				return
			}
			select {
			case pieces <- piece[:n]:
			case <-ctx.Done():
				return
			}
		}
	}()
	var read []byte
	for len(read) < mostRead {
		select {
		case <-ctx.Done():
			return understood(read), false
		case piece, ok := <-pieces:
			if read = append(read, piece...); !ok || bytes.IndexByte(piece, interrupt) >= 0 {
				return understood(read), false
			}
		}
		if iAm.Match(read) {
			return understood(read), true
		}
	}
	return Widths{}, false
}

// understood returns what answers say. One that has no place for a probe is not used.
func understood(answers []byte) Widths {
	var w Widths
	if found := cursorIs.FindAllSubmatch(answers, -1); len(found) == len(probes) {
		for i, cells := range []*int{&w.Line, &w.Letter, &w.Emoji} {
			column, err := strconv.Atoi(string(found[i][1]))
			if err != nil || column < 1 {
				return Widths{}
			}
			*cells = column - 1
		}
	}
	if found := modeIs.FindSubmatch(answers); found != nil {
		switch found[1][0] {
		case '1', '3':
			w.Clusters = On
		case '2', '4':
			w.Clusters = Off
		default:
			w.Clusters = Unknown
		}
	}
	return w
}
