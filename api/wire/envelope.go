package wire

import (
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/decode"
)

// Envelope is what the API wraps around every result.
type Envelope struct {
	// Success is what the answer calls itself.
	Success  model.Field[bool]
	Errors   []model.Message
	Messages []model.Message
	// Result is the zero Value when the answer has none.
	Result model.Value
	// Info is result_info, about the pages of a list; the zero Value when there
	// is none.
	Info model.Value
}

// ReadEnvelope reads the envelope of doc. It takes the variants that were met:
// null lists, plain texts in them, codes as text or none, success false without
// errors, the real cause in an error_chain, the old form {code, message,
// error_chain} by itself, and problem details (RFC 9457). The error is a
// *MalformedError when doc is no object.
func ReadEnvelope(doc *model.Document) (Envelope, error) {
	root := doc.Root()
	if root.Kind() != model.KindObject {
		return Envelope{}, &MalformedError{Came: root.Describe() + " instead of an object"}
	}
	var e Envelope
	for member := range root.Children() {
		switch member.Key() {
		case "success":
			e.Success = decode.Truth(member)
		case "errors":
			e.Errors = messages(member)
		case "messages":
			e.Messages = messages(member)
		case "result":
			e.Result = member
		case "result_info":
			e.Info = member
		}
	}
	if len(e.Errors) == 0 && !e.Result.Exists() {
		e.Errors = bareError(root)
	}
	return e, nil
}

// Failed reports whether the call failed according to the answer, whatever the
// HTTP status was: a success without a result but with errors is none.
func (e Envelope) Failed() bool {
	if success, ok := e.Success.Get(); ok && !success {
		return true
	}
	return !isThere(e.Result) && len(e.Errors) > 0
}

func isThere(v model.Value) bool {
	return v.Exists() && v.Kind() != model.KindNull
}

// Object returns the result when it is an object, as a single session is, or
// a *MalformedError that says what came instead.
func (e Envelope) Object() (model.Value, error) {
	switch {
	case e.Result.Kind() == model.KindObject:
		return e.Result, nil
	case !e.Result.Exists():
		return model.Value{}, &MalformedError{Came: "JSON without a result"}
	default:
		return model.Value{}, &MalformedError{Came: "JSON whose result is " + kindWithoutContent(e.Result)}
	}
}

// List returns the result when it is a list, or a *MalformedError. A result of
// null is an empty list, as servers send one that was never filled.
func (e Envelope) List() (model.Value, error) {
	if kind := e.Result.Kind(); kind == model.KindList || kind == model.KindNull {
		return e.Result, nil
	}
	return model.Value{}, &MalformedError{Came: "JSON whose result is " + kindWithoutContent(e.Result) + " instead of a list"}
}

// kindWithoutContent names v without repeating a text, which may be an id.
func kindWithoutContent(v model.Value) string {
	if v.Kind() == model.KindText {
		return "a text"
	}
	return v.Describe()
}

// maxChain is how deep error chains are followed.
const maxChain = 8

// maxMessages is how many entries of one list of messages are read.
const maxMessages = 100

func messages(v model.Value) []model.Message { return chain(v, maxChain) }

func chain(v model.Value, depth int) []model.Message {
	if depth == 0 {
		return nil
	}
	if v.Kind() == model.KindText || v.Kind() == model.KindObject {
		return oneMessage(v, depth)
	}
	var all []model.Message
	for member := range v.Children() {
		if len(all) == maxMessages {
			break
		}
		all = append(all, oneMessage(member, depth)...)
	}
	return all
}

// oneMessage reads an entry of a list of messages: an object or a plain text.
func oneMessage(v model.Value, depth int) []model.Message {
	switch v.Kind() {
	case model.KindText:
		if v.Text() == "" {
			return nil
		}
		return []model.Message{{Text: v.Text()}}
	case model.KindNumber:
		return []model.Message{{Code: codeOf(v)}}
	case model.KindObject:
		m := model.Message{
			Code:             codeOf(v.Get("code")),
			Text:             textIn(v, "message", "error", "err", "detail", "title"),
			DocumentationURL: textIn(v, "documentation_url"),
			Pointer:          textIn(v.Get("source"), "pointer"),
			Chain:            chain(v.Get("error_chain"), depth-1),
		}
		if m.Code == 0 && m.Text == "" && len(m.Chain) == 0 {
			return nil
		}
		return []model.Message{m}
	default:
		return nil
	}
}

// bareError reads an error that is the document itself.
func bareError(root model.Value) []model.Message {
	return oneMessage(root, maxChain)
}

// codeOf reads a code, which some answers send as a text, or 0.
func codeOf(v model.Value) int {
	if v.Kind() != model.KindNumber && v.Kind() != model.KindText {
		return 0
	}
	code, err := strconv.ParseInt(strings.TrimSpace(v.Text()), 10, 32)
	if err != nil {
		return 0
	}
	return int(code)
}

// Code reads a code of an error, which some answers send as a text.
func Code(v model.Value) (int, bool) {
	code := codeOf(v)
	return code, code != 0
}

// TextIn returns the first of the named members that is a text with something in it.
func TextIn(v model.Value, names ...string) string { return textIn(v, names...) }

// textIn returns the first of the named members that is a text with something in it.
func textIn(v model.Value, names ...string) string {
	for _, name := range names {
		if member := v.Get(name); member.Kind() == model.KindText && member.Text() != "" {
			return member.Text()
		}
	}
	return ""
}
