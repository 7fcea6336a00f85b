package sieve_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/cli/sieve"
	"ztsession/model"
	"ztsession/model/jq"
)

// TestMain makes the test's own program a sieve where it is asked to be one.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == sieve.Word {
		os.Exit(sieve.Main())
	}
	os.Exit(m.Run())
}

func runner(t *testing.T) sieve.Runner {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return sieve.Runner{Program: program}
}

func parse(t *testing.T, text string) model.Value {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

const answer = `{"email":"zo\u00eb@example.com","id":18446744073709551617,"rate":1.50,"exp":1e2,"bad":"\u001b[2J\u202e","names":["Zoë",null,true]}`

// TestAFilterMakesTheSameInAProcess as here, results and errors.
func TestAFilterMakesTheSameInAProcess(t *testing.T) {
	run := runner(t)
	for _, filter := range []string{".", ".id, .rate, .exp", ".names[]", "empty", ".bad", ".email|length", "$ENV, env", "range(infinite)", "1, error(\"x\\ny\")", ".email.x", ".email |", "nosuch", "\"a\\nb\""} {
		want, wantErr := jq.Run(t.Context(), filter, parse(t, answer))
		got, err := run.Run(t.Context(), filter, parse(t, answer))
		if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%s: error %v, want %v", filter, err, wantErr)
			continue
		}
		if err == nil && (got.Count != want.Count || got.Cut != want.Cut || got.Document.Root().Compact(0) != want.Document.Root().Compact(0)) {
			t.Errorf("%s: %d, %q, %.200s; want %d, %q, %.200s", filter, got.Count, got.Cut, got.Document.Root().Compact(0), want.Count, want.Cut, want.Document.Root().Compact(0))
		}
	}
}

// TestOneCallIsEnded when its time is over, though nothing can interrupt it from
// inside.
func TestOneCallIsEnded(t *testing.T) {
	run := runner(t)
	for _, filter := range []string{
		"[range(1e5)] - [range(1e5; 2e5)] | length", "[range(1e5)] | contains([range(1e5)])", "[range(1e9)] | sort", "def f: f; f",
	} {
		over, stop := context.WithDeadline(t.Context(), time.Time{})
		if _, err := run.Run(over, filter, parse(t, "{}")); err == nil || err.Error() != "it takes too long" {
			t.Errorf("%s: error %v", filter, err)
		}
		stop()
	}
}

// TestWhatTakesTooMuchTakesItsOwnProcessAlone: one call that goes deep would end the
// program, and one large list take all memory there is.
func TestWhatTakesTooMuchTakesItsOwnProcessAlone(t *testing.T) {
	run := runner(t)
	for filter, want := range map[string]string{
		"(.a = 1) | .b[536870911] = 1":                   "it takes too much memory",
		"[range(2e6) | 0] as $p | null | setpath($p; 1)": "it takes too much memory",
		"[range(1e9)] | sort":                            "it takes too much memory",
		`"x" * 1e9`:                                      "the text becomes too long",
	} {
		if _, err := run.Run(t.Context(), filter, parse(t, "{}")); err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %q", filter, err, want)
		}
	}
}

func TestWhoeverLeavesEndsTheProcess(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, err := runner(t).Run(ctx, "[range(1e5)] - [range(1e5; 2e5)]", parse(t, "{}"))
		ended <- err
	}()
	leave()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestWithoutAProcessTheFilterRunsHere.
func TestWithoutAProcessTheFilterRunsHere(t *testing.T) {
	for _, program := range []string{"", "/nonexistent/program"} {
		if made, err := (sieve.Runner{Program: program}).Run(t.Context(), ".id", parse(t, answer)); err != nil || made.Document.Root().Text() != "18446744073709551617" {
			t.Errorf("%q: error %v", program, err)
		}
	}
}

// TestTheProcessHasNoEnvironment, and so no credentials.
func TestTheProcessHasNoEnvironment(t *testing.T) {
	t.Setenv("CLOUDFLARE_API_TOKEN", "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000")
	made, err := runner(t).Run(t.Context(), "$ENV | length", parse(t, "{}"))
	if err != nil || made.Document.Root().Text() != "0" {
		t.Errorf("%v, error %v", made.Document, err)
	}
}

func TestWhatIsNoRequestFails(t *testing.T) {
	for _, in := range []string{"", "x", "\".\"\n{}", "\".\" x\n{}", "\".\" 5\n", "\".\" 5\n{"} {
		var out strings.Builder
		if err := sieve.Serve(strings.NewReader(in), &out); err == nil || out.Len() > 0 {
			t.Errorf("%q: error %v, %q", in, err, out.String())
		}
	}
}
