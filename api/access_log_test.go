package api

import (
	"net/http"
	"testing"
	"time"
)

func TestHowFarTheLogReachesIsOnlySaidWhereItIsKnown(t *testing.T) {
	const early, late = `{"created_at":"2026-09-09T06:00:00Z"}`, `{"created_at":"2026-09-10T06:00:00Z"}`
	for name, tt := range map[string]struct {
		rows string
		want time.Time
	}{
		"the oldest first":     {early + "," + late, time.Date(2026, 9, 9, 6, 0, 0, 0, time.UTC)},
		"the direction unread": {late + "," + early, time.Time{}},
		"an empty log":         {"", time.Time{}},
		"undated first":        {`{"ray_id":"x"},` + early, time.Date(2026, 9, 9, 6, 0, 0, 0, time.UTC)},
	} {
		var asked string
		c := newClient(t, WithTransport(transport(func(r *http.Request) (*http.Response, error) {
			asked = r.URL.RawQuery
			return response(200, `{"success":true,"result":[`+tt.rows+`]}`), nil
		})))
		reach, err := c.LogReach(t.Context(), "a")
		if err != nil || !reach.Equal(tt.want) || asked != "direction=asc&limit=5&page=1&per_page=5" {
			t.Errorf("%s: %v, error %v, asked %s", name, reach, err, asked)
		}
	}
	if _, err := newClient(t).LogReach(t.Context(), ""); err == nil {
		t.Error("without an account nothing is wrong")
	}
}
