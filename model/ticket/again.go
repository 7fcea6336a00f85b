package ticket

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/shell"
)

// again returns how to see a session once more.
func again(origin model.Origin, from Program) string {
	if from.Again != nil {
		return from.Again(origin)
	}
	return command(origin, from.BaseURL)
}

// command returns the command that shows a session once more, without any secret;
// empty when none does. The ids are those of origin, masked where it is.
func command(origin model.Origin, base string) string {
	ref := origin.Ref
	if base != "" {
		base = " --base-url " + shell.Quote(base)
	}
	switch {
	case origin.File == model.StandardInput, origin.File == model.PastedText:
		return ""
	case strings.HasPrefix(origin.File, "-"):
		return "ztsession open " + shell.Quote("./"+origin.File)
	case origin.File != "":
		return "ztsession open " + shell.Quote(origin.File)
	case origin.Kind == model.FromLastSeen && ref.User != "":
		return "ztsession" + base + flags(ref) + ", then p for the person"
	case ref.Complete():
		return "ztsession get" + base + flags(ref)
	default:
		return ""
	}
}

// flags are those that name a session.
func flags(ref model.Ref) string {
	var out strings.Builder
	for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		if id := ref.Get(field); id != "" {
			out.WriteString(" --" + field.String() + " " + shell.Quote(id))
		}
	}
	return out.String()
}
