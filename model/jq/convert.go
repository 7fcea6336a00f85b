package jq

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/itchyny/gojq"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// valueOf returns a value of a document as the library has it.
func valueOf(v model.Value) any {
	switch v.Kind() {
	case model.KindText:
		return v.Text()
	case model.KindNumber:
		return json.Number(v.Text())
	case model.KindBool:
		return v.Text() == "true"
	case model.KindList:
		list := make([]any, 0, v.Len())
		for element := range v.Children() {
			list = append(list, valueOf(element))
		}
		return list
	case model.KindObject:
		object := make(map[string]any, v.Len())
		for member := range v.Children() {
			object[member.Key()] = valueOf(member)
		}
		return object
	case model.KindNull, model.KindNone:
		return nil
	default:
		return nil
	}
}

// document returns what came out as a document: the one thing, or a list of all.
func (m *maker) document() *model.Document {
	build := model.NewBuilder("", m.values)
	if len(m.results) == 1 {
		add(build, "", m.results[0])
		return build.Document()
	}
	build.Open(model.KindList, "")
	for _, result := range m.results {
		add(build, "", result)
	}
	build.Close()
	return build.Document()
}

// add adds a value of the library to a document. A filter can make any text, so that
// texts are made safe once more.
func add(build *model.Builder, name string, value any) {
	switch value := value.(type) {
	case nil:
		build.Leaf(model.KindNull, name, "null")
	case bool:
		build.Leaf(model.KindBool, name, fmt.Sprint(value))
	case string:
		build.Leaf(model.KindText, name, safe.Text(value))
	case []any:
		build.Open(model.KindList, name)
		for _, element := range value {
			add(build, "", element)
		}
		build.Close()
	case map[string]any:
		names := make([]string, 0, len(value))
		for name := range value {
			names = append(names, name)
		}
		slices.Sort(names)
		build.Open(model.KindObject, name)
		for _, name := range names {
			add(build, safe.Text(name), value[name])
		}
		build.Close()
	case json.Number:
		build.Leaf(model.KindNumber, name, value.String())
	default:
		digits, err := gojq.Marshal(value)
		if err != nil || string(digits) == "null" {
			// No number: 0/0 is none in JSON.
			build.Leaf(model.KindNull, name, "null")
			return
		}
		build.Leaf(model.KindNumber, name, string(digits))
	}
}
