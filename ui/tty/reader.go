// Package tty stands between the terminal and the program's reading of keys.
package tty

import "os"

// maxParameters is how many parameters of a control sequence are handed on. A
// terminal sends a handful. The parser of the terminal library holds 32 and
// panics, in a goroutine of Bubble Tea's where nothing can restore the terminal,
// when there are more (github.com/charmbracelet/x/ansi v0.11.9, DecodeSequence);
// a file that is pasted or piped into the terminal can have any number.
const maxParameters = 32

// Reader reads a terminal and leaves out the parameters that would be too many
// for the parser. It is the terminal's file in every other way.
type Reader struct {
	*os.File
	filter filter
}

// NewReader returns a reader of file.
func NewReader(file *os.File) *Reader { return &Reader{File: file} }

// Read reads what the terminal sent.
func (r *Reader) Read(p []byte) (int, error) {
	for {
		n, err := r.File.Read(p)
		kept := r.filter.keep(p[:n])
		// Nothing read and no error would be taken for a mistake.
		if kept > 0 || n == 0 || err != nil {
			return kept, err
		}
	}
}

// filter follows control sequences through the bytes of a terminal.
type filter struct {
	state      state
	parameters int
}

type state uint8

const (
	text state = iota
	escape
	sequence // after CSI or DCS, among the parameters
)

// keep moves the bytes that are handed on to the front of p and returns how
// many there are.
func (f *filter) keep(p []byte) int {
	kept := 0
	for _, b := range p {
		if f.passes(b) {
			p[kept] = b
			kept++
		}
	}
	return kept
}

// passes takes a byte and reports whether it is handed on.
func (f *filter) passes(b byte) bool {
	const (
		esc = 0x1b
		csi = 0x9b // CSI and DCS as one byte
		dcs = 0x90
	)
	switch {
	case b == esc:
		f.state = escape
	case f.state == escape && (b == '[' || b == 'P'), b == csi, b == dcs:
		f.state, f.parameters = sequence, 1
	case f.state == sequence && (b == ';' || b == ':'):
		f.parameters++
		return f.parameters <= maxParameters
	case f.state == sequence && '0' <= b && b <= '9':
		return f.parameters <= maxParameters
	case f.state == sequence && 0x20 <= b && b <= 0x3f:
		// Private marks and intermediate bytes end no sequence.
	default:
		f.state = text
	}
	return true
}
