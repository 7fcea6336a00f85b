package links_test

import (
	"testing"

	"ztsession/model"
	"ztsession/model/links"
)

func TestCurlAsksForWhatWasRead(t *testing.T) {
	ref := model.Ref{Account: "a1", User: "u/1", Nonce: "n'1"}
	const head = `curl -sS -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" `
	for want, origin := range map[string]model.Origin{
		head + `'https://api.cloudflare.com/client/v4/accounts/a1/access/users/u%2F1/active_sessions/n%271'`: {Ref: ref},
		head + `'https://api.cloudflare.com/client/v4/accounts/a1/access/users/u%2F1/last_seen_identity'`:    {Ref: ref, Kind: model.FromLastSeen},
	} {
		if got := links.Curl(origin, ""); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	for _, origin := range []model.Origin{{}, {File: "x.json", Ref: ref}, {Ref: model.Ref{Account: "a"}}, {Ref: model.Ref{Account: "a", User: "u"}}} {
		if got := links.Curl(origin, ""); got != "" {
			t.Errorf("%+v: %s", origin, got)
		}
	}
	if got, want := links.Curl(model.Origin{Ref: model.Ref{Account: "a", User: "u", Nonce: "n"}}, "http://127.0.0.1:8787/client/v4/"), head+"http://127.0.0.1:8787/client/v4/accounts/a/access/users/u/active_sessions/n"; got != want {
		t.Errorf("got %s", got)
	}
}
