package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/wrap"
	"ztsession/ui/list"
	"ztsession/ui/theme"
)

// helpPage lists the keys that work at the moment, made from the bindings.
type helpPage struct {
	list list.List
	rows []helpRow
	// styles are set for drawing only.
	styles *theme.Styles
}

type helpRow struct{ title, key, text string }

// openHelp opens the help of the screen and pane that are shown.
func (a *App) openHelp() {
	h := &helpPage{styles: a.styles}
	g := a.keys.Global
	switch {
	case a.recents != nil:
		h.section("Recent look-ups", a.recents.keys())
		h.section("Move", list.Keys(a.keys.Move))
		h.section("Everywhere", []key.Binding{g.Suspend, g.Interrupt})
	case a.screen == pageScreen:
		a.top().help(h)
		h.section("Everywhere", []key.Binding{g.Time, g.Back, g.Help, g.Suspend, g.Quit, g.Interrupt})
	case a.screen == credentialsScreen:
		h.section("Fields", a.credentials.Keys())
		h.section("Form", append(a.formKeys(nil), g.Suspend))
		h.words("What goes here", []string{
			"An API token is enough: in the dashboard, My Profile, API Tokens, with the permission Access: Audit Logs Read.",
			"Without one, the e-mail and the Global API Key of an account do.",
			"What is typed stays in memory until the program ends and is sent to Cloudflare only.",
		})
	default:
		h.section("Fields", a.lookUp.Keys())
		h.section("Form", append(a.formKeys(nil), g.Suspend))
		h.words("Paste anything into any field", []string{
			"An API address, a path or a whole curl command fills all three. Headers in it are never kept.",
			"An Access token is read here and not sent: it names the user and, likely, the nonce.",
			"A saved session opens at once.",
		})
	}
	h.list.Set(h)
	h.setSize(a.width, a.height)
	a.help = h
}

func (h *helpPage) section(title string, bindings []key.Binding) {
	h.title(title)
	for _, b := range bindings {
		if b.Enabled() && b.Help().Key != "" {
			h.rows = append(h.rows, helpRow{key: b.Help().Key, text: b.Help().Desc})
		}
	}
}

func (h *helpPage) words(title string, lines []string) {
	h.title(title)
	for _, line := range lines {
		h.rows = append(h.rows, helpRow{text: line})
	}
}

func (h *helpPage) title(text string) {
	if len(h.rows) > 0 {
		h.rows = append(h.rows, helpRow{})
	}
	h.rows = append(h.rows, helpRow{title: text})
}

func (h *helpPage) setSize(width, height int) { h.list.SetSize(width, height-2) }

func (h *helpPage) view(styles *theme.Styles) []string {
	return append([]string{rule(styles, box{title: "Help", focused: true}, max(h.width(), 0))}, h.list.View(false)...)
}

func (h *helpPage) width() int {
	width, _ := h.list.Size()
	return width
}

// Len returns the number of rows.
func (h *helpPage) Len() int { return len(h.rows) }

// Selectable reports that help is read, not chosen from.
func (h *helpPage) Selectable(int) bool { return false }

// Render returns row i as lines.
func (h *helpPage) Render(i, width int, _ bool) []string {
	row := h.rows[i]
	const keyColumn = 12
	switch {
	case row.title != "":
		return []string{"  " + h.styles.Strong.Render(row.title)}
	case row.key != "":
		name := row.key + strings.Repeat(" ", max(keyColumn-ansi.StringWidth(row.key), 1))
		return []string{"  " + h.styles.Key.Render(name) + ansi.Truncate(row.text, max(width-keyColumn-2, 0), "…")}
	default:
		lines := wrap.Text(row.text, max(width-4, 1))
		for y := range lines {
			lines[y] = "  " + lines[y]
		}
		return lines
	}
}

// keyHelp acts on a key while help is open.
func (a *App) keyHelp(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.Global.Back, a.keys.Global.Help):
		a.help = nil
	case key.Matches(msg, a.keys.Global.Quit):
		return a.quit()
	default:
		a.help.list.Key(a.keys.Move, msg)
	}
	return nil
}

func (a *App) helpKeys() []key.Binding {
	back := a.keys.Global.Back
	back.SetHelp("esc", "close")
	return []key.Binding{back, a.keys.Move.Up, a.keys.Move.Down, a.keys.Global.Quit}
}
