package schema

import (
	"testing"
	"time"

	"ztsession/model"
)

// check fails unless every field of an object can be read, has a place of its
// own and a name of its own.
func check[T any](t *testing.T, object *Object[T]) {
	t.Helper()
	var from T
	places, names := map[any]string{}, map[string]bool{}
	for i := range object.Fields {
		field := &object.Fields[i]
		if names[field.Name] {
			t.Errorf("%s%s is there twice", object.Path, field.Name)
		}
		names[field.Name] = true
		if field.At == nil {
			continue
		}
		place := field.At(&from)
		if before, taken := places[place]; taken {
			t.Errorf("%s.%s has the place of %s", object.Path, field.Name, before)
		}
		places[place] = field.Name
		if len(field.Sections) == 0 {
			t.Errorf("%s.%s is in no section, so nobody sees it", object.Path, field.Name)
		}
		switch place.(type) {
		case *model.Field[string], *model.Field[bool], *model.Field[model.Number], *model.Field[time.Time], *model.Value:
		case *model.Field[model.Geo], *model.Field[model.IDP], *model.Field[model.MTLS], *model.Field[[]model.Device], *model.Field[[]model.PostureCheck]:
			if field.Part == nil {
				t.Errorf("%s is an object without a schema", field.Name)
			}
		default:
			t.Errorf("%s.%s goes to a %T, which nothing reads", object.Path, field.Name, place)
		}
	}
	if object.Plain != "" && object.Find(object.Plain) == nil {
		t.Errorf("%s has no field %s", object.Path, object.Plain)
	}
}

func TestEveryFieldHasAPlace(t *testing.T) {
	check(t, &Session)
	check(t, &Geo)
	check(t, &IDP)
	check(t, &MTLS)
	check(t, &Device)
	check(t, &Check)
}
