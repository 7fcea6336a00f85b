package sim

import (
	"net/http"
	"testing"
	"time"
)

// row is what the tests read of a row of the access log.
type row struct {
	Email   string    `json:"user_email"`
	Ray     string    `json:"ray_id"`
	Allowed bool      `json:"allowed"`
	At      time.Time `json:"created_at"`
	Country string    `json:"country"`
}

func TestTheAccessLogIsFiltered(t *testing.T) {
	api := newAPI(t, Options{Users: 40, Seed: 3})
	const log = "/accounts/" + corp + "/access/logs/access_requests"
	all := result[[]row](t, api, log+"?per_page=1000")
	if len(all) < 60 {
		t.Fatalf("%d rows", len(all))
	}
	for i := range all {
		if i > 0 && all[i].At.After(all[i-1].At) || all[i].At.Before(noon().Add(-30*time.Hour)) || all[i].Email == "" {
			t.Errorf("row %d is %+v", i, all[i])
		}
	}
	for query, fits := range map[string]func(row) bool{
		"email=ben.lindqvist@example.com&emailOp=eq":  func(r row) bool { return r.Email == "ben.lindqvist@example.com" },
		"email=BEN.lindqvist&email_exact=false":       func(r row) bool { return r.Email == "ben.lindqvist@example.com" },
		"email=ben.lindqvist@example.com&emailOp=neq": func(r row) bool { return r.Email != "ben.lindqvist@example.com" },
		"email=BEN&emailOp=contains":                  func(row) bool { return false },
		"allowed=false":                               func(r row) bool { return !r.Allowed },
		"allowed=false&allowedOp=neq":                 func(r row) bool { return r.Allowed },
		"ray_id=9A1B2C3D4E5F0002":                     func(r row) bool { return r.Ray == "9a1b2c3d4e5f0002" },
		"country_code=SE":                             func(r row) bool { return r.Country == "se" },
		"since=2026-09-10T11:00:00Z":                  func(r row) bool { return r.At.After(noon().Add(-time.Hour - 1)) },
		"until=2026-09-10T11:00:00Z":                  func(r row) bool { return !r.At.After(noon().Add(-time.Hour)) },
		"user_id=" + amina:                            func(row) bool { return true },
	} {
		want := 0
		for _, r := range all {
			if fits(r) {
				want++
			}
		}
		if got := result[[]row](t, api, log+"?per_page=1000&"+query); len(got) != want {
			t.Errorf("%s: %d rows, want %d", query, len(got), want)
		}
	}
	if got := result[[]row](t, api, log+"?limit=3"); len(got) != 3 || got[0] != all[0] {
		t.Errorf("the newest three are %v", got)
	}
	if got := result[[]row](t, api, log+"?limit=3&direction=asc"); len(got) != 3 || got[0].At.After(all[len(all)-1].At) {
		t.Errorf("the oldest three are %v", got)
	}
	if got := result[[]row](t, api, log+"?limit=3&page=2"); len(got) != 3 || got[0] != all[3] {
		t.Errorf("the second page is %v", got)
	}
	if got := result[[]map[string]any](t, api, log+"?limit=1&fields=ray_id,allowed"); len(got) != 1 || len(got[0]) != 2 || got[0]["ray_id"] != all[0].Ray {
		t.Errorf("of two fields it is %v", got)
	}
	for _, bad := range []string{"since=yesterday", "ray_idOp=like", "direction=up", "emailOp=is", "limit=0", "page=0"} {
		if status, _ := get(t, api, log+"?"+bad); status != http.StatusBadRequest {
			t.Errorf("%s has status %d", bad, status)
		}
	}
}
