package sample_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/sample"
)

var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// session returns a session with checks, each an entry of devicePosture.
func session(tb testing.TB, entries ...string) *model.Session {
	tb.Helper()
	doc, err := wire.Parse([]byte(`{"isActive":true,"devicePosture":{` + strings.Join(entries, ",") + `}}`))
	if err != nil {
		tb.Fatal(err)
	}
	s := decode.Session(doc, doc.Root())
	s.Origin.FetchedAt = noon
	return &s
}

// The entries of a rule with an outcome. The firewall tells the system.
const (
	pass       = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","success":true,"check":{"overall":90},"timestamp":"2026-09-10T11:58:00Z"}`
	fail       = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","success":false,"check":{"overall":12},"timestamp":"2026-09-10T11:58:00Z"}`
	down       = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","success":false,"check":{},"error":"503 Service Unavailable","timestamp":"2026-09-10T11:58:00Z"}`
	stale      = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","success":true,"check":{"overall":90},"expiration":"20m","timestamp":"2026-09-10T09:00:00Z"}`
	notChecked = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","success":false,"error":"Rule was not checked"}`
	unknown    = `"r":{"rule_name":"Score","type":"crowdstrike_s2s","check":{"overall":90}}`
	other      = `"o":{"rule_name":"Marker","type":"file","success":true,"check":{"exists":true}}`
	onWindows  = `"w":{"rule_name":"Firewall","type":"firewall","success":true,"input":{"operating_system":"windows","enabled":true},"check":{"firewall":true}}`
	onMac      = `"m":{"rule_name":"Mac firewall","type":"firewall","success":true,"input":{"operating_system":"mac","enabled":true},"check":{"firewall":true}}`
)

// of counts sessions: so many of each, given as entries.
func of(tb testing.TB, sessions map[string]int) *model.Sample {
	tb.Helper()
	var pool sample.Pool
	for entries, n := range sessions {
		for range n {
			pool.Add("", session(tb, entries), noon)
		}
	}
	return pool.Without("")
}

