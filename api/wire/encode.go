package wire

import (
	"ztsession/model"
	"ztsession/model/safe"
)

// AppendJSON appends v as valid JSON on one line: order, duplicate names and
// the digits of numbers as received, texts as the document holds them.
func AppendJSON(dst []byte, v model.Value) []byte {
	switch v.Kind() {
	case model.KindList, model.KindObject:
		return appendChildren(dst, v)
	case model.KindText:
		return safe.AppendJSON(dst, v.Text())
	case model.KindNone:
		return append(dst, "null"...)
	case model.KindNull, model.KindBool, model.KindNumber:
		return append(dst, v.Text()...)
	default:
		return append(dst, "null"...)
	}
}

func appendChildren(dst []byte, v model.Value) []byte {
	open, shut := byte('['), byte(']')
	if v.Kind() == model.KindObject {
		open, shut = '{', '}'
	}
	dst = append(dst, open)
	for child := range v.Children() {
		if child.Ordinal() > 0 {
			dst = append(dst, ',')
		}
		if v.Kind() == model.KindObject {
			dst = append(safe.AppendJSON(dst, child.Key()), ':')
		}
		dst = AppendJSON(dst, child)
	}
	return append(dst, shut)
}
