package cli_test

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ztsession/api/sim"
)

// requests keeps what was sent on the way to the network, by several goroutines.
type requests struct {
	mu   sync.Mutex
	sent []*http.Request
}

func (r *requests) RoundTrip(request *http.Request) (*http.Response, error) {
	r.mu.Lock()
	r.sent = append(r.sent, request)
	r.mu.Unlock()
	return http.DefaultTransport.RoundTrip(request)
}

func TestTimeoutIsForTheWholeLookUp(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	asked := &requests{}
	p.Transport = asked
	p.expect(t, p.run(t, "get", service.ids(t, "all-well")[0], "amina.okafor@example.com", latestWord), 0)
	if len(asked.sent) != 3 {
		t.Fatalf("%d requests for the person, the list and the session", len(asked.sent))
	}
	end, _ := asked.sent[0].Context().Deadline()
	for _, request := range asked.sent {
		if deadline, ok := request.Context().Deadline(); !ok || !deadline.Equal(end) {
			t.Errorf("%s has until %v, the first request until %v", request.URL.Path, deadline, end)
		}
	}
}

func TestRequestsNameTheProgramAndItsVersion(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram()
	p.expect(t, p.run(t, "version"), 0)
	version, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(p.out.String()), "ztsession version "), " (")
	p = newProgram(service.env()...)
	asked := &requests{}
	p.Transport = asked
	p.expect(t, p.run(t, append([]string{"get"}, service.ids(t, "all-well")...)...), 0)
	if got, want := asked.sent[0].UserAgent(), "ztsession/"+version; version == "" || got != want {
		t.Errorf("the user agent is %q, want %q", got, want)
	}
}

func TestMarkdownHasNoTimesThatGrowOld(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for zone, args := range map[string][]string{"CEST": nil, "UTC": {"--utc"}} {
		p := newProgram(service.env()...)
		p.Zone = time.FixedZone("CEST", 2*60*60)
		p.expect(t, p.run(t, append([]string{"get", "-o", "markdown", "--account", service.ids(t, "all-well")[0], "--user", "amina.okafor@example.com", "--nonce", latestWord}, args...)...), 0)
		out := p.out.String()
		dated := regexp.MustCompile(`2026-09-1\d \d\d:\d\d:\d\d \S+, [0-9dhm ]+ ago`)
		if alone := strings.Count(out, " ago") - len(dated.FindAllString(out, -1)); alone > 0 || !strings.Contains(out, "2026-09-10 ") || !strings.Contains(out, " "+zone) {
			t.Errorf("%s: the ticket has %d times without a date: %s", zone, alone, out)
		}
	}
}
