package lookup_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// wantAsked fails the test when other calls were made since the last look.
func (k *desk) wantAsked(want string) {
	k.t.Helper()
	if got := k.asked(); got != want {
		k.t.Fatalf("asked %q, want %q", got, want)
	}
}

func TestOnlyAccountIsTakenAndItsPeopleListed(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.wantAsked(`accounts, people of 023: "" page 1`)
	k.want("Account "+accountID+" Example Corp", "People ∙ 2", "Amina Okafor", "ben@example.com", "2h ago", "Access")
}

func TestOnlyAPauseInTypingAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.asked()
		first := k.typed("am")
		second := k.typed("i")
		start := time.Now()
		paused := run(first)
		if waited := time.Since(start); waited != 150*time.Millisecond {
			t.Errorf("the pause is %v", waited)
		}
		if len(paused) != 1 || k.deliver(paused) != nil {
			t.Error("the pause of an older key asks")
		}
		k.wantAsked("")
		k.finish(second)
		k.wantAsked(`people of 023: "ami" page 1`)
		k.want("People ∙ 1", "Amina Okafor")
		k.wantNot("Ben")
	})
}

func TestOneRequestAtATimeAndTheNewestIsAskedNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.asked()
		flying := k.deliver(run(k.typed("am")))
		if flying == nil {
			t.Fatal("nothing is asked")
		}
		for _, text := range []string{"i", "x"} {
			if cmd := k.deliver(run(k.typed(text))); cmd != nil {
				t.Fatalf("a second request is under way after %q", text)
			}
		}
		answer := run(flying)
		if err := k.directory.contexts[len(k.directory.contexts)-1].Err(); err == nil {
			t.Error("the request that was replaced is not cancelled")
		}
		k.wantAsked(`people of 023: "am" page 1`)
		k.finish(k.deliver(answer))
		k.wantAsked(`people of 023: "amix" page 1`)
		k.want(`Nobody has "amix" in their e-mail or name.`, "only after a first login")
	})
}

func TestAnAnswerThatCameInSpiteOfACancelIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		flying := k.deliver(run(k.typed("ben")))
		late := run(flying) // answered before the next key
		next := k.deliver(run(k.typed("x")))
		if next != nil {
			t.Fatal("a second request is under way")
		}
		next = k.deliver(late)
		k.wantNot("People ∙ 1")
		k.finish(next)
		k.want(`Nobody has "benx"`)
	})
}

func TestTypingBackAsksAgainOnlyWhenTheAnswerIsAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.finish(k.typed("a"))
		k.asked()
		k.typed("m")
		cmd, _ := k.press("backspace")
		k.finish(cmd)
		k.wantAsked("")
		k.want("People ∙ 2")
	})
}

// crowd returns a company of n people.
func crowd(n int) *directory {
	d := company()
	d.everybody = nil
	for i := range n {
		d.everybody = append(d.everybody, person(fmt.Sprintf("5d2b6c1e-8f0a-4b7e-9d3c-%012d", i), fmt.Sprintf("Person %04d", i), fmt.Sprintf("p%04d@example.com", i)))
	}
	return d
}

func TestPagesLoadAsTheEndComesNear(t *testing.T) {
	k := sit(t, crowd(120), model.Ref{})
	k.want("People ∙ 50 of 120")
	k.asked()
	for range 39 {
		if cmd, _ := k.press("down"); cmd != nil {
			t.Fatal("another page is asked for too early")
		}
	}
	flying, _ := k.press("down")
	if flying == nil {
		t.Fatal("no page is asked for ten rows before the end")
	}
	if again, _ := k.press("down"); again != nil {
		t.Fatal("the page is asked for twice")
	}
	k.want("People ∙ 50 of 120...")
	k.finish(flying)
	k.wantAsked(`people of 023: "" page 2`)
	k.want("People ∙ 100 of 120", "▐ Person 0041")
	for range 80 {
		k.do("down")
	}
	k.wantAsked(`people of 023: "" page 3`)
	k.want("People ∙ 120", "▐ Person 0119")
	k.wantNot("of 120", "⋯")
}

