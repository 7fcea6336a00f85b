package svg

import (
	"fmt"
	"strconv"
	"strings"
)

// strokes are the lines of a cell in the unit square, as SVG path data whose numbers
// are shares of the cell: M is where a line begins, L where it goes, Q bends it.
var strokes = map[string]string{
	"─": "M 0 .5 L 1 .5", "│": "M .5 0 L .5 1",
	"╭": "M .5 1 Q .5 .5 1 .5", "╮": "M .5 1 Q .5 .5 0 .5", "╰": "M .5 0 Q .5 .5 1 .5", "╯": "M .5 0 Q .5 .5 0 .5",
	"├": "M .5 0 L .5 1 M .5 .5 L 1 .5", "┤": "M .5 0 L .5 1 M .5 .5 L 0 .5", "┬": "M 0 .5 L 1 .5 M .5 .5 L .5 1", "┴": "M 0 .5 L 1 .5 M .5 .5 L .5 0", "┼": "M 0 .5 L 1 .5 M .5 0 L .5 1",
	"└": "M .5 0 L .5 .5 L 1 .5", "┌": "M .5 1 L .5 .5 L 1 .5", "┐": "M .5 1 L .5 .5 L 0 .5", "┘": "M .5 0 L .5 .5 L 0 .5",
}

// block is a filled part of a cell, in shares of it.
type block struct{ x, y, width, height, opacity float64 }

var blocks = map[string]block{
	"█": {0, 0, 1, 1, 1}, "▌": {0, 0, .5, 1, 1}, "▐": {.5, 0, .5, 1, 1}, "▀": {0, 0, 1, .5, 1}, "▄": {0, .5, 1, .5, 1},
	"▏": {0, 0, .125, 1, 1}, "▕": {.875, 0, .125, 1, 1}, "░": {0, 0, 1, 1, .25}, "▒": {0, 0, 1, 1, .5}, "▓": {0, 0, 1, 1, .75},
}

// isShape reports whether a character is drawn as geometry.
func isShape(content string) bool {
	_, line := strokes[content]
	_, filled := blocks[content]
	return line || filled
}

// horizontal is the line that most rows have many of in a row: they are one.
const horizontal = "─"

// drawLine draws a horizontal line through the middle of a row.
func (d *drawing) drawLine(from, to, top float64, ink string) {
	if ink == "" {
		ink = d.look.Foreground
	}
	middle := number(top + cellHeight/2)
	fmt.Fprintf(d.out, `<path d="M %s %s L %s %s" stroke="%s" fill="none"/>`+"\n", number(from), middle, number(to), middle, ink)
}

// drawShape draws a character that is one, at the top left corner of its cell.
func (d *drawing) drawShape(content string, left, top float64, ink string) {
	if ink == "" {
		ink = d.look.Foreground
	}
	if b, ok := blocks[content]; ok {
		fmt.Fprintf(d.out, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"%s/>`+"\n",
			number(left+b.x*cellWidth), number(top+b.y*cellHeight), number(b.width*cellWidth), number(b.height*cellHeight), ink, opacity(b.opacity))
		return
	}
	fmt.Fprintf(d.out, `<path d="%s" stroke="%s" fill="none"/>`+"\n", placed(strokes[content], left, top), ink)
}

func opacity(of float64) string {
	if of == 1 {
		return ""
	}
	return ` opacity="` + number(of) + `"`
}

// placed turns path data of the unit square into that of a cell.
func placed(data string, left, top float64) string {
	var out []string
	horizontal := true
	for word := range strings.FieldsSeq(data) {
		share, err := strconv.ParseFloat(word, 64)
		switch {
		case err != nil: // a letter
			out = append(out, word)
			continue
		case horizontal:
			out = append(out, number(left+share*cellWidth))
		default:
			out = append(out, number(top+share*cellHeight))
		}
		horizontal = !horizontal
	}
	return strings.Join(out, " ")
}
