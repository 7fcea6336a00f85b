package api

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/paste"
)

func TestUnderstandLeadsToTheSession(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	token := encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(`{"sub":"`+testRef.User+`","identity_nonce":"`+testRef.Nonce+`"}`)) + ".CANARY"
	if got := Understand(token); got.Kind != paste.AccessToken || got.Ref != (model.Ref{User: testRef.User, Nonce: testRef.Nonce}) || !got.NonceIsLikely {
		t.Errorf("a token is understood as %+v", got)
	}
	address := DefaultBaseURL + "/accounts/" + testRef.Account + "/access/users/" + testRef.User + "/active_sessions/" + testRef.Nonce
	if got := Understand("curl -H 'Authorization: Bearer " + testToken + "' " + address); got.Kind != paste.IDs || got.Ref != testRef || strings.Contains(got.What, testToken) {
		t.Errorf("a curl command is understood as %+v", got)
	}
	got := Understand(goodBody)
	if got.Kind != paste.SavedSession {
		t.Fatalf("an answer is understood as %+v", got)
	}
	s, err := Open(strings.NewReader(goodBody), "the clipboard", time.Time{})
	if err != nil || !model.Is(s.Active, true) {
		t.Errorf("session %+v, error %v", s, err)
	}
}
