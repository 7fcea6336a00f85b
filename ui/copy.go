package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/report"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
	"ztsession/model/ticket"
	"ztsession/ui/action"
	"ztsession/ui/clipboard"
	"ztsession/ui/keys"
	"ztsession/ui/paint"
	"ztsession/ui/screen"
	"ztsession/ui/screen/menu"
	"ztsession/ui/screen/plain"
	"ztsession/ui/widget/box"
)

// copiedMsg tells what became of a text that was to be copied. What names it
// within a sentence, and otherwise says how else one has it: press V.
type copiedMsg struct {
	generation      int
	what, otherwise string
	copied          clipboard.Copied
	err             error
}

// copyOut copies what a screen asked for.
func (a *App) copyOut(wanted action.Outcome) tea.Cmd {
	plain := "press " + keys.Name(a.env.Keys.Copy.Plain)
	switch wanted := wanted.(type) {
	case screen.CopyTicket:
		return a.copy("the ticket", plain, a.ticketOf(wanted.Session))
	case screen.CopyReport:
		return a.copy("the report", plain, a.reportOf(wanted.Session))
	case screen.CopyText:
		return a.copy(wanted.What, "use the mouse", func() string { return wanted.Text })
	case screen.CopyMade:
		return a.copy(wanted.What, "use the mouse", wanted.Text)
	default:
		return nil
	}
}

// menuNoun is what a menu is called.
const menuNoun = "menu"

// copyMenu asks what to copy of the screen that is shown.
func (a *App) copyMenu(of screen.Copyable) {
	a.push(step{menu.New(a.env, "copy", "Copy", of.Copies), menuNoun})
}

// asksAgain reports whether a copy was asked for by the key that the last copy of
// the screen was asked for by: then one wants another, and is asked which. It takes
// note of it for the next key.
func (a *App) asksAgain(outcome action.Outcome) bool {
	before := a.copiedOf
	a.copiedOf = nil
	switch outcome.(type) {
	case screen.CopyTicket, screen.CopyText:
	default:
		return false
	}
	top := a.top().Screen
	_, more := top.(screen.Copyable)
	if more && before != top {
		a.copiedOf = top
	}
	return more && before == top
}

// ticketOf returns what makes the ticket of a session, as of now.
func (a *App) ticketOf(s *model.Session) func() string {
	c, program := a.env.Clock, a.program()
	c.Now = a.env.Now()
	return func() string { return ticket.Text(s, c, program) }
}

// reportOf returns what makes the whole report of a session, as of now.
func (a *App) reportOf(s *model.Session) func() string {
	c := a.env.Clock
	c.Now = a.env.Now()
	return func() string {
		var out strings.Builder
		_ = report.Text(&out, s, c, report.Width) // A Builder takes everything.
		return out.String()
	}
}

// copy hands a text to the clipboard. What is still being copied is given up.
func (a *App) copy(what, otherwise string, text func() string) tea.Cmd {
	if a.opts.Clipboard == nil {
		return nil
	}
	if a.copying != nil {
		a.copying()
	}
	ctx, cancel := context.WithCancel(a.ctx)
	a.copying = cancel
	a.copies++
	generation, board := a.copies, a.opts.Clipboard
	return func() tea.Msg {
		defer cancel()
		copied, err := board.Copy(ctx, text())
		return copiedMsg{generation: generation, what: what, otherwise: otherwise, copied: copied, err: err}
	}
}

// copied says which way a text went, and sends it to the terminal where that is
// the way.
func (a *App) copied(msg copiedMsg) tea.Cmd {
	switch {
	case msg.generation != a.copies || errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		if errors.As(msg.err, new(*clipboard.TooLongError)) {
			msg.otherwise += ", or print it with -o text"
		}
		a.say(box.Failure(fmt.Sprintf("%s was not copied: %s. To select it yourself, %s.", words.Capital(msg.what), safe.Text(oneLine(msg.err)), msg.otherwise)))
		return nil
	}
	a.say(box.Note(wayOf(msg) + a.more(wayOf(msg))))
	if msg.copied.Sequence != "" {
		return paint.Send(msg.copied.Sequence)
	}
	return nil
}

// more says that there is more to copy, where the line has room for it.
func (a *App) more(said string) string {
	const margin = 3
	words := " " + keys.Name(a.env.Keys.Copy.Ticket) + " again: more to copy."
	if a.copiedOf == nil || measure.Cells(said+words) > a.width-margin {
		return ""
	}
	return words
}

// wayOf says which way a text went, and no more than is known of it. Two lines of
// 38 cells have room for it.
func wayOf(msg copiedMsg) string {
	switch msg.copied.Way {
	case clipboard.System:
		return fmt.Sprintf("Copied %s to the clipboard (%s).", msg.what, msg.copied.By)
	case clipboard.TmuxBuffer:
		return fmt.Sprintf("Copied %s to tmux alone (prefix ]). For other windows %s.", msg.what, msg.otherwise)
	case clipboard.Tmux:
		return fmt.Sprintf("Copied %s to tmux (prefix ]). If paste gives nothing, %s.", msg.what, msg.otherwise)
	case clipboard.Terminal:
		return fmt.Sprintf("Sent %s to the terminal by OSC 52. If paste gives nothing, %s.", msg.what, msg.otherwise)
	default:
		return ""
	}
}

// oneLine is an error of several on one line.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

// showPlain shows the ticket of a session, or all of it, with nothing around it.
func (a *App) showPlain(wanted screen.ShowPlain) tea.Cmd {
	text := func(whole bool) func() string {
		if whole {
			return a.reportOf(wanted.Session())
		}
		return a.ticketOf(wanted.Session())
	}
	p, cmd := plain.New(a.env, text, screen.CopyActions(a.env.Keys.Copy, "", wanted.Session))
	a.push(step{p, "plain text"})
	return cmd
}
