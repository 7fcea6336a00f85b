package access

import "ztsession/model"

// What the access log has and has not, for whoever reads it. Sources: the
// documentation of the log,
// https://developers.cloudflare.com/cloudflare-one/insights/logs/, and of 2026-10-02
// the changelog of Access, since when failures of service tokens can be in it.
const (
	// LogHolds is what the log cannot hold.
	LogHolds = "Only logins of people are in it: no service token that got in, no certificate without a login, nothing that a Bypass policy lets through; and in no row the policy or the reason."
	// LogReaches is how far back it goes, where the log does not tell.
	LogReaches = "How far back the log reaches depends on the plan, on a free one about 30 hours."
	// LogByEmail is what is not found of a person, since the API's filter by user ids
	// is not applied any more.
	LogByEmail = "It is searched by e-mail, so that logins under an earlier one are missing."
)

// NoEmail returns the failure of kind model.ErrNotFound of a person without an
// e-mail, whom the log cannot be asked for. next is what can be done instead.
func NoEmail(next string) error {
	return &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
		What: "This user has no e-mail, by which the access log is searched.", Cause: "It may be a service token, whose logins are hardly ever in the log.", Next: next,
	}}
}
