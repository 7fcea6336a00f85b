package access_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// at returns an application for each domain, named after it.
func at(domains ...string) []access.App {
	var apps []access.App
	for _, domain := range domains {
		apps = append(apps, access.App{ID: domain, Name: model.Known(domain), Domain: model.Known(domain)})
	}
	return apps
}

func TestTheMostSpecificPathAnswers(t *testing.T) {
	apps := at("example.com", "*.example.com", "wiki.example.com", "wiki.example.com/eng", "wiki.example.com/eng/exec", "*.test.example.com",
		"docs.example.com/alpha/*", "docs.example.com/foo*/bar", "*cam.example.org", "shop.example.org/*", "a-*.example.net")
	for address, want := range map[string]string{
		"https://wiki.example.com/eng/exec/plan?x=1#top": "wiki.example.com/eng/exec",
		"wiki.example.com/eng/execute":                   "wiki.example.com/eng",
		"wiki.example.com/english":                       "wiki.example.com",
		"WIKI.example.com:8443/":                         "wiki.example.com",
		"http://wiki.example.com.":                       "wiki.example.com",
		"other.example.com/eng":                          "*.example.com",
		"example.com":                                    "example.com",
		"foo.bar.example.com":                            "",
		"a.test.example.com":                             "*.test.example.com",
		"test.example.com":                               "*.example.com",
		"docs.example.com/alpha/one":                     "docs.example.com/alpha/*",
		"docs.example.com/alpha":                         "*.example.com",
		"docs.example.com/food/stuff/bar":                "docs.example.com/foo*/bar",
		"webcam.example.org":                             "*cam.example.org",
		"cam.example.org":                                "*cam.example.org",
		"shop.example.org":                               "shop.example.org/*",
		"shop.example.org/cart":                          "shop.example.org/*",
		"a-1.example.net":                                "a-*.example.net",
		"b-1.example.net":                                "",
		"":                                               "",
		"not an address":                                 "",
	} {
		var got []string
		for _, match := range access.At(apps, address) {
			got = append(got, match.App.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is answered by %q, want %q", address, got, want)
		}
	}
}

func TestAllPlacesOfAnApplicationCount(t *testing.T) {
	apps := []access.App{
		{ID: "one", Domain: model.Known("one.example.com"), Domains: []string{"old.example.com"}, Destinations: []access.Destination{{Type: "public", URI: "new.example.com/path"}, {Type: "private", Hostname: "in.corp.example.com"}}},
		{ID: "two", Domain: model.Known("one.example.com")},
	}
	for address, want := range map[string]int{"one.example.com": 2, "old.example.com/x": 1, "new.example.com": 0, "new.example.com/path/below": 1, "in.corp.example.com": 1} {
		if got := access.At(apps, address); len(got) != want {
			t.Errorf("%s is answered by %d applications, want %d", address, len(got), want)
		}
	}
}

func TestByName(t *testing.T) {
	apps := []access.App{{ID: "1", AUD: "AABB", Name: model.Known("Wiki")}, {ID: "2", Name: model.Known("Wiki (old)")}}
	for text, want := range map[string]int{"wiki": 1, "Wiki (OLD)": 1, "wik": 2, "aabb": 1, "2": 1, "crm": 0, "": 0} {
		if got := access.ByName(apps, text); len(got) != want {
			t.Errorf("%q is %d applications, want %d", text, len(got), want)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for text, want := range map[string]bool{
		"https://wiki.example.com/a": true, "wiki.example.com": true, "wiki.example.com/x y": false, "Wiki": false,
		"jane@example.com": false, "https://": false, "Ask the desk": false, "localhost": false, "https://localhost/x": true,
	} {
		if access.IsAddress(text) != want {
			t.Errorf("%q is an address: %t", text, !want)
		}
	}
}

func TestTheSessionOfARequest(t *testing.T) {
	issued := func(nonce string, ago time.Duration) model.SessionSummary {
		return model.SessionSummary{Nonce: nonce, IssuedAt: model.Known(noon.Add(-ago))}
	}
	sessions := []model.SessionSummary{issued("", 0), issued("home", 18*time.Minute), issued("office", 4*time.Hour)}
	for ago, want := range map[time.Duration]string{10 * time.Minute: "home", 19 * time.Minute: "home", time.Hour: "office", 5 * time.Hour: "home"} {
		row := &access.Request{At: model.Known(noon.Add(-ago))}
		if got, ok := access.SessionOf(row, sessions); !ok || got.Nonce != want {
			t.Errorf("a request of %s ago is of %q, want %q", ago, got.Nonce, want)
		}
	}
	if got, ok := access.SessionOf(&access.Request{}, sessions); !ok || got.Nonce != "home" {
		t.Errorf("a request without a time is of %q", got.Nonce)
	}
	if _, ok := access.SessionOf(&access.Request{}, sessions[:1]); ok {
		t.Error("a session without a nonce was found")
	}
}
