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
	switch {
	case root.Kind() != model.KindObject:
		return Saved{}, refuse(root)
	case !isSession(root):
		if found := bareError(root); len(found) > 0 && sessionFields(root) == 0 && kindOf(root) == nil {
			return Saved{}, savedError(found)
		}
		return Saved{}, refuse(root)
	case root.Get("isActive").Exists():
		return Saved{Kind: model.FromSession, Result: root}, nil
	default:
		return Saved{Kind: model.FromOwnIdentity, Result: root}, nil
	}
}

// isSession reports whether an object is a session or an identity, however few
// fields it has, rather than something that shares names with one.
func isSession(v model.Value) bool {
	count, found := sessionFields(v), kindOf(v)
	switch {
	case v.Get("isActive").Exists():
		return count > 1 || found == nil
	case found != nil:
		return isMarked(v) && !found.isToken
	case isMarked(v):
		return true
	default:
		// What records of people and devices have too is not enough: an e-mail, an
		// account, an address, a version, a country in words.
		return count >= fewestFields && (hasAny(v, "iat", "is_warp", "is_gateway", "mtls_auth", "auth_status", "common_name", "service_token_id") || v.Get("geo").Kind() == model.KindObject)
	}
}

// isMarked reports whether v has what only sessions and identities have.
func isMarked(v model.Value) bool {
	return hasAny(v, "devicePosture", "device_sessions", "user_uuid") || v.Get("idp").Kind() == model.KindObject
}

// OtherKind returns the error for an answer that is plainly something else than
// the session that was asked for, and nil where it may be one, however little it says.
func OtherKind(v model.Value) error {
	if kindOf(v) == nil || isMarked(v) || isSession(v) {
		return nil
	}
	return refuse(v)
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

// isEnvelope reports whether root is what the API wraps around a result. A
// posture check has a success too.
func isEnvelope(root model.Value) bool {
	return root.Get("result").Exists() || hasAny(root, "success", "errors") && kindOf(root) == nil && !isSession(root)
}

func fromEnvelope(doc *model.Document) (Saved, error) {
	envelope, err := ReadEnvelope(doc)
	if err != nil {
		return Saved{}, err
	}
	all := slices.Concat(envelope.Errors, envelope.Messages)
	switch result := envelope.Result; {
	case result.Kind() == model.KindNull && !envelope.Failed() && len(envelope.Errors) == 0:
		return Saved{}, &MalformedError{Came: "the answer that there is no such session", Next: "Look in the person's active sessions list for the one that is meant."}
	case envelope.Failed(), !isThere(result) && len(envelope.Errors) > 0:
		return Saved{}, savedError(all)
	case result.Kind() != model.KindObject:
		if _, err := envelope.Object(); result.Kind() != model.KindList {
			return Saved{}, err
		}
		return Saved{}, refuse(result)
	case !isSession(result):
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
	refused := &MalformedError{Next: saveTheSession}
	first := firstOf(v)
	found, of := kindOf(v), v
	switch {
	case found != nil:
		refused.Came = found.one
	case v.Kind() == model.KindList && v.Len() == 0:
		refused.Came = "an empty list, not a session"
	case v.Kind() == model.KindList && kindOf(first) != nil:
		found, of = kindOf(first), first
		refused.Came = "a list of " + found.many
	case v.Kind() == model.KindList && isSession(first):
		refused.Came, refused.Next = "a list with a session in it", "Save the one that is meant by itself."
	case v.Kind() == model.KindList:
		refused.Came = "a list, not one session"
	case v.Kind() == model.KindObject && has(v, "email"):
		refused.Came = "a record about a person, not a session"
		if refused.Ref = possible(personRef(v)); refused.Ref.User != "" {
			refused.Next = lookThePersonUp
		}
	case v.Kind() == model.KindObject:
		refused.Came = "JSON without the fields of a session"
	default:
		refused.Came = "JSON that is " + v.Kind().String() + ", not a session"
	}
	if found == nil {
		return refused
	}
	refused.Next = found.next
	if v.Kind() == model.KindList && found.listNext != "" {
		refused.Next = found.listNext
	}
	if found.ref != nil && (v.Kind() == model.KindObject || v.Len() == 1) {
		refused.Ref = possible(found.ref(payloadOf(of)))
		if refused.Ref == (model.Ref{}) {
			refused.Next = saveTheSession
		}
	}
	return refused
}

// kindOf returns which other kind of object v is, or nil.
func kindOf(v model.Value) *kind {
	v = payloadOf(v)
	// None has nearly as many fields; a document that does costs time only.
	const mostFields = 500
	if v.Kind() != model.KindObject || v.Len() > mostFields {
		return nil
	}
	for _, one := range kinds() {
		if one.is(v) {
			return &one
		}
	}
	return nil
}

// payloadOf returns the payload where v is a token that was decoded with its header.
func payloadOf(v model.Value) model.Value {
	if payload := v.Get("payload"); payload.Kind() == model.KindObject && hasAny(v, "header", "signature", "protected") {
		return payload
	}
	return v
}

// possible returns ref without what cannot be an id. A backslash is what package
// safe makes of a character that no id has.
func possible(ref model.Ref) model.Ref {
	for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		text := ref.Get(field)
		isEmail := field == model.UserField && strings.Contains(text, "@") && model.CheckID(model.NonceField, text) == nil
		if strings.Contains(text, `\`) || model.CheckID(field, text) != nil && !isEmail {
			ref = ref.With(field, "")
		}
	}
	return ref
}

func firstOf(v model.Value) model.Value {
	for first := range v.Children() {
		return first
	}
	return model.Value{}
}
