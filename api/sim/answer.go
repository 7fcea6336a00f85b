package sim

import (
	"fmt"
	"net/http"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

// answer is what goes back, before compression and faults.
type answer struct {
	status     int
	kind       string // content type
	body       []byte
	retryAfter int    // seconds; 0 for none
	allow      string // the header Allow of a 405
}

const (
	jsonType = "application/json"
	htmlType = "text/html; charset=UTF-8"
)

// success is the envelope of a result.
func success(result any, info ...literal.Member) *answer {
	return envelope(http.StatusOK, literal.Of(
		"success", true, "errors", literal.List{}, "messages", literal.List{}, "result", result).With(info...))
}

func envelope(status int, object literal.Object) *answer {
	return &answer{status: status, kind: jsonType, body: literal.Append(nil, object)}
}

// apiError is one entry of an envelope's errors.
type apiError struct {
	code    int
	message string
}

func failure(status int, list ...apiError) *answer {
	entries := make(literal.List, 0, len(list))
	for _, e := range list {
		entries = append(entries, literal.Of("code", e.code, "message", e.message))
	}
	return failureEnvelope(status, entries)
}

func failureEnvelope(status int, list literal.List) *answer {
	return envelope(status, literal.Of("success", false, "errors", list, "messages", literal.List{}, "result", nil))
}

// malformedHeader has the real cause in the chain of the error.
func malformedHeader(code int, header string) *answer {
	return failureEnvelope(http.StatusBadRequest, literal.List{literal.Of(
		"code", 6003, "message", "Invalid request headers",
		"error_chain", literal.List{literal.Of("code", code, "message", "Invalid format for "+header+" header")},
	)})
}

// noRoute comes with status 400 or 404, depending on the call.
func noRoute(status int, path string) *answer {
	return failure(status,
		apiError{7003, fmt.Sprintf("Could not route to %s, perhaps your object identifier is invalid?", path)},
		apiError{7000, "No route for that URI"})
}

func methodNotAllowed(method string) *answer {
	refused := failure(http.StatusMethodNotAllowed, apiError{7001, fmt.Sprintf("Method %s not available for that URI.", method)})
	refused.allow = http.MethodGet
	return refused
}

func notFound() *answer {
	return failure(http.StatusNotFound, apiError{12130, "access.api.error.not_found"})
}

func invalidRequest(detail string) *answer {
	return failure(http.StatusBadRequest, apiError{12130, "access.api.error.invalid_request: " + detail})
}

func authenticationError() *answer {
	return failure(http.StatusForbidden, apiError{10000, "Authentication error"})
}

func invalidToken() *answer {
	return failure(http.StatusUnauthorized, apiError{1000, "Invalid API Token"})
}

func rateLimited(seconds int) *answer {
	refused := failure(http.StatusTooManyRequests, apiError{971, "Please wait and consider throttling your request speed"})
	refused.retryAfter = seconds
	return refused
}

func unavailable() *answer {
	return failure(http.StatusServiceUnavailable, apiError{10001, "access.api.error.internal_server_error"})
}

// edgePage is what the edge sends when no API answered behind it.
func edgePage(status int) *answer {
	title := fmt.Sprintf("%d %s", status, http.StatusText(status))
	return &answer{status: status, kind: htmlType, body: []byte("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n" +
		"<center><h1>" + title + "</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n")}
}

// remark is the envelope's messages: the session's remark, if it has one.
func remark(s *company.Session) literal.List {
	if s.Remark == "" {
		return literal.List{}
	}
	return literal.List{literal.Of("code", 10042, "message", s.Remark,
		"documentation_url", "https://developers.example.com/new", "source", literal.Of("pointer", ""))}
}
