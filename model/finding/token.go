package finding

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/words"
)

var (
	serviceTokenEnded = &Kind{
		ID: "service-token-ended", Severity: Problem, Subject: "Service token", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "The service token with which the program logged in is switched off or has expired. The program keeps this session until its end, and cannot log in again.",
		Next:   "Ask whoever looks after the program. A token that expired can be refreshed, one that is off switched on again, by an administrator.",
		clause: "the service token counts no more",
	}
	serviceTokenEndsSoon = &Kind{
		ID: "service-token-ends-soon", Severity: Warning, Subject: "Service token", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "The service token with which the program logged in expires within 30 days. From then on the program cannot log in.",
		Next:   "Tell whoever looks after the program, so that the token is refreshed or replaced in time.",
		clause: "the service token expires soon",
	}
	serviceTokenUnlisted = &Kind{
		ID: "service-token-unlisted", Severity: Note, Subject: "Service token", Question: PersonOrProgram, Source: serviceTokenDocs,
		Means:  "The service token with which the program logged in is not in the account's list: it was deleted since, or these credentials may not see it.",
		Next:   "Ask an administrator whether the token was deleted. The program cannot log in again then.",
		clause: "the service token is not listed",
	}
)

// The list beside the session that evidence about tokens is in.
const inTokens = "access/service_tokens"

// serviceToken finds that the service token that logged in counts no more, or soon
// will not.
func serviceToken(v *view) []Finding {
	if v.s.Settings == nil || v.s.Settings.Token == nil || v.now.IsZero() {
		return nil
	}
	client := v.field("service_token_id")
	if client.Value == "" {
		client = v.field("common_name")
	}
	token := v.s.Settings.Token.Token
	if token == nil {
		return []Finding{serviceTokenUnlisted.found("The service token is not among the "+words.Count(v.s.Settings.Token.Listed, "token", "tokens")+" that these credentials can see.", client)}
	}
	name := "The service token " + model.Quote(words.Clip(token.Title(), mostShown))
	found := func(kind *Kind, text string, evidence Evidence) []Finding {
		f := kind.found(name+text, evidence, client)
		f.Outside = true
		return []Finding{f}
	}
	if model.Is(token.Enabled, false) {
		return found(serviceTokenEnded, " is switched off.", Evidence{In: inTokens + " enabled", Value: "false"})
	}
	end, ok := token.Expires.Get()
	if !ok || !clock.IsPlausible(end) {
		return nil
	}
	evidence := Evidence{In: inTokens + " expires_at", Value: model.Quote(end.UTC().Format("2006-01-02T15:04:05Z"))}
	switch left := end.Sub(v.now); {
	case left <= 0:
		return found(serviceTokenEnded, " expired "+v.ago(end)+".", evidence)
	case left < facts.ExpiresSoon:
		return found(serviceTokenEndsSoon, " expires "+v.ago(end)+".", evidence)
	default:
		return nil
	}
}
