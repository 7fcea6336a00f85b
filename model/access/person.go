package access

import (
	"strings"
	"unicode"

	"ztsession/model"
	"ztsession/model/schema"
)

// email compares the address without regard to case.
func email(j *judge, r *Rule, c *Condition) {
	wanted := r.text("email")
	own, ok := j.facts.Session.Email.Get()
	switch {
	case wanted == "":
		c.unclear("which e-mail")
	case !ok:
		silent(c, j.facts.Session.Email, "an e-mail", ".email")
	case strings.EqualFold(strings.TrimSpace(wanted), strings.TrimSpace(own)):
		c.yes(theEmail(own), say("The e-mail is ", theEmail(own), "."), ".email")
	case inOtherLetters(own, wanted):
		c.unknown(say("The e-mail is ", theEmail(own), "; whether that is ", theEmail(wanted), " in other letters is not known."), ".email")
	default:
		c.no(theEmail(own), say("The e-mail is ", theEmail(own), " and not ", theEmail(wanted), "."), ".email")
	}
}

// inOtherLetters reports whether two names that differ may be one, written in another
// way: a host in the letters of its language and in those of the DNS, or letters with
// accents as one sign and as two.
func inOtherLetters(one, other string) bool {
	isOther := func(text string) bool {
		return strings.Contains(strings.ToLower(text), "xn--") || strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
	}
	return isOther(one) || isOther(other)
}

func theEmail(address string) Text { return say(Part{address, schema.Email}) }

// emailDomain compares what follows the last @; a domain below it is another one.
func emailDomain(j *judge, r *Rule, c *Condition) {
	wanted := strings.TrimPrefix(strings.TrimSpace(r.text("domain")), "@")
	own, ok := j.facts.Session.Email.Get()
	domain := own[strings.LastIndexByte(own, '@')+1:]
	found := say(Part{domain, schema.HostName})
	switch {
	case wanted == "":
		c.unclear("which domain")
	case !ok:
		silent(c, j.facts.Session.Email, "an e-mail", ".email")
	case !strings.Contains(own, "@"):
		c.unknown(say("The e-mail of the session has no domain."), ".email")
	case strings.EqualFold(wanted, strings.TrimSpace(domain)):
		c.yes(found, say("The e-mail is at ", found, "."), ".email")
	case inOtherLetters(domain, wanted):
		c.unknown(say("The e-mail is at ", found, "; whether that is ", Part{wanted, schema.HostName}, " in other letters is not known."), ".email")
	default:
		c.no(found, say("The e-mail is at ", found, " and not at ", Part{wanted, schema.HostName}, "."), ".email")
	}
}

func emailList(j *judge, r *Rule, c *Condition) {
	list, ok := j.list(r, c)
	if !ok {
		return
	}
	own, known := j.facts.Session.Email.Get()
	if !known {
		silent(c, j.facts.Session.Email, "an e-mail", ".email")
		return
	}
	title := quoted(list.Title(), schema.List)
	switch members := j.facts.members(list); {
	case members.has(own):
		c.yes(theEmail(own), say(theEmail(own), " is on the list ", title, "."), ".email")
		return
	case list.IsCut:
		c.unknown(say("The list ", title, " has more entries than this program reads, and ", theEmail(own), " is not among those that it read."), ".email")
		return
	case inOtherLetters(own, "") || members.otherLetters:
		c.unknown(say(theEmail(own), " is not on the list ", title, " in these letters; in others it may be."), ".email")
		return
	}
	c.no(theEmail(own), say(theEmail(own), " is not on the list ", title, "."), ".email")
}

// list returns the list that a rule names. Where there is none it sets the answer.
func (j *judge) list(r *Rule, c *Condition) (List, bool) {
	id := r.text("id")
	list := j.facts.Lists[id]
	switch {
	case id == "":
		c.unclear("which list")
	case list.State == Missing:
		place := c.Place
		c.unknown(say("There is no list ", Part{id, schema.List}, " that these credentials can see."), "")
		c.Place = place
	case list.State != Read:
		c.unread(ToReadLists, list.State)
	default:
		return list, true
	}
	return List{}, false
}

