package facts

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// ExpiresSoon is how long before its end a certificate authority or a service token
// is said to end soon: it takes a while to replace them.
const ExpiresSoon = 30 * 24 * time.Hour

// expiry says when something ends, and whether that is bad.
func expiry(at model.Field[time.Time], c clock.Clock) (string, Tone) {
	end, ok := at.Get()
	switch {
	case !ok:
		return "not reported", Muted
	case !clock.IsPlausible(end) || c.Now.IsZero():
		return c.Stamp(end), Plain
	case !c.Now.Before(end):
		return "expired " + c.Stamp(end), Bad
	case end.Sub(c.Now) < ExpiresSoon:
		return c.Stamp(end), Warning
	default:
		return c.Stamp(end), Plain
	}
}

// LikelyWords says how sure it is that an authority is the one behind a certificate.
func LikelyWords(by model.Likeness, count int) string {
	switch by {
	case model.SameName:
		return "likely, since it is called as the issuer is"
	case model.LikeName:
		return "likely, since its name is like the issuer's"
	case model.SameHost:
		return "perhaps, since it is the only one of " + words.Thousands(count) + " that is asked for at the host"
	case model.NotAlike:
		return ""
	default:
		return ""
	}
}

// mostNames is how many names stand in a row.
const mostNames = 6

func someOf(names []string) string {
	if more := len(names) - mostNames; more > 0 {
		return strings.Join(names[:mostNames], ", ") + " and " + words.Thousands(more) + " more"
	}
	return strings.Join(names, ", ")
}

// authorityRows say which authority is likely behind the client certificate, until
// when it is good, and where its certificates are asked for.
func authorityRows(s *model.Session, c clock.Clock) []Row {
	if s.Settings == nil || s.Settings.Certificate == nil {
		return nil
	}
	found := s.Settings.Certificate
	var rows []Row
	add := func(id, text string, tone Tone) {
		row := quoted(id, labelOf(id), text)
		row.Tone = tone
		rows = append(rows, row)
	}
	presented := s.Certificate().State != model.CertificateNotPresented && s.Certificate().State != model.CertificateNotReported
	switch a := found.Authority; {
	case a != nil:
		add("authority", a.Title()+" ("+LikelyWords(found.By, found.Listed)+")", Plain)
		text, tone := expiry(a.Expires, c)
		add("authority-expires", text, tone)
		add("authority-hosts", orNone(someOf(a.Hosts.Value), "none: its certificates are asked for nowhere"), Plain)
	case presented:
		add("authority", noneAlike(found.Listed), Muted)
	}
	for _, host := range found.Hosts {
		switch {
		case host.Own:
			add("authority-app", host.Host+" asks for its certificates", Good)
		case presented && found.Authority != nil:
			add("authority-app", host.Host+" is not among its hosts, so its certificates are not asked for there", Warning)
		case len(host.Names) > 0 && !presented:
			add("authority-app", host.Host+" asks for a certificate of "+someOf(host.Names)+", and none was presented", Warning)
		case len(host.Names) == 0 && !presented:
			// Most applications ask for none.
		case len(host.Names) == 0:
			add("authority-app", host.Host+" asks for no certificate", Muted)
		default:
			add("authority-app", host.Host+" asks for a certificate of "+someOf(host.Names), Plain)
		}
	}
	return rows
}

func noneAlike(listed int) string {
	switch listed {
	case 0:
		return "these credentials can see none"
	case 1:
		return "the one that these credentials can see is not called like the issuer"
	default:
		return "none of the " + words.Thousands(listed) + " that these credentials can see is called like the issuer"
	}
}

func orNone(text, none string) string {
	if text == "" {
		return none
	}
	return text
}

// tokenRows say which service token logged in, and whether it is good.
func tokenRows(s *model.Session, c clock.Clock) []Row {
	if s.Settings == nil || s.Settings.Token == nil {
		return nil
	}
	var rows []Row
	add := func(id, text string, tone Tone) {
		row := quoted(id, labelOf(id), text)
		row.Tone = tone
		rows = append(rows, row)
	}
	t := s.Settings.Token.Token
	if t == nil {
		add("token-name", "not among the "+words.Count(s.Settings.Token.Listed, "service token", "service tokens")+" that these credentials can see", Warning)
		return rows
	}
	add("token-name", t.Title(), Plain)
	switch on, ok := t.Enabled.Get(); {
	case ok && on:
		add("token-state", "switched on", Good)
	case ok:
		add("token-state", "switched off", Bad)
	}
	text, tone := expiry(t.Expires, c)
	if lasts, ok := t.Duration.Get(); ok && t.Expires.Presence == model.Reported {
		text += ", made for " + clock.SpanWords(lasts)
	}
	add("token-expires", text, tone)
	if at, ok := t.LastSeen.Get(); ok {
		add("token-seen", c.Stamp(at), Plain)
	}
	return rows
}