// TestEveryOutcomeIsCountedApart: what says nothing of a device is on neither side.
func TestEveryOutcomeIsCountedApart(t *testing.T) {
	t.Parallel()
	s := of(t, map[string]int{pass: 7, fail: 6, down: 5, stale: 4, notChecked: 3, unknown: 2, other: 1, "": 8})
	if s.Read != 36 || s.NoChecks != 8 {
		t.Errorf("%d sessions, %d without checks", s.Read, s.NoChecks)
	}
	rule := s.Rule("r")
	want := model.Tally{Pass: 7, Fail: 6, NotAsked: 5, Stale: 4, NotChecked: 3, Unknown: 2, Missing: 1}
	if rule == nil || rule.All != want || rule.Name != "Score" || !rule.Vendor {
		t.Fatalf("counted %+v", rule)
	}
	for entry, same := range map[string][2]int{pass: {7, 13}, fail: {6, 13}, down: {5, 18}, stale: {4, 22}, notChecked: {3, 25}, unknown: {2, 27}} {
		here := session(t, entry)
		here.Sample = s
		c, ok := sample.For(here).Compare(&here.Posture.Value[0])
		if !ok || c.Same != same[0] || c.Of != same[1] {
			t.Errorf("%s is compared with %d of %d", entry, c.Same, c.Of)
		}
	}
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		here      string
		others    map[string]int
		verdict   sample.Verdict
		sentence  string
		countedBy string // what is said to be counted apart
	}{
		{fail, map[string]int{pass: 18, fail: 1}, sample.OnlyThem, "Passes for 18 of 19 others: this device, not the rule.", ""},
		{fail, map[string]int{pass: 1, fail: 18}, sample.Everybody, "Fails for 18 of 19 others too: the rule or the vendor, not this device.", ""},
		{fail, map[string]int{pass: 11, fail: 8}, sample.SomeToo, "Fails for 8 of 19 others too: more than this device, and not everybody.", ""},
		{fail, map[string]int{pass: 1, fail: 1, stale: 9}, sample.TooFew, "Only 2 others have a result to compare with: too few to say.", "9 too old"},
		{fail, map[string]int{notChecked: 9, other: 2}, sample.TooFew, "None of the others has a result to compare with: too few to say.", "9 not checked, 2 without this rule"},
		{fail, map[string]int{pass: 3}, sample.OnlyThem, "Passes for all 3 others: this device, not the rule.", ""},
		{fail, map[string]int{pass: 5, fail: 1}, sample.OnlyThem, "Passes for 5 of 6 others: this device, not the rule.", ""},
		{fail, map[string]int{pass: 4, fail: 1}, sample.SomeToo, "Fails for 1 of 5 others too: more than this device, and not everybody.", ""},
		{fail, map[string]int{pass: 9, down: 4}, sample.OnlyThem, "Passes for all 9 others: this device, not the rule.", "4 could not be asked"},
		{down, map[string]int{pass: 1, down: 16}, sample.Everybody, "Could not be asked for 16 of 17 others either: the vendor or its connection, not this device.", ""},
		{down, map[string]int{pass: 15, fail: 2}, sample.OnlyThem, "Was answered for all 17 others: what is known of this device, not the vendor or its connection.", ""},
		{stale, map[string]int{stale: 12}, sample.Everybody, "Is too old for all 12 others too: results do not arrive, whatever the device.", ""},
		{stale, map[string]int{pass: 12}, sample.OnlyThem, "Is fresh for all 12 others: this device does not report.", ""},
		{notChecked, map[string]int{pass: 5, fail: 5}, sample.OnlyThem, "Was checked for all 10 others: see why not on this device.", ""},
		{unknown, map[string]int{unknown: 5}, sample.Everybody, "Is not known for all 5 others either: the answer of Cloudflare, not this device.", ""},
		{pass, map[string]int{fail: 5}, sample.OnlyThem, "Fails for all 5 others: it is this device that is an exception.", ""},
		// A rule that is another story on another system.
		{
			fail + "," + onWindows,
			map[string]int{fail + "," + onWindows: 8, pass + "," + onMac: 9},
			sample.Everybody,
			"Fails for all 8 others on Windows too, passes for 9 of 9 on macOS: the rule or the vendor, not this device.", "",
		},
		{
			fail + "," + onMac,
			map[string]int{fail + "," + onWindows: 8, pass + "," + onMac: 9},
			sample.OnlyThem,
			"Passes for all 9 others on macOS, fails for 8 of 8 on Windows: this device, not the rule.", "",
		},
		// On a system that nothing tells, all count.
		{
			fail,
			map[string]int{fail + "," + onWindows: 8, pass + "," + onMac: 9},
			sample.SomeToo,
			"Fails for 8 of 17 others too: more than this device, and not everybody.", "",
		},
		// A few more or less on one system are no other story.
		{
			fail + "," + onMac,
			map[string]int{fail + "," + onWindows: 4, pass + "," + onWindows: 3, fail + "," + onMac: 9},
			sample.SomeToo,
			"Fails for 13 of 16 others too: more than this device, and not everybody.", "",
		},
		// Where every system tells the same story, all count.
		{
			fail + "," + onMac,
			map[string]int{fail + "," + onWindows: 8, fail + "," + onMac: 9},
			sample.Everybody,
			"Fails for all 17 others too: the rule or the vendor, not this device.", "",
		},
	} {
		here := session(t, test.here)
		here.Sample = of(t, test.others)
		c, ok := sample.For(here).Compare(&here.Posture.Value[0])
		if !ok || c.Verdict != test.verdict || c.Sentence() != test.sentence || c.Apart() != test.countedBy {
			t.Errorf("%v, %q, apart %q; want %v, %q, %q", c.Verdict, c.Sentence(), c.Apart(), test.verdict, test.sentence, test.countedBy)
		}
	}
}

