package accessible

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/jq"
	"ztsession/model/jsonout"
	"ztsession/model/text/fold"
	"ztsession/model/text/words"
)

// longestFilter is how long a filter may run.
const longestFilter = 3 * time.Second

// mostFound is how many places of the JSON are said at most.
const mostFound = 50

// json filters the answer with jq, or finds a text in it.
func (o *open) json() error {
	if o.answered.Document.Len() == 0 {
		o.mistake("There is no JSON of this session.", "b goes back.")
		return nil
	}
	return o.dialogue.choose(menu{
		place: func() string {
			return "The JSON. Type a filter in jq, such as .result.devicePosture, or choose."
		},
		choices: func() []choice {
			return []choice{{"Find a text in it, in names and values", o.findInJSON}, {"All of it", func() error { o.writeJSON(o.shown().Document); return nil }}}
		},
		prompt: "Filter, or b to go back:",
		other:  o.filter,
	})
}

func (o *open) writeJSON(document *model.Document) {
	o.write(func(w io.Writer) error {
		out := jsonout.New(w, "  ")
		out.Document(document)
		return out.Err()
	})
}

// filter says what a filter makes of the answer, as it may be shown.
func (o *open) filter(typed string) error {
	ctx, stop := context.WithTimeout(o.ctx, longestFilter)
	defer stop()
	run := o.opts.Filter
	if run == nil {
		run = jq.Run
	}
	made, err := run(ctx, typed, o.shown().Document.Root())
	switch {
	case o.ctx.Err() != nil:
		return o.ctx.Err()
	case err != nil:
		o.mistake("The filter does not work: "+strings.TrimSuffix(err.Error(), ".")+".", "Type another one.")
		return nil
	}
	o.wrong = nil
	o.say(words.Count(made.Count, "value comes out of it", "values come out of it") + ".")
	if made.Cut != "" {
		o.say("There may be more: " + made.Cut + ".")
	}
	if made.Count > 0 {
		o.writeJSON(made.Document)
	}
	return nil
}

// findInJSON says where a text stands.
func (o *open) findInJSON() error {
	typed, err := o.line("Text, empty for none:")
	if err != nil || typed == "" {
		return err
	}
	document, wanted, found := o.shown().Document, fold.Text(typed), 0
	for i := range document.Len() {
		value := document.At(i)
		text := value.Key()
		if value.Kind() != model.KindObject && value.Kind() != model.KindList {
			text += " " + value.Text()
		}
		if !strings.Contains(fold.Text(text), wanted) {
			continue
		}
		if found++; found <= mostFound {
			o.say(fmt.Sprintf("%s = %s", value.PathFrom(model.Value{}), words.Clip(value.Compact(mostOfAValue), mostOfAValue)))
		}
	}
	switch {
	case found == 0:
		o.mistake("Nothing in the JSON has that.", "Fewer letters find more.")
	case found > mostFound:
		o.say("And " + words.Thousands(found-mostFound) + " more places.")
	default:
		o.wrong = nil
		o.say(words.Count(found, "place", "places") + ".")
	}
	return nil
}
