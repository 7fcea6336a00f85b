package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

// slowly makes a source take a while for every session but the first.
func slowly(source *fakeSource, wait time.Duration) {
	at := source.answer
	source.answer = func(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
		if len(source.asked) > 1 {
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
		return at(ctx, ref, progress)
	}
}

func lookedUp(t *testing.T, name string) *model.Session {
	t.Helper()
	session := *openFixture(t, name)
	session.Origin = model.Origin{Ref: testRef()}
	return &session
}

func TestRefreshThatEndsBehindAnotherPageGoesWhereItBelongs(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	slowly(source, 3*time.Second)
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "r")
		d.want("Refreshing")
		d.press("p")
		d.want("person amina.okafor@example.com")
		d.pass(2 * time.Second)
		d.wantNot("Refreshing")
		d.pass(2 * time.Second)
		d.press("esc")
		d.want("in 1h 30m ago")
		d.wantNot("Refreshing", "›")
	})
}

func TestEscLeavesThePageThatDoesNotRefresh(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	slowly(source, 3*time.Second)
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "r", "p", "esc")
		d.wantNot("›")
		d.want("Refreshing", "in 1h 30m ago")
		d.press("esc")
		d.wantNot("Refreshing")
		d.want("in 1h 30m ago")
	})
}

func TestOpeningAnotherSessionEndsTheRefreshBelow(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	slowly(source, 3*time.Second)
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "r", "p", "enter")
		d.pass(4 * time.Second)
		d.want("› session of amina")
		d.press("esc", "esc")
		d.want("in 1h 30m ago")
		d.wantNot("Refreshing", "›")
	})
}

func TestRefreshKeepsTheNamesThatWereLookedUp(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.provider = func(string) (model.IdentityProvider, error) {
		return model.IdentityProvider{Name: "Entra for everybody"}, nil
	}
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter")
		d.want("Entra for everybody")
		asked := len(source.calls)
		d.press("r")
		d.want("Entra for everybody")
		// What nobody knew is asked for once more, what was found is not.
		again := strings.Join(source.calls[asked:], ", ")
		if strings.Contains(again, "provider") || !strings.Contains(again, "device") || !strings.Contains(again, "registration") {
			t.Errorf("the refresh asked for %s again", again)
		}
	})
}

func TestAgesInTheListsOfTheFormMoveOn(t *testing.T) {
	drive(t, Options{Source: twoSessions(company(lookedUp(t, "all-pass")))}, 100, 30, func(d *driver) {
		d.want("2h ago")
		d.pass(5 * time.Minute)
		d.want("2h 5m ago")
		d.press("enter")
		d.want("1h 5m ago")
	})
}