func TestASearchDuringPagingStartsAtTheFirstPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, crowd(120), model.Ref{})
		var flying tea.Cmd
		for i := 0; flying == nil && i < 50; i++ {
			flying, _ = k.press("down")
		}
		k.asked()
		if cmd := k.deliver(run(k.typed("0007"))); cmd != nil {
			t.Fatal("two requests are under way")
		}
		k.finish(flying)
		k.wantAsked(`people of 023: "" page 2, people of 023: "0007" page 1`)
		k.want("People ∙ 1", "▐ Person 0007")
	})
}

func TestAFailedPageSaysSoAndAnIDCanBeTyped(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"forbidden", model.ErrForbidden, "People could not be searched. Forbidden. A user id can still be typed; enter asks again."},
		{"other", errors.New("the network is down"), "The network is down. A user id can still be typed; enter asks"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := company()
				d.peopleErr = tt.err
				k := sit(t, d, model.Ref{})
				k.want(tt.want)
				k.wantNot("Amina")
				k.typed(aminaID)
				k.do("enter")
				k.want("Active sessions of", "nonceOfAmina")
			})
		})
	}
}

func TestEnterTakesThePersonUnderTheCursor(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.asked()
	if got := k.do("down", "enter"); got != nothing {
		t.Errorf("the outcome is %q", got)
	}
	k.wantAsked("sessions of " + benID)
	if got := k.Ref(); got.User != benID || k.Person() == nil || k.Person().ID != benID {
		t.Errorf("the form holds %v", got)
	}
	k.want("User "+benID+" ben@example.com", "No active session of ben@example.com")
}

func TestEagerEnterTakesASingleMatchOnly(t *testing.T) {
	tests := []struct {
		text   string
		enters int
		want   string
		nonce  string
	}{
		{"ben", 1, "No active session of ben@example.com", ""},
		{"ami", 1, "nonceOfAmina", "nonceOfAmina"},
		{"ami", 2, "nonceOfAmina", "nonceOfAmina"},
		{"n", 2, "People ∙ 2", ""},
		{"nobody at all", 1, "Nobody in Example Corp fits \"nobody at all\".", ""},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%s and %d enters", tt.text, tt.enters), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				k := sit(t, company(), model.Ref{})
				pause := k.typed(tt.text)
				var asking []tea.Cmd
				for range tt.enters {
					cmd, _ := k.press("enter")
					asking = append(asking, cmd)
				}
				k.finish(tea.Batch(append(asking, pause)...))
				k.want(tt.want)
				lookUps := strings.Count(strings.Join(k.directory.calls, " "), "session "+tt.nonce)
				if k.Ref().Nonce != tt.nonce || tt.nonce != "" && lookUps != 1 {
					t.Errorf("looks up %d times, with the nonce %q; want %q", lookUps, k.Ref().Nonce, tt.nonce)
				}
			})
		})
	}
}

func TestEagerEnterIsForgottenByTheNextKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := sit(t, company(), model.Ref{})
		k.typed("be")
		asking, _ := k.press("enter")
		pause := k.typed("n")
		k.finish(tea.Batch(asking, pause))
		k.want("People ∙ 1", "▐ Ben Lindqvist")
		if k.Ref().User != "" {
			t.Errorf("the form took %q", k.Ref().User)
		}
	})
}

func TestIDsThatLookLikeTheUserID(t *testing.T) {
	amina := company().everybody[0]
	for which, id := range map[string]string{"uid": amina.UID, "seat_uid": amina.SeatUID, "seat_uid of": strings.ToUpper(amina.SeatUID)} {
		t.Run(which+" "+id[:2], func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				k := sit(t, company(), model.Ref{})
				k.typed(id)
				k.want("This is the "+strings.TrimSuffix(which, " of")+" of amina@example.com", aminaID, "Enter takes it")
				k.do("enter")
				if k.Ref().User != aminaID || k.Person() == nil {
					t.Errorf("the form holds %q", k.Ref().User)
				}
				k.want("Active sessions of amina@example.com ∙ 1")
			})
		})
	}
	k := sit(t, company(), model.Ref{})
	k.typed(aminaID)
	k.wantNot("This is the", "People ∙")
}

func TestPersonIsForgottenWhenTheIDIsEdited(t *testing.T) {
	k := sit(t, company(), model.Ref{})
	k.do("enter")
	if k.Person() == nil {
		t.Fatal("nobody was chosen")
	}
	k.do("shift+tab")
	k.press("backspace")
	if k.Person() != nil {
		t.Error("the person is still the one that was chosen")
	}
	k.wantNot("5d0 amina@example.com", "Account of amina")
}
