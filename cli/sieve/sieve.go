// Package sieve runs the filters of the JSON pane in a process of their own, which is
// this program once more. A call of a function of that language cannot be interrupted
// from inside, and one that goes deep or makes something large takes the whole
// program with it; a process is ended from outside, and what it took with it.
//
// The process gets the filter and the document on its standard input and has an empty
// environment, so that no credential is in it.
package sieve

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/jq"
	"ztsession/model/jsonout"
)

// Word is the argument with which the program is a sieve and nothing else.
const Word = "__sieve"

// grace is how much longer than its time a filter may take before its process is
// ended: in that it hands over what came so far.
const grace = 500 * time.Millisecond

// mostAnswer is how long the answer of the process may be, in bytes: more than any
// filter may make.
const mostAnswer = 256 << 20

// Runner runs filters. The zero one runs them here.
type Runner struct {
	// Program is the file of this program; empty where it is not known.
	Program string
}

// Run filters the value top, as jq.Run does.
func (r Runner) Run(ctx context.Context, filter string, top model.Value) (jq.Result, error) {
	if r.Program == "" {
		return jq.Run(ctx, filter, top)
	}
	var request bytes.Buffer
	request.WriteString(strconv.Quote(filter) + " " + strconv.FormatInt(left(ctx).Milliseconds(), 10) + "\n")
	w := jsonout.New(&request, "")
	w.Value(top)
	if err := w.Err(); err != nil {
		return jq.Result{}, err
	}
	limit, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	// A filter that has had its time says so itself, as a rule.
	defer context.AfterFunc(ctx, func() {
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			stop()
			return
		}
		time.AfterFunc(grace, stop)
	})()
	process := exec.CommandContext(limit, r.Program, Word)
	process.Env, process.Stdin, process.WaitDelay = []string{}, &request, grace
	answer := &bounded{most: mostAnswer}
	process.Stdout = answer
	if err := process.Start(); err != nil {
		// Where no process can be had, the bounds of the filter itself have to do.
		return jq.Run(ctx, filter, top)
	}
	err := process.Wait()
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return jq.Result{}, ctx.Err()
	case limit.Err() != nil:
		return jq.Result{}, errors.New("it takes too long")
	case err != nil:
		return jq.Result{}, errors.New("it takes too much memory")
	default:
		return read(answer.Bytes())
	}
}

// left returns how much time a filter has; 0 for any.
func left(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return 0
	}
	return max(time.Until(deadline), time.Millisecond)
}

// bounded is a buffer that takes no more than so many bytes.
type bounded struct {
	bytes.Buffer
	most int
}

// Write fails at the bound.
func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		return 0, io.ErrShortBuffer
	}
	return b.Buffer.Write(p)
}

// The words with which an answer begins: what a filter made, or why it made nothing.
const madeWord, failedWord = "made", "failed"

// read reads the answer of the process.
func read(answer []byte) (jq.Result, error) {
	line, body, _ := bytes.Cut(answer, []byte("\n"))
	word, rest, _ := strings.Cut(string(line), " ")
	switch word {
	case failedWord:
		why, err := strconv.Unquote(rest)
		if err != nil {
			return jq.Result{}, err
		}
		return jq.Result{}, errors.New(why)
	case madeWord:
		number, quoted, _ := strings.Cut(rest, " ")
		count, err := strconv.Atoi(number)
		cut, quoteErr := strconv.Unquote(quoted)
		if err = errors.Join(err, quoteErr); err != nil {
			return jq.Result{}, err
		}
		doc, err := wire.Parse(body)
		return jq.Result{Document: doc, Count: count, Cut: cut}, err
	default:
		return jq.Result{}, errors.New("the filter ended without an answer")
	}
}

// Serve is the other side: it runs the filter that in has and writes what it made to
// out. The error is that of reading and writing.
func Serve(in io.Reader, out io.Writer) error {
	from := bufio.NewReader(in)
	line, err := from.ReadString('\n')
	if err != nil {
		return err
	}
	quoted, err := strconv.QuotedPrefix(line)
	if err != nil {
		return err
	}
	filter, _ := strconv.Unquote(quoted)
	milliseconds, err := strconv.ParseInt(strings.TrimSpace(line[len(quoted):]), 10, 64)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	doc, err := wire.Parse(body)
	if err != nil {
		return err
	}
	ctx := context.Background()
	if milliseconds > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, time.Duration(milliseconds)*time.Millisecond)
		defer stop()
	}
	made, err := jq.Run(ctx, filter, doc.Root())
	to := bufio.NewWriter(out)
	if err != nil {
		_, _ = to.WriteString(failedWord + " " + strconv.Quote(err.Error()) + "\n")
		return to.Flush()
	}
	_, _ = to.WriteString(madeWord + " " + strconv.Itoa(made.Count) + " " + strconv.Quote(made.Cut) + "\n")
	w := jsonout.New(to, "")
	w.Value(made.Document.Root())
	if err := w.Err(); err != nil {
		return err
	}
	return to.Flush()
}
