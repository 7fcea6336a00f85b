package finding_test

import (
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/finding"
)

func TestDecided(t *testing.T) {
	logged := func(allowed bool) *model.Logged {
		return &model.Logged{Allowed: model.Known(allowed), At: model.Known(noon().Add(-11 * time.Minute)), IP: "198.51.100.77", Country: "se"}
	}
	no, yes := model.Known(false), model.Known(true)
	const sentence = "By what this login reported, none of the 2 policies matches: Access refuses by default."
	for name, test := range map[string]struct {
		decided           model.Decided
		id, subject, text string
	}{
		"the log alone": {
			model.Decided{App: "CRM", Logged: logged(false)},
			"request-refused", "Refused: CRM",
			"11m ago, from 198.51.100.77, Sweden (SE); neither the policy nor the reason is kept of it.",
		},
		"the log alone, let in": {
			model.Decided{App: "CRM", Logged: logged(true)},
			"request-allowed", "Let in: CRM",
			"11m ago, from 198.51.100.77, Sweden (SE); neither the policy nor the reason is kept of it.",
		},
		"both refuse": {
			model.Decided{App: "CRM", Logged: logged(false), Sentence: sentence, LetIn: no},
			"access-refused", "Refused: CRM",
			"11m ago, from 198.51.100.77, Sweden (SE): by what this login reported, none of the 2 policies matches: Access refuses by default.",
		},
		"the policies would let in":      {model.Decided{App: "CRM", Logged: logged(false), Sentence: "A.", LetIn: yes}, "request-contradicted", "Refused: CRM", "11m ago, from 198.51.100.77, Sweden (SE): A."},
		"let in, now refused":            {model.Decided{App: "CRM", Logged: logged(true), Sentence: "B.", LetIn: no}, "access-refused", "Let in: CRM", "11m ago, from 198.51.100.77, Sweden (SE): B."},
		"refused, and not to be told":    {model.Decided{App: "CRM", Logged: logged(false), Sentence: "B."}, "request-refused", "Refused: CRM", "11m ago, from 198.51.100.77, Sweden (SE): B."},
		"asked, refused":                 {model.Decided{App: "CRM", Sentence: sentence, LetIn: no}, "access-refused", "CRM", sentence},
		"asked, let in":                  {model.Decided{App: "CRM", Sentence: "C.", LetIn: yes}, "access-allowed", "CRM", "C."},
		"asked, and not to be told":      {model.Decided{App: "CRM", Sentence: "D."}, "access-unknown", "CRM", "D."},
		"a request that says too little": {model.Decided{App: "CRM", Logged: &model.Logged{}}, "request-allowed", "CRM", "Neither the policy nor the reason is kept of it."},
	} {
		s := opened(t, `{"isActive":false}`)
		s.Decided = []model.Decided{test.decided}
		var found *finding.Finding
		answer := finding.Of(s, noon())
		for i := range answer.Findings {
			if f := &answer.Findings[i]; f.Subject == test.subject {
				found = f
			}
		}
		if found == nil || found.ID != test.id || found.Text != test.text {
			t.Errorf("%s: found %+v, want %s: %s", name, found, test.id, test.text)
			continue
		}
		if first := &answer.Findings[0] == found; test.decided.Logged != nil && !first {
			t.Errorf("%s: a session that has ended comes before what was asked for", name)
		}
		if worst, _ := answer.Worst(); worst != finding.Problem {
			t.Errorf("%s: the worst is %v, though the session has ended", name, worst)
		}
	}
}
