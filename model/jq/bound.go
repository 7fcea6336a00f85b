package jq

import (
	"context"
	"errors"
	"math"
	"reflect"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"

	"github.com/itchyny/gojq"
)

// times is the function that stands for the operator *: a text times a number may be
// very long before anything can be said about it.
const times = "_ztsession_times"

// longestText is how long a text may become by that, in bytes.
const longestText = 1 << 20

// product is made when it is first needed: few ever filter by a multiplication.
var product = sync.OnceValue(func() *gojq.Code {
	query, err := gojq.Parse("$a * $b")
	if err != nil {
		panic(err) // The text is ours.
	}
	code, err := gojq.Compile(query, gojq.WithVariables([]string{"$a", "$b"}))
	if err != nil {
		panic(err)
	}
	return code
})

var errLong = errors.New("the text becomes too long")

// multiply is what * does, but for texts that become too long.
func multiply(_ any, factors []any) any {
	for i, factor := range factors {
		text, ok := factor.(string)
		if !ok {
			continue
		}
		if n, ok := gojq.ToFloat64(factors[1-i]); ok && float64(len(text))*math.Max(n, 0) > longestText {
			return errLong
		}
	}
	value, _ := product().Run(nil, factors...).Next()
	return value
}

// internal returns the name of a function of the library's own that a filter calls
// past its operators, and so past their bounds; empty for none. What the filter
// defines itself may be called anything.
func internal(query *gojq.Query) string {
	defined, called := map[string]bool{}, ""
	each(reflect.ValueOf(query), func(part any) {
		if def, ok := part.(*gojq.FuncDef); ok {
			defined[def.Name] = true
		}
	})
	each(reflect.ValueOf(query), func(part any) {
		if call, ok := part.(*gojq.Func); ok && strings.HasPrefix(call.Name, "_") && !defined[call.Name] {
			called = call.Name
		}
	})
	return called
}

// bound has a filter multiply by the function times.
func bound(query *gojq.Query) {
	each(reflect.ValueOf(query), func(part any) {
		if query, ok := part.(*gojq.Query); ok {
			replace(query)
		}
	})
}

// each calls do for all parts of a filter, those inside others first.
func each(part reflect.Value, do func(any)) {
	switch part.Kind() {
	case reflect.Pointer:
		if part.IsNil() {
			return
		}
		each(part.Elem(), do)
		do(part.Interface())
	case reflect.Struct:
		for i := range part.NumField() {
			if part.Type().Field(i).IsExported() {
				each(part.Field(i), do)
			}
		}
	case reflect.Slice:
		for i := range part.Len() {
			each(part.Index(i), do)
		}
	default:
	}
}

// replace replaces the operator of a part: a * b, and a *= b, which is for each of b
// a |= . * b.
func replace(query *gojq.Query) {
	call := func(left, right *gojq.Query) *gojq.Query {
		return &gojq.Query{Term: &gojq.Term{Type: gojq.TermTypeFunc, Func: &gojq.Func{Name: times, Args: []*gojq.Query{left, right}}}}
	}
	switch query.Op {
	case gojq.OpMul:
		*query = gojq.Query{Meta: query.Meta, Imports: query.Imports, FuncDefs: query.FuncDefs, Term: call(query.Left, query.Right).Term}
	case gojq.OpUpdateMul:
		const factor = "$_ztsession_factor"
		variable := &gojq.Query{Term: &gojq.Term{Type: gojq.TermTypeFunc, Func: &gojq.Func{Name: factor}}}
		here := &gojq.Query{Term: &gojq.Term{Type: gojq.TermTypeIdentity}}
		update := &gojq.Query{Left: query.Left, Op: gojq.OpModify, Right: call(here, variable)}
		*query = gojq.Query{
			Meta: query.Meta, Imports: query.Imports, FuncDefs: query.FuncDefs,
			Left: query.Right, Op: gojq.OpPipe, Right: update, Patterns: []*gojq.Pattern{{Name: factor}},
		}
	default:
	}
}

// mostMemory is by how many bytes the memory may grow while a filter runs. It is looked
// at after so many steps of the filter: seldom while little was taken, and often once
// much was, since a text can double within a few steps.
const (
	mostMemory  = 192 << 20
	muchMemory  = 16 << 20
	seldom      = 32
	oftener     = 4
	mostGarbage = mostMemory / 4
)

var errMemory = errors.New("a filter takes too much memory")

// watched is a context that ends when memory grows too much. It is asked at each step
// of a filter, by one goroutine, so that no other has to watch.
type watched struct {
	context.Context
	stop   context.CancelCauseFunc
	sample []metrics.Sample
	start  uint64
	// next is after how many steps the memory is looked at again.
	next int
}

func watch(ctx context.Context) context.Context {
	ctx, stop := context.WithCancelCause(ctx)
	w := &watched{Context: ctx, stop: stop, next: seldom, sample: []metrics.Sample{
		{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"},
	}}
	all, live := w.memory()
	if all > live+mostGarbage {
		// What the last filter left counts for this one else, and so on from filter to
		// filter.
		runtime.GC()
		all, _ = w.memory()
	}
	w.start = all
	return w
}

// memory returns how many bytes all objects have, and how many of them were in use
// when that was last found out.
func (w *watched) memory() (all, live uint64) {
	metrics.Read(w.sample)
	value := func(i int) uint64 {
		if w.sample[i].Value.Kind() != metrics.KindUint64 {
			return 0
		}
		return w.sample[i].Value.Uint64()
	}
	return value(0), value(1)
}

// Done returns what is closed at the end.
func (w *watched) Done() <-chan struct{} {
	if w.next--; w.next > 0 {
		return w.Context.Done()
	}
	all, _ := w.memory()
	switch {
	case all > w.start+mostMemory:
		w.stop(errMemory)
	case all > w.start+muchMemory:
		w.next = oftener
	default:
		w.next = seldom
	}
	return w.Context.Done()
}
