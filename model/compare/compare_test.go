package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/compare"
)

func TestWhatDiffersIsSaid(t *testing.T) {
	t.Parallel()
	const firewall = `"devicePosture":{"a":{"id":"a","type":"firewall","rule_name":"Windows firewall is on","success":%t,"input":{"enabled":true},"check":{"firewall":%t}}}`
	on, off := fmt.Sprintf(firewall, true, true), fmt.Sprintf(firewall, false, false)
	for name, test := range map[string]struct{ there, here, want string }{
		"nothing":                        {on, on, ""},
		"a check":                        {on, off, "~ decisive Windows firewall is on: passes there, fails here."},
		"a check is missing":             {off, `"devicePosture":{"b":{"rule_name":"Disk","success":true}}`, "- decisive Windows firewall is on: fails there, not among the checks here.\n+ important Disk: not among the checks there, passes here."},
		"a rule with another id":         {on, strings.ReplaceAll(on, `"a"`, `"b"`), "~ noise Windows firewall is on: passes on both sides, measured at another time."},
		"a rule with another name":       {on, strings.ReplaceAll(on, "Windows firewall is on", "Firewall"), "~ minor Firewall: passes on both sides, under another name."},
		"a rule that wants other things": {on, strings.ReplaceAll(on, `"enabled":true`, `"enabled":true,"operating_system":"mac"`), "~ ordinary Windows firewall is on: passes on both sides, but the rule wants something else."},
		"a check that was not made":      {on, `"devicePosture":{"a":{"type":"firewall","rule_name":"Windows firewall is on","success":false,"error":"Posture Rule was not checked"}}`, "~ decisive Windows firewall is on: passes there, was not checked here."},
		"a check that failed otherwise": {
			`"devicePosture":{"a":{"type":"disk_encryption","rule_name":"Disk","success":false,"check":{"drives":{"C":{"encrypted":false}}}}}`,
			`"devicePosture":{"a":{"type":"disk_encryption","rule_name":"Disk","success":false,"check":{"drives":{"D":{"encrypted":false}}}}}`,
			"~ important Disk: fails on both sides, for another reason.",
		},
		"no checks at all": {
			on, `"devicePosture":{}`, "~ important Posture: 1 check there, empty object here.\n- important Windows firewall is on: passes there, not among the checks here.",
		},
		"a field":          {`"ip":"203.0.113.1"`, `"ip":"203.0.113.2"`, "~ minor IP address: 203.0.113.1 there, 203.0.113.2 here."},
		"a country":        {`"geo":{"country":"SE"}`, `"geo":{"country":"DE"}`, "~ ordinary Country: Sweden (SE) there, Germany (DE) here."},
		"absent and null":  {`"ip":null`, ``, "- minor IP address: null there, not reported here."},
		"null and empty":   {`"ip":null`, `"ip":""`, "~ minor IP address: null there, empty text here."},
		"empty and misfit": {`"is_warp":""`, `"is_warp":{"a":1}`, `~ important WARP: empty text there, {"a": 1} (not readable) here.`},
		"empty kinds":      {`"x":[],"y":{}`, `"x":{},"y":""`, "~ minor x: empty list there, empty object here.\n~ minor y: empty object there, empty text here."},
		"another form":     {`"is_warp":true`, `"is_warp":"true"`, `~ important WARP: yes there, yes (sent as "true") here.`},
		"times and ids":    {`"iat":1789034400,"version":2,"nonce":"a"`, `"iat":1789034401,"version":3,"nonce":"b"`, "~ noise Logged in: 2026-09-10 10:00:00 UTC there, 2026-09-10 10:00:01 UTC here.\n~ noise Identity version: 2 there, 3 here.\n~ noise nonce: a there, b here."},
		"a time or none":   {`"iat":1789034400`, ``, "- minor Logged in: 2026-09-10 10:00:00 UTC there, not reported here."},
		"groups":           {`"groups":["Sales","VPN","All staff"]`, `"groups":["All staff","Sales","Support"]`, "~ important Groups: VPN only there; Support only here."},
		"groups twice":     {`"groups":["Sales","Sales"]`, `"groups":["Sales"]`, "~ important Groups: Sales only there."},
		"groups in order":  {`"groups":["A","B"]`, `"groups":["B","A"]`, "~ noise Groups: 2 entries on both sides, in another order."},
		"groups by id":     {`"groups":[{"id":"1","name":"A"},{"id":"2","name":"B"}]`, `"groups":[{"id":"2","name":"C"},{"id":"1","name":"A"}]`, "~ important Groups: 2.name: B there, C here."},
		"many groups":      {`"groups":["A"]`, `"groups":["A","B","C","D","E","F"]`, "~ important Groups: B, C, D, 2 more only here."},
		"saml attributes":  {`"saml_attributes":{"dept":"IT","roles":["a","b"]}`, `"saml_attributes":{"roles":["b","c"],"dept":"HR"}`, "~ minor saml_attributes.dept: IT there, HR here.\n~ minor saml_attributes.roles: a only there; c only here."},
		"a repeated name":  {`"x":1,"x":2`, `"x":2`, "- minor x (sent before): 1 there, not reported here."},
		"a device":         {`"device_sessions":{"d1":{"last_authenticated":1789034400},"d2":{}}`, `"device_sessions":{"d1":{"last_authenticated":1789034500}}`, "- ordinary Device d2: registered there, not registered here.\n~ noise Device d1: registered on both sides, last used at another time."},
		"a certificate":    {`"mtls_auth":{"auth_status":"SUCCESS","cert_presented":true}`, `"mtls_auth":{"auth_status":"FAILED:certificate has expired","cert_presented":true}`, "~ decisive Client certificate: accepted there, refused here."},
		"another certificate": {
			`"mtls_auth":{"auth_status":"SUCCESS","cert_presented":true,"cert_serial":"01"}`, `"mtls_auth":{"auth_status":"SUCCESS","cert_presented":true,"cert_serial":"02"}`,
			"~ minor Client certificate: accepted on both sides, with other details.",
		},
		"the person's id":     {`"email":"a@example.com","user_uuid":"1"`, `"email":"a@example.com","user_uuid":"2"`, "~ ordinary User id: 1 there, 2 here."},
		"another person's id": {`"email":"a@example.com","user_uuid":"1"`, `"email":"b@example.com","user_uuid":"2"`, "~ minor E-mail: a@example.com there, b@example.com here.\n~ noise User id: 1 there, 2 here."},
		"a form of an object": {`"geo":"SE"`, `"geo":{"country":"SE"}`, `~ ordinary From: SE there, {"country": "SE"} here.`},
		"names alike": {
			`"devicePosture":[{"rule_name":"A","success":true},{"rule_name":"A","success":false}]`, `"devicePosture":[{"rule_name":"A","success":true},{"rule_name":"A","success":true}]`,
			"~ decisive A: fails there, passes here.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := told(compared(t, test.there, test.here)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestTheHeadline(t *testing.T) {
	t.Parallel()
	c := compared(t, `"ip":"203.0.113.1","devicePosture":{"a":{"rule_name":"Disk","success":true}}`, `"ip":"203.0.113.2","devicePosture":{"a":{"rule_name":"Disk","success":false}}`)
	if got, want := c.Headline(utc), "Disk: passes there, fails here."; got != want || !c.Differs() {
		t.Errorf("the headline is %q, want %q", got, want)
	}
	if c = compared(t, `"iat":1789034400`, `"iat":1789034401`); c.Headline(utc) != compare.NothingDiffers || c.Differs() || c.Count() != (compare.Count{Noise: 1, Same: 1}) {
		t.Errorf("of two logins it is %q, %+v", c.Headline(utc), c.Count())
	}
}

func TestAnEndedSessionComesFirst(t *testing.T) {
	t.Parallel()
	there, here := read(t, `{"isActive":true,"ip":"203.0.113.1"}`), read(t, `{"ip":"203.0.113.2","isActive":false}`)
	if got, want := compare.Of(compare.Pair{There: there, Here: here}, noon).Headline(utc), "Session: active there, ended or revoked here."; got != want {
		t.Errorf("the headline is %q, want %q", got, want)
	}
}

// TestALastSeenIdentityIsNoSession: that it has no isActive says nothing about
// the person.
func TestALastSeenIdentityIsNoSession(t *testing.T) {
	t.Parallel()
	const same = `"email":"a@example.com","iat":1789034400,"idp":{"type":"okta"}`
	there, here := read(t, `{"isActive":true,`+same+`}`), read(t, `{`+same+`}`)
	here.Origin.Kind = model.FromLastSeen
	if got, want := told(compare.Of(compare.Pair{There: there, Here: here}, noon)), "- noise Session: active there, last seen identity, not a session here."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheOrderOfNamesMakesNoDifference(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	for i, s := range sessions {
		c := compare.Of(compare.Pair{There: s, Here: reversed(t, s)}, noon)
		if n := c.Count(); n.Differ+n.Noise > 0 && !hasRepeatedNames(s.Document) {
			t.Errorf("%s: %s", names[i], told(c))
		}
		if c = compare.Of(compare.Pair{There: s, Here: s}, noon); c.Count().Differ+c.Count().Noise > 0 || c.Count().Same == 0 {
			t.Errorf("%s differs from itself: %s", names[i], told(c))
		}
	}
}

// hasRepeatedNames reports whether an object has a name twice, so that the order
// of its members counts.
func hasRepeatedNames(doc *model.Document) bool {
	for i := range doc.Len() {
		seen := map[string]bool{}
		for member := range doc.At(i).Children() {
			if doc.At(i).Kind() == model.KindObject && seen[member.Key()] {
				return true
			}
			seen[member.Key()] = true
		}
	}
	return false
}

// TestNothingIsLost compares all with all: whatever leaf has not its equal on the
// other side stands in a row, or in a part of one.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	for i, there := range sessions {
		for j, here := range sessions {
			c := compare.Of(compare.Pair{There: there, Here: here}, noon)
			toldThere, toldHere := pathsOf(c.Rows)
			for side, of := range map[string]struct {
				from, other *model.Session
				told        map[model.Path]bool
			}{"there": {there, here, toldThere}, "here": {here, there, toldHere}} {
				if path := missing(of.from, of.other, of.told); path != "" {
					t.Fatalf("%s and %s: %s, %s, stands in no row", names[i], names[j], path, side)
				}
			}
		}
	}
}

// pathsOf returns the places that rows which differ, or their parts, name.
func pathsOf(rows []compare.Row) (there, here map[model.Path]bool) {
	there, here = map[model.Path]bool{}, map[model.Path]bool{}
	var add func(rows []compare.Row)
	add = func(rows []compare.Row) {
		for i := range rows {
			if rows[i].Change == compare.Same {
				continue
			}
			if len(rows[i].Parts) > 0 {
				// A row is only the sum of its parts.
				add(rows[i].Parts)
				continue
			}
			there[rows[i].There.Path()], here[rows[i].Here.Path()] = true, true
		}
	}
	add(rows)
	return there, here
}

// missing returns the path of a leaf that has no equal in other and in no place
// that was told; empty when there is none. Elements of lists are looked for
// wherever they stand in the list.
func missing(from, other *model.Session, told map[model.Path]bool) model.Path {
	equals := map[string]bool{}
	for i := range other.Document.Len() {
		// An empty object and one with members differ in the members.
		if v := other.Document.At(i); v.Len() == 0 || v.Kind() == model.KindObject {
			equals[placeless(v, other.Result)] = true
		}
	}
	for i := range from.Document.Len() {
		v := from.Document.At(i)
		if v.Len() > 0 || equals[placeless(v, from.Result)] || !within(v, from.Result) {
			continue
		}
		isTold := false
		for up := v; up.Exists() && up != from.Result; up = up.Parent() {
			isTold = isTold || told[up.PathFrom(from.Result)]
		}
		if !isTold {
			return v.PathFrom(from.Result)
		}
	}
	return ""
}

func within(v, top model.Value) bool {
	for ; v.Exists(); v = v.Parent() {
		if v == top {
			return true
		}
	}
	return false
}

// placeless is where a leaf stands, without places in lists, and what it says.
func placeless(v, top model.Value) string {
	var parts []string
	for up := v; up.Exists() && up != top; up = up.Parent() {
		parts = append(parts, up.Key())
	}
	slices.Reverse(parts)
	return strings.Join(parts, "\x00") + "\x01" + v.Kind().String() + v.Text()
}

func TestSwappedSidesSayTheSame(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	for i, there := range sessions {
		here := sessions[(i+1)%len(sessions)]
		c := compare.Of(compare.Pair{There: there, Here: here}, noon)
		swapped, anew := strings.Split(told(c.Swap()), "\n"), strings.Split(told(compare.Of(compare.Pair{There: here, Here: there}, noon)), "\n")
		slices.Sort(swapped)
		slices.Sort(anew)
		if !slices.Equal(subjectless(swapped), subjectless(anew)) {
			t.Errorf("%s: swapped\n%s\nanew\n%s", names[i], strings.Join(swapped, "\n"), strings.Join(anew, "\n"))
		}
		if again := told(c.Swap().Swap()); again != told(c) {
			t.Errorf("%s: swapped twice\n%s\nwant\n%s", names[i], again, told(c))
		}
	}
}

// subjectless leaves the subjects out, since a rule is called as it is called here.
func subjectless(lines []string) []string {
	short := make([]string, len(lines))
	for i, line := range lines {
		head, tail, _ := strings.Cut(line, ": ")
		short[i] = strings.Join(strings.Fields(head)[:min(2, len(strings.Fields(head)))], " ") + tail
	}
	slices.Sort(short)
	return short
}
