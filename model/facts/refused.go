package facts

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// How many applications and times a row names; the person's page has all.
const mostRefusedApps, mostRefusedTimes = 3, 3

// refusedRow says where the person was refused lately, if that was asked: "CRM 11m,
// 13m, 3h ago; Wiki 2d ago".
func refusedRow(s *model.Session, c clock.Clock) []Row {
	logins, ok := s.Refused.Get()
	if !ok {
		return nil
	}
	if len(logins) == 0 {
		return []Row{derived("refused", labelOf("refused"), "no login is recorded", Muted)}
	}
	r := quoted("refused", labelOf("refused"), RefusedWords(logins, c))
	r.Tone, r.Value = Warning, len(logins)
	return []Row{r}
}

// RefusedWords says which applications refused a person lately, and when: the
// latest first, as the logins are. It is empty where there are none.
func RefusedWords(logins []model.FailedLogin, c clock.Clock) string {
	type app struct {
		name  string
		times []string
		more  int
	}
	var apps []*app
	places := map[string]*app{}
	for i := range logins {
		name, named := logins[i].App.Get()
		if !named {
			name = "an application without a name"
		}
		of := places[name]
		if of == nil {
			of = &app{name: name}
			places[name] = of
			apps = append(apps, of)
		}
		if len(of.times) < mostRefusedTimes {
			of.times = append(of.times, when(logins[i].At, c))
		} else {
			of.more++
		}
	}
	var pieces []string
	for _, one := range apps[:min(len(apps), mostRefusedApps)] {
		piece := one.name + " " + ago(one.times)
		if one.more > 0 {
			piece += " and " + words.Count(one.more, "more time", "more times")
		}
		pieces = append(pieces, piece)
	}
	if more := len(apps) - mostRefusedApps; more > 0 {
		pieces = append(pieces, words.Count(more, "more application", "more applications"))
	}
	return strings.Join(pieces, "; ")
}

// when returns when a login was refused, as the clock shows it.
func when(at model.Field[time.Time], c clock.Clock) string {
	t, ok := at.Get()
	if !ok {
		return "at an unknown time"
	}
	return c.Moment(t)
}

// ago joins times: those that are ages share one "ago".
func ago(times []string) string {
	const suffix = " ago"
	for i := range len(times) - 1 {
		if strings.HasSuffix(times[i], suffix) && strings.HasSuffix(times[i+1], suffix) {
			times[i] = strings.TrimSuffix(times[i], suffix)
		}
	}
	return strings.Join(times, ", ")
}
