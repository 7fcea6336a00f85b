package ui

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/screen/manual"
	"ztsession/ui/widget/box"
)

// The places in the footer of what works everywhere, behind what the screen has.
const (
	helpFooter = 100 + iota
	quitFooter
	timeFooter = 80
	maskFooter = 84
	backFooter = 85
)

// actions returns what can be done now: what the screen has, then what works
// everywhere.
func (a *App) actions() []action.Action {
	return action.WithKeys(a.env.Keys, append(a.top().Actions(), a.global()...), a.top().Typing())
}

// globalGroup is the title under which the help lists what works everywhere.
func (a *App) globalGroup() string {
	if a.atRoot() {
		return "Form"
	}
	return "Everywhere"
}

// textInField is why a letter does nothing while text is typed.
const textInField = "In a field its key is text"

// global returns what works everywhere.
func (a *App) global() []action.Action {
	k, group := a.env.Keys.Global, a.globalGroup()
	typing, waiting := a.top().Typing(), a.top().Waiting()
	quiet := !typing && !waiting
	actions := []action.Action{
		action.Action{ID: "time", Keys: keys.As(k.Time, timeTitle(a.env.Clock.Mode)), Help: "times: relative, local, UTC", Group: group, Footer: timeFooter, Do: action.Run(a.cycleTime)}.When(quiet, textInField).When(!a.inHelp() && a.top().noun != menuNoun, "No times are shown here"),
		a.maskAction(),
		a.backAction(),
		a.helpAction(),
		a.paletteAction(),
		a.exportAction(),
		a.mouseAction(),
	}
	actions = append(append(append(actions, a.manualAction()...), a.stepActions()...), a.tabActions()...)
	return append(actions, []action.Action{
		{ID: "suspend", Keys: k.Suspend, Group: group, Do: action.Run(func() tea.Cmd { return tea.Suspend })},
		a.quitAction().When(!typing && !a.atRoot(), textInField),
		{ID: "interrupt", Keys: k.Interrupt, Group: group, Do: action.Run(a.quit), Always: a.atRoot(), Footer: a.footerAtRoot(quitFooter)},
	}...)
}

// tourNoun is what the tour is called.
const tourNoun = "tour"

// quitAction ends the program. In the tour it skips that: whoever wants it over has
// only just begun.
func (a *App) quitAction() action.Action {
	k := a.env.Keys.Global.Quit
	if a.top().noun == tourNoun {
		return action.Action{ID: "quit", Keys: keys.As(k, "skip"), Help: "skip the tour", Group: a.globalGroup(), Do: action.Run(a.back)}
	}
	return action.Action{ID: "quit", Keys: k, Group: a.globalGroup(), Footer: quitFooter, Always: true, Do: action.Run(a.quit)}
}

// footerAtRoot is a place in the footer of the forms alone.
func (a *App) footerAtRoot(place int) int {
	if a.atRoot() {
		return place
	}
	return 0
}

// backAction goes one step back. While text is typed on a screen above the
// form, esc is the screen's own.
func (a *App) backAction() action.Action {
	title := a.backTitle()
	back := action.Action{
		ID: "back", Keys: keys.As(a.env.Keys.Global.Back, title), Group: a.globalGroup(), Footer: backFooter, Always: true,
		Do: action.Run(a.back),
	}
	if a.inHelp() && a.top().BackTitle() == "" {
		back.Keys = keys.As(back.Keys, "close")
	}
	return back.When(title != "" && (a.atRoot() || !a.top().Typing()), "There is nothing to go back to")
}

// helpAction opens the help, and closes it.
func (a *App) helpAction() action.Action {
	k := a.env.Keys.Global
	one := action.Action{ID: "help", Keys: k.Help, Group: a.globalGroup(), Footer: helpFooter, Always: true, Do: action.Just(a.help)}
	switch {
	case a.inHelp():
		one.Do, one.Footer = action.Just(a.pop), 0
		if a.top().Typing() {
			one.Keys = k.HelpInField
		}
	case a.top().Typing():
		one.Keys = k.HelpInField
	}
	return one.When(!a.top().Waiting())
}

// manualNoun is what the manual is called.
const manualNoun = "manual"

// manualAction opens the manual, from the help too; nothing where there is none.
func (a *App) manualAction() []action.Action {
	if a.opts.Manual == nil {
		return nil
	}
	one := action.Action{ID: "manual", Keys: a.env.Keys.Global.Manual, Group: a.globalGroup(), Do: action.Just(func() {
		a.push(step{manual.New(a.env, a.opts.Manual()), manualNoun})
	})}
	if a.inHelp() {
		one.Footer = helpFooter
	}
	return []action.Action{one.When(!a.top().Typing() && !a.top().Waiting()).When(a.top().noun != manualNoun, "This is the manual")}
}

func (a *App) inHelp() bool {
	return a.top().noun == "help"
}

// key does what a key stands for: an action, else what the screen makes of it.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	if layout.TooSmall(a.width, a.height) {
		return a.keyUnseen(msg)
	}
	a.env.Touch()
	a.catchUp()
	top := a.top()
	msg = a.env.Keys.Read(msg, top.Typing())
	top.Touched()
	a.said = box.Banner{}
	actions := a.actions()
	found, ok := action.Find(actions, msg)
	var outcome action.Outcome
	var cmd tea.Cmd
	switch why := a.why(actions, msg); {
	case ok:
		cmd, outcome = found.Do()
	case why != "":
		a.say(box.Note(why))
	default:
		cmd, outcome = top.Key(msg)
	}
	if more, ok := top.Screen.(screen.Copyable); a.asksAgain(outcome) && ok {
		a.copyMenu(more)
		return cmd
	}
	return tea.Batch(cmd, a.performIf(outcome))
}

// why returns why a key does nothing now, in a sentence. A letter is text in a field, and
// what is pressed while something is waited for was not meant for what comes.
func (a *App) why(actions []action.Action, msg tea.KeyPressMsg) string {
	if a.top().Waiting() || a.top().Typing() && msg.Text != "" {
		return ""
	}
	return action.Why(actions, msg)
}

// say shows a banner on the screen that is shown, or in the last line where that has no
// place for one.
func (a *App) say(banner box.Banner) {
	if one, ok := a.top().Screen.(screen.FooterTeller); ok && one.SaysInFooter() {
		a.said = banner
		return
	}
	a.top().Say(banner)
}

// performIf does what was asked for, if anything was.
func (a *App) performIf(outcome action.Outcome) tea.Cmd {
	if outcome == nil {
		return nil
	}
	return a.perform(outcome)
}

// keyUnseen lets one leave a terminal that shows nothing; nothing else may
// happen where nobody can see it.
func (a *App) keyUnseen(msg tea.KeyPressMsg) tea.Cmd {
	found, ok := action.Find(a.global(), a.env.Keys.Read(msg, a.top().Typing()))
	switch found.ID {
	case "quit", "interrupt", "suspend":
		if ok {
			cmd, _ := found.Do()
			return cmd
		}
	}
	return nil
}

func (a *App) paste(text string) tea.Cmd {
	if layout.TooSmall(a.width, a.height) || a.top().Waiting() {
		return nil
	}
	cmd, outcome := a.top().Paste(text)
	return tea.Batch(cmd, a.performIf(outcome))
}

func (a *App) quit() tea.Cmd {
	for _, s := range a.screens() {
		s.Leave()
	}
	return tea.Quit
}
