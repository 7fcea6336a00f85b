package session

import (
	"math"
	"strings"

	"ztsession/model/headline"
	"ztsession/model/sorting"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

// summary returns the lines above every pane: who and in which state, then how,
// from where and on what. Each piece has its place at every width. Those that
// have no room become short, then go, the least important first; what is wrong
// stays.
func (in *Screen) summary(r layout.Rect) []string {
	return box.Fill([]string{in.firstLine(r.W), in.secondLine(r.W)}, r)
}

const (
	// between is what stands between two pieces of the second line, and firstGap how
	// many cells between two of the first.
	between  = signs.Between
	firstGap = 2
	// barCells is how long the bar of the session's time is, its ends included.
	barCells = 8
)

// form is how much of a piece is shown.
type form uint8

const (
	gone form = iota
	signed
	brief
	whole
)

func text(p headline.Piece, f form) string {
	switch f {
	case whole:
		return look.ToneSymbol(p.Tone) + p.Text
	case brief:
		return look.ToneSymbol(p.Tone) + p.Brief
	case signed:
		return look.ToneSymbol(p.Tone) + p.Sign
	case gone:
		return ""
	default:
		return ""
	}
}

// step gives a piece more room.
type step struct {
	piece int
	to    form
}

// steps are in the order in which pieces get room: what is wrong first, shortly,
// then the others by their rank, then each whole. Whatever has room for a step
// has it for all before, so a wider terminal never shows less.
func steps(pieces []headline.Piece) []step {
	order := make([]int, len(pieces))
	for i := range order {
		order[i] = i
	}
	sorting.Stable(order, func(a, b int) int {
		if pieces[a].Wrong() != pieces[b].Wrong() {
			if pieces[a].Wrong() {
				return -1
			}
			return 1
		}
		return pieces[a].Rank - pieces[b].Rank
	})
	var all []step
	for _, f := range []form{signed, brief, whole} {
		for _, i := range order {
			if f != signed || pieces[i].Wrong() {
				all = append(all, step{i, f})
			}
		}
	}
	return all
}

// fitted returns how much of each piece has room, as fits says.
func fitted(pieces []headline.Piece, fits func([]form) bool) []form {
	forms := make([]form, len(pieces))
	for _, step := range steps(pieces) {
		before := forms[step.piece]
		forms[step.piece] = step.to
		if !fits(forms) {
			forms[step.piece] = before
			break
		}
	}
	return forms
}

func (in *Screen) secondLine(width int) string {
	pieces := in.lines.Second
	forms := fitted(pieces, func(forms []form) bool {
		used := 1
		for i, f := range forms {
			if f != gone {
				used += measure.Cells(text(pieces[i], f)) + len(between)
			}
		}
		return used-len(between) <= width-1
	})
	var shown []string
	for i, f := range forms {
		if f != gone {
			shown = append(shown, in.Env.Styles.Tone(pieces[i].Tone).Render(text(pieces[i], f)))
		}
	}
	return " " + strings.Join(shown, in.Env.Styles.Muted.Render(between))
}

// firstSteps are in the order in which the pieces of the first line get room.
// Those up to the first that is not needed are always there; who it is may be
// cut for them.
var firstSteps = []struct {
	id     string
	to     form
	needed bool
}{
	{headline.StatePiece, brief, true},
	{headline.EndsPiece, brief, true},
	{headline.EmailPiece, whole, true},
	{headline.ReadPiece, brief, false},
	{headline.StatePiece, whole, false},
	{headline.EndsPiece, whole, false},
	{headline.ReadPiece, whole, false},
	{headline.NamePiece, whole, false},
}

// firstForms returns how much of each piece of the first line has room, and how
// many cells they take.
func (in *Screen) firstForms(width int) (forms map[string]form, used int) {
	pieces := map[string]headline.Piece{}
	for _, p := range in.lines.First {
		pieces[p.ID] = p
	}
	forms, used = map[string]form{}, 1-firstGap
	for _, step := range firstSteps {
		p, ok := pieces[step.id]
		if !ok {
			continue
		}
		more := measure.Cells(text(p, step.to)) - measure.Cells(text(p, forms[step.id]))
		if forms[step.id] == gone {
			more += firstGap
		}
		if !step.needed && used+more > width-1 {
			break
		}
		forms[step.id], used = step.to, used+more
	}
	return forms, used
}

// readElsewhere says how old the answer is, where the first line has no room for
// that.
func (in *Screen) readElsewhere() string {
	if forms, _ := in.firstForms(in.width); forms[headline.ReadPiece] != gone {
		return ""
	}
	for _, p := range in.lines.First {
		if p.ID == headline.ReadPiece {
			return p.Brief
		}
	}
	return ""
}

// firstLine has who on its left; the state, the end and the age of the answer on
// its right.
func (in *Screen) firstLine(width int) string {
	forms, used := in.firstForms(width)
	styles, free := in.Env.Styles, width-1-used
	everything := len(forms) == len(in.lines.First) && forms[headline.ReadPiece] != brief
	var left, right []string
	for _, p := range in.lines.First {
		shown := text(p, forms[p.ID])
		switch {
		case shown == "":
		case p.ID == headline.NamePiece:
			left = append(left, styles.Strong.Render(shown))
		case p.ID == headline.EmailPiece:
			shown = measure.Truncate(shown, max(measure.Cells(shown)+min(free, 0), 1), signs.Cut)
			style := styles.Strong
			if len(left) > 0 {
				style = styles.Text
			}
			left = append(left, style.Render(shown))
		case p.ID == headline.ReadPiece:
			right = append(right, styles.Muted.Render(shown))
		default:
			right = append(right, styles.Tone(p.Tone).Render(shown))
			if p.ID == headline.EndsPiece && everything && in.lines.Elapsed >= 0 && free >= barCells+firstGap {
				right = append(right, styles.Muted.Render(bar(in.lines.Elapsed)))
			}
		}
	}
	gap := strings.Repeat(" ", firstGap)
	start, end := " "+strings.Join(left, gap), strings.Join(right, gap)
	return cells.Fit(start, max(width-1-measure.Cells(end), 0)) + end
}

// bar draws how much of the session's time is over.
func bar(elapsed float64) string {
	const room = barCells - 2
	full := int(math.Round(elapsed * room))
	return strings.Repeat(signs.Full, full) + strings.Repeat(signs.Rest, room-full)
}

// sumUp makes the lines above the panes anew.
func (in *Screen) sumUp() { in.lines = headline.Of(in.shown, in.answer.Found(), in.Env.Clock) }
