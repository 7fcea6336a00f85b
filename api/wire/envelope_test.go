package wire

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
)

func TestReadEnvelopeTakesEveryForm(t *testing.T) {
	tests := []struct {
		name, body, errors string
		failed             bool
	}{
		{"success", `{"success":true,"errors":[],"messages":[],"result":{}}`, "[]", false},
		{"null lists", `{"success":true,"errors":null,"messages":null,"result":{}}`, "[]", false},
		{"failure", `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`, "[{10000 Authentication error   []}]", true},
		{"failure without errors", `{"success":false,"errors":[],"messages":[],"result":null}`, "[]", true},
		{"failure as a text", `{"success":"false","errors":[]}`, "[]", true},
		{"all parts", `{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","documentation_url":"https://example.com/d","source":{"pointer":"/x"},"error_chain":[{"code":6111,"message":"Invalid format"}]}]}`, "[{6003 Invalid request headers https://example.com/d /x [{6111 Invalid format   []}]}]", true},
		{"plain texts", `{"success":false,"errors":["no","",null,5]}`, "[{0 no   []} {5    []}]", true},
		{"code as a text", `{"success":false,"errors":[{"code":"10000","message":"no"}]}`, "[{10000 no   []}]", true},
		{"code out of range", `{"success":false,"errors":[{"code":99999999999999,"message":"no"}]}`, "[{0 no   []}]", true},
		{"one object", `{"success":false,"errors":{"code":1,"message":"no"}}`, "[{1 no   []}]", true},
		{"old form", `{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6103,"message":"key"}]}`, "[{6003 Invalid request headers   [{6103 key   []}]}]", true},
		{"problem details", `{"type":"https://example.com","title":"Route not resolved","status":404,"detail":"no such path"}`, "[{0 no such path   []}]", true},
		{"success wins", `{"success":true,"errors":[{"code":1,"message":"odd"}],"result":{}}`, "[{1 odd   []}]", false},
		{"no success", `{"result":{}}`, "[]", false},
		{"result beside errors, no success", `{"errors":[{"code":1,"message":"odd"}],"result":{}}`, "[{1 odd   []}]", false},
		{"result of null beside errors, no success", `{"errors":[{"code":1,"message":"odd"}],"result":null}`, "[{1 odd   []}]", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			envelope, err := ReadEnvelope(doc)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(envelope.Errors); got != tt.errors || envelope.Failed() != tt.failed {
				t.Errorf("errors %s (failed %t), want %s (failed %t)", got, envelope.Failed(), tt.errors, tt.failed)
			}
		})
	}
}

func TestReadEnvelopeBoundsErrorChains(t *testing.T) {
	link := `{"code":1,"message":"x","error_chain":[`
	doc, err := Parse([]byte(`{"success":false,"errors":[` + strings.Repeat(link, 60) + strings.Repeat("]}", 60) + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	envelope, err := ReadEnvelope(doc)
	if err != nil {
		t.Fatal(err)
	}
	depth := 0
	for found := envelope.Errors; len(found) > 0; found = found[0].Chain {
		depth++
	}
	if depth != maxChain {
		t.Errorf("the chain was followed %d levels, want %d", depth, maxChain)
	}
}

func TestEnvelopeObjectSaysWhatCameInstead(t *testing.T) {
	for body, want := range map[string]string{
		`{"success":true,"result":null}`:              "JSON whose result is null",
		`{"success":true,"result":"f174e90a-secret"}`: "JSON whose result is a text",
		`{"success":true,"result":[]}`:                "JSON whose result is an empty list",
		`{"success":true,"result":[{},{}]}`:           "JSON whose result is a list with 2 entries",
		`{"success":true}`:                            "JSON without a result",
		`[1]`:                                         "a list with 1 entry instead of an object",
	} {
		doc, err := Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		envelope, err := ReadEnvelope(doc)
		if err == nil {
			_, err = envelope.Object()
		}
		var malformed *MalformedError
		if !errors.As(err, &malformed) || malformed.Came != want {
			t.Errorf("%s: %v, want %s", body, err, want)
		}
	}
}

func TestEnvelopeListTakesOnlyLists(t *testing.T) {
	for body, isList := range map[string]bool{
		`{"success":true,"result":[]}`:     true,
		`{"success":true,"result":null}`:   true,
		`{"success":true}`:                 false,
		`{"success":true,"result":{}}`:     false,
		`{"success":true,"result":"none"}`: false,
	} {
		doc, err := Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		envelope, err := ReadEnvelope(doc)
		if err != nil {
			t.Fatal(err)
		}
		list, err := envelope.List()
		if isList != (err == nil) || list.Len() != 0 || err != nil && !errors.Is(err, model.ErrMalformed) {
			t.Errorf("%s: %d entries, error %v", body, list.Len(), err)
		}
	}
}

func TestRecognise(t *testing.T) {
	tests := []struct {
		name, body string
		kind       model.OriginKind
		refused    string
	}{
		{"envelope", `{"success":true,"result":{"isActive":true}}`, model.FromSession, ""},
		{"envelope without isActive", `{"success":true,"result":{"email":"a@example.com","iat":1}}`, model.FromSession, ""},
		{"bare session", `{"isActive":false,"email":"a@example.com"}`, model.FromSession, ""},
		{"own identity", `{"id":"x","name":"A","email":"a@example.com","amr":[],"idp":{"id":"1"}}`, model.FromOwnIdentity, ""},
		{"failure", `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`, 0, "a saved error, not a session: code 10000 Authentication error"},
		{"old failure", `{"code":6003,"message":"Invalid request headers"}`, 0, "a saved error, not a session: code 6003 Invalid request headers"},
		{"identity error", `{"err":"no app token set"}`, 0, "a saved error, not a session: no app token set"},
		{"sessions list", `{"success":true,"result":[{"metadata":{"nonce":"n"}}]}`, 0, "a list of active sessions, not one session"},
		{"bare sessions list", `[{"metadata":{"nonce":"n"}}]`, 0, "a list of active sessions, not one session"},
		{"sessions list item", `{"expiration":1,"metadata":{"nonce":"n"}}`, 0, "an item of the active sessions list, not the session itself"},
		{"plain list", `[1,2]`, 0, "a list, not one session"},
		{"user", `{"success":true,"result":{"id":"x","email":"a@example.com","access_seat":true}}`, 0, "a record about a person, not a session"},
		{"null result", `{"success":true,"result":null}`, 0, "the answer that there is no such session"},
		{"other object", `{"hello":1}`, 0, "JSON without the fields of a session"},
		{"number", `5`, 0, "JSON that is a number, not a session"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			saved, err := Recognise(doc)
			var malformed *MalformedError
			switch {
			case tt.refused == "" && (err != nil || saved.Kind != tt.kind || saved.Result.Kind() != model.KindObject):
				t.Errorf("recognised as %v, %v; want %v", saved.Kind, err, tt.kind)
			case tt.refused != "" && (!errors.As(err, &malformed) || malformed.Came != tt.refused):
				t.Errorf("error %v, want %s", err, tt.refused)
			}
		})
	}
}
