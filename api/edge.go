package api

import (
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

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
	// challenges is set when it wants proof that a person is at a browser.
	challenges bool
}

// The codes of the edge that are told apart. Source:
// https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/.
const (
	edgeCountry     = 1009
	edgeSignature   = 1010
	edgeRateLimited = 1015
	edgeUsedUp      = 1027
	edgeCrashed     = 1101
	edgeExceeded    = 1102
)

// fromEdgeJSON reads the JSON that the edge answers with where a request
// accepts it, and fills in what it has: code, Ray ID and how long to wait.
// It reports whether the document is such an answer.
func (e *Error) fromEdgeJSON(root model.Value) bool {
	if inner := root.Get("error"); inner.Kind() == model.KindObject && !root.Get("success").Exists() {
		root = inner
	}
	code, ok := wire.Code(root.Get("error_code"))
	marked := root.Get("cloudflare_error").Text() == "true"
	if !marked && root.Get("success").Exists() {
		return false
	}
	if !ok && !root.Get("code").Exists() {
		code, ok = codeIn([]byte(wire.TextIn(root, "title")))
	}
	if !marked && !ok {
		return false
	}
	e.foreign = &foreign{code: code, fromCloudflare: true}
	e.Messages = []model.Message{{Code: code, Text: wire.TextIn(root, "detail", "title", "error_name")}}
	for _, name := range []string{"ray_id", "instance"} {
		if e.RayID == "" {
			e.RayID = e.cleaner.rayID(root.Get(name).Text())
		}
	}
	if wait, err := strconv.ParseFloat(root.Get("retry_after").Text(), 64); err == nil && wait > 0 && wait < longestWindow.Seconds() && e.RetryAfter == 0 {
		e.RetryAfter = time.Duration(math.Ceil(wait)) * time.Second
	}
	return true
}

// fromEnvelope recognises a block by the edge that came in an envelope like
// the API's own. The API has codes of the same numbers, so the words have to agree.
func (e *Error) fromEnvelope() {
	for _, code := range e.codes() {
		if e.Status == http.StatusForbidden && isBlock(code) && (e.mentions("access denied") || e.mentions("banned") || e.mentions("blocked")) {
			e.foreign = &foreign{code: code, fromCloudflare: true}
		}
	}
}

// fromPage reads a refusal that is no JSON: an HTML page, or the words "error code: 1010".
func (e *Error) fromPage(body []byte, header http.Header) {
	head := body[:min(len(body), 64<<10)]
	code, _ := codeIn(head)
	text := strings.TrimSpace(string(head))
	isPage := strings.HasPrefix(text, "<")
	challenges := header.Get("Cf-Mitigated") != "" || isPage && strings.Contains(e.snippet, "Just a moment")
	if code == 0 && !isPage && !challenges && (text == "" || e.Status != http.StatusForbidden || text[0] == '{' || text[0] == '[') {
		return
	}
	if match := edgeRay().FindSubmatch(head); match != nil && e.RayID == "" {
		e.RayID = e.cleaner.rayID(string(match[1]))
	}
	isCloudflare := strings.EqualFold(header.Get("Server"), "cloudflare") || strings.Contains(strings.ToLower(e.snippet), "cloudflare")
	e.foreign = &foreign{code: code, fromCloudflare: code != 0 || e.RayID != "" || isCloudflare || challenges, challenges: challenges}
	if code != 0 {
		e.Messages = []model.Message{{Code: code, Text: e.snippet}}
	}
}

// codeIn finds the edge's code in a page or a text.
func codeIn(text []byte) (int, bool) {
	match := edgeCode().FindSubmatch(text)
	if match == nil {
		return 0, false
	}
	code, err := strconv.Atoi(string(match[1]))
	return code, err == nil
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

// blocks reports whether a rule of the edge stopped the request, whatever the status.
func (e *Error) blocks() bool {
	return e.foreign != nil && e.Status < 500 && (isBlock(e.foreign.code) || e.foreign.challenges)
}

// failsBehind reports whether the edge has no answer from the server behind it.
func (e *Error) failsBehind() bool {
	if e.foreign == nil || e.foreign.code == 0 {
		return false
	}
	code := e.foreign.code
	return e.Status >= 500 || code == edgeCrashed || code == edgeExceeded || code == edgeUsedUp || isOfOrigin(code)
}

// foreignProblem explains a refusal that is not the API's. It gives no advice about
// credentials: they were not looked at.
func (e *Error) foreignProblem() model.Problem {
	tell := "tell whoever keeps the rule."
	if e.RayID != "" {
		tell = "give the Ray ID to whoever keeps the rule."
	}
	elsewhere := "Try from another network, and " + tell
	const blocked = "Cloudflare's edge blocked the request."
	switch code := e.foreign.code; {
	case e.foreign.challenges:
		return model.Problem{What: blocked, Cause: "A firewall rule asks for proof that a person is at a browser, which no program can give.", Next: elsewhere}
	case code == edgeRateLimited:
		return model.Problem{What: "Cloudflare's edge limits the requests from this network.", Cause: "Too many were made from this address in a short time."}
	case code == edgeCrashed:
		return model.Problem{What: "The server of the API crashed while it answered.", Cause: "The fault is on the server's side (a Worker threw an exception).", Next: laterOrSupport}
	case code == edgeExceeded:
		return model.Problem{What: "The server of the API took too long or too much memory.", Cause: "The fault is on the server's side (a Worker exceeded its limits).", Next: laterOrSupport}
	case code == edgeUsedUp:
		return model.Problem{What: "The server of the API has used up its requests for today.", Cause: "The fault is on the server's side (a Worker exceeded its daily limit).", Next: laterOrSupport}
	case code == edgeCountry:
		return model.Problem{What: blocked, Cause: "A rule stops requests from this country or region.", Next: elsewhere}
	case code == edgeSignature:
		return model.Problem{What: blocked, Cause: "A rule stops this kind of program.", Next: words.Capital(tell)}
	case e.failsBehind():
		return model.Problem{What: "Cloudflare's edge has no way to the server of the API.", Cause: "Its DNS or its settings are wrong there; nothing on this computer causes it.", Next: laterOrSupport}
	case isBlock(code) || e.foreign.fromCloudflare && code == 0:
		return model.Problem{What: blocked, Cause: "A firewall rule stops this network or this program; the request did not reach the API.", Next: elsewhere}
	case code != 0:
		return model.Problem{What: "Cloudflare's edge refused the request.", Cause: "It did not reach the API; the code says why.", Next: elsewhere}
	default:
		return model.Problem{What: "Something on the way to " + e.host + " refused the request.", Cause: "A proxy, a filter or a sign-in page of this network answered in Cloudflare's place, or the base URL is wrong.", Next: "Open a web page to see whether the network asks for a sign-in, and check the base URL."}
	}
}

// isBlock reports codes of rules that stop a request.
func isBlock(code int) bool {
	switch code {
	case 1005, 1006, 1007, 1008, edgeCountry, edgeSignature, 1011, 1012, 1020, 1106:
		return true
	}
	return false
}

// isOfOrigin reports codes that are about the server behind the edge.
func isOfOrigin(code int) bool {
	switch code {
	case 1000, 1001, 1002, 1003, 1004, 1013, 1014, 1016, 1018, 1019, 1023, 1025, 1033, 1034, 1037, 1200:
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
	case e.foreign.code != 0, e.foreign.challenges:
		return true
	default:
		return e.Status >= 400 && e.Status < 500 && e.Status != http.StatusNotFound && e.Status != http.StatusRequestTimeout && e.Status != http.StatusTooManyRequests
	}
}
