package access

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// devicePosture looks at the result of a posture rule. The rule's member is
// called integration_uid and holds the id of a posture rule.
func devicePosture(j *judge, r *Rule, c *Condition) {
	id := r.text("integration_uid")
	if id == "" {
		c.unclear("which posture rule")
		return
	}
	check := j.facts.check(id)
	rule, known := j.facts.Posture.Rows[id]
	switch {
	case check == nil:
		j.unchecked(id, c)
	case known && model.Is(rule.Enabled, false):
		j.retired(check, c)
	default:
		j.checked(check, &rule, c)
	}
}

// check returns the session's result for a posture rule, or nil.
func (f *Facts) check(id string) *model.PostureCheck {
	checks := f.Session.Posture.Value
	for i := range checks {
		if strings.EqualFold(checks[i].Key, id) || strings.EqualFold(checks[i].ID.Value, id) {
			return &checks[i]
		}
	}
	return nil
}

// checked answers by the result of a check.
func (j *judge) checked(check *model.PostureCheck, rule *PostureRule, c *Condition) {
	path := check.Path().Key("success")
	sentence := say(Part{reason.Sentence(check, j.facts.Now), schema.Scan})
	switch check.Result() {
	case model.CheckPass:
		if j.hasExpired(check, rule) {
			c.unknown(say("The check passed, but its result is older than the rule lets it count."), check.Path().Key("timestamp"))
			return
		}
		c.yes(say("passed"), say("The check passed."), path)
	case model.CheckFail:
		c.no(sentence, sentence, path)
	case model.CheckNotAsked:
		c.no(say("could not be asked"), say("The check counts as failed, since who was to be asked about the device gave no answer."), path)
	case model.CheckNotChecked:
		because := say("The check was not made on this device.")
		if len(rule.Platforms) > 0 {
			because = say("The check was not made on this device; it is for ", kept(platforms(rule.Platforms)), ".")
		}
		c.unknown(because, check.Path())
	case model.CheckNotReported:
		c.unknown(say("The session does not report the result of the check."), path)
	case model.CheckUnreadable:
		c.unknown(say("The result of the check cannot be read."), path)
	}
}

// hasExpired reports whether the result of a check did not count any more when the
// request was made, or counts no more where there is none.
func (j *judge) hasExpired(check *model.PostureCheck, rule *PostureRule) bool {
	known := *check
	if known.Rule == nil && rule.ID != "" {
		known.Rule = rule
	}
	limit, limited := known.Expiration()
	made, dated := check.Timestamp.Get()
	at := j.facts.Now
	if j.facts.Request != nil {
		if asked, ok := j.facts.Request.moment(); ok {
			at = asked
		}
	}
	return limited && dated && clock.IsPlausible(made) && !at.IsZero() && at.Sub(made) > limit
}

// retired answers for a rule that cannot pass any more.
func (j *judge) retired(check *model.PostureCheck, c *Condition) {
	if check.Result() == model.CheckPass {
		c.unknown(say("The check passed at this login, but Cloudflare has switched the rule off, and it cannot pass any more."), check.Path().Key("success"))
		return
	}
	c.no(say("switched off"), say("Cloudflare has switched the rule off, so that it cannot pass."), ".enabled")
	c.Place.In = InPosture
}

// unchecked answers for a rule without a result in the session.
func (j *judge) unchecked(id string, c *Condition) {
	posture := j.facts.Session.Posture
	rule, known := j.facts.Posture.Rows[id]
	platform := j.facts.platform()
	path := model.Path(".devicePosture").Key(id)
	switch {
	case known && model.Is(rule.Enabled, false):
		c.no(say("switched off"), say("Cloudflare has switched the rule off, so that it cannot pass."), ".enabled")
		c.Place.In = InPosture
	case posture.Presence == model.Misfit:
		c.unknown(say("The session reports the posture checks in a form that cannot be read."), ".devicePosture")
	case known && platform != "" && len(rule.Platforms) > 0 && !slices.Contains(rule.Platforms, platform):
		c.unknown(say("The check is not made on this device; it is for ", kept(platforms(rule.Platforms)), "."), path)
	case j.facts.Posture.State == Read && !known:
		c.unknown(say("There is no posture rule with this id that these credentials can see, and the session has no result for it."), path)
	case posture.Presence != model.Reported:
		c.unknown(say("The session has no posture checks: there was no enrolled device client in this login."), ".devicePosture")
	default:
		c.unknown(say("The session has no result for this rule: the rule may be newer than the login."), path)
	}
	if j.facts.Posture.State == Forbidden {
		c.Cure = ToReadPosture
	}
}

func (j *judge) wantedPosture(r *Rule) Text {
	id := r.text("integration_uid")
	if rule, ok := j.facts.Posture.Rows[id]; ok && rule.Name.Presence == model.Reported {
		return say("the posture rule ", quoted(rule.Name.Value, schema.Scan))
	}
	if check := j.facts.check(id); check != nil {
		return say("the posture rule ", quoted(check.Name(), schema.Scan))
	}
	return say("the posture rule ", Part{id, schema.Keep})
}

// systems are the platforms of posture rules as people call them.
var systems = map[string]string{
	"windows": "Windows", "mac": "macOS", "linux": "Linux", "android": "Android", "ios": "iOS", "chromeos": "ChromeOS",
}

// platforms puts platforms into words.
func platforms(all []string) []string {
	named := make([]string, 0, len(all))
	for _, one := range all {
		if system, ok := systems[strings.ToLower(one)]; ok {
			one = system
		}
		named = append(named, one)
	}
	return named
}

// levels returns the risk levels that a rule takes, in either of the two forms.
func levels(r *Rule) []string {
	list := r.Value.Get("user_risk_score")
	if !list.Exists() {
		list = r.Value
	}
	if list.Kind() == model.KindObject {
		return nil
	}
	return texts(list)
}

func wantedRisk(_ *judge, r *Rule) Text {
	wanted := make([]Text, 0, mostListed)
	for _, level := range levels(r) {
		wanted = append(wanted, say(Part{level, schema.Keep}))
	}
	return say("a risk score of ", some(wanted, "or"))
}

// riskScore compares with a set of levels: Cloudflare's page words it as a
// threshold, and the API has a list.
func riskScore(j *judge, r *Rule, c *Condition) {
	wanted := levels(r)
	risk := j.facts.Risk
	level, ok := risk.Level.Get()
	switch {
	case len(wanted) == 0:
		c.unclear("which risk score")
	case risk.State == Missing:
		c.beyond("There is no risk score of this person; only Enterprise plans have them.")
	case risk.State != Read:
		c.unread(ToReadRisk, risk.State)
	case risk.Level.Presence == model.Misfit:
		c.unknown(say("The risk score of the person cannot be read."), "")
	case !ok && slices.ContainsFunc(wanted, isUnscored):
		c.yes(say("unscored"), say("The person has no risk score."), "")
	case !ok:
		c.no(say("unscored"), say("The person has no risk score."), "")
	case slices.ContainsFunc(wanted, func(one string) bool { return strings.EqualFold(one, level) }):
		c.yes(say(Part{level, schema.Keep}), say("The risk score of the person is now ", Part{level, schema.Keep}, "."), "")
	default:
		c.no(say(Part{level, schema.Keep}), say("The risk score of the person is now ", Part{level, schema.Keep}, "."), "")
	}
}

func isUnscored(level string) bool { return strings.EqualFold(level, "unscored") }

// plural returns a number with its noun.
func plural(n int, one, many string) string { return words.Count(n, one, many) }
