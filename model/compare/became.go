package compare

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
)

// Became says what became of the row where there was read before and here after,
// without the subject: fail -> pass.
func (r *Row) Became(c clock.Clock) string {
	switch {
	case r.isCheck():
		return r.checkBecame()
	case r.Area == Finding && r.Change == Added:
		return strings.TrimSuffix(r.Here.Text(c), ".")
	case r.Area == Finding:
		return "no longer: " + strings.TrimSuffix(r.There.Text(c), ".")
	case r.isSet && r.Change == Changed:
		return r.setClauses(" removed", " added", func(part *Row) string { return part.Subject + ": " + part.Became(c) })
	}
	before, after := r.There.clause(c), r.Here.clause(c)
	switch {
	case r.Change == Same:
		return "still " + after
	case before == after && r.besides != "":
		return "still " + after + ", " + r.besides
	case before == after:
		return "changed in details that are too long for this line"
	default:
		return before + " -> " + after
	}
}

// checkBecame says what became of a posture check, and why it does not pass now.
func (r *Row) checkBecame() string {
	before, after := resultOf(r.There.check), resultOf(r.Here.check)
	why := ""
	if here := r.Here.check; here != nil && here.Result() != model.CheckPass {
		why = ": " + strings.TrimSuffix(reason.Sentence(here, r.Here.now), ".")
	}
	switch {
	case r.Here.check == nil:
		return before + " -> not among the checks"
	case r.There.check == nil:
		return "new: " + after + why
	case before != after:
		return before + " -> " + after + why
	case r.besides != "":
		return "still " + after + ", " + r.besides + why
	default:
		return "still " + after + why
	}
}

// resultOf is the result of a check as a part of a sentence.
func resultOf(check *model.PostureCheck) string {
	if check == nil {
		return ""
	}
	return strings.ToLower(check.Result().String())
}
