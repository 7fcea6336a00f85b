package finding_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/api/apitest"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/finding"
	"ztsession/model/lookup"
	"ztsession/model/mask"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// told is a story with its session and all that can be read beside it: the
// person's list, the last seen identity, the names of the devices.
type told struct {
	name    string
	session *model.Session
}

// stories reads every story of the simulated company.
func stories(t testing.TB) []told {
	t.Helper()
	company, client := apitest.Company(t, sim.Options{Now: noon})
	var all []told
	for _, story := range company.Stories() {
		all = append(all, told{story.Name, read(t, client, story.Ref)})
	}
	return all
}

func read(t testing.TB, client *api.Client, ref model.Ref) *model.Session {
	t.Helper()
	s, err := client.Session(t.Context(), ref, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Origin = lookup.Entry(t.Context(), client, s.Origin)
	// A service token has none.
	s.LastSeen, _ = client.LastSeen(t.Context(), ref.Account, ref.User)
	s.Names = &model.Names{Devices: map[string]model.DeviceInfo{}}
	ids := []string{s.DeviceID.Value}
	for i := range s.Devices.Value {
		ids = append(ids, s.Devices.Value[i].ID)
	}
	for _, id := range ids {
		if info, err := client.Device(t.Context(), ref.Account, id); err == nil {
			s.Names.Devices[id] = info
		}
	}
	var devices lookup.Devices
	s.Now = devices.Now(t.Context(), client, s, noon())
	lists := gather.New(client, ref.Account).Lists(t.Context(), access.WantedOf(s))
	s.Settings = access.SettingsOf(s, lists)
	access.JoinRules(s, lists.Rules)
	return s
}

// written puts an answer into lines for reading.
func written(a *finding.Answer) string {
	var out strings.Builder
	fmt.Fprintf(&out, "  %s\n", a.Headline)
	for i := range a.Findings {
		f := &a.Findings[i]
		fmt.Fprintf(&out, "    %s %-26s %s: %s\n", f.Severity.Symbol(), f.ID, f.Subject, f.Text)
		for _, evidence := range f.Evidence {
			fmt.Fprintf(&out, "        %s = %s\n", evidence.Place(), evidence.Value)
		}
	}
	fmt.Fprintf(&out, "    not shown: %s\n", strings.Join(a.Unseen, "; "))
	return out.String()
}

// TestStories writes the findings of each story, for reading line by line.
func TestStories(t *testing.T) {
	var out strings.Builder
	for _, story := range stories(t) {
		answer := finding.Of(story.session, noon())
		fmt.Fprintf(&out, "%s\n%s", story.name, written(&answer))
	}
	golden.RequireEqual(t, []byte(out.String()))
}

// firedBy names a story that has a finding of each sort.
var firedBy = map[string]string{
	"session-ended": "session-ended", "certificate-refused": "certificate-expired", "posture-failed": "disk-not-encrypted",
	"session-state-unknown": "state-not-told", "posture-unknown": "odd-types", "posture-not-asked": "vendor-errors",
	"certificate-contradictory": "certificate-contradictory", "certificate-unclear": "certificate-unclear",
	"session-past-its-end": "past-its-end", "other-user": "somebody-elses", "other-account": "somebody-elses",
	"token-with-person": "token-with-person", "warp-elsewhere": "consumer-warp", "place-tor": "browser-only",
	"posture-expired": "results-expired", "posture-stale": "stale-posture", "device-not-seen": "device-forgotten",
	"groups-changed": "groups-changed", "time-in-future": "login-in-the-future",
	"session-ends-soon": "service-token", "session-not-listed": "not-in-the-list", "login-by-token": "service-token",
	"token-contradictory": "token-denied", "login-by-pin": "browser-only", "warp-off": "browser-after-the-end",
	"warp-contradictory": "gateway-without-warp", "warp-other-account": "other-organisation", "posture-none": "no-checks-with-warp",
	"posture-before-login": "results-before-login", "posture-rule-missing": "stale-posture", "posture-type-unknown": "future-fields",
	"certificate-not-presented": "certificate-missing", "place-unknown": "hostile-text", "device-of-another": "device-forgotten",
	"registration-ended": "registration-revoked", "registrations-ended": "after-the-revocation", "client-switched-off": "client-switched-off",
	"authority-expired": "authority-expired", "authority-ends-soon": "certificate-expired", "certificate-host": "certificate-unclear", "certificate-asked": "certificate-asked",
	"service-token-ended": "token-switched-off", "service-token-ends-soon": "token-ends-soon", "service-token-unlisted": "token-not-listed",
	"client-not-connected": "fails-at-home", "client-connected-since": "browser-after-the-end",
	"device-unrelated": "device-forgotten", "devices-idle": "six-devices", "identity-drift": "identity-drift", "answer-odd": "odd-types",
}

// TestEachSortHasAStory: one in which it is found, and all-well, in which none is.
func TestEachSortHasAStory(t *testing.T) {
	found := map[string][]string{}
	for _, story := range stories(t) {
		for _, f := range finding.Of(story.session, noon()).Findings {
			found[story.name] = append(found[story.name], f.ID)
		}
	}
	if len(found["all-well"]) > 0 {
		t.Errorf("all is well, but for %v", found["all-well"])
	}
	for _, kind := range finding.Kinds() {
		if kind.ID == "clock-skew" || strings.HasPrefix(kind.ID, "access-") || strings.HasPrefix(kind.ID, "request-") {
			// Those are about the computer of whoever reads, and about what was asked for
			// beside the session; see TestClockSkew and TestDecided.
			continue
		}
		if story := firedBy[kind.ID]; !slices.Contains(found[story], kind.ID) {
			t.Errorf("%s is not found in the story %q, which has %v", kind.ID, story, found[story])
		}
	}
}

// healthy are the stories in which nothing is wrong, whatever else is to be said.
var healthy = []string{
	"all-well", "certificate-good", "certificate-missing", "service-token", "browser-after-the-end", "six-devices", "name-with-emoji",
	"works-on-the-laptop", "same-name-in-the-lab", "no-checks-with-warp", "identity-drift", "token-not-listed", "revoked-meanwhile",
}

func TestHealthyStoriesHaveNoProblemAndNoWarning(t *testing.T) {
	seen := 0
	for _, story := range stories(t) {
		answer := finding.Of(story.session, noon())
		wrong := answer.Count(finding.Problem)+answer.Count(finding.Warning) > 0
		if isHealthy := slices.Contains(healthy, story.name); isHealthy {
			seen++
			if wrong || answer.Headline != finding.NothingWrong {
				t.Errorf("%s:\n%s", story.name, written(&answer))
			}
		} else if strings.HasPrefix(answer.Headline, "Nothing") != !wrong {
			t.Errorf("%s:\n%s", story.name, written(&answer))
		}
	}
	if seen != len(healthy) {
		t.Errorf("%d of %d stories were read", seen, len(healthy))
	}
}

// TestMaskedStoriesHaveTheSameFindings: with the list, the names and the last
// seen identity.
func TestMaskedStoriesHaveTheSameFindings(t *testing.T) {
	brief := func(s *model.Session) string {
		answer := finding.Of(s, noon())
		var out strings.Builder
		fmt.Fprintf(&out, "%s\n%v\n", answer.Headline, answer.Unseen)
		for _, f := range answer.Findings {
			fmt.Fprintf(&out, "%s %v %v %d %d %s\n", f.ID, f.Severity, f.Open, f.Count, f.Check, f.Brief)
		}
		return out.String()
	}
	masker := mask.New()
	for _, story := range stories(t) {
		masked := masker.Session(story.session)
		if plain, hidden := brief(story.session), brief(masked); plain != hidden {
			t.Errorf("%s: without a mask\n%s\nwith one\n%s", story.name, plain, hidden)
		}
		answer := finding.Of(masked, noon())
		if text := written(&answer); strings.Contains(text, "example.com") && !strings.Contains(text, "masked.example") {
			t.Errorf("%s: masked, it says\n%s", story.name, text)
		}
		if again := brief(masker.Session(masked)); again != brief(masked) {
			t.Errorf("%s: masked twice\n%s", story.name, again)
		}
	}
}
