package paste

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// isSure reports whether a text without the name of a Ray ID is about one, rather
// than a nonce, alone or behind an e-mail.
func (r Ray) isSure(text string) bool {
	words := strings.Fields(text)
	return len(r.IDs) > 0 && (len(words) > len(r.IDs)+len(r.Emails) || len(words) == 1 && len(words[0]) > rayLength)
}

// Doubt says in a sentence why the Ray ID may not be the one that was meant; empty
// where it is what stands there.
func (r Ray) Doubt() string {
	if !r.Guessed {
		return ""
	}
	return "Letters in it were read as the digits that they look like."
}

// fromRay says what was read of a text with a Ray ID.
func fromRay(ray Ray, account string) Result {
	what := "A Ray ID"
	if len(ray.IDs) > 1 {
		what = words.Count(len(ray.IDs), "Ray ID", "Ray IDs")
	}
	switch {
	case len(ray.Emails) > 0:
		what += " out of that text, with who is named beside it. Nothing else of it was kept."
	default:
		what += " out of that text. Nothing else of it was kept."
	}
	if doubt := ray.Doubt(); doubt != "" {
		what += " " + doubt
	}
	return Result{Kind: RayIDs, Ref: model.Ref{Account: account}, Line: ray.Text(), Page: ray.Page, What: what}
}
