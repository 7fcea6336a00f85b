package ui

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/finder"
	"ztsession/ui/widget/table"
)

// rows adapts a slice to table.Rows.
type rows struct {
	count int
	cells func(i int) []table.Cell
}

func (r rows) Len() int { return r.count }

func (r rows) Cells(i int) []table.Cell { return r.cells(i) }

func (p *personPage) sessionRows() rows {
	return rows{len(p.sessions), func(i int) []table.Cell { return finder.SessionCells(&p.sessions[i], p.clock) }}
}

func (p *personPage) loginRows() rows {
	return rows{len(p.logins), func(i int) []table.Cell { return loginCells(&p.logins[i], p.clock) }}
}

func loginColumns() []table.Column {
	return []table.Column{{Title: "When", Width: 12, Time: true}, {Title: "Application", Width: 14, Grow: true}, {Title: "Ray ID", Width: 20, Rank: 1}}
}

func loginCells(login *model.FailedLogin, c clock.Clock) []table.Cell {
	when := table.Cell{Text: "not reported", Tone: facts.Muted}
	if at, ok := login.At.Get(); ok {
		when = table.Cell{Text: c.Moment(at)}
	}
	return []table.Cell{when, fieldCell(login.App), fieldCell(login.RayID)}
}

func fieldCell(field model.Field[string]) table.Cell {
	if text, ok := field.Get(); ok {
		return table.Cell{Text: text}
	}
	return table.Cell{Text: "not reported", Tone: facts.Muted}
}
