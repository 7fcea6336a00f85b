package wire

import (
	"slices"
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// Saved is what a saved answer turned out to be.
type Saved struct {
	Kind   model.OriginKind
	Result model.Value
	// Messages are the envelope's errors and messages; none for a bare session.
	Messages []model.Message
}

// Recognise returns which kind of saved answer doc is: a whole envelope, a bare
// session, or a user's own identity, which has no isActive. Anything else is
// refused with a *MalformedError that says what it is and what to save instead.
func Recognise(doc *model.Document) (Saved, error) {
	root := doc.Root()
	if isEnvelope(root) {
		return fromEnvelope(doc)
	}
	if root.Kind() != model.KindObject {
		return Saved{}, refuse(root)
	}
	switch {
	case root.Get("isActive").Exists():
		return Saved{Kind: model.FromSession, Result: root}, nil
	case sessionFields(root) >= fewestFields:
		return Saved{Kind: model.FromOwnIdentity, Result: root}, nil
	}
	if found := bareError(root); len(found) > 0 && sessionFields(root) == 0 {
		return Saved{}, savedError(found)
	}
	return Saved{}, refuse(root)
}

// fewestFields is how many of the schema's names make an object without
// isActive an identity: e-mail alone is in many other answers.
const fewestFields = 2

func sessionFields(v model.Value) int {
	count := 0
	for member := range v.Children() {
		if isSessionField(member.Key()) {
			count++
		}
	}
	return count
}

// isSessionField reports whether the published schema has the name.
func isSessionField(name string) bool {
	field := schema.Session.Find(name)
	return field != nil && field.At != nil
}

func isEnvelope(root model.Value) bool {
	return root.Get("success").Exists() || root.Get("result").Exists() || root.Get("errors").Exists()
}

func fromEnvelope(doc *model.Document) (Saved, error) {
	envelope, err := ReadEnvelope(doc)
	if err != nil {
		return Saved{}, err
	}
	all := slices.Concat(envelope.Errors, envelope.Messages)
	switch result := envelope.Result; {
	case envelope.Failed(), !isThere(result) && len(envelope.Errors) > 0:
		return Saved{}, savedError(all)
	case result.Kind() != model.KindObject:
		if _, err := envelope.Object(); result.Kind() != model.KindList {
			return Saved{}, err
		}
		return Saved{}, refuse(result)
	case !result.Get("isActive").Exists() && sessionFields(result) < fewestFields:
		return Saved{}, refuse(result)
	default:
		return Saved{Kind: model.FromSession, Result: result, Messages: all}, nil
	}
}

// savedError refuses an answer in which the API said no.
func savedError(found []model.Message) error {
	came := "a saved error, not a session"
	if len(found) > 0 {
		said := excerpt(found[0].Text)
		if code := found[0].Code; code != 0 {
			said = strings.TrimSpace("code " + strconv.Itoa(code) + " " + said)
		}
		came += ": " + said
	}
	return &MalformedError{Came: came, Next: "Make the request again and save the answer once it succeeds."}
}

// refuse returns the error for v, which is no session.
func refuse(v model.Value) error {
	came, next := "", "Save the answer of active_sessions/<nonce>, or open the session by its three ids."
	switch {
	case v.Kind() == model.KindList && v.Len() == 0:
		came = "an empty list, not a session"
	case v.Kind() == model.KindList && isListItem(firstOf(v)):
		came, next = "a list of active sessions, not one session", "Take the metadata.nonce of the session you want from it and look that session up."
	case v.Kind() == model.KindList:
		came = "a list, not one session"
	case isListItem(v):
		came, next = "an item of the active sessions list, not the session itself", "Its metadata.nonce is the nonce to look up."
	case v.Kind() == model.KindObject && v.Get("email").Exists():
		came = "a record about a person, not a session"
	case v.Kind() == model.KindObject:
		came = "JSON without the fields of a session"
	default:
		came = "JSON that is " + v.Kind().String() + ", not a session"
	}
	return &MalformedError{Came: came, Next: next}
}

func firstOf(v model.Value) model.Value {
	for first := range v.Children() {
		return first
	}
	return model.Value{}
}

// isListItem recognises an entry of the active sessions list.
func isListItem(v model.Value) bool { return v.Get("metadata").Get("nonce").Exists() }
