package sim

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestUsersAreFound(t *testing.T) {
	tests := []struct {
		name, query string
		want        []string
	}{
		{"whole email in another case", "email=AMINA.Okafor@example.com", []string{"Amina Okafor"}},
		{"part of an email", "email=amina.okafor", nil},
		{"part of a name", "name=CASTEL", []string{"Lee Castellano"}},
		{"name does not look into emails", "name=example.com", nil},
		{"search in names", "search=lindq", []string{"Ben Lindqvist"}},
		{"search in emails", "search=layla.al", []string{"ليلى الخوري"}},
		{"search in another script", "search=" + url.QueryEscape("佐藤"), []string{"佐藤 由紀"}},
		{"search of an accented letter", "search=" + url.QueryEscape("ZIELIŃ"), []string{"Tomasz Zieliński"}},
		{"both must fit", "search=amina&name=ben", nil},
		{"nobody", "search=zzz", nil},
	}
	api := newAPI(t, Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var names []string
			for _, u := range result[[]user](t, api, users+"?"+tt.query) {
				names = append(names, u.Name)
			}
			if !slices.Equal(names, tt.want) {
				t.Errorf("found %q, want %q", names, tt.want)
			}
		})
	}
}

func TestPagesJoinToTheWholeList(t *testing.T) {
	const generated = 90
	api := newAPI(t, Options{Users: generated})
	whole := result[[]user](t, api, users+"?per_page=1000")
	var joined []user
	for page := 1; ; page++ {
		path := users + "?per_page=7&page=" + strconv.Itoa(page)
		_, envelope := get(t, api, path)
		part := result[[]user](t, api, path)
		info := envelope.Info
		if info.Count != len(part) || info.TotalCount != len(whole) || info.Page != page || info.TotalPages != (len(whole)+6)/7 {
			t.Errorf("page %d of %d people says %+v", page, len(part), info)
		}
		if len(part) == 0 {
			break
		}
		joined = append(joined, part...)
	}
	if !slices.Equal(joined, whole) {
		t.Errorf("the pages have %d people, the whole list %d", len(joined), len(whole))
	}
	if len(whole) <= generated {
		t.Errorf("the list has %d people, with %d generated ones", len(whole), generated)
	}
}

func TestStandardPageSizes(t *testing.T) {
	api := newAPI(t, Options{Users: 90})
	if _, envelope := get(t, api, users); envelope.Info.PerPage != 25 || envelope.Info.Count != 25 {
		t.Errorf("users: %+v", envelope.Info)
	}
	if _, envelope := get(t, api, "/accounts"); envelope.Info.PerPage != 20 || envelope.Info.TotalCount != 2 {
		t.Errorf("accounts: %+v", envelope.Info)
	}
}

func TestAccountsByNameAndDirection(t *testing.T) {
	type account struct {
		ID string `json:"id"`
	}
	api := newAPI(t, Options{})
	if got := result[[]account](t, api, "/accounts?name=LAB"); len(got) != 1 || got[0].ID != lab {
		t.Errorf("accounts with lab in the name: %v", got)
	}
	if got := result[[]account](t, api, "/accounts?direction=desc"); len(got) != 2 || got[0].ID != lab {
		t.Errorf("accounts in descending order: %v", got)
	}
}

func TestTheSameSeedMakesTheSamePeople(t *testing.T) {
	bodies := func(seed uint64) string {
		api := newAPI(t, Options{Users: 40, Checks: 20, Seed: seed})
		var all strings.Builder
		for _, u := range result[[]user](t, api, users+"?per_page=1000") {
			for _, below := range []string{"", "/active_sessions", "/last_seen_identity", "/failed_logins"} {
				response, _ := do(api, request(t, users+"/"+u.ID+below))
				all.WriteString(response.Body.String())
			}
		}
		ref := story(t, api, "many-checks")
		response, _ := do(api, request(t, users+"/"+ref.User+"/active_sessions/"+ref.Nonce))
		return all.String() + response.Body.String() + response.Header().Get("CF-Ray")
	}
	first := bodies(1)
	if bodies(1) != first {
		t.Error("the same seed made two different companies")
	}
	if bodies(2) == first {
		t.Error("two seeds made the same company")
	}
}

func TestGeneratedPeopleCanBeOpened(t *testing.T) {
	type summary struct {
		Metadata struct {
			Nonce string `json:"nonce"`
		} `json:"metadata"`
	}
	type session struct {
		User     string         `json:"user_uuid"`
		Active   bool           `json:"isActive"`
		DeviceID string         `json:"device_id"`
		Devices  map[string]any `json:"device_sessions"`
	}
	api := newAPI(t, Options{Users: 50})
	opened := 0
	for _, u := range result[[]user](t, api, users+"?per_page=1000&search=@example.com") {
		for _, s := range result[[]summary](t, api, users+"/"+u.ID+"/active_sessions") {
			if u.Devices == 0 || !strings.ContainsAny(u.Email, digits) {
				continue
			}
			got := result[session](t, api, users+"/"+u.ID+"/active_sessions/"+s.Metadata.Nonce)
			if got.User != u.ID || !got.Active {
				t.Errorf("the session of %s says %+v", u.Email, got)
			}
			result[map[string]any](t, api, "/accounts/"+corp+"/devices/physical-devices/"+got.DeviceID)
			for id := range got.Devices {
				result[map[string]any](t, api, "/accounts/"+corp+"/devices/registrations/"+id)
			}
			opened++
		}
	}
	if opened == 0 {
		t.Error("no generated person has a session on a device")
	}
}
