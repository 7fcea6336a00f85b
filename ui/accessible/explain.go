package accessible

import (
	"strings"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// mostOfAValue is how many bytes of a value are repeated, about.
const mostOfAValue = 400

// explain says what a field means: one of those that are shown, or one by its name.
func (o *open) explain() error {
	return o.dialogue.choose(menu{
		place: func() string {
			return "Which field? Type its number, or its name or path, such as iat or .mtls_auth.auth_status."
		},
		choices: func() []choice {
			var all []choice
			for _, row := range o.rows() {
				all = append(all, choice{row.Label + ": " + words.Clip(row.Text, mostOfAValue), func() error { o.means(row.ID, row.Path, row.Label); return nil }})
			}
			return all
		},
		prompt: "Number, name or path, b to go back:",
		other:  o.meansByName,
	})
}

// rows are the facts that have a meaning of their own.
func (o *open) rows() []facts.Row {
	s := o.shown()
	groups := append(facts.Identity(s, o.clock), facts.MTLS(s, o.clock)...)
	rows := facts.DevicesLead(s, o.clock)
	for _, group := range groups {
		rows = append(rows, group.Rows...)
	}
	if len(s.Devices.Value) > 0 {
		rows = append(rows, facts.DeviceAt(s, 0, o.clock).Details...)
	}
	if len(s.Posture.Value) > 0 {
		for _, group := range facts.CheckDetail(&s.Posture.Value[0], o.clock) {
			rows = append(rows, group.Rows...)
		}
	}
	var known []facts.Row
	said := map[string]bool{}
	for _, row := range rows {
		if _, ok := schema.Explain(row.ID); ok && row.Label != "" && !said[row.ID] {
			said[row.ID] = true
			known = append(known, row)
		}
	}
	return known
}

// meansByName says what the fields mean that are called so.
func (o *open) meansByName(typed string) error {
	name, found := strings.TrimPrefix(typed, "."), 0
	if meaning, ok := schema.ExplainPath(model.Path("." + name)); ok && meaning.Text != "" {
		o.means("", model.Path("."+name), name)
		return nil
	}
	for id := range schema.Names() {
		if strings.EqualFold(id, name) || strings.HasSuffix(strings.ToLower(id), "."+strings.ToLower(name)) {
			o.means(id, "", id)
			found++
		}
	}
	if found == 0 {
		o.mistake("No field that is known is called that.", "What is not documented is as the identity provider or Cloudflare sent it; the choices name those that are known.")
	}
	return nil
}

// means says what is known of a field.
func (o *open) means(id string, path model.Path, called string) {
	meaning, known := schema.Explain(id)
	if !known {
		meaning, known = schema.ExplainPath(path)
	}
	if meaning.Label != "" {
		called = meaning.Label
	}
	o.say(called + ".")
	if !known || meaning.Text == "" {
		o.say("Means: This field is not documented; what it says is as the identity provider or Cloudflare sent it.")
	} else {
		o.say("Means: " + meaning.Text)
	}
	for _, line := range []struct{ label, text string }{{"Unit", meaning.Unit}, {"Called", meaning.Name}, {"Stands at", string(path)}, {"Was sent", o.sent(path)}, {"Read more", meaning.Source}} {
		if line.text != "" {
			o.say(line.label + ": " + line.text)
		}
	}
}

// sent is what stands at a path of the answer; empty for no path.
func (o *open) sent(path model.Path) string {
	if path == "" {
		return ""
	}
	value := o.shown().Result.Find(path)
	if !value.Exists() {
		return "nothing"
	}
	return words.Clip(value.Compact(mostOfAValue), mostOfAValue)
}
