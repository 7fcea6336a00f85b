package accessible_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/ui"
	"ztsession/ui/accessible"
)

// job is the whole job of a script: from a name to the session, each part of it, the
// cause and the ticket.
var job = []string{
	"ben", "1", "1", "ticket", "1", "2", "3", "4", "1", "b", "5", "6", "7", "compare with", "last seen", "b", "b", "part of the json", ".", "b",
	"who decided", "1", "1", "b", "b", "only them", "b", "the person", "2", "b", "3", "1", "b", "b", "4", "1", "b", "b", "b", "q",
}

// TestNoFaultStopsTheJob: what may not be read is said with the permission that it needs,
// and everything else is said all the same.
func TestNoFaultStopsTheJob(t *testing.T) {
	t.Parallel()
	for _, operation := range sim.Operations() {
		d := newDesk(t, sim.Options{Forbid: []string{operation}})
		said := d.types(t, job...)
		if strings.Contains(said, "%!") || strings.Contains(said, "<nil>") || strings.ContainsRune(said, '\x1b') {
			t.Errorf("without %s it says\n%s", operation, said)
		}
		if isNeeded := operation == "users" || operation == "sessions" || operation == "session"; !isNeeded {
			wants(t, said, "Session of ben.lindqvist@example.com.", "4 problems", "Who: Ben Lindqvist")
		}
		if d.ended != nil && !errors.Is(d.ended, model.ErrForbidden) && !errors.Is(d.ended, model.ErrUsage) && !errors.Is(d.ended, model.ErrNotFound) {
			t.Errorf("without %s it ends with %v", operation, d.ended)
		}
	}
}

// TestPermissionsThatWouldShowMoreAreNamed: in a line with the session, and one by one
// where that is chosen.
func TestPermissionsThatWouldShowMoreAreNamed(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{Forbid: []string{"registrations", "device-state", "posture-rules", "certificates"}})
	wants(t, d.types(t, "ben", "1", "1", "what more"),
		"Not read, for want of permissions: Zero Trust Read, Cloudflare DEX Read, Access: Mutual TLS Certificates Read.",
		"Not read, as it needs Zero Trust Read: names of devices", "posture rules", "Not read, as it needs Cloudflare DEX Read: ", "Not read, as it needs Access: Mutual TLS")
}

// TestNothingIsLostByWhatIsTypedWrongly: each mistake is answered by a sentence, and the
// question is asked again with everything as it was.
func TestNothingIsLostByWhatIsTypedWrongly(t *testing.T) {
	t.Parallel()
	const secret = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"
	d := newDesk(t, sim.Options{})
	for typed, sentence := range map[string]string{
		"99": "There is no choice 99.", "0": "There is no choice 0.", "-1": "There is no choice -1.", "9999": "There is no choice 9999.",
		"": "Nothing was typed.", "   ": "Nothing was typed.", "the thing": "No choice is called that.", "posture json": "No choice is called that.",
		"\x1b[A": "has a key in it that is no text", "a\x00b": "has a key in it that is no text", "\xff\xfe": "has bytes in it that are no text",
		strings.Repeat("x", 2<<20): "longer than a megabyte", secret: "That looks like an API token", "/": "Nothing stands behind the stroke.", "/zzz": "No choice has that in it.",
		"the": "Several choices have that in them:", "99999999999999999999": "No choice is called that.",
	} {
		said := d.types(t, "ben", "1", "1", typed, "8", "q")
		wants(t, said, "Session of ben.lindqvist@example.com.", sentence, "Number, a for all choices", "Who: Ben Lindqvist")
		if d.ended != nil || strings.Contains(said, "Canary") || len(said) > 1<<20 {
			t.Errorf("after %.40q it ends with %v, %d bytes", typed, d.ended, len(said))
		}
		// At the end of a script its last mistake is what it ends with.
		if d.types(t, "ben", "1", "1", typed); !errors.Is(d.ended, model.ErrUsage) {
			t.Errorf("at the end of %.40q it ends with %v", typed, d.ended)
		}
	}
	for _, typed := range []string{secret, "curl -H 'Authorization: Bearer " + secret + "' https://example.com/", "\x1b[B", strings.Repeat("x", 2<<20)} {
		said := d.types(t, typed, "ben", "1", "1")
		wants(t, said, "Who is it?", "Session of ben.lindqvist@example.com.")
		if strings.Contains(said, "Canary") {
			t.Errorf("a secret is repeated:\n%s", said)
		}
	}
}

// TestTheEndCanComeAnywhere: a script may end at every question.
func TestTheEndCanComeAnywhere(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{Quota: -1})
	for i := range job {
		d.types(t, job[:i]...)
		if d.ended != nil && !errors.Is(d.ended, model.ErrUsage) {
			t.Errorf("after %q it ends with %v", job[:i], d.ended)
		}
		// The last line needs no end.
		d.at.In, d.at.Out = strings.NewReader(strings.Join(job[:i], "\n")), &d.out
		if err := accessible.Run(t.Context(), d.opts, d.at); err != nil && !errors.Is(err, model.ErrUsage) {
			t.Errorf("after %q without a line end it ends with %v", job[:i], err)
		}
	}
}

// TestWhatAnAnswerWaitsForIsSaid: the reason and the time of the next attempt, and after
// a while that it is still waited for.
func TestWhatAnAnswerWaitsForIsSaid(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, sim.Options{Fault: "flaky"})
		wants(t, d.types(t, d.simulated.Stories()[1].Ref.User+" latest"), "Asking for the session.", "Attempt 2 is at 12:00:")
	})
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, sim.Options{})
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		d.opts.Source = slow{d.opts.Source}
		d.at.In, d.at.Out = strings.NewReader("ben\n1\n1\n"), &d.out
		if err := accessible.Run(ctx, d.opts, d.at); err != nil {
			t.Errorf("it ended with %v", err)
		}
		wants(t, d.out.String(), "Asking for people.", "Still waiting for an answer. ctrl+c ends the program.", "These people fit:")
		time.Sleep(time.Minute) // What is left ends by itself.
	})
}

// TestFewRequestsAreSaid once, and what is only convenient is not asked for.
func TestFewRequestsAreSaid(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, sim.Options{Quota: 12})
		said := d.types(t, "ben", "1", "1", "who decided", "1", "b", "b", "8")
		wants(t, said, "Careful: ", "requests left until", "What is only convenient", "Session of ben.lindqvist", "Few requests are left, or look-ups are off: an application is asked about when it is chosen.", "Which application?")
		if strings.Count(said, "Careful: ") != 1 {
			t.Errorf("it is said more than once:\n%s", said)
		}
	})
}

// slow answers each question about people after a while.
type slow struct{ ui.Source }

func (s slow) People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
	time.Sleep(8 * time.Second)
	return s.Source.People(ctx, account, query)
}
