package paste

import "strings"

// unwrapped returns what a text is about: the block between the fences of
// Markdown, the body below the head of an HTTP answer.
func unwrapped(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if _, rest, ok := strings.Cut("\n"+text, "\n```"); ok {
		_, block, _ := strings.Cut(rest, "\n")
		block, _, _ = strings.Cut(block, "\n```")
		if block = strings.TrimSpace(block); block != "" {
			text = block
		}
	}
	if body, ok := body(text); ok {
		return body
	}
	return text
}

// body returns the JSON below the head of an answer, as curl -i and curl -v
// print it. Headers are not looked at.
func body(text string) (string, bool) {
	if !head().MatchString(text) {
		return "", false
	}
	at := jsonLine().FindStringIndex(text)
	if at == nil {
		return "", false
	}
	body := strings.TrimSpace(text[at[0]:])
	// What curl -v prints at the end is no part of it.
	if end := strings.LastIndexAny(body, "}]"); end >= 0 {
		body = body[:end+1]
	}
	return body, true
}

var (
	head     = pattern(`\A(?:[*<>{}][^\n]*\n|\s*\n)*?(?:< )?HTTP/[0-9.]+ [0-9]{3}`)
	jsonLine = pattern(`(?m)^\s*(?:\{|\[\s*[\{\]])`)
	harURL   = pattern(`"url"\s*:\s*"((?:[^"\\]|\\.)*)"`)
	harMarks = pattern(`"request"\s*:\s*\{`)
	// answerMarks are members that a saved answer has and a note of a credential has not.
	answerMarks = pattern(`"(?:result|success|errors|email|isActive|devicePosture|device_sessions|user_uuid|idp|geo|is_warp|mtls_auth|service_token_status)"\s*:`)
)

// isHead reports whether text is the head of an answer.
func isHead(text string) bool { return head().MatchString(text) }

// isSaved reports whether text begins as a JSON object or a list of them does;
// {account_id} does not, nor does [text](address).
func isSaved(text string) bool {
	if list, ok := strings.CutPrefix(text, "["); ok {
		list = strings.TrimSpace(list)
		return list == "]" || isSaved(list)
	}
	rest, ok := strings.CutPrefix(text, "{")
	if !ok {
		return false
	}
	rest = strings.TrimSpace(rest)
	return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}")
}

// harAddresses returns the addresses of a HAR archive or an entry of one, which
// browsers save of their requests, and whether text is one.
func harAddresses(text string) ([]string, bool) {
	if !strings.Contains(text, `"request"`) || !harMarks().MatchString(text) {
		return nil, false
	}
	var found []string
	for _, match := range harURL().FindAllStringSubmatch(text, -1) {
		found = append(found, strings.ReplaceAll(match[1], `\/`, "/"))
	}
	return found, len(found) > 0
}
