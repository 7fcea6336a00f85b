package access

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// certificate asks for any client certificate that was accepted.
func certificate(j *judge, _ *Rule, c *Condition) {
	switch own := j.facts.Session.Certificate(); own.State {
	case model.CertificateAccepted:
		c.yes(say("an accepted certificate"), say("A client certificate was presented and accepted."), ".mtls_auth.auth_status")
	case model.CertificateNotPresented:
		c.no(say("no certificate"), say("No client certificate was presented at this login."), ".mtls_auth.auth_status")
	case model.CertificateRefused:
		because := say("The client certificate was refused.")
		if own.Reason != "" {
			because = say("The client certificate was refused: ", Part{own.Reason, schema.Scan}, ".")
		}
		c.no(say("a refused certificate"), because, ".mtls_auth.auth_status")
	case model.CertificateNotReported:
		c.unknown(say("The session does not report whether there was a client certificate."), ".mtls_auth.auth_status")
	case model.CertificateUnclear:
		c.unknown(say("What the session reports about the client certificate is not clear."), ".mtls_auth.auth_status")
	}
}

// commonName asks for a certificate of one name. The common name of a service
// token's session is the token's client id.
func commonName(j *judge, r *Rule, c *Condition) {
	wanted := r.text("common_name")
	if wanted == "" {
		c.unclear("which common name")
		return
	}
	if certificate(j, r, c); c.Answer != Yes {
		return
	}
	own, ok := j.facts.Session.CommonName.Get()
	found := say(Part{own, schema.CommonName})
	switch {
	case !ok:
		silent(c, j.facts.Session.CommonName, "the common name of the certificate", ".common_name")
	case own == wanted:
		c.yes(found, say("The certificate is for ", found, "."), ".common_name")
	case strings.EqualFold(own, wanted):
		c.unknown(say("The certificate is for ", found, ", which differs only in capitals from what is wanted."), ".common_name")
		c.Found = found
	default:
		c.no(found, say("The certificate is for ", found, " and not for ", Part{wanted, schema.CommonName}, "."), ".common_name")
	}
}

// anyServiceToken asks whether a service token logged in.
func anyServiceToken(j *judge, _ *Rule, c *Condition) {
	is, ok := j.facts.Session.ServiceToken.Get()
	_, isNamed := j.facts.Session.ServiceID.Get()
	switch {
	case ok && !is && isNamed:
		c.unknown(say("The session names a service token and says that none logged in."), ".service_token_status")
	case ok && is:
		c.yes(say("a service token"), say("A service token logged in."), ".service_token_status")
	case ok:
		c.no(say("no service token"), say("No service token logged in, but a person."), ".service_token_status")
	default:
		silent(c, j.facts.Session.ServiceToken, "whether a service token logged in", ".service_token_status")
	}
}

// serviceToken asks for one token by its id, while a session has the client id:
// the list of tokens has both.
func serviceToken(j *judge, r *Rule, c *Condition) {
	wanted := r.text("token_id")
	if wanted == "" {
		c.unclear("which service token")
		return
	}
	if anyServiceToken(j, r, c); c.Answer != Yes {
		return
	}
	client, ok := j.facts.clientID()
	tokens := j.facts.Tokens
	switch {
	case !ok:
		silent(c, j.facts.Session.ServiceID, "which service token logged in", ".service_token_id")
		return
	case tokens.State != Read:
		c.unread(ToReadTokens, tokens.State)
		return
	}
	own, known := j.facts.tokenByClient(client)
	found := tokenTitle(own)
	switch {
	case !known:
		c.unknown(say("The service token that logged in is not among those that these credentials can see."), ".service_token_id")
		c.Cure = ToReadTokens
	case own.ID == wanted:
		c.yes(found, say("The service token ", found, " logged in."), ".service_token_id")
	case strings.EqualFold(wanted, own.ClientID):
		c.no(found, say("The condition names the client id of the service token ", found, ", where its id belongs."), ".service_token_id")
	default:
		c.no(found, say("The service token ", found, " logged in, which is another one."), ".service_token_id")
	}
}

// clientID returns the client id of the service token that logged in.
func (f *Facts) clientID() (string, bool) {
	if id, ok := f.Session.ServiceID.Get(); ok {
		return id, true
	}
	return f.Session.CommonName.Get()
}

// tokenByClient finds a service token by its client id.
func (f *Facts) tokenByClient(client string) (ServiceToken, bool) {
	for _, token := range f.Tokens.Rows {
		if token.ClientID != "" && strings.EqualFold(token.ClientID, client) {
			return token, true
		}
	}
	return ServiceToken{}, false
}

func tokenTitle(token ServiceToken) Text {
	if name, ok := token.Name.Get(); ok {
		return quoted(name, schema.ServiceTokenID)
	}
	return say(Part{token.ID, schema.ServiceTokenID})
}

func (j *judge) wantedToken(r *Rule) Text {
	id := r.text("token_id")
	if token, ok := j.facts.Tokens.Rows[id]; ok {
		return say("the service token ", tokenTitle(token))
	}
	return say("the service token ", Part{id, schema.ServiceTokenID})
}

func linkedAppToken(_ *judge, _ *Rule, c *Condition) {
	c.beyond("A session does not say whether a request carried a token of another application.")
}
