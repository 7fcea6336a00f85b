package report

import (
	"bufio"
	"io"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/jsonout"
)

// JSON writes an explanation as one object with all conditions, indented by two
// spaces. ref names the session. Texts are sentences for people; what programs
// rely on are outcome, answer, role and the ids. The error is the writer's.
func JSON(w io.Writer, e access.Explanation, ref model.Ref) error {
	out := bufio.NewWriter(w)
	to := &object{jsonout.New(out, "  ")}
	to.w.BeginObject()
	to.text("outcome", outcomes[e.Outcome])
	to.text("sentence", e.Sentence.String())
	to.text("application", e.App.String())
	to.text("address", e.Address.String())
	to.text("account", ref.Account)
	to.text("user", ref.User)
	to.text("nonce", ref.Nonce)
	to.text("log", e.Log.String())
	to.text("caution", e.Caution.String())
	to.list("policies", len(e.Policies), func(i int) { to.policy(&e.Policies[i]) })
	to.list("after_match", len(e.After), func(i int) { to.w.Text(e.After[i].String()) })
	to.w.Name("session_length")
	to.w.BeginObject()
	to.text("duration", e.Session.Duration)
	to.text("set_by", e.Session.Level)
	to.text("note", e.Session.Note)
	to.w.EndObject()
	to.list("remarks", len(e.Remarks), func(i int) {
		to.w.BeginObject()
		to.text("id", e.Remarks[i].ID)
		to.text("text", e.Remarks[i].Text.String())
		to.text("path", string(e.Remarks[i].Path))
		to.w.EndObject()
	})
	to.list("permissions_wanted", len(e.Cures), func(i int) { to.w.Text(e.Cures[i]) })
	to.w.EndObject()
	if err := to.w.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// The words that programs rely on.
var (
	outcomes  = map[access.Outcome]string{access.Open: "unknown", access.LetIn: "let_in", access.Refused: "refused"}
	roles     = map[access.Role]string{access.NoMatch: "no_match", access.Decides: "decides", access.MayDecide: "may_decide", access.Below: "below"}
	decisions = map[access.Decision]string{
		access.OtherDecision: "unknown", access.Allow: "allow", access.Block: "deny", access.ServiceAuth: "non_identity", access.Bypass: "bypass",
	}
	parts     = map[access.ListPart]string{access.Include: "include", access.Require: "require", access.Exclude: "exclude"}
	documents = map[access.Source]string{
		access.InSession: "session", access.InApplication: "application", access.InGroup: "group", access.InLog: "access_log",
		access.InPosture: "posture_rule", access.InTokens: "service_tokens", access.InList: "list",
	}
)

// object writes the members of objects.
type object struct{ w *jsonout.Writer }

// text writes a member; an empty text is null.
func (o *object) text(name, text string) {
	o.w.Name(name)
	if text == "" {
		o.w.Null()
		return
	}
	o.w.Text(text)
}

func (o *object) list(name string, n int, element func(int)) {
	o.w.Name(name)
	o.w.BeginList()
	for i := range n {
		element(i)
	}
	o.w.EndList()
}

func (o *object) place(p access.Place) {
	o.w.Name("rests_on")
	o.w.BeginObject()
	o.text("document", documents[p.In])
	o.text("path", string(p.Path))
	o.w.EndObject()
}

func (o *object) policy(l *access.PolicyLine) {
	o.w.BeginObject()
	o.text("name", l.Name.String())
	o.text("id", l.ID.String())
	o.text("decision", decisions[l.Decision])
	o.w.Name("precedence")
	if l.Precedence == 0 {
		o.w.Null()
	} else {
		o.w.Int(int64(l.Precedence))
	}
	o.text("answer", l.Answer.String())
	o.text("role", roles[l.Role])
	o.text("reason", l.Reason.String())
	o.text("wanted", l.Wanted.String())
	o.text("found", l.Found.String())
	o.place(l.Place)
	o.list("conditions", len(l.Conditions), func(i int) { o.condition(&l.Conditions[i]) })
	o.w.EndObject()
}

func (o *object) condition(c *access.ConditionLine) {
	o.w.BeginObject()
	o.text("list", parts[c.Part])
	o.w.Name("depth")
	o.w.Int(int64(c.Depth))
	o.text("type", c.Type)
	o.text("answer", c.Answer.String())
	o.text("wanted", c.Wanted.String())
	o.text("found", c.Found.String())
	o.text("reason", c.Because.String())
	o.place(c.Place)
	o.w.EndObject()
}
