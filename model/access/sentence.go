package access

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// Sentence returns the verdict in one sentence, or two where something is open.
func (v *Verdict) Sentence(c clock.Clock) Text {
	switch {
	case !v.isRead() && v.App.Policies.Presence != model.Misfit:
		return say("The application came without its policies, so nothing can be told.")
	case !v.isRead():
		return say("The policies of the application cannot be read, so nothing can be told.")
	case v.Decider >= 0:
		return v.decided(c)
	case len(v.MayDecide) > 0:
		return v.undecided(c)
	default:
		return v.nobody(c)
	}
}

// basis says what the verdict rests on: By what this login reported at 09:12.
func (v *Verdict) basis(c clock.Clock) string {
	at, ok := v.Facts.Session.IssuedAt.Get()
	if !ok || !clock.IsPlausible(at) {
		return "By what this login reported"
	}
	return "By what this login reported at " + moment(at, c)
}

// moment returns a time of day, with the date for another day than today.
func moment(at time.Time, c clock.Clock) string {
	if c.Now.Sub(at) < 12*time.Hour && !at.After(c.Now) {
		return c.TimeOfDay(at)
	}
	return c.Short(at)
}

func title(p *Policy) Text { return quoted(p.Title(), schema.Policy) }

// decided is the sentence where a policy matches.
func (v *Verdict) decided(c clock.Clock) Text {
	r := &v.Results[v.Decider]
	var does string
	switch r.Policy.Decision {
	case Allow:
		does = " lets them in"
	case Block:
		does = " blocks them"
	case ServiceAuth:
		does = " lets them in without a login (Service Auth)"
	case Bypass:
		does = " switches Access off for them (Bypass): they get in, and nothing is logged"
	case OtherDecision:
		does = " applies"
	}
	sentence := say(v.basis(c), ", the policy ", title(&r.Policy), does)
	if len(v.MayDecide) == 0 {
		return say(sentence, ".", v.disordered(), v.gated())
	}
	return say(sentence, ", unless ", v.maybe(), " first.", v.disordered(), v.gated(), v.whyOpen())
}

// gated says that the login does not count, or may not.
func (v *Verdict) gated() Text {
	switch {
	case v.Gate == nil:
		return nil
	case v.isGateKnown():
		return say(" But this login does not count there. ", v.Gate)
	default:
		return say(" But this login may not count there. ", v.Gate)
	}
}

// disordered says that the order of the policies is not known, where that matters.
func (v *Verdict) disordered() Text {
	var names []Text
	for _, i := range v.Unordered {
		if r := &v.Results[i]; r.effect() != v.Results[v.Decider].effect() {
			names = append(names, title(&r.Policy))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return say(" But whether it stands before ", some(names, "and"), " is not known: their places in the application are missing, or the same.")
}

// maybe names the policies that may match: the policy A matches, or B.
func (v *Verdict) maybe() Text {
	names := make([]Text, 0, len(v.MayDecide))
	for _, i := range v.MayDecide {
		p := &v.Results[i].Policy
		names = append(names, say(title(p), " (", p.Decision.String(), ")"))
	}
	if len(names) == 1 {
		return say("the policy ", names[0], " matches")
	}
	return say("one of the policies ", some(names, "or"), " matches")
}

// whyOpen gives the reason of the first that may match.
func (v *Verdict) whyOpen() Text {
	first, ok := v.Results[v.MayDecide[0]].First()
	if !ok {
		return nil
	}
	return say(" That cannot be told: ", lowerFirst(first.Sentence()))
}

// undecided is the sentence where only policies are left that may match.
func (v *Verdict) undecided(c clock.Clock) Text {
	if v.Outcome == Refused {
		return say(v.basis(c), ", no policy lets them in: Access refuses by default, or because ", v.maybe(), ".")
	}
	return say(v.basis(c), ", it cannot be told whether they get in: no policy matches for certain, and perhaps ", v.maybe(), ".", v.whyOpen())
}

// nobody is the sentence where no policy matches.
func (v *Verdict) nobody(c clock.Clock) Text {
	n := len(v.Results)
	switch {
	case n == 0 && v.App.isOf("bookmark"):
		return say("A bookmark has no policies: Access only shows a link to it.")
	case n == 0:
		return say("The application has no policies, and without one Access lets nobody in.")
	case v.IsPartial && n == 1:
		return say(v.basis(c), ", the one policy that these credentials can see, ", title(&v.Results[0].Policy), ", does not match. There may be others.")
	case v.IsPartial:
		return say(v.basis(c), ", none of the "+count(n)+" policies that these credentials can see matches. There may be others.")
	case n == 1:
		return say(v.basis(c), ", its one policy, ", title(&v.Results[0].Policy), ", does not match: Access refuses by default.")
	default:
		return say(v.basis(c), ", none of the "+count(n)+" policies matches: Access refuses by default.")
	}
}

// lowerFirst returns a text that goes on after a colon; names keep their capitals.
func lowerFirst(text Text) Text {
	if len(text) == 0 || text[0].Mask != schema.ByName {
		return text
	}
	first := text[0]
	for _, word := range []string{"The ", "It ", "A ", "This ", "These ", "No ", "Any ", "There ", "What ", "Where ", "Another ", "Access ", "Cloudflare "} {
		if len(first.Text) >= len(word) && first.Text[:len(word)] == word {
			if word == "Access " || word == "Cloudflare " {
				return text
			}
			first.Text = string(first.Text[0]|0x20) + first.Text[1:]
			return append(Text{first}, text[1:]...)
		}
	}
	return text
}

// Disagrees says that the access log has another outcome than the policies, and
// that the login of the log may be another than this one; empty when neither is so.
func (v *Verdict) Disagrees() Text {
	row := v.Facts.Request
	if row == nil {
		return nil
	}
	allowed, ok := row.Allowed.Get()
	connection, sent := row.Connection.Get()
	own := v.Facts.Session.IDP.Value.Type
	switch {
	case sent && own.Presence == model.Reported && !strings.EqualFold(connection, own.Value):
		return say("The request came through ", Part{connection, schema.Keep}, ", and this session through ", Part{own.Value, schema.Keep}, ": it was another login, of which Access may have known other things.")
	case ok && !allowed && v.Outcome == LetIn:
		return say("The request was refused all the same. Something was different then: the posture, the address, the login, or the policies.")
	case ok && allowed && v.Outcome == Refused:
		return say("The request was let in all the same. Something was different then: the posture, the address, the login, or the policies.")
	default:
		return nil
	}
}
