package ui

import (
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/box"
)

// maskAction goes on to the next step of masking. It works in fields too, under
// another key, since a screen is shared when one did not expect it.
func (a *App) maskAction() action.Action {
	one := action.Action{ID: "mask", Keys: a.env.Keys.Global.Mask, Help: "mask people, then ids too, then nothing", Group: a.globalGroup(), Footer: maskFooter, Do: action.Just(a.nextMask)}
	switch {
	case a.top().Typing():
		one.Keys, one.Footer = a.env.Keys.Global.MaskInField, 0
	case a.inHelp(), a.top().Waiting():
		one.Footer = 0
	}
	return one
}

func (a *App) nextMask() {
	a.env.NextMask()
	a.envChanged()
	a.say(box.Note(maskIs(a.env.Mask.Step(), keys.Name(a.maskAction().Keys))))
}

// maskIs says what is masked now, and what the key does next.
func maskIs(step mask.Step, key string) string {
	switch step {
	case mask.People:
		return "Masked: names, e-mails, addresses. " + key + " masks ids, computers and accounts too."
	case mask.All:
		return "Masked: people, ids, computers, accounts. " + key + " shows everything again."
	case mask.Off:
		return "Nothing is masked. " + key + " masks people."
	default:
		return ""
	}
}

// maskWords names the step of masking at the end of the last line, at every size.
func (a *App) maskWords() string {
	if step := a.env.Mask.Step(); step != mask.Off {
		return " mask: " + step.String() + " "
	}
	return ""
}
