package api

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"ztsession/model"
)

func openText(text string) (*model.Session, error) {
	return Open(strings.NewReader(text), "saved.json", time.Unix(1789041600, 0))
}

func TestOpenReadsWhatPeopleSave(t *testing.T) {
	identity := `{"id":"k3","email":"a@example.com","idp":{"id":"1","type":"okta"}}`
	for name, test := range map[string]struct {
		text string
		kind model.OriginKind
	}{
		"envelope":     {goodBody, model.FromSession},
		"bare session": {`{"isActive":true}`, model.FromSession},
		"own identity": {identity, model.FromOwnIdentity},
		"with a mark":  {"\ufeff" + goodBody, model.FromSession},
	} {
		s, err := openText(test.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := model.Origin{Kind: test.kind, File: "saved.json", FetchedAt: time.Unix(1789041600, 0)}
		if s.Origin != want || string(s.Body) != test.text {
			t.Errorf("%s: origin %+v, body %q", name, s.Origin, s.Body)
		}
	}
}

func TestOpenReadsEveryFixture(t *testing.T) {
	for _, name := range []string{"01-all-pass-macos-warp.json", "03-service-token-non-identity.json", "08-many-devices.json", "10-null-and-missing.json", "12-unicode-rtl-emoji-long.json"} {
		s, err := Open(bytes.NewReader(fixture(t, name)), name, time.Time{})
		if err != nil || !model.Is(s.Active, true) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenRefusesWithAReason(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "Cannot open saved.json: it is empty.",
		"<html><title>x</title>": `Cannot open saved.json: it is an HTML page titled "x".`,
		"eyJhbGciOi.eyJzdWIi.c2": "Cannot open saved.json: it is an Access token (JWT), not a session. The token is a live credential",
		`[1]`:                    "Cannot open saved.json: it is a list, not one session.",
		errorBody("10000", "Authentication error"): "Cannot open saved.json: it is a saved error, not a session: code 10000 Authentication error.",
		`{"success":true,"result":"x"}`:            "Cannot open saved.json: it is JSON whose result is a text.",
		goodBody[:50]:                              "Cannot open saved.json: it is cut off after 50 bytes.",
	} {
		_, err := openText(text)
		if !errors.Is(err, model.ErrMalformed) {
			t.Errorf("%q: %v, want malformed", text, err)
			continue
		}
		if p := model.ProblemOf(err); !strings.HasPrefix(p.String(), want) || p.Next == "" {
			t.Errorf("%q: %s\nwant %s", text, p, want)
		}
	}
}

func TestOpenMakesTheNameSafe(t *testing.T) {
	s, err := Open(strings.NewReader(goodBody), "a\x1b[2J.json", time.Time{})
	if err != nil || s.Origin.File != `a\x1b[2J.json` {
		t.Errorf("file %q, %v", s.Origin.File, err)
	}
	if _, err := Open(strings.NewReader(""), "a\x1b", time.Time{}); err == nil || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("error = %q", err)
	}
}

func TestOpenSaysWhenReadingFails(t *testing.T) {
	_, err := Open(failing{&fs.PathError{Op: "read", Path: "/some\x1bwhere", Err: syscall.EISDIR}}, "somewhere", time.Time{})
	if p := model.ProblemOf(err); errors.Is(err, model.ErrMalformed) || p.What != "Cannot open somewhere: it is a folder, not a file." {
		t.Errorf("problem = %+v", p)
	}
}
