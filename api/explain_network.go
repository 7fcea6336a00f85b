package api

import (
	"context"
	"errors"
	"net"
	"regexp"
	"syscall"
	"time"

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
func (e *Error) looksHopeless() bool { return e.isUnreachable() || e.isCut || e.proxyFailure() != nil }

func (e *Error) isTimeout() bool {
	var timed net.Error
	return errors.Is(e.Err, context.DeadlineExceeded) || errors.As(e.Err, &timed) && timed.Timeout()
}

// proxyFailure returns the failure of the proxy, or nil when it was not the
// proxy that failed.
func (e *Error) proxyFailure() *proxyError {
	var proxy *proxyError
	if errors.As(e.Err, &proxy) {
		return proxy
	}
	return nil
}

// networkProblem explains a call that got no proper answer.
func (e *Error) networkProblem() model.Problem {
	const checkNetwork = "Check the network and the VPN, then try again."
	var name *net.DNSError
	switch {
	case errors.Is(e.Err, context.Canceled):
		return model.Problem{What: "The look-up was cancelled."}
	case e.isTLS():
		return e.tlsProblem(time.Now())
	case e.proxyFailure() != nil:
		return e.proxyFailure().problem(e.host)
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
