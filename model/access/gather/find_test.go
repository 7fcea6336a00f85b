package gather_test

import (
	"errors"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
)

func TestAnApplicationIsFound(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	from := gather.New(source, refOf(t, simulated, "all-well").Account)
	for asked, want := range map[string]string{
		"wiki": "Wiki", "https://wiki.example.com/finance/q3?x": "Finance pages", "wiki.example.com": "Wiki", "b2f4a6c8-1d3e-4f50-8a6b-7c8d9e0f1af0": "CRM",
	} {
		if app, err := from.App(t.Context(), gather.Which{Asked: asked}); err != nil || app.Title() != want {
			t.Errorf("%s is %v, error %v", asked, app, err)
		}
	}
	row := &access.Request{AppUID: model.Known("gone"), AppDomain: model.Known("crm.example.com/login")}
	if app, err := from.App(t.Context(), gather.Which{Row: row}); err != nil || app.Title() != "CRM" {
		t.Errorf("by the address in the log: %v", err)
	}
	var none *gather.AppError
	for asked, kind := range map[string]error{"nowhere.example.org": model.ErrNotFound, "": model.ErrNotFound, "e": model.ErrUsage} {
		if _, err := from.App(t.Context(), gather.Which{Asked: asked}); !errors.Is(err, kind) || !errors.As(err, &none) || len(none.Apps) < 2 || none.Problem().What == "" {
			t.Errorf("%q: %v", asked, err)
		}
	}
	if _, err := from.App(t.Context(), gather.Which{Row: &access.Request{App: model.Known("Gone")}}); !errors.As(err, &none) || !errors.Is(err, model.ErrNotFound) {
		t.Errorf("of a request: %v", err)
	}
	if source.calls["apps"] != 1 || source.calls["app"] > 1 {
		t.Errorf("the applications were asked for as in %v", source.calls)
	}
}
