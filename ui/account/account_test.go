package account_test

import (
	"context"
	"testing"

	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/ui/account"
)

// counted answers for applications alone, and counts how often.
type counted struct {
	gather.Source
	calls map[string]int
}

func (c counted) SomeApps(_ context.Context, account string, _ access.AppQuery) (access.AppList, error) {
	c.calls[account]++
	return access.AppList{Apps: []access.App{{ID: "wiki"}}}, nil
}

func TestAnAccountIsAskedOnceUntilOtherCredentialsAreConnected(t *testing.T) {
	all := account.New()
	if all.Of("one") != nil {
		t.Error("without a source there is a gatherer")
	}
	source := counted{calls: map[string]int{}}
	all.Connect(source)
	ask := func(id string) {
		if app, err := all.Of(id).App(t.Context(), gather.Which{Asked: "wiki"}); err != nil || app.ID != "wiki" {
			t.Errorf("the application is %v, %v", app, err)
		}
	}
	ask("one")
	ask("one")
	ask("two")
	if source.calls["one"] != 1 || source.calls["two"] != 1 {
		t.Errorf("asked %v", source.calls)
	}
	all.Connect(source)
	ask("one")
	if source.calls["one"] != 2 {
		t.Errorf("after others were connected, asked %v", source.calls)
	}
	if all.Of("") != nil {
		t.Error("there is a gatherer of no account")
	}
}
