package facts_test

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/api/wire"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/facts"
)

// TestManyLeavesAreCounted is about fields of any JSON, wherever they stand.
func TestManyLeavesAreCounted(t *testing.T) {
	var members strings.Builder
	for i := range 12_345 {
		fmt.Fprintf(&members, `,"k%06d":"vvvvvvvv"`, i)
	}
	object := `{"a":1` + members.String() + `}`
	doc, err := wire.Parse([]byte(`{"isActive":true,"custom":` + object + members.String() + `,"devicePosture":{"p":{"success":false,"input":` + object + `,"check":` + object + members.String() + `}},"geo":` + object + `,"mtls_auth":` + object + `,"device_sessions":{"d":` + object + `}}`))
	if err != nil {
		t.Fatal(err)
	}
	s := decode.Session(doc, doc.Root())
	groups := append(facts.Identity(&s, clock.Clock{}), facts.MTLS(&s, clock.Clock{})...)
	groups = append(groups, facts.CheckDetail(&s.Posture.Value[0], clock.Clock{})...)
	groups = append(groups, facts.Group{Rows: facts.DeviceAt(&s, 0, clock.Clock{}).Details})
	counts := map[string]int{}
	for _, group := range groups {
		if len(group.Rows) > 10_100 {
			t.Errorf("%s has %d rows", group.ID, len(group.Rows))
		}
		for _, row := range group.Rows {
			if strings.HasSuffix(row.Text, " more; they are in the JSON") {
				counts[row.Text]++
			}
		}
	}
	// Of the fields beyond the schema the object comes first, and fills the room.
	if want := fmt.Sprint(map[string]int{"and 12,345 more; they are in the JSON": 1, "and 2,345 more; they are in the JSON": 1, "and 2,346 more; they are in the JSON": 6}); len(counts) == 0 || fmt.Sprint(counts) != want {
		t.Errorf("counts %v, want %s", counts, want)
	}
	if pairs := facts.WantedAndFound(&s.Posture.Value[0], nil); len(pairs) > 10_100 {
		t.Errorf("%d pairs", len(pairs))
	}
}
