package find

import (
	"regexp"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Typing reports whether a prompt is open, so that every printable key is text.
func (f *Find) Typing() bool { return f.search.Typing() || f.filter.Typing() }

// Key takes a key while a prompt is open, and reports whether it was for it.
func (f *Find) Key(msg tea.KeyPressMsg) bool {
	defer f.resize(f.Height())
	switch {
	case f.filter.Typing():
		cmd, handled := f.filter.Key(msg)
		f.filtered(cmd)
		if !f.filter.Typing() {
			// What is under the cursor now is what was looked for.
			f.wanted = -1
		}
		return handled
	case f.search.Typing():
		out := f.search.Key(msg, f.place())
		f.take(out)
		return out.Handled
	default:
		return false
	}
}

// Paste puts text into the prompt.
func (f *Find) Paste(text string) {
	defer f.resize(f.Height())
	switch {
	case f.filter.Typing():
		f.filtered(f.filter.Paste(text))
	case f.search.Typing():
		f.take(f.search.Update(tea.PasteMsg{Content: text}, f.place()))
	}
}

// Look searches for a text as if it had been typed, and goes to where it stands first.
func (f *Find) Look(text string) { f.take(f.search.Look(text, f.place())) }

// Update takes what was found beside the event loop, and reports whether it was
// for this list.
func (f *Find) Update(msg tea.Msg) bool {
	if _, ok := msg.(tea.PasteMsg); ok {
		return false
	}
	if cmd, ok := f.filter.Update(msg); ok {
		f.filtered(cmd)
		return true
	}
	before := f.search.Status(f.place())
	f.take(f.search.Update(msg, f.place()))
	return before != f.search.Status(f.place())
}

// filtered shows what the filter keeps now.
func (f *Find) filtered(cmd tea.Cmd) {
	f.start(cmd)
	f.arrange()
}

// resize tells the list when the prompt takes other lines than before.
func (f *Find) resize(before int) {
	if f.Height() != before {
		f.target.Resized()
	}
}

// Back ends the search, then the filter, and reports whether there was one.
func (f *Find) Back() bool {
	switch {
	case f.Typing():
		f.Key(tea.KeyPressMsg{Code: tea.KeyEscape})
	case !f.search.Needle().Empty():
		f.take(f.search.Clear())
	case f.filter.Active():
		f.Unfilter()
	default:
		return false
	}
	return true
}

// Unfilter shows all rows again.
func (f *Find) Unfilter() {
	f.filter.Clear()
	f.filtered(nil)
}

// Height is how many lines the prompt takes.
func (f *Find) Height() int { return f.search.Height() + f.filter.Height() }

// View returns the lines of the prompt.
func (f *Find) View() []string {
	switch {
	case f.filter.Typing():
		return f.filter.View()
	case f.search.Typing():
		return f.search.View(f.place())
	default:
		return nil
	}
}

// Above returns lines with the prompt below them, in the last of height lines. Without a
// prompt there may be fewer.
func (f *Find) Above(lines []string, height int) []string {
	prompt := f.View()
	prompt = prompt[:min(len(prompt), height)]
	room := height - len(prompt)
	lines = lines[:min(len(lines), room)]
	if len(prompt) == 0 {
		return lines
	}
	for len(lines) < room {
		lines = append(lines, "")
	}
	return append(lines, prompt...)
}

// Status says by what the list is filtered, what is searched for and how much there
// is of it; empty when all rows are shown and nothing is searched for.
func (f *Find) Status() string {
	var pieces []string
	for _, piece := range []string{f.filter.Status(), f.search.Status(f.place())} {
		if piece != "" {
			pieces = append(pieces, piece)
		}
	}
	return strings.Join(pieces, signs.Between)
}

// inBrief is the first piece of a status: what is done, with what, and how much there
// is of it.
var inBrief = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(filter|search) ".*?" ([^"` + signs.Dot + `]*)(?: ` + signs.Dot + `|$)`)
})

// Brief returns shorter forms of a status that begins with what is looked for, the
// longest first: where there is little room it is still said that rows are left out,
// and how many there are.
func Brief(status string) []string {
	if !strings.HasPrefix(status, "filter ") && !strings.HasPrefix(status, "search ") {
		return nil
	}
	found := inBrief().FindStringSubmatch(status)
	switch {
	case found == nil:
		return nil
	case found[1] == "filter":
		return []string{"filtered " + strings.TrimSpace(found[2]), "filtered"}
	default:
		count, _, _ := strings.Cut(found[2], ",")
		return []string{strings.TrimSpace(found[2]), strings.TrimSpace(count)}
	}
}

// The places in the footer, behind what a pane does itself.
const (
	clearFooter  = 19
	nextFooter   = 23
	searchFooter = 24
	filterFooter = 46
)

// IsOfList reports whether an action is one that every list has.
func IsOfList(a action.Action) bool { return strings.HasPrefix(a.ID, "list.") }

// Actions returns what can be done now. after follows each, for a list that shows
// something of the row under the cursor.
func (f *Find) Actions(group string, after func()) []action.Action {
	if f.Typing() {
		return f.promptActions()
	}
	k := f.env.Keys
	do := func(how func()) func() (tea.Cmd, action.Outcome) {
		return action.Just(func() {
			before := f.Height()
			how()
			f.resize(before)
			after()
		})
	}
	searching, filtering := !f.search.Needle().Empty(), f.filter.Active()
	actions := []action.Action{
		action.Action{Keys: keys.As(k.Global.Back, "end the search"), Group: group, Footer: clearFooter, Always: true}.When(searching),
		action.Action{Keys: keys.As(k.Global.Back, "all rows"), Group: group, Footer: clearFooter, Always: true}.When(filtering && !searching),
		{ID: "list.search", Keys: k.List.Search, Help: "search; /.../ is a regular expression", Group: group, Footer: searchFooter, Do: do(f.search.Start)},
		action.Action{ID: "list.next-match", Keys: k.List.NextMatch, Group: group, Footer: nextFooter, Do: do(func() { f.take(f.search.Next(f.place())) })}.When(f.search.Found(), NoMatch(f.env, searching)),
		action.Action{ID: "list.previous-match", Keys: k.List.PreviousMatch, Group: group, Footer: nextFooter, Do: do(func() { f.take(f.search.Previous(f.place())) })}.When(f.search.Found(), NoMatch(f.env, searching)),
		{ID: "list.filter", Keys: k.List.Filter, Help: "show only the rows that have a text", Group: group, Footer: filterFooter, Do: do(f.filter.Start)},
		action.Action{ID: "list.unfilter", Keys: k.List.Unfilter, Help: "show all rows again", Group: group, Footer: filterFooter, Do: do(f.Unfilter)}.When(filtering, NoFilter(f.env)),
	}
	return actions
}

// NoMatch is why there is no match to go to; searching says that something is searched for.
func NoMatch(env *look.Env, searching bool) string {
	if searching {
		return "Nothing was found"
	}
	return "Nothing is searched for; " + keys.Name(env.Keys.List.Search) + " searches"
}

// NoFilter is why there are no rows to show again.
func NoFilter(env *look.Env) string {
	return "All is shown; " + keys.Name(env.Keys.List.Filter) + " filters"
}

// promptActions tell what ends the prompt.
func (f *Find) promptActions() []action.Action {
	group, bindings := "Search", f.search.Bindings()
	if f.filter.Typing() {
		group, bindings = "Filter", f.filter.Bindings()
	}
	actions := action.Told(group, bindings...)
	for i := range actions {
		actions[i].Footer, actions[i].Always = i+1, true
	}
	return actions
}
