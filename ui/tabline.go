package ui

import (
	"strconv"
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/widget/cells"
)

// tabLine returns the line of the open sessions, while there are several. What is
// no page, such as help, has none.
func (a *App) tabLine() []string {
	if len(a.tabs.all) < 2 || a.top().Crumb() == "" && a.top().Screen != a.lookUp {
		return nil
	}
	names := a.tabNames()
	const most = 40 // cells of a name
	line := a.drawTabs(names, 0)
	for limit := most; limit >= leastName; limit -= 2 {
		if full := a.drawTabs(names, limit); measure.Cells(full) <= a.width {
			line = full
			break
		}
	}
	return []string{cells.Pad(line, a.width)}
}

// leastName is how many cells of a name still tell whose it is.
const leastName = 8

// tabNames are what the sessions are called, with when each began where two are
// called alike.
func (a *App) tabNames() []string {
	names := make([]string, len(a.tabs.all))
	count := map[string]int{}
	for i, one := range a.tabs.all {
		names[i] = one.session.Name()
		count[names[i]]++
	}
	for i, one := range a.tabs.all {
		if began := one.session.Began(); count[names[i]] > 1 && began != "" {
			names[i] += " " + began
		}
	}
	return names
}

// drawTabs names the sessions in at most limit cells each; with 0 only the one that
// is shown has its name, as far as there is room.
func (a *App) drawTabs(names []string, limit int) string {
	// The number alone says which key it is where all have what stands before it.
	before, _ := strings.CutSuffix(a.tabKeyNow(0), "1")
	for i := range names {
		if a.tabKeyNow(i) != before+strconv.Itoa(i+1) {
			before = ""
		}
	}
	before = " " + before + " "
	styles, shown := a.env.Styles, sessionOf(a.stack)
	var out strings.Builder
	out.WriteString(styles.Muted.Render(before))
	room := a.width - len(before) - 3*len(names)
	for i, one := range a.tabs.all {
		number, name := strconv.Itoa(i+1), ""
		switch {
		case limit > 0:
			name = " " + measure.Truncate(names[i], limit, signs.Cut)
		case one.session == shown:
			name = " " + measure.Truncate(names[i], max(room-1, 1), signs.Cut)
		}
		if one.session == shown {
			out.WriteString(styles.Accent.Render(signs.Here + number + name))
		} else {
			out.WriteString(styles.Muted.Render(" " + number + name))
		}
		out.WriteString(" ")
	}
	return strings.TrimRight(out.String(), " ")
}
