package input

import (
	"strings"
	"time"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/credential"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
)

// Guard keeps credentials out of lines. What is typed so that it can only be
// one, or stands behind the name of one, is held back before it is drawn:
// a paste that the terminal does not mark arrives so, key by key. At its end it
// goes, or it comes into the line where it turned out to be something else.
type Guard struct {
	now  func() time.Time // nil where pauses do not count
	last time.Time        // when a key came last

	held string
	// lineEnds counts those that came since the last character.
	lineEnds int
	read     bool   // held has an Access token whose payload was read
	token    string // what was read, without the signature
	hidden   bool   // the text is drawn as dots
	note     string
	fresh    bool // there is a note that nobody has taken yet
}

// NewGuard returns a guard. By its clock a key that comes a while after the last
// one begins a text of its own; without a clock, nil, it does not.
func NewGuard(now func() time.Time) *Guard { return &Guard{now: now} }

// pause is how long after a key the next one is no part of the same paste.
const pause = time.Second

// SetNow gives the guard another clock.
func (g *Guard) SetNow(now func() time.Time) { g.now = now }

// Holds reports whether something is held back.
func (g *Guard) Holds() bool { return g.held != "" }

// LineEnd takes a line end, and reports whether it is one of the paste's: inside
// a token whose end cannot have come yet, or between a name and what it names.
func (g *Guard) LineEnd() bool {
	const (
		least = 40 // characters of a token, its prefix and checksum not counted
		most  = 2  // line ends in a row, as cloudflared prints them
	)
	found, ok := credential.Begins(g.held)
	if !ok || g.lineEnds == most {
		return false
	}
	g.lineEnds++
	switch {
	case found.Value == len(g.held):
		return true
	case g.lineEnds > 1:
		return false
	case found.Kind == credential.AccessToken || strings.Contains(g.held[found.Value:], "eyJ"):
		return strings.Count(g.held[found.Value:], ".") < 2
	default:
		return found.Value == found.Start && len(g.held) < least
	}
}

// Take returns what there is to say of the guard, once, and the Access token
// that was typed, without its signature.
func (g *Guard) Take() (note, token string, ok bool) {
	note, token, ok = g.note, g.token, g.fresh
	g.fresh, g.token = false, ""
	return note, token, ok
}

func (g *Guard) say(note string) { g.note, g.fresh = note, true }

// key takes a key while something is held back, and reports whether that was all.
func (g *Guard) key(i *Input, msg tea.KeyPressMsg) bool {
	paused := g.paused()
	if !g.Holds() {
		return false
	}
	switch {
	case paused:
		g.end(i)
		return false
	case key.Matches(msg, i.line.KeyMap.DeleteCharacterBackward):
		_, size := utf8.DecodeLastRuneInString(g.held)
		if rest := g.held[:len(g.held)-size]; rest != "" && g.continues(rest) {
			g.held = rest
			return true
		}
		g.drop()
		return true
	case msg.Text == "":
		g.end(i)
		return false
	case g.continues(g.held + msg.Text):
		g.held += msg.Text
		g.lineEnds = 0
		g.readToken()
		return true
	case strings.HasPrefix(msg.Text, "@") && !credential.Has(g.held+"@"):
		g.release(i, msg.Text)
		return true
	default:
		wasOne := g.end(i)
		// What closes the word belongs to it.
		return wasOne && strings.ContainsAny(msg.Text, " \"'`,;})&")
	}
}

// paused reports whether the last key was a while ago, and notes this one.
func (g *Guard) paused() bool {
	if g.now == nil {
		return false
	}
	before := g.last
	g.last = g.now()
	return g.last.Sub(before) > pause
}

// continues reports whether text is still nothing but the credential.
func (g *Guard) continues(text string) bool {
	found, ok := credential.Ending(text)
	return ok && found.Start == 0
}

// look takes out of the line what is a credential, or begins like one where the
// cursor is.
func (g *Guard) look(i *Input) {
	text := i.Value()
	g.hide(text)
	found, ok := credential.Find(text)
	if !ok {
		typed := string([]rune(text)[:i.Position()])
		if found, ok = credential.Ending(typed); !ok {
			return
		}
	}
	g.held, g.read, g.lineEnds = i.cut(found.Start, found.End), false, 0
	g.say("What begins like " + found.Kind.String() + " is held back: it is neither shown nor sent.")
	g.readToken()
}

// hide says so when the text is from now on drawn as dots.
func (g *Guard) hide(text string) {
	hides := credential.Resembles(text)
	if hides && !g.hidden {
		g.say("A word so long is likely a token or key, so it is drawn as dots. One that is is neither kept nor sent.")
	}
	g.hidden = hides
}

// readToken reads an Access token as soon as its payload is there.
func (g *Guard) readToken() {
	if tokens := credential.AccessTokens(g.held); len(tokens) > 0 && !g.read {
		g.read, g.token = true, tokens[0]
		g.say("An Access token: it was left out of the field, and is neither kept nor sent.")
	}
}

// end ends what is held back, and reports whether it was a credential.
func (g *Guard) end(i *Input) bool {
	if !g.Holds() {
		return false
	}
	if found, ok := credential.Find(g.held); ok {
		if !g.read {
			g.say(refusal(found.Kind))
		}
		g.drop()
		return true
	}
	g.release(i, "")
	return false
}

// release puts what is held back into the line, with more behind it.
func (g *Guard) release(i *Input, more string) {
	text := g.held + more
	g.drop()
	g.say("")
	i.edit(tea.PasteMsg{Content: text})
}

func (g *Guard) drop() { g.held, g.read, g.lineEnds = "", false, 0 }

// refuses reports whether a text that is to become that of a line has a
// credential in it, and notes it.
func (g *Guard) refuses(text string) bool {
	kind, ok := credential.In(text)
	if ok {
		g.say(refusal(kind))
	}
	return ok
}

// refusal says that a credential was left out.
func refusal(kind credential.Kind) string {
	name := kind.String()
	return strings.ToUpper(name[:1]) + name[1:] + " was left out of the field: it is neither kept nor sent."
}

// cut shortens text to a number of cells.
func cut(text string, cells int) string { return measure.Truncate(text, max(cells, 1), signs.Cut) }
