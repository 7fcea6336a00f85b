package ui

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
)

// counting counts the requests that reach the simulated API, by what they ask for.
type counting struct {
	inner http.RoundTripper
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) RoundTrip(request *http.Request) (*http.Response, error) {
	c.mu.Lock()
	c.calls[kindOfCall(request.URL.Path)]++
	c.mu.Unlock()
	return c.inner.RoundTrip(request)
}

// aboutPolicies are the calls that are made for a verdict.
var aboutPolicies = []string{"access/apps", "access/policies", "access/groups", "access/identity_providers", "access/service_tokens", "access/organizations", "devices/posture", "gateway/lists", "zt_risk_scoring"}

func kindOfCall(path string) string {
	for _, kind := range aboutPolicies {
		if strings.HasSuffix(path, kind) || kind == "gateway/lists" && strings.Contains(path, kind) {
			return kind
		}
	}
	return ""
}

// policies returns how many calls were made for verdicts.
func (c *counting) policies() int {
	n := 0
	for kind, calls := range c.calls {
		if kind != "" && kind != "gateway/lists" {
			n += calls
		}
	}
	return n
}

// countedCompany returns the options of the company with calls forbidden, what counts the
// calls, and where its stories are.
func countedCompany(t testing.TB, forbidden ...string) (Options, *counting, map[string]model.Ref) {
	t.Helper()
	simulated, err := sim.New(sim.Options{Now: testNow, Forbid: forbidden})
	if err != nil {
		t.Fatal(err)
	}
	calls := &counting{inner: inMemory{simulated.Handler()}, calls: map[string]int{}}
	client, err := api.New(api.WithCredential(sim.Credential()), api.WithClock(testNow), api.WithTransport(calls))
	if err != nil {
		t.Fatal(err)
	}
	refs := map[string]model.Ref{}
	for _, story := range simulated.Stories() {
		refs[story.Name] = story.Ref
	}
	return Options{Source: client}, calls, refs
}

// story opens a story of the company.
func story(t *testing.T, name string, width, height int, test func(d *driver), forbidden ...string) *counting {
	t.Helper()
	opts, calls, refs := countedCompany(t, forbidden...)
	opts.Ref, opts.LookUp, opts.Now = refs[name], true, testNow
	drive(t, opts, width, height, test)
	return calls
}

func TestAccessGolden(t *testing.T) {
	scenes := map[string]struct {
		story string
		keys  []string
	}{
		"refused":  {"disk-not-encrypted", []string{"6"}},
		"policies": {"disk-not-encrypted", []string{"6", "enter"}},
		"tree":     {"disk-not-encrypted", []string{"6", "enter", "enter"}},
		"let-in":   {"six-devices", []string{"6", "enter"}},
		"overview": {"disk-not-encrypted", nil},
		"explain":  {"disk-not-encrypted", []string{"6", "enter", "i"}},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			if name == "overview" && size[0] < 160 {
				continue
			}
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				story(t, scene.story, size[0], size[1], func(d *driver) {
					d.press(scene.keys...)
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}

// TestVerdictsAreAskedForWhenTheirPaneComesIntoSight, and not before; for one
// application in few calls, and each sort of thing once.
func TestVerdictsAreAskedForWhenTheirPaneComesIntoSight(t *testing.T) {
	var calls *counting
	calls = story(t, "disk-not-encrypted", 80, 24, func(d *driver) {
		d.want("✗ 4 problems")
		d.press("6")
		d.want("✗ CRM", "would be refused", "none of the 3 policies")
		d.press("0", "6", "r")
		d.want("none of the 3 policies")
	})
	for kind, n := range calls.calls {
		if kind != "" && kind != "gateway/lists" && n > 2 {
			t.Errorf("%s was asked for %d times, once before the refresh and once after", kind, n)
		}
	}
	calls = story(t, "disk-not-encrypted", 80, 24, func(d *driver) { d.press("1", "2", "3", "4", "5") })
	if calls.policies() > 0 {
		t.Errorf("without the pane there were %v", calls.calls)
	}
}
