package search

import (
	"sort"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/safe"
	"ztsession/model/text/words"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Filter finds the rows of a list that have a text, so that the list can leave out
// the others. Make it with NewFilter.
type Filter struct {
	asking
	rows   Rows
	query  query
	before query // what the prompt goes back to when it is cancelled
	run    *run
	// kept are the rows that had the text when it was looked for last, in as many
	// rows. They stand for those that were not looked at again yet, so that a
	// refresh leaves the list as it is until more is known.
	kept    []int32
	keptLen int
}

// Counted is implemented by rows among which there are titles.
type Counted interface {
	// Total returns how many rows are no titles.
	Total() int
}

// NewFilter returns a filter without rows.
func NewFilter(styles *look.Styles, keys Keys) *Filter {
	f := &Filter{asking: asking{keys: keys, prompt: NewPrompt("filter")}, rows: noRows{}, query: query{done: true}}
	f.SetStyles(styles)
	return f
}

// SetRows gives the filter the rows of the list. The command, which may be nil, goes
// on with what was not looked at at once.
func (f *Filter) SetRows(rows Rows) tea.Cmd {
	f.rows = rows
	f.before.restart()
	return f.start()
}

// Needle returns what rows must have, empty for nothing.
func (f *Filter) Needle() Needle { return f.query.needle }

// Active reports whether rows are left out.
func (f *Filter) Active() bool { return !f.query.needle.Empty() }

// Height is how many lines the prompt takes.
func (f *Filter) Height() int { return f.prompt.Height() }

// View returns the lines of the prompt.
func (f *Filter) View() []string { return f.prompt.View(f.styles, f.count()) }

// Kept returns the rows that have the text, in order, as far as is known; nil when
// nothing is left out.
func (f *Filter) Kept() []int32 {
	if !f.Active() {
		return nil
	}
	kept := make([]int32, 0, len(f.query.hits))
	kept = append(kept, f.query.hits...)
	if !f.query.done && f.keptLen == f.rows.Len() {
		later := sort.Search(len(f.kept), func(i int) bool { return int(f.kept[i]) >= f.query.seen })
		kept = append(kept, f.kept[later:]...)
	}
	return kept
}

// Status says by what the list is filtered and how much that leaves; it is empty
// when nothing is left out.
func (f *Filter) Status() string { return f.query.status("filter", f.count(), f.masked()) }

func (f *Filter) count() string {
	total := f.rows.Len()
	if counted, ok := f.rows.(Counted); ok {
		total = counted.Total()
	}
	count := words.Thousands(len(f.query.hits)) + " of " + words.Thousands(total)
	if !f.query.done {
		count += "..."
	}
	return count
}

// Start opens the prompt with what is filtered by now.
func (f *Filter) Start() {
	f.before = f.query
	f.prompt.Start(f.query.needle.text, f.query.bare)
}

// Clear shows all rows again.
func (f *Filter) Clear() {
	f.prompt.End()
	_ = f.look("")
}

// Key acts on a key while the prompt is open, and reports whether it was for it.
func (f *Filter) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, f.keys.Everywhere...):
		return nil, false
	case key.Matches(msg, f.keys.Cancel):
		f.prompt.End()
		return f.goBack(), true
	case key.Matches(msg, f.keys.Accept) && (f.prompt.LineEnd() || f.prompt.Fault() != ""):
		return nil, true
	case key.Matches(msg, f.keys.Accept):
		before := f.prompt.Text()
		if text := f.prompt.End(); text != before {
			return f.look(text), true
		}
		return nil, true
	case f.prompt.Key(msg):
		return f.look(f.prompt.Text()), true
	default:
		return nil, true
	}
}

// Paste puts text into the prompt.
func (f *Filter) Paste(text string) tea.Cmd {
	if !f.prompt.Paste(text) {
		return nil
	}
	return f.look(f.prompt.Text())
}

// goBack filters by what was filtered by before the prompt was opened.
func (f *Filter) goBack() tea.Cmd {
	f.query = f.before
	return f.start()
}

// look makes text what rows must have. What cannot be is told under the prompt, and
// the filter before stays.
func (f *Filter) look(text string) tea.Cmd {
	needle, fault := Parse(safe.Text(text))
	if f.prompt.Fail(fault); fault != "" {
		return nil
	}
	f.query = query{needle: needle, bare: !f.masked() || f.prompt.Openly()}
	f.kept = nil
	return f.start()
}

// start looks anew from the first row. The first rows are looked at at once, so that
// a list of ordinary length is never drawn half filtered.
func (f *Filter) start() tea.Cmd {
	if f.query.done {
		f.kept, f.keptLen = f.query.hits, f.query.seen
	}
	f.giveUp()
	f.query.restart()
	if f.query.needle.Empty() || f.rows.Len() == 0 {
		f.query.done = true
		return nil
	}
	f.run = newRun(f.rows, f.query.needle)
	msg, _ := f.run.look(0, atOnce)
	msg.batch = firstBatch / 2
	return f.query.take(msg, f.rows.Len())
}

// atOnce is how many rows are looked at while a key waits.
const atOnce = 1 << 8

// Update takes what the run found, and reports whether other rows are kept now.
func (f *Filter) Update(msg tea.Msg) (tea.Cmd, bool) {
	found, ok := msg.(foundMsg)
	if !ok || f.run == nil || found.run != f.run {
		return nil, false
	}
	cmd := f.query.take(found, f.rows.Len())
	if cmd == nil {
		f.giveUp()
	}
	return cmd, true
}

// giveUp ends the run that is under way; what it finds is not taken any more.
func (f *Filter) giveUp() {
	if f.run != nil {
		f.run.cancel()
		f.run = nil
	}
}

// Bindings returns the keys of the prompt.
func (f *Filter) Bindings() []key.Binding {
	return []key.Binding{keys.As(f.keys.Accept, "keep"), keys.As(f.keys.Cancel, "cancel")}
}
