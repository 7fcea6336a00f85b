package api

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// isTLS reports that TLS could not be trusted, was ended or was not spoken at
// all, which no further try changes.
func (e *Error) isTLS() bool {
	var verification *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(e.Err, &verification) || errors.As(e.Err, &unknown) || errors.As(e.Err, &name) || errors.As(e.Err, &invalid) ||
		e.isNotTLS() || e.isOldTLS() || e.isHandshake()
}

// isNotTLS reports that something else than TLS was answered.
func (e *Error) isNotTLS() bool {
	var header tls.RecordHeaderError
	return errors.As(e.Err, &header) || e.Err != nil && strings.Contains(e.Err.Error(), "server gave HTTP response to HTTPS client")
}

// alert returns the alert with which the other side ended the handshake, in the
// words of package tls, which keeps its type to itself; empty when there was none.
func (e *Error) alert() string {
	var op *net.OpError
	if errors.As(e.Err, &op) && op.Op == "remote error" && op.Err != nil {
		return strings.TrimPrefix(op.Err.Error(), "tls: ")
	}
	return ""
}

// The alerts that are told apart. Source: RFC 8446, section 6, as package tls words them.
const (
	alertProtocolVersion     = "protocol version not supported"
	alertCertificateRequired = "certificate required"
	alertInternal            = "internal error"
)

// isOldTLS reports that the server speaks no version of TLS that is still safe.
func (e *Error) isOldTLS() bool {
	return e.alert() == alertProtocolVersion || e.Err != nil && strings.Contains(e.Err.Error(), "server selected unsupported protocol version")
}

// isHandshake reports that the server ended the handshake for a reason that stays.
func (e *Error) isHandshake() bool { return e.alert() != "" && e.alert() != alertInternal }

// peer is whose TLS it is: that of the API, or of the proxy before it.
func (e *Error) peer() string {
	if proxy := e.proxyFailure(); proxy != nil {
		return "the proxy " + safe.Text(proxy.host)
	}
	return e.host
}

// tlsProblem explains what is wrong with the TLS of a server, at a moment.
func (e *Error) tlsProblem(now time.Time) model.Problem {
	peer := e.host // A name of a host begins as it is written.
	if e.proxyFailure() != nil {
		peer = words.Capital(e.peer())
	}
	switch {
	case e.isNotTLS():
		return model.Problem{What: peer + " does not speak TLS.", Cause: "The base URL or its port is wrong, or something on the way answers in its place.", Next: "Check the base URL."}
	case e.isOldTLS():
		return model.Problem{What: peer + " speaks only TLS 1.0 or 1.1, which is no longer safe.", Cause: "The server is old, or something on the way, such as TLS inspection, is. This program needs TLS 1.2.", Next: "Check the base URL, or ask whoever runs the server or this network."}
	case e.alert() == alertCertificateRequired:
		return model.Problem{What: peer + " wants a client certificate.", Cause: "The base URL is probably not that of Cloudflare's API.", Next: "Check the base URL."}
	case e.alert() != "":
		return model.Problem{What: peer + " ended the TLS handshake: " + safe.Text(e.alert()) + ".", Cause: "The two sides agree on no way to encrypt, or something on the way is against the connection.", Next: "Check the base URL, and whether this network inspects TLS."}
	}
	return e.certificateProblem(now, trustsNobody())
}

// certificateProblem explains why a certificate is not trusted: what is wrong
// with it by itself first, since that is so whoever issued it. trustsNobody says that
// the system knows no authority.
func (e *Error) certificateProblem(now time.Time, trustsNobody bool) model.Problem {
	const clock = "Check the date of this computer"
	the := "The certificate of " + e.peer()
	p := model.Problem{
		What:  the + " is not trusted.",
		Cause: "Most likely something on this network, such as TLS inspection, opens the connection with its own certificate.",
		Next:  "Have the company's root certificate installed in this computer's certificate store, or name it with --ca-file, then try again.",
	}
	certificate := e.certificate()
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	isInvalid := errors.As(e.Err, &invalid)
	if isInvalid && invalid.Cert != nil {
		certificate = invalid.Cert // One above the server's own may be the one.
	}
	switch {
	case certificate == nil:
		return p
	case errors.As(e.Err, &name):
		return model.Problem{What: the + " is for another name: " + namesOf(certificate) + ".", Cause: "The base URL names the server in a way that its certificate does not have, or something on the way answers in its place.", Next: "Check the base URL."}
	case now.Before(certificate.NotBefore):
		return model.Problem{What: the + " is not valid before " + dateOf(certificate.NotBefore) + ".", Cause: "This computer's clock is wrong (it has " + dateOf(now) + "), or the certificate is put to use too early.", Next: clock + ", then try again."}
	case now.After(certificate.NotAfter):
		return model.Problem{What: the + " expired on " + dateOf(certificate.NotAfter) + ".", Cause: "It was not renewed, or this computer's clock is wrong (it has " + dateOf(now) + ").", Next: clock + "; if it is right, tell whoever runs the server."}
	}
	if errors.As(e.Err, new(x509.UnknownAuthorityError)) && trustsNobody {
		p.Cause = "This computer has no list of the authorities that issue certificates, so it can trust no server."
		p.Next = "Install the list, which Linux distributions have as the package ca-certificates, or name one with --ca-file, then try again."
		return p
	}
	p.What = the + " is not trusted: it was issued by " + model.Quote(issuer(certificate)) + "."
	if isInvalid {
		p.Cause = "It may not be used for this: " + safe.Text(invalid.Error()) + "."
	}
	return p
}

// trustsNobody reports whether the system has no authority to trust, as a container
// without the list of them.
func trustsNobody() bool {
	roots, err := x509.SystemCertPool()
	return err != nil || roots.Equal(x509.NewCertPool())
}

// certificate returns the certificate that the failure is about, or nil.
func (e *Error) certificate() *x509.Certificate {
	var verification *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	switch {
	case errors.As(e.Err, &name) && name.Certificate != nil:
		return name.Certificate
	case errors.As(e.Err, &verification) && len(verification.UnverifiedCertificates) > 0:
		return verification.UnverifiedCertificates[0]
	case errors.As(e.Err, &unknown):
		return unknown.Cert
	default:
		return nil
	}
}

// The most that a sentence repeats of a certificate: names, and characters.
const (
	mostNames   = 3
	longestName = 120
)

// namesOf returns the names and addresses that a certificate is for.
func namesOf(certificate *x509.Certificate) string {
	names := certificate.DNSNames
	for _, ip := range certificate.IPAddresses {
		names = append(names, ip.String())
	}
	if len(names) == 0 {
		return "it names no host"
	}
	list := words.Clip(safe.Text(strings.Join(names[:min(len(names), mostNames)], ", ")), longestName)
	if more := len(names) - mostNames; more > 0 {
		list += " and " + words.Thousands(more) + " more"
	}
	return list
}

func dateOf(moment time.Time) string { return moment.UTC().Format("2006-01-02 15:04 UTC") }

func issuer(certificate *x509.Certificate) string {
	return words.Clip(safe.Text(certificate.Issuer.String()), longestName)
}
