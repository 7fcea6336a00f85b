package finding

import (
	"time"

	"ztsession/model"
)

// certificateRefused finds that a client certificate was presented and did not
// pass.
func certificateRefused(s *model.Session, _ time.Time) []Finding {
	certificate := s.Certificate()
	if certificate.State != model.CertificateRefused {
		return nil
	}
	return []Finding{{
		ID: "certificate-refused", Subject: "Client certificate", Question: WhichCertificate, Evidence: []Evidence{{Path: top.Key("mtls_auth").Key("auth_status")}},
		Text: certificate.String(), Outside: certificate.Quotes(),
	}}
}
