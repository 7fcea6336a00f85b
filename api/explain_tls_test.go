package api

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"strings"
	"testing"
	"time"
)

func TestAComputerThatTrustsNobodyIsToldSo(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	issuer := pkix.Name{CommonName: "An authority"}
	certificate := &x509.Certificate{Issuer: issuer, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour)}
	e := &Error{host: "api.cloudflare.com", Err: x509.UnknownAuthorityError{Cert: certificate}}
	for trustsNobody, want := range map[bool]string{true: "no list of the authorities", false: "TLS inspection"} {
		p := e.certificateProblem(now, trustsNobody)
		if !strings.Contains(p.Cause, want) || strings.Contains(p.Next, "ca-certificates") != trustsNobody {
			t.Errorf("trusting nobody %v is explained as %s", trustsNobody, p)
		}
	}
}
