package access

// nearest returns the place of the policy that came nearest to letting the person
// in, -1 for none: the first whose include matches, else the first of all.
func (v *Verdict) nearest() int {
	nearest := -1
	for i := range v.Results {
		r := &v.Results[i]
		if r.Role != NoMatch || r.effect() != LetIn {
			continue
		}
		first, ok := r.First()
		if ok && first.Part != Include {
			return i
		}
		if nearest < 0 {
			nearest = i
		}
	}
	return nearest
}

// first names the condition that keeps the person out, of the policy that comes
// nearest to letting them in, and what it rests on. Where a policy blocks them it is
// why that one matches; where they get in or nothing is known, there is none.
func (v *Verdict) first() (Text, Place) {
	if v.Outcome != Refused {
		return nil, Place{}
	}
	if v.Decider >= 0 {
		line := v.Results[v.Decider].line()
		return line.Reason, line.Place
	}
	at := v.nearest()
	if at < 0 {
		return nil, Place{}
	}
	line := v.Results[at].line()
	if len(v.Results) == 1 {
		return line.Reason, line.Place
	}
	return say(line.Reason, " So the policy ", title(&v.Results[at].Policy), " does not let them in."), line.Place
}
