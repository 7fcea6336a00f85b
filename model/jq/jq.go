// Package jq filters a document with the language of jq. The language is that of
// github.com/itchyny/gojq; what it could reach outside of the document is off: the
// environment ($ENV and env are empty), other inputs, files and modules.
//
// A filter can run for ever and fill the memory, so all of it is bounded: by the
// context, by what it takes of memory while it runs, and by what comes out of it.
// Numbers that a filter only passes on keep their digits. What it computes with are
// whole numbers of any size, else numbers with 64 bits. As in jq, an object has a name
// once, the last of several, and names are in the order of the alphabet.
package jq

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/itchyny/gojq"

	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// Result is what a filter made of a document.
type Result struct {
	// Document is the one thing that came out, or a list of all.
	Document *model.Document
	// Count is how many things came out.
	Count int
	// Cut says in a few words why there may be more; empty when these are all.
	Cut string
}

const (
	// mostResults, mostValues and mostText bound what comes out: how many things, of how
	// many values, with how many bytes of text.
	mostResults, mostValues, mostText = 10_000, 4_000_000, 64 << 20
	// mostDepth is how many lists and objects may be inside each other.
	mostDepth = 256
)

// Run filters the value top. The error is a sentence about what is wrong with the
// filter or the values it meets, or that it took too long.
func Run(ctx context.Context, filter string, top model.Value) (Result, error) {
	code, err := compile(filter)
	if err != nil {
		return Result{}, err
	}
	input := valueOf(top)
	ctx = watch(ctx)
	var made maker
	results := code.RunWithContext(ctx, input)
	for {
		value, ok := results.Next()
		if !ok {
			break
		}
		if err, failed := value.(error); failed {
			if cut := made.endedBy(ctx, err); cut != nil {
				return Result{}, cut
			}
			break
		}
		if !made.take(value) {
			break
		}
	}
	return Result{Document: made.document(), Count: len(made.results), Cut: made.cut}, nil
}

// compile returns a filter that runs.
func compile(filter string) (*gojq.Code, error) {
	query, err := gojq.Parse(filter)
	if err != nil {
		return nil, explain(filter, err)
	}
	if name := internal(query); name != "" {
		return nil, fmt.Errorf("function not defined: %s", safe.Text(name))
	}
	bound(query)
	code, err := gojq.Compile(query, gojq.WithFunction(times, 2, 2, multiply))
	if err != nil {
		return nil, sentence(err)
	}
	return code, nil
}

// explain says what in a filter was not expected.
func explain(filter string, err error) error {
	var wrong *gojq.ParseError
	if !errors.As(err, &wrong) {
		return sentence(err)
	}
	if strings.TrimSpace(wrong.Token) == "" || wrong.Offset >= len(filter)+len(wrong.Token) {
		return errors.New("the filter is not complete")
	}
	return fmt.Errorf("%s is not expected in the filter at character %d", safe.Text(model.Quote(wrong.Token)), max(wrong.Offset-len(wrong.Token), 0)+1)
}

// longest is how many characters of an error are shown.
const longest = 300

// sentence makes an error of the library one that can be shown.
func sentence(err error) error {
	return errors.New(safe.Text(words.Clip(strings.Join(strings.Fields(err.Error()), " "), longest)))
}

// maker collects what comes out of a filter.
type maker struct {
	results      []any
	values, text int
	cut          string
}

// take takes a result, and reports whether there may be more.
func (m *maker) take(value any) bool {
	if len(m.results) == mostResults {
		m.cut = "more are left out"
		return false
	}
	if !m.measure(value, 0) {
		if len(m.results) == 0 {
			value = nil
			m.results = append(m.results, value)
		}
		return false
	}
	m.results = append(m.results, value)
	return true
}

// measure counts what a result holds, and reports whether it is not too much.
func (m *maker) measure(value any, depth int) bool {
	if m.values++; m.values > mostValues || m.text > mostText {
		m.cut = "too much comes out"
		return false
	}
	if depth > mostDepth {
		m.cut = "too many lists inside each other"
		return false
	}
	switch value := value.(type) {
	case string:
		m.text += len(value)
	case []any:
		for _, element := range value {
			if !m.measure(element, depth+1) {
				return false
			}
		}
	case map[string]any:
		for name, member := range value {
			m.text += len(name)
			if !m.measure(member, depth+1) {
				return false
			}
		}
	}
	return m.text <= mostText
}

// endedBy notes why no more comes out: with what came before, or as the error it is
// where nothing did.
func (m *maker) endedBy(ctx context.Context, err error) error {
	var halted *gojq.HaltError
	switch {
	case errors.As(err, &halted) && halted.Value() == nil:
		return nil
	case errors.Is(context.Cause(ctx), errMemory):
		m.cut = "it takes too much memory"
	case errors.Is(err, context.DeadlineExceeded):
		m.cut = "it takes too long"
	case ctx.Err() != nil:
		return ctx.Err()
	default:
		m.cut = sentence(err).Error()
	}
	if len(m.results) > 0 {
		return nil
	}
	return errors.New(m.cut)
}
