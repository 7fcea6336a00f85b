package model

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestCheckID(t *testing.T) {
	tests := []struct {
		field RefField
		text  string
		want  string // part of the reason; empty means it can be an id
	}{
		{AccountField, "a0b1c2d3e4f5061728394a5b6c7d8e9f", ""},
		{AccountField, "1234567890", ""},
		{AccountField, "", "empty"},
		{AccountField, strings.Repeat("a", 33), "33 characters"},
		{UserField, "57cf8cf2-f55a-4588-9ac9-f5e41e9f09b4", ""},
		{UserField, strings.Repeat("u", 37), "37 characters"},
		{NonceField, "X1aXj1lFVcqqyoXF", ""},
		{NonceField, "a/../b?x#y", ""},
		{NonceField, "ノンス", ""},
		{NonceField, "..", "dots"},
		{NonceField, "a b", "white space"},
		{NonceField, "a\u00a0b", "white space"},
		{NonceField, "a\x1bb", "control character"},
		{NonceField, "a\xff", "valid text"},
		{NonceField, "a\u200bb", "invisible"},
		{AccountField, "\ufeffa0b1", "invisible"},
		{UserField, "\u202e57cf", "invisible"},
		{NonceField, `a\b`, ""},
		{NonceField, "👩🏽‍💻", ""},
	}
	for _, tt := range tests {
		err := CheckID(tt.field, tt.text)
		if tt.want == "" {
			if err != nil {
				t.Errorf("CheckID(%s, %q) = %v", tt.field, tt.text, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.field.String()) {
			t.Errorf("CheckID(%s, %q) = %v, want %q", tt.field, tt.text, err, tt.want)
		}
		if !errors.Is(err, ErrInvalidID) || ProblemOf(err).Next == "" || ProblemOf(err).Field != tt.field {
			t.Errorf("CheckID(%s, %q) does not say where to find the id", tt.field, tt.text)
		}
	}
}

func TestCertificateInWords(t *testing.T) {
	tests := []struct {
		status    Field[string]
		presented Field[bool]
		top       Field[string]
		want      CertificateState
		reason    string
	}{
		{want: CertificateNotReported},
		{status: Known("NONE"), presented: Known(false), want: CertificateNotPresented},
		{presented: Known(false), want: CertificateNotPresented},
		{status: Known("SUCCESS"), presented: Known(true), want: CertificateAccepted},
		{status: Known("success"), want: CertificateAccepted},
		{top: Known("SUCCESS"), presented: Known(true), want: CertificateAccepted},
		{status: Known("FAILED:certificate has expired"), presented: Known(true), want: CertificateRefused, reason: "certificate has expired"},
		{status: Known("FAILED"), want: CertificateRefused},
		{status: Known("SUCCESS"), presented: Known(false), want: CertificateUnclear},
		{status: Known("FAILED"), presented: Known(false), want: CertificateUnclear},
		{status: Known("NONE"), presented: Known(true), want: CertificateUnclear},
		{status: Known("SOMETHING_NEW"), presented: Known(true), want: CertificateUnclear},
		{presented: Known(true), want: CertificateUnclear},
	}
	for _, tt := range tests {
		id := Identity{AuthStatus: tt.top, MTLS: Known(MTLS{AuthStatus: tt.status, CertPresented: tt.presented})}
		got := id.Certificate()
		if got.State != tt.want || got.Reason != tt.reason || got.String() == "" {
			t.Errorf("status %+v, presented %+v, top %+v: %+v", tt.status, tt.presented, tt.top, got)
		}
	}
}

func TestParseDN(t *testing.T) {
	tests := map[string]string{
		"CN=Example Corp Device CA,OU=IT,O=Example Corp,C=US": "CN:Example Corp Device CA|OU:IT|O:Example Corp|C:US",
		"CN = a, O = b":                       "CN:a|O:b",
		`CN=Acme\, Inc.,O="Quoted, Ltd"`:      "CN:Acme, Inc.|O:Quoted, Ltd",
		"CN=a+OU=b,DC=example":                "CN:a|OU:b|DC:example",
		"/C=US/O=Example/CN=dev":              "C:US|O:Example|CN:dev",
		`CN=Lu\C4\8Di\C4\87`:                  "CN:Lučić",
		`CN=esc\1b[2J`:                        `CN:esc\1b[2J`,
		`CN=a=b`:                              "CN:a=b",
		"CN=":                                 "CN:",
		"no name at all":                      "",
		"":                                    "",
		"CN=a,,O=b":                           "",
		`CN=ends with a backslash\`:           `CN:ends with a backslash\`,
		`1.2.840.113549.1.9.1=me@example.com`: "1.2.840.113549.1.9.1:me@example.com",
	}
	for dn, want := range tests {
		var parts []string
		for _, part := range ParseDN(dn) {
			parts = append(parts, part.Type+":"+part.Value)
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("ParseDN(%q) = %q, want %q", dn, got, want)
		}
	}
}

func FuzzParseDN(f *testing.F) {
	f.Add(`CN=a\,b,O="x"+OU=\C3\A9`)
	f.Fuzz(func(t *testing.T, dn string) {
		for _, part := range ParseDN(dn) {
			if part.Type == "" {
				t.Errorf("ParseDN(%q) has a part without a type", dn)
			}
		}
	})
}

func TestPostureOrderAndCounts(t *testing.T) {
	checks := []PostureCheck{
		{Key: "pass", Success: Known(true)},
		{Key: "absent"},
		{Key: "other system", Type: Known("firewall"), Success: Known(false)},
		{Key: "vendor", Type: Known("intune"), Success: Known(false), Error: Known("503")},
		{Key: "fail", Success: Known(false)},
		{Key: "odd", Success: Field[bool]{Presence: Misfit, AsSent: `"maybe"`}},
		{Key: "null", Presence: Null},
	}
	var order []string
	for _, i := range FailuresFirst(checks) {
		order = append(order, checks[i].Key)
	}
	if got := strings.Join(order, " "); got != "fail vendor odd absent null other system pass" {
		t.Errorf("order is %s", got)
	}
	if n := CountPosture(checks); n != (PostureCount{Pass: 1, Fail: 1, NotAsked: 1, NotChecked: 1, NotReported: 2, Unreadable: 1}) || n.Total() != len(checks) {
		t.Errorf("counts are %+v", n)
	}
}

func TestSecretNeverPrints(t *testing.T) {
	const canary = "canary-secret"
	c := Credential{Token: NewSecret(canary), Key: NewSecret(canary)}
	text, _ := c.Token.MarshalText()
	for _, printed := range []string{
		fmt.Sprint(c), fmt.Sprintf("%v %+v %#v %s %q %x %d", c, c, c, c.Token, c.Key, c.Token, c.Token), string(text), c.Token.GoString(),
	} {
		if strings.Contains(printed, canary) || strings.Contains(printed, "63616e617279") {
			t.Errorf("a secret was printed: %s", printed)
		}
	}
	if c.Token.Reveal() != canary || c.Empty() || !(Credential{}).Empty() {
		t.Error("the credential does not hold what was given")
	}
}

func TestBudgetIsLowAtATenthOrTwenty(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	later := now.Add(time.Second)
	for _, tt := range []struct {
		name string
		b    Budget
		low  bool
	}{
		{"a tenth", Budget{Limit: 1200, Remaining: 120, Resets: later, Known: true}, true},
		{"more than a tenth", Budget{Limit: 1200, Remaining: 121, Resets: later, Known: true}, false},
		{"twenty of few", Budget{Limit: 50, Remaining: 20, Resets: later, Known: true}, true},
		{"no limit known", Budget{Remaining: 20, Resets: later, Known: true}, true},
		{"more than twenty", Budget{Remaining: 21, Resets: later, Known: true}, false},
		{"the window has ended", Budget{Limit: 1200, Resets: now, Known: true}, false},
		{"nothing known", Budget{Resets: later}, false},
	} {
		if got := tt.b.Low(now); got != tt.low {
			t.Errorf("%s: low is %t, want %t", tt.name, got, tt.low)
		}
	}
}

func TestProblemOfAPlainError(t *testing.T) {
	for text, want := range map[string]string{"it broke": "It broke.", "été": "Été."} {
		if got := ProblemOf(errors.New(text)).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	wrapped := fmt.Errorf("opening: %w", &IDError{Field: UserField, Reason: "is empty"})
	if got := ProblemOf(wrapped); got.Field != UserField || !strings.HasPrefix(got.String(), "The user is empty.") {
		t.Errorf("got %+v", got)
	}
}

func TestPathOfAnEntryThatCameInAList(t *testing.T) {
	var b Builder
	b.Open(KindObject, "")
	b.Open(KindList, "devicePosture")
	b.Leaf(KindNull, "", "null")
	b.Leaf(KindText, "", "r1")
	b.Close()
	b.Open(KindObject, "device_sessions")
	b.Leaf(KindNull, "d 1", "null")
	b.Close()
	b.Close()
	root := b.Document().Root()
	for entry := range root.Get("devicePosture").Children() {
		check := PostureCheck{Key: "r1", Entry: entry}
		if got, want := check.Path(), entry.PathFrom(root); got != want {
			t.Errorf("path of the check is %s, want %s", got, want)
		}
	}
	for entry := range root.Get("device_sessions").Children() {
		device := Device{ID: "d 1", Entry: entry}
		if got, want := device.Path(), entry.PathFrom(root); got != want {
			t.Errorf("path of the device is %s, want %s", got, want)
		}
	}
	made := PostureCheck{Key: "k"}
	if made.Path() != ".devicePosture.k" {
		t.Errorf("path of a check without an entry is %s", made.Path())
	}
}
