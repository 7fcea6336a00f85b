package mask

import "strings"

// status splits a word of Cloudflare's certificate verifier from the reason
// behind its colon.
func status(text string) (word, reason string) {
	at := strings.IndexByte(text, ':')
	if at < 0 {
		return text, ""
	}
	return text[:at+1], text[at+1:]
}

// isStatus reports whether text begins with one of the words of the verifier.
func isStatus(text string) bool {
	word, _ := status(text)
	switch strings.ToUpper(strings.TrimSpace(strings.TrimSuffix(word, ":"))) {
	case "NONE", "SUCCESS", "FAILED":
		return true
	default:
		return false
	}
}

// isKnownReason reports whether a reason is one that OpenSSL gives, which the
// verifier repeats.
func isKnownReason(reason string) bool {
	reason = strings.ToLower(strings.TrimSpace(reason))
	switch reason {
	case "", "expired", "revoked", "self signed certificate", "self-signed certificate", "unable to verify the first certificate",
		"unable to get issuer certificate", "unable to get local issuer certificate", "certificate is not yet valid", "certificate has expired",
		"certificate revoked", "certificate rejected", "certificate not trusted", "certificate chain too long", "invalid ca certificate",
		"invalid certificate", "unsupported certificate purpose", "certificate signature failure", "self signed certificate in certificate chain",
		"self-signed certificate in certificate chain", "path length constraint exceeded", "unable to get certificate crl", "key usage does not include certificate signing":
		return true
	default:
		return false
	}
}
