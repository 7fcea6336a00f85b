package api

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/text/words"
)

// foreign is a refusal that does not come from the API: Cloudflare's edge, or
// something else on the way, answered in its place. The API itself always
// answers in JSON with an envelope around it.
type foreign struct {
	// code is Cloudflare's own, from 1000 to 1999; 0 when none was sent.
	code int
	// fromCloudflare is set when the answer bears a mark of Cloudflare's edge.
	fromCloudflare bool
}

// The codes of the edge that are told apart. Source:
// https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/.
const (
	edgeCountry     = 1009
	edgeSignature   = 1010
	edgeRateLimited = 1015
	edgeCrashed     = 1101
	edgeExceeded    = 1102
)

// fromEdgeJSON reads the JSON that the edge answers with where a request
// accepts it, and fills in what it has: code, Ray ID and how long to wait.
// It reports whether the document is such an answer.
func (e *Error) fromEdgeJSON(root model.Value) bool {
	code, ok := wire.Code(root.Get("error_code"))
	marked := root.Get("cloudflare_error").Text() == "true"
	if !marked && (!ok || root.Get("success").Exists()) {
		return false
	}
	e.foreign = &foreign{code: code, fromCloudflare: true}
	e.Messages = []model.Message{{Code: code, Text: wire.TextIn(root, "detail", "title", "error_name")}}
	if id := root.Get("ray_id").Text(); e.RayID == "" {
		e.RayID = e.cleaner.rayID(id)
	}
	if wait, ok := seconds(root.Get("retry_after").Text()); ok && e.RetryAfter == 0 {
		e.RetryAfter = wait
	}
	return true
}

// fromPage reads a refusal that is no JSON: an HTML page, or the words "error code: 1010".
func (e *Error) fromPage(body []byte, header http.Header) {
	head := body[:min(len(body), 64<<10)]
	code := 0
	if match := edgeCode().FindSubmatch(head); match != nil {
		code, _ = strconv.Atoi(string(match[1]))
	}
	text := strings.TrimSpace(string(head))
	isPage := strings.HasPrefix(text, "<")
	if code == 0 && !isPage && (text == "" || e.Status != http.StatusForbidden || text[0] == '{' || text[0] == '[') {
		return
	}
	if match := edgeRay().FindSubmatch(head); match != nil && e.RayID == "" {
		e.RayID = e.cleaner.rayID(string(match[1]))
	}
	e.foreign = &foreign{code: code, fromCloudflare: code != 0 || e.RayID != "" || strings.EqualFold(header.Get("Server"), "cloudflare")}
	if code != 0 {
		e.Messages = []model.Message{{Code: code, Text: e.snippet}}
	}
}

var (
	// The page has tags between the words and the number.
	edgeCode = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:\berror(?:\s|&nbsp;|<[^>]{0,200}>|code|:|#)+|cf-error-code[^>]{0,200}>\s*)(1\d{3})\b`)
	})
	edgeRay = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\bray id:?(?:\s|&nbsp;|<[^>]{0,200}>)*([0-9a-f]{16})\b`)
	})
)

// limits reports whether the edge asks to come back later.
func (f *foreign) limits() bool { return f != nil && f.code == edgeRateLimited }

// foreignProblem explains a refusal that is not the API's. It gives no advice about
// credentials: they were not looked at.
func (e *Error) foreignProblem() model.Problem {
	tell := "tell whoever keeps the rule."
	if e.RayID != "" {
		tell = "give the Ray ID to whoever keeps the rule."
	}
	elsewhere := "Try from another network, and " + tell
	switch code := e.foreign.code; {
	case code == edgeRateLimited:
		return model.Problem{What: "Cloudflare's edge limits the requests from this network.", Cause: "Too many were made from this address in a short time."}
	case code == edgeCrashed:
		return model.Problem{What: "The server of the API crashed while it answered.", Cause: "The fault is on the server's side (a Worker threw an exception).", Next: laterOrSupport}
	case code == edgeExceeded:
		return model.Problem{What: "The server of the API took too long or too much memory.", Cause: "The fault is on the server's side (a Worker exceeded its limits).", Next: laterOrSupport}
	case code == edgeCountry:
		return model.Problem{What: "Cloudflare's edge blocked the request.", Cause: "A rule stops requests from this country or region.", Next: elsewhere}
	case code == edgeSignature:
		return model.Problem{What: "Cloudflare's edge blocked the request.", Cause: "A rule stops this kind of program.", Next: words.Capital(tell)}
	case code != 0 && (e.Status >= 500 || isOfOrigin(code)):
		return model.Problem{What: "Cloudflare's edge has no way to the server of the API.", Cause: "Its DNS or its settings are wrong there; nothing on this computer causes it.", Next: laterOrSupport}
	case code != 0 || e.foreign.fromCloudflare:
		return model.Problem{What: "Cloudflare's edge blocked the request.", Cause: "A firewall rule stops this network or this program; the request did not reach the API.", Next: elsewhere}
	default:
		return model.Problem{What: "Something on the way to " + e.host + " refused the request.", Cause: "A proxy, a filter or a sign-in page of this network answered in Cloudflare's place, or the base URL is wrong.", Next: "Open a web page to see whether the network asks for a sign-in, and check the base URL."}
	}
}

// isOfOrigin reports codes that are about the server behind the edge.
func isOfOrigin(code int) bool {
	switch code {
	case 1000, 1001, 1002, 1003, 1004, 1013, 1014, 1016, 1018, 1019, 1023, 1025, 1033, 1034, 1037:
		return true
	}
	return false
}

// isForeign reports whether something other than the API refused, in a way for
// which the words of the status would mislead.
func (e *Error) isForeign() bool {
	switch {
	case e.foreign == nil:
		return false
	case e.foreign.code != 0:
		return true
	default:
		return e.Status >= 400 && e.Status < 500 && e.Status != http.StatusNotFound && e.Status != http.StatusRequestTimeout && e.Status != http.StatusTooManyRequests
	}
}
