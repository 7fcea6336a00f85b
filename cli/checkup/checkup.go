// Package checkup writes what was looked at and what came of it: a line each, with
// a sign and words, and the next step where something is wrong.
package checkup

import (
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/jsonout"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
)

// State is what came of looking.
type State uint8

// The states.
const (
	Good State = iota
	Bad
	Unknown // it could not be told
	Note    // it is neither good nor bad
)

// states are the words and signs of the states.
var states = [...]struct{ word, sign string }{Good: {"good", signs.Good}, Bad: {"bad", signs.Bad}, Unknown: {"unknown", "?"}, Note: {"note", signs.Note}}

// String returns the word of a state.
func (s State) String() string { return states[s].word }

// Line is one thing that was looked at.
type Line struct {
	// Name says what it is, in a word or two.
	Name  string
	State State
	// Says what came of it, in sentences.
	Says string
	// Next is what to do about it; empty where there is nothing.
	Next string
}

// Report is all that was looked at, in its order.
type Report struct{ Lines []Line }

// Add takes in a line, without a credential that an argument or a variable brought along.
func (r *Report) Add(name string, state State, says, next string) {
	r.Lines = append(r.Lines, Line{name, state, credential.Redact(says), credential.Redact(next)})
}

// Problem takes in what went wrong, with the cause and with what support asks for.
func (r *Report) Problem(name string, state State, p model.Problem) {
	next := p.Next
	if p.Support != "" {
		next = strings.TrimSpace(next + " (" + p.Support + ")")
	}
	r.Add(name, state, strings.TrimSpace(p.What+" "+p.Cause), next)
}

// Words writes the report a line each, with a word for the state in place of a sign.
func (r *Report) Words(w io.Writer) error {
	var out strings.Builder
	for _, line := range r.Lines {
		out.WriteString(line.Name + ", " + line.State.String() + ": " + safe.Text(line.Says))
		if line.Next != "" {
			out.WriteString(" Next: " + safe.Text(line.Next))
		}
		out.WriteString("\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Text writes the report for a person, in lines of at most width cells.
func (r *Report) Text(w io.Writer, width int) error {
	longest := 0
	for _, line := range r.Lines {
		longest = max(longest, measure.Cells(line.Name))
	}
	var out strings.Builder
	const sign, between = 2, 2
	indent := sign + longest + between
	for _, line := range r.Lines {
		says := wrap.Text(safe.Text(line.Says), max(width-indent, 20))
		if line.Next != "" {
			says = append(says, wrap.Text("Next: "+safe.Text(line.Next), max(width-indent, 20))...)
		}
		for i, text := range says {
			head := strings.Repeat(" ", indent)
			if i == 0 {
				head = states[line.State].sign + " " + line.Name + strings.Repeat(" ", longest-measure.Cells(line.Name)+between)
			}
			out.WriteString(strings.TrimRight(head+text, " ") + "\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// JSON writes the report as a list of objects.
func (r *Report) JSON(w io.Writer) error {
	to := jsonout.New(w, "  ")
	to.BeginList()
	for _, line := range r.Lines {
		to.BeginObject()
		for _, member := range [][2]string{{"name", line.Name}, {"state", line.State.String()}, {"says", line.Says}, {"next", line.Next}} {
			to.Name(member[0])
			to.Text(member[1])
		}
		to.EndObject()
	}
	to.EndList()
	return to.Err()
}