func (j *judge) wantedList(r *Rule) Text {
	noun := "an e-mail on the list "
	if r.Kind == "ip_list" {
		noun = "an address on the list "
	}
	id := r.text("id")
	if list, ok := j.facts.Lists[id]; ok && list.State == Read {
		return say(noun, quoted(list.Title(), schema.List))
	}
	return say(noun, Part{id, schema.List})
}

func loginMethod(j *judge, r *Rule, c *Condition) {
	wanted := r.text("id")
	own, ok := j.facts.Session.IDP.Value.ID.Get()
	switch {
	case wanted == "":
		c.unclear("which login method")
	case !ok:
		silent(c, j.facts.Session.IDP.Value.ID, "which identity provider was used", ".idp.id")
	case strings.EqualFold(wanted, own):
		c.yes(j.provider(own), say("The login was through ", j.provider(own), "."), ".idp.id")
	default:
		c.no(j.provider(own), say("The login was through ", j.provider(own), " and not through ", j.provider(wanted), "."), ".idp.id")
	}
}

func (j *judge) wantedProvider(r *Rule) Text {
	return say("a login through ", j.provider(r.text("id")))
}

// provider names an identity provider as well as it is known.
func (j *judge) provider(id string) Text { return j.facts.provider(id) }

func (f *Facts) provider(id string) Text {
	if one, ok := f.Providers.Rows[id]; ok && one.Name != "" {
		return say(Part{one.Name, schema.DistinguishedName})
	}
	if names := f.Session.Names; names != nil && names.Providers[id].Name != "" {
		return say(Part{names.Providers[id].Name, schema.DistinguishedName})
	}
	if idp := f.Session.IDP.Value; model.Is(idp.ID, id) && idp.Type.Presence == model.Reported {
		return say(Part{idp.Type.Value, schema.Keep})
	}
	return say("the identity provider ", Part{id, schema.Keep})
}

// authMethod looks in amr for a value of RFC 8176.
func authMethod(j *judge, r *Rule, c *Condition) {
	wanted := r.text("auth_method")
	amr := j.facts.claim("amr")
	found := texts(amr)
	switch {
	case wanted == "":
		c.unclear("which method")
	case !amr.Exists() || amr.Kind() == model.KindNull:
		c.unknown(say("The session does not report by which methods the person logged in."), ".amr")
	case amr.Kind() != model.KindList && amr.Kind() != model.KindText:
		c.unknown(say("The session reports the methods of the login in a form that cannot be read."), ".amr")
	default:
		for _, method := range found {
			if strings.EqualFold(method, wanted) {
				c.yes(kept(found), say("The login was with ", kept(found), "."), ".amr")
				return
			}
		}
		if len(found) == 0 {
			c.no(nil, say("The session reports no method of the login."), ".amr")
			return
		}
		c.no(kept(found), say("The login was with ", kept(found), " and not with ", Part{wanted, schema.Keep}, "."), ".amr")
	}
}

// kept joins words that are no personal data.
func kept(all []string) Text {
	parts := make([]Text, 0, len(all))
	for _, one := range all {
		parts = append(parts, say(Part{one, schema.Keep}))
	}
	return some(parts, "and")
}

// texts returns the texts of a list, or a text by itself.
func texts(v model.Value) []string {
	if v.Kind() == model.KindText {
		return []string{v.Text()}
	}
	var all []string
	for child := range v.Children() {
		switch child.Kind() {
		case model.KindText, model.KindNumber, model.KindBool:
			all = append(all, child.Text())
		case model.KindNone, model.KindNull, model.KindList, model.KindObject:
		}
	}
	return all
}

func authContext(_ *judge, _ *Rule, c *Condition) {
	c.beyond("A session does not hold the authentication context that Entra gave the login.")
}

func accountMember(_ *judge, _ *Rule, c *Condition) {
	c.beyond("A session does not say who is a member of the Cloudflare account.")
}

func externalEvaluation(_ *judge, _ *Rule, c *Condition) {
	c.beyond("Another service answers this at each login; its answer is not kept in the session.")
}

// beyond sets the answer to unknown for what no session holds.
func (c *Condition) beyond(because string) {
	place := c.Place
	c.unknown(say(because), "")
	c.Place = place
}
