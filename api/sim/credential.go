package sim

import (
	"net/http"
	"strings"

	"ztsession/model"
)

// The credentials of the simulated API. They are published here, open nothing
// and are no secrets. Every other well-formed credential is accepted like
// SimulatedToken.
const (
	// SimulatedToken is a user's token that may read everything.
	SimulatedToken = "cfut_SimulatedNotASecretSimulatedNotASecret0000000"
	// AccountToken is owned by the first account: it may neither list accounts
	// nor be verified at the user endpoint.
	AccountToken = "cfat_SimulatedNotASecretSimulatedNotASecret0000000"
	// BadToken is well-formed but unknown.
	BadToken = "cfut_UnknownNotASecretUnknownNotASecretUnknown0000"
	// BadKey is a well-formed key that no e-mail has.
	BadKey = "0000000000000000000000000000000bad000"
)

// Credential returns one that the simulated API accepts for every call.
func Credential() model.Credential {
	return model.Credential{Token: model.NewSecret(SimulatedToken)}
}

// credential is the sort of proof that a request carries.
type credential uint8

const (
	userToken credential = iota + 1
	accountToken
	unknownToken
	emailAndKey
)

// The forms of credentials: 40 characters plus prefix and checksum since 2026, 40
// characters for old tokens, 37 to 45 hexadecimal digits for old keys. Source:
// https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/.
func isToken(text string) bool {
	return len(text) >= 40 && len(text) <= 80 && isOf(text, digits+"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")
}

func isKey(text string) bool {
	return strings.HasPrefix(text, "cfk_") && isToken(text) ||
		len(text) >= 37 && len(text) <= 45 && isOf(text, digits+"abcdef")
}

func isEmail(text string) bool {
	name, host, found := strings.Cut(text, "@")
	return found && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(text, " \t") && !strings.Contains(host, "@")
}

const digits = "0123456789"

// isOf reports whether text consists of the characters only.
func isOf(text, characters string) bool { return strings.Trim(text, characters) == "" }

// authenticate reads the request's proof. A request without a well-formed one
// gets the answer that comes back.
func authenticate(header http.Header) (credential, *answer) {
	email, key := header.Get("X-Auth-Email"), header.Get("X-Auth-Key")
	switch {
	case header.Get("Authorization") != "":
		return authenticateToken(header.Get("Authorization"))
	case email == "" && key == "", key == "":
		return 0, failure(http.StatusBadRequest, apiError{9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers"})
	case !isKey(key):
		return 0, malformedHeader(6103, "X-Auth-Key")
	case email == "", key == BadKey:
		return 0, failure(http.StatusBadRequest, apiError{9103, "Unknown X-Auth-Key or X-Auth-Email"})
	case !isEmail(email):
		return 0, malformedHeader(6102, "X-Auth-Email")
	default:
		return emailAndKey, nil
	}
}

func authenticateToken(header string) (credential, *answer) {
	scheme, token, _ := strings.Cut(header, " ")
	switch {
	case !strings.EqualFold(scheme, "Bearer"), !isToken(token):
		return 0, malformedHeader(6111, "Authorization")
	case token == BadToken, strings.HasPrefix(token, "cfk_"):
		return unknownToken, nil
	case strings.HasPrefix(token, "cfat_"):
		return accountToken, nil
	default:
		return userToken, nil
	}
}
