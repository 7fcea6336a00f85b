package decode

import (
	"time"

	"ztsession/model"
	"ztsession/model/schema"
)

// Session reads the session's own object, result, which is a part of doc. A
// field of a kind that does not fit never costs the others: it is kept as it
// was sent, with a note. Fields that have no place in the types stay in order
// in Other. Package schema has the fields.
func Session(doc *model.Document, result model.Value) model.Session {
	r := reader{top: result, room: roomIn(doc)}
	s := model.Session{Document: doc, Result: result}
	if result.Kind() == model.KindObject {
		members(&r, result, &schema.Session, &s)
	}
	s.Notes = r.all()
	return s
}

// manyMembers is how many members an object has that are worth counting first.
const manyMembers = 10_000

// members reads the fields of an object into the value of its type.
func members[T any](r *reader, v model.Value, object *schema.Object[T], into *T) {
	for member := range v.Children() {
		if field := object.Find(member.Key()); field != nil && field.At != nil {
			r.field(member, field.At(into), field.Form)
			continue
		}
		other := object.Other(into)
		if *other == nil && v.Len() >= manyMembers {
			// Growing bit by bit would take twice the room.
			*other = make([]model.Value, 0, v.Len()-member.Ordinal())
		}
		*other = append(*other, member)
	}
}

// field reads one field into its place.
func (r *reader) field(v model.Value, place any, form schema.Form) {
	switch into := place.(type) {
	case *model.Field[string]:
		r.text(v, into)
	case *model.Field[bool]:
		r.truth(v, into)
	case *model.Field[model.Number]:
		r.number(v, into)
	case *model.Field[time.Time]:
		if form == schema.RFC3339 {
			r.timestamp(v, into)
		} else {
			r.seconds(v, into)
		}
	case *model.Value:
		r.value(v, into)
	case *model.Field[model.Geo]:
		part(r, v, &schema.Geo, into)
	case *model.Field[model.IDP]:
		part(r, v, &schema.IDP, into)
	case *model.Field[model.MTLS]:
		part(r, v, &schema.MTLS, into)
	case *model.Field[[]model.Device]:
		r.devices(v, into)
	case *model.Field[[]model.PostureCheck]:
		r.posture(v, into)
	}
}

// part reads an object within the session. When a plain text came in its place,
// it is the value of the one field that is meant.
func part[T any](r *reader, v model.Value, object *schema.Object[T], into *model.Field[T]) {
	r.repeated(v, into.Presence)
	*into = model.Field[T]{}
	switch {
	case v.Kind() == model.KindObject && v.Len() == 0:
		into.Presence = model.Empty
	case v.Kind() == model.KindObject:
		into.Presence = model.Reported
		members(r, v, object, &into.Value)
	case v.Kind() == model.KindText && v.Text() != "":
		r.drifted(v, "an object", object.ReadAs)
		if plain, ok := object.Find(object.Plain).At(&into.Value).(*model.Field[string]); ok {
			*plain = model.Known(v.Text())
		}
		into.Presence, into.AsSent = model.Reported, sent(v)
	default:
		*into = misfit[T](r, v, "an object")
	}
}
