package person

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/measure"
)

// Point puts the cursor on the row at a place, or goes to the tab whose name stands
// there.
func (p *Screen) Point(x, y int, choose bool) {
	body := p.body()
	switch {
	case !choose:
	case y == body.Y-1:
		line, from := ansi.Strip(p.tabLine()), 0
		for i := range p.tabs {
			found := strings.Index(line[from:], number(i))
			if found < 0 || measure.Cells(line[:from+found])-1 > x {
				break
			}
			from += found
			p.at = i
		}
		p.arrange()
	case p.shown().loaded():
		p.shown().point(y - body.Y)
	}
}
