package api

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// largestCAFile bounds a file of certificates, in bytes; the system's own has some 200 kB.
const largestCAFile = 16 << 20

// rootsWith returns the system's roots and those in a PEM file that a flag or a
// setting names. The error is a
// *model.Failure.
func rootsWith(name, namedBy string) (*x509.CertPool, error) {
	certificates, err := readCertificates(name, namedBy)
	if err != nil {
		return nil, err
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		roots = x509.NewCertPool()
	}
	for _, certificate := range certificates {
		roots.AddCert(certificate)
	}
	return roots, nil
}

// readCertificates reads the certificates in a PEM file that a flag or a variable names.
func readCertificates(name, namedBy string) ([]*x509.Certificate, error) {
	shown := safe.Text(name)
	wrong := func(what, next string) error {
		failure := model.WrongUsage(namedBy+" names "+shown+", "+what, next)
		failure.Explanation.File = shown
		return failure
	}
	const next = "Name a file with certificates in PEM form, which begin with -----BEGIN CERTIFICATE-----."
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, wrong("and there is no such file.", next)
	case err == nil && info.IsDir():
		return nil, wrong("which is a folder.", next)
	case err == nil && info.Size() > largestCAFile:
		return nil, wrong("which is too large for a file of certificates.", next)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, wrong("which cannot be read.", "Check that you may read it.")
	}
	var found []*x509.Certificate
	for block, rest := pem.Decode(content); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		if certificate, err := x509.ParseCertificate(block.Bytes); err == nil {
			found = append(found, certificate)
		}
	}
	if len(found) == 0 {
		return nil, wrong("which has no certificate in it that can be read.", next)
	}
	return found, nil
}

// checkTrustVariables returns a *model.Failure when SSL_CERT_FILE or
// SSL_CERT_DIR names what is not there: Go passes over it without a word, and
// then trusts other roots than were meant, or none.
func checkTrustVariables(getenv func(string) string) error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return nil // They do not count there.
	}
	if name := getenv("SSL_CERT_FILE"); name != "" {
		if _, err := readCertificates(name, "SSL_CERT_FILE"); err != nil {
			return err
		}
	}
	folders := filepath.SplitList(getenv("SSL_CERT_DIR"))
	for _, folder := range folders {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return nil
		}
	}
	if len(folders) > 0 {
		return model.WrongUsage("SSL_CERT_DIR names no folder that is there.", "Name the folder with the certificates that this computer trusts, or unset it.")
	}
	return nil
}