// TestARuleThatNobodyHasIsNotCompared, nor is a session without a sample.
func TestARuleThatNobodyHasIsNotCompared(t *testing.T) {
	t.Parallel()
	here := session(t, fail)
	if _, ok := sample.For(here).Compare(&here.Posture.Value[0]); ok || sample.For(here).Asked() {
		t.Error("compared with nothing")
	}
	here.Sample = of(t, map[string]int{other: 9})
	if _, ok := sample.For(here).Compare(&here.Posture.Value[0]); ok || !sample.For(here).Asked() {
		t.Error("compared with a rule that no session has")
	}
}

// TestOneCanBeLeftOut: the one who is compared is no other.
func TestOneCanBeLeftOut(t *testing.T) {
	t.Parallel()
	var pool sample.Pool
	pool.Add("a", session(t, fail), noon)
	pool.Add("b", session(t, pass, other), noon)
	pool.Add("c", session(t), noon)
	for user, want := range map[string][4]int{"": {3, 1, 1, 1}, "a": {2, 1, 1, 0}, "b": {2, 1, 0, 1}, "c": {2, 0, 1, 1}, "d": {3, 1, 1, 1}} {
		s := pool.Without(user)
		if got := [4]int{s.Read, s.NoChecks, s.Rule("r").All.Pass, s.Rule("r").All.Fail}; got != want {
			t.Errorf("without %q: %v", user, got)
		}
	}
	if s := pool.Without("b"); s.Rule("o") != nil {
		t.Error("a rule that nobody else has is counted")
	}
}

func TestSharesAndOrder(t *testing.T) {
	t.Parallel()
	for want, others := range map[string]map[string]int{
		"everybody":            {down: 9, fail: 8, pass: 1},
		"nobody":               {pass: 9, stale: 3},
		"single devices":       {pass: 19, fail: 1},
		"some":                 {pass: 9, fail: 8},
		"too few to say":       {pass: 1, fail: 1, notChecked: 9},
		"results too old":      {stale: 9, pass: 1},
		"everybody on Windows": {fail + "," + onWindows: 5, pass + "," + onMac: 9},
	} {
		if got := sample.FailsFor(of(t, others).Rule("r")); got != want {
			t.Errorf("%v fails for %q, want %q", others, got, want)
		}
	}
	s := of(t, map[string]int{fail + "," + onMac: 2, pass + "," + other: 2})
	var names []string
	for _, rule := range s.Rules {
		names = append(names, rule.Name)
	}
	if !slices.Equal(names, []string{"Score", "Mac firewall", "Marker"}) {
		t.Errorf("in the order %v", names)
	}
}

// TestCountingIsBounded: a server may send any number of rules, and one twice.
func TestCountingIsBounded(t *testing.T) {
	t.Parallel()
	var entries []string
	for i := range 3000 {
		entries = append(entries, fmt.Sprintf(`"k%d":{"id":"x%d","success":true,"check":{"a":1}}`, i, i/2))
	}
	s := of(t, map[string]int{strings.Join(entries, ","): 1})
	if len(s.Rules) != 1500 || s.Rules[0].All.Pass != 1 {
		t.Errorf("%d rules, the first %+v", len(s.Rules), s.Rules[0].All)
	}
	entries = entries[:0]
	for i := range 3000 {
		entries = append(entries, fmt.Sprintf(`"k%d":{"success":true}`, i))
	}
	if s := of(t, map[string]int{strings.Join(entries, ","): 1}); len(s.Rules) != 2000 {
		t.Errorf("%d rules", len(s.Rules))
	}
}

func TestSpareRequests(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		budget model.Budget
		want   int
	}{
		{model.Budget{Known: true, Limit: 1200, Remaining: 130, Resets: noon.Add(time.Minute)}, 10},
		{model.Budget{Known: true, Limit: 1200, Remaining: 100, Resets: noon.Add(time.Minute)}, -20},
		{model.Budget{Known: true, Remaining: 25, Resets: noon.Add(time.Minute)}, 5},
		{model.Budget{Known: true, Limit: 1200, Remaining: 3, Resets: noon}, math.MaxInt},
		{model.Budget{}, math.MaxInt},
	} {
		if got := test.budget.Spare(noon); got != test.want || test.budget.Low(noon) != (got <= 0) {
			t.Errorf("%+v has %d to spare", test.budget, got)
		}
	}
}
