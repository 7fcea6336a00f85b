package sim

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

func TestManyChecksStayBelowTheClientsBound(t *testing.T) {
	const checks, bound = 2000, 64 << 20
	api := newAPI(t, Options{Checks: checks})
	ref := story(t, api, "many-checks")
	response, _ := do(api, request(t, users+"/"+ref.User+"/active_sessions/"+ref.Nonce))
	perCheck := response.Body.Len() / checks
	if perCheck < 300 || perCheck*100_000 > bound {
		t.Errorf("a check takes %d bytes", perCheck)
	}
}

func TestLastSeenIdentityIsTheSessionWithoutIsActive(t *testing.T) {
	api := newAPI(t, Options{})
	session := result[map[string]any](t, api, allWell)
	identity := result[map[string]any](t, api, users+"/"+amina+"/last_seen_identity")
	if _, has := identity["isActive"]; has || session["isActive"] != true {
		t.Errorf("isActive: %v in the session, %v in the identity", session["isActive"], identity["isActive"])
	}
	if identity["iat"] != session["iat"] || identity["email"] != session["email"] {
		t.Errorf("the identity %v is not that of the session %v", identity, session)
	}
}

func TestListAndSessionAgree(t *testing.T) {
	type summary struct {
		Expiration int64  `json:"expiration"`
		Name       string `json:"name"`
		Metadata   struct {
			Nonce   string         `json:"nonce"`
			IAT     int64          `json:"iat"`
			Expires int64          `json:"expires"`
			TTL     int64          `json:"ttl"`
			Apps    map[string]any `json:"apps"`
		} `json:"metadata"`
	}
	api := newAPI(t, Options{})
	past := story(t, api, "past-its-end")
	for _, s := range api.Stories() {
		base := "/accounts/" + s.Ref.Account + "/access/users/" + s.Ref.User
		listed := false
		for _, entry := range result[[]summary](t, api, base+"/active_sessions") {
			m := entry.Metadata
			if m.IAT+m.TTL != m.Expires || m.Expires != entry.Expiration || (m.Expires <= noon().Unix()) != (m.Nonce == past.Nonce) || len(m.Apps) == 0 {
				t.Errorf("%s: %+v", s.Name, entry)
			}
			listed = listed || m.Nonce == s.Ref.Nonce && entry.Name == "users/"+s.Ref.User+"/session/"+m.Nonce
		}
		if listed == (s.Name == "not-in-the-list") {
			t.Errorf("%s is, or is not, in the list of its person's sessions", s.Name)
		}
	}
}

func TestPersonWithoutSessionHasTheRest(t *testing.T) {
	api := newAPI(t, Options{})
	found := result[[]user](t, api, users+"?search=gallagher")
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	base := users + "/" + found[0].ID
	if sessions := result[[]any](t, api, base+"/active_sessions"); len(sessions) != 0 {
		t.Errorf("there are %d sessions", len(sessions))
	}
	if failed := result[[]any](t, api, base+"/failed_logins"); len(failed) == 0 {
		t.Error("there are no failed logins")
	}
	if identity := result[map[string]any](t, api, base+"/last_seen_identity"); identity["email"] != found[0].Email {
		t.Errorf("the last seen identity is %v", identity)
	}
}

// TestBodiesAreHarmlessToPrint holds the promise of package jsonout for the
// company's worst text, which reaches the reader all the same.
func TestBodiesAreHarmlessToPrint(t *testing.T) {
	api := newAPI(t, Options{})
	ref := story(t, api, "hostile-text")
	response, _ := do(api, request(t, users+"/"+ref.User+"/active_sessions/"+ref.Nonce))
	body := response.Body.String()
	bad := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u200b' }
	if strings.ContainsFunc(body, bad) {
		t.Errorf("the body %q has a control character", body)
	}
	var envelope struct {
		Result struct {
			CommonName string `json:"common_name"`
		} `json:"result"`
	}
	if err := json.Unmarshal([]byte(body), &envelope); err != nil {
		t.Fatal(err)
	}
	if got := envelope.Result.CommonName; !strings.Contains(got, "\u202e") {
		t.Errorf("the common name is %q", got)
	}
}

// TestSessionsThatChangeWithTheRequestsForThem: the answers are the same each time
// that the program is started.
func TestSessionsThatChangeWithTheRequestsForThem(t *testing.T) {
	for range 2 {
		api := newAPI(t, Options{})
		ask := func(name string) string {
			ref := story(t, api, name)
			response, _ := do(api, request(t, users+"/"+ref.User+"/active_sessions/"+ref.Nonce))
			return response.Body.String()
		}
		for n, want := range []int{2, 2, 1, 1, 0, 0} {
			if got := strings.Count(ask("disk-being-encrypted"), `"success":false`); got != want {
				t.Errorf("request %d: %d checks fail, want %d", n+1, got, want)
			}
		}
		for n, want := range []string{`"isActive":true`, `"isActive":true`, `"isActive":true`, `"isActive":false`, `"isActive":false`, "not_found", "not_found"} {
			if got := ask("revoked-meanwhile"); !strings.Contains(got, want) {
				t.Errorf("request %d: no %s in %s", n+1, want, got)
			}
		}
	}
}
