package collect_test

import (
	"context"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/apitest"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
)

// company is the simulated API with a client.
func company(t testing.TB, options sim.Options) (*sim.API, *api.Client) {
	t.Helper()
	options.Now, options.Quota = func() time.Time { return noon }, -1
	return apitest.Company(t, options)
}

// compared reads the session of a story beside a sample of others, and returns
// what each check that does not pass comes to.
func compared(t *testing.T, simulated *sim.API, client *api.Client, story string) map[string]string {
	t.Helper()
	for _, one := range simulated.Stories() {
		if one.Name != story {
			continue
		}
		s, err := client.Session(t.Context(), one.Ref, nil)
		if err != nil {
			t.Fatal(err)
		}
		read, err := collect.Read(t.Context(), client, collect.Wanted{
			Account: one.Ref.Account, User: one.Ref.User, Email: s.Email.Value, Now: func() time.Time { return noon },
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.Sample = read.Without(one.Ref.User)
		sentences := map[string]string{}
		others := sample.For(s)
		for i := range s.Posture.Value {
			check := &s.Posture.Value[i]
			if c, ok := others.Compare(check); ok && check.Result() != model.CheckPass {
				sentences[check.Name()] = c.Sentence()
			}
		}
		return sentences
	}
	t.Fatalf("there is no story %s", story)
	return nil
}

// TestTheStoriesTellDeviceFromVendor: CrowdStrike is down for everybody in the lab,
// and one firewall is off.
func TestTheStoriesTellDeviceFromVendor(t *testing.T) {
	t.Parallel()
	simulated, client := company(t, sim.Options{})
	for story, want := range map[string]map[string]string{
		"crowdstrike-down": {"CrowdStrike ZTA score": "Could not be asked for 12 of 13 others either: the vendor or its connection, not this device."},
		"firewall-off":     {"macOS firewall on": "Passes for all 8 others: this device, not the rule."},
	} {
		got := compared(t, simulated, client, story)
		if len(got) != len(want) {
			t.Errorf("%s: %v", story, got)
		}
		for rule, sentence := range want {
			if got[rule] != sentence {
				t.Errorf("%s: %s: %q", story, rule, got[rule])
			}
		}
	}
}

// TestTwentyThousandPeopleCostNoMoreThanTwenty: the people come from the newest
// page of the access log, and not from all pages of the list.
func TestTwentyThousandPeopleCostNoMoreThanTwenty(t *testing.T) {
	t.Parallel()
	simulated, client := company(t, sim.Options{Users: 20_000, Seed: 7})
	counted := &counting{Client: client}
	pool, err := collect.Read(t.Context(), counted, collect.Wanted{Account: simulated.Stories()[0].Ref.Account, Now: func() time.Time { return noon }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if read := pool.Without(""); read.Read != 20 || read.From != model.FromAccessLog {
		t.Errorf("%+v", read)
	}
	if counted.lists != 0 {
		t.Errorf("%d pages of people were read", counted.lists)
	}
}

// counting counts the pages of people that are read.
type counting struct {
	*api.Client
	lists int
}

func (c *counting) People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error) {
	c.lists++
	return c.Client.People(ctx, account, q)
}
