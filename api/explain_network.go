package api

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"regexp"
	"strings"
	"syscall"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/safe"
)

// redactUserInfo takes user names and passwords out of the URLs in a text: the
// errors of a proxy variable repeat it. The result is safe.
func redactUserInfo(text string) string {
	return safe.Text(regexp.MustCompile(`//[^@/\s"]*@`).ReplaceAllString(text, "//[redacted]@"))
}

// isUnreachable reports that no connection came about.
func (e *Error) isUnreachable() bool {
	var name *net.DNSError
	return errors.As(e.Err, &name) || errors.Is(e.Err, syscall.ECONNREFUSED) || errors.Is(e.Err, syscall.EHOSTUNREACH) || errors.Is(e.Err, syscall.ENETUNREACH)
}

// looksHopeless reports failures that few more tries are worth.
func (e *Error) looksHopeless() bool { return e.isUnreachable() || e.isCut || e.isProxy() }

func (e *Error) isTimeout() bool {
	var timed net.Error
	return errors.Is(e.Err, context.DeadlineExceeded) || errors.As(e.Err, &timed) && timed.Timeout()
}

// isProxy reports that the proxy of the environment is what failed.
func (e *Error) isProxy() bool {
	var op *net.OpError
	return errors.As(e.Err, &op) && op.Op == "proxyconnect" ||
		e.Err != nil && (strings.Contains(e.Err.Error(), "Proxy Authentication Required") || strings.Contains(e.Err.Error(), "invalid proxy"))
}

// isCertificate reports that TLS could not be trusted or was not spoken at
// all, which no further try changes.
func (e *Error) isCertificate() bool {
	var verification *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var header tls.RecordHeaderError
	return errors.As(e.Err, &verification) || errors.As(e.Err, &unknown) || errors.As(e.Err, &name) || errors.As(e.Err, &invalid) ||
		errors.As(e.Err, &header) || e.Err != nil && strings.Contains(e.Err.Error(), "server gave HTTP response to HTTPS client")
}

// networkProblem explains a call that got no proper answer.
func (e *Error) networkProblem() model.Problem {
	const checkNetwork = "Check the network and the VPN, then try again."
	var name *net.DNSError
	switch {
	case errors.Is(e.Err, context.Canceled):
		return model.Problem{What: "The look-up was cancelled."}
	case e.isCertificate():
		return e.certificateProblem()
	case e.isProxy():
		return model.Problem{What: "The proxy could not be used.", Cause: "It is named by HTTPS_PROXY or HTTP_PROXY and does not answer, refuses, or wants a password.", Next: "Check those variables, then try again."}
	case errors.As(e.Err, &name) && name.IsNotFound:
		return model.Problem{What: "There is no host called " + e.host + ".", Cause: "This computer is offline, its DNS does not know the name, or the base URL is mistyped.", Next: checkNetwork}
	case errors.As(e.Err, &name):
		return model.Problem{What: "The name " + e.host + " could not be looked up.", Cause: "The DNS server did not answer: this computer may be offline.", Next: checkNetwork}
	case e.isTimeout() && e.Status != 0:
		return model.Problem{What: e.host + " began to answer but was not done within " + e.allowed() + ".", Cause: "The connection is very slow, or something on the way holds the answer back.", Next: "Try again, or allow more time with --timeout."}
	case e.isTimeout():
		return model.Problem{What: e.host + " did not answer within " + e.allowed() + ".", Cause: "The network is slow, a firewall drops the connection, or Cloudflare is busy.", Next: "Try again, or allow more time with --timeout."}
	case errors.Is(e.Err, syscall.ECONNREFUSED):
		return model.Problem{What: e.host + " refused the connection.", Cause: "A firewall is in the way, or nothing listens there: the base URL may be wrong.", Next: checkNetwork}
	case e.isUnreachable():
		return model.Problem{What: e.host + " cannot be reached.", Cause: "This computer has no way there: it may be offline.", Next: checkNetwork}
	default:
		return model.Problem{What: "The connection to " + e.host + " broke.", Cause: "Something on the way ended it before the answer was complete.", Next: checkNetwork}
	}
}

// allowed returns the time for the whole look-up in words.
func (e *Error) allowed() string {
	if e.timeout%1e9 != 0 {
		return e.timeout.String()
	}
	return clock.Span(e.timeout)
}

func (e *Error) certificateProblem() model.Problem {
	p := model.Problem{
		What:  "The certificate of " + e.host + " is not trusted.",
		Cause: "Most likely something on this network, such as TLS inspection, opens the connection with its own certificate.",
		Next:  "Have the company's root certificate installed in this computer's certificate store, then try again.",
	}
	var header tls.RecordHeaderError
	var verification *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.As(e.Err, &header), strings.Contains(e.Err.Error(), "server gave HTTP response"):
		return model.Problem{What: e.host + " does not speak TLS.", Cause: "The base URL or its port is wrong, or something on the way answers in its place.", Next: "Check the base URL."}
	case errors.As(e.Err, &verification) && len(verification.UnverifiedCertificates) > 0:
		p.What = "The certificate of " + e.host + " is not trusted: it was issued by " + model.Quote(issuer(verification.UnverifiedCertificates[0])) + "."
	case errors.As(e.Err, &unknown) && unknown.Cert != nil:
		p.What = "The certificate of " + e.host + " is not trusted: it was issued by " + model.Quote(issuer(unknown.Cert)) + "."
	}
	return p
}

func issuer(certificate *x509.Certificate) string { return safe.Text(certificate.Issuer.String()) }
