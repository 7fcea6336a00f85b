package api

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"

	"ztsession/model"
)

// Knock sends one GET request without credentials to the API that the options
// name. It returns nil when anything answered, whatever it said, and an error in
// words when nothing did: the network, the proxy, the TLS.
func Knock(ctx context.Context, opts ...Option) error {
	client, err := unproven(opts)
	if err != nil {
		return err
	}
	_, err = client.get(ctx, call{operation: "reach the API", template: "/user/tokens/verify", about: aboutToken()})
	var failure *Error
	if errors.As(err, &failure) && (failure.isForeign() || failure.Status >= 300 && failure.Status < 400) {
		return err // Something answers in place of the API.
	}
	if errors.As(err, &failure) && failure.Status != 0 {
		return nil
	}
	return err
}

// HostOf returns the host of an API, and whether it is this computer.
func HostOf(baseURL string) (host string, local bool, err error) {
	base, err := parseBaseURL(baseURL)
	if err != nil {
		return "", false, err
	}
	return base.Hostname(), isLoopback(base.Hostname()), nil
}

// NameFailure puts into words why the name of a host could not be looked up.
func NameFailure(host string, err error) model.Problem {
	failure := &Error{host: host, Err: err}
	return failure.networkProblem()
}

// IsPrivate reports whether an address belongs to a private network, where
// Cloudflare's is not.
func IsPrivate(address string) bool {
	ip := net.ParseIP(address)
	return ip != nil && (ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified())
}

// TLSWords says how a connection is encrypted, and who vouches for the server.
// unusual is set when none of those does that vouch for Cloudflare's API: then
// something on the way opens the connection.
func TLSWords(c Contact, host string) (says string, unusual bool) {
	if c.TLS == nil || len(c.TLS.PeerCertificates) == 0 {
		return "", false
	}
	certificate := c.TLS.PeerCertificates[0]
	says = fmt.Sprintf("%s, certificate issued by %s, until %s", tls.VersionName(c.TLS.Version), model.Quote(issuer(certificate)), dateOf(certificate.NotAfter))
	if host != defaultHost() {
		return says, false
	}
	for _, known := range publicIssuers {
		for _, organisation := range certificate.Issuer.Organization {
			if organisation == known {
				return says, false
			}
		}
	}
	return says, true
}

// publicIssuers are the organisations that issue the certificates of Cloudflare's
// edge: https://developers.cloudflare.com/ssl/reference/certificate-authorities/.
var publicIssuers = [...]string{"Google Trust Services", "Google Trust Services LLC", "Let's Encrypt", "SSL Corporation", "SSL Corp", "Sectigo Limited", "DigiCert Inc", "DigiCert, Inc.", "Cloudflare, Inc."}

func defaultHost() string {
	base, err := url.Parse(DefaultBaseURL)
	if err != nil {
		return ""
	}
	return base.Hostname()
}
