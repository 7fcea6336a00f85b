package api

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

// authority issues the certificates of a test.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	file        string
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	a := &authority{}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Example Root"}, NotBefore: time.Unix(0, 0), NotAfter: time.Now().AddDate(50, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	a.certificate, a.key = a.issue(t, template)
	a.file = filepath.Join(t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.certificate.Raw})
	if err := os.WriteFile(a.file, append([]byte("a remark\n"), text...), 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a *authority) issue(t *testing.T, template *x509.Certificate) (*x509.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	parent, signer := a.certificate, a.key
	if parent == nil {
		parent, signer = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return certificate, key
}

func newSerial() *big.Int { return big.NewInt(2) }

// serve starts a server with a certificate that the authority issued.
func (a *authority) serve(t *testing.T, template *x509.Certificate, config *tls.Config) *httptest.Server {
	t.Helper()
	template.SerialNumber, template.Subject = newSerial(), pkix.Name{CommonName: "server"}
	certificate, key := a.issue(t, template)
	server := httptest.NewUnstartedServer(answering(200, goodBody))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	config.Certificates = []tls.Certificate{{Certificate: [][]byte{certificate.Raw}, PrivateKey: key}}
	server.TLS = config
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func TestCertificatesAreToldApart(t *testing.T) {
	now := time.Now()
	here := []net.IP{net.IPv4(127, 0, 0, 1)}
	lasting := x509.Certificate{NotBefore: now.AddDate(-1, 0, 0), NotAfter: now.AddDate(1, 0, 0), IPAddresses: here}
	expired, early, elsewhere, forClients := lasting, lasting, lasting, lasting
	expired.NotAfter = time.Date(2025, 3, 1, 10, 0, 0, 0, time.UTC)
	early.NotBefore = now.AddDate(0, 6, 0)
	elsewhere.IPAddresses, elsewhere.DNSNames = nil, []string{"a.example.com", "b.example.com", "c.example.com", "d.example.com"}
	forClients.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	nameless := lasting
	nameless.IPAddresses = nil
	ours, theirs := newAuthority(t), newAuthority(t)
	for name, tt := range map[string]struct {
		template x509.Certificate
		config   *tls.Config
		issuer   *authority
		what     string
	}{
		"good":            {lasting, &tls.Config{}, ours, ""},
		"expired":         {expired, &tls.Config{}, ours, "expired on 2025-03-01 10:00 UTC."},
		"expired, theirs": {expired, &tls.Config{}, theirs, "expired on 2025-03-01 10:00 UTC."},
		"not yet valid":   {early, &tls.Config{}, ours, "is not valid before " + dateOf(early.NotBefore) + "."},
		"another name":    {elsewhere, &tls.Config{}, ours, "is for another name: a.example.com, b.example.com, c.example.com and 1 more."},
		"no name":         {nameless, &tls.Config{}, ours, "is for another name: it names no host."},
		"unknown":         {lasting, &tls.Config{}, theirs, `is not trusted: it was issued by "CN=Example Root".`},
		"for clients":     {forClients, &tls.Config{}, ours, "is not trusted"},
		"TLS 1.0":         {lasting, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}, ours, "speaks only TLS 1.0 or 1.1"},
		"TLS 1.1":         {lasting, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, ours, "speaks only TLS 1.0 or 1.1"},
		"wants ours":      {lasting, &tls.Config{ClientAuth: tls.RequireAnyClientCert, MaxVersion: tls.VersionTLS12}, ours, "ended the TLS handshake"},
		"wants ours, 1.3": {lasting, &tls.Config{ClientAuth: tls.RequireAnyClientCert}, ours, "wants a client certificate"},
		"no cipher":       {lasting, &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}, ours, "ended the TLS handshake"},
	} {
		t.Run(name, func(t *testing.T) {
			server := tt.issuer.serve(t, &tt.template, tt.config)
			_, err := impatient(newClient(t, WithBaseURL(server.URL), WithCAFile(ours.file, "--ca-file"))).Session(t.Context(), testRef, nil)
			if tt.what == "" {
				if err != nil {
					t.Errorf("error = %v", err)
				}
				return
			}
			failure := wantError(t, err)
			if p := failure.Problem(); !strings.Contains(p.What, tt.what) || p.Cause == "" || p.Next == "" {
				t.Errorf("problem = %s", p)
			}
			if failure.Attempts != 1 || !errors.Is(err, model.ErrUnavailable) {
				t.Errorf("%d attempts, %v", failure.Attempts, err)
			}
		})
	}
}

func TestFilesOfCertificatesAreCheckedFirst(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for name, want := range map[string]string{
		filepath.Join(folder, "none.pem"): "there is no such file",
		folder:                            "which is a folder",
		write("empty.pem", ""):            "no certificate in it",
		write("der.crt", "\x30\x82\x01"):  "no certificate in it",
		write("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"): "no certificate in it",
	} {
		for namedBy, opts := range map[string][]Option{"--ca-file": {WithCAFile(name, "--ca-file")}, "SSL_CERT_FILE": {WithEnv(env("SSL_CERT_FILE", name))}} {
			_, err := New(append(opts, tokenCredential())...)
			if !errors.Is(err, model.ErrUsage) || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), namedBy) {
				t.Errorf("%s=%s: %v", namedBy, name, err)
			}
		}
	}
	for folders, good := range map[string]bool{folder: true, "/none:" + folder: true, "/none": false} {
		_, err := New(tokenCredential(), WithEnv(env("SSL_CERT_DIR", folders)))
		if good != (err == nil) {
			t.Errorf("SSL_CERT_DIR=%s: %v", folders, err)
		}
	}
	if _, err := New(tokenCredential(), WithBaseURL("http://127.0.0.1:1"), WithEnv(env("SSL_CERT_FILE", "/none"))); err != nil {
		t.Errorf("without TLS: %v", err)
	}
}
