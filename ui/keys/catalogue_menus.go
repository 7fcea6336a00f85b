package keys

import "charm.land/bubbles/v2/key"

func onMenus() []Named {
	return []Named{
		like("move.open", "menu.choose", "choose what the cursor is on", onMenu),
		inMap("export.text", "save as text", onExport, func(m *Map) *key.Binding { return &m.Copy.AsText }),
		inMap("export.markdown", "save as Markdown", onExport, func(m *Map) *key.Binding { return &m.Copy.AsMarkdown }),
		inMap("export.json", "save as JSON", onExport, func(m *Map) *key.Binding { return &m.Copy.AsJSON }),
		inMap("export.csv", "save as CSV", onExport, func(m *Map) *key.Binding { return &m.Copy.AsCSV }),
		inMap("export.for-ticket", "save the ticket", onExport, func(m *Map) *key.Binding { return &m.Copy.AsTicket }),
		inMap("export.everything", "save also what a filter leaves out", onExport, func(m *Map) *key.Binding { return &m.Copy.SaveEverything }),
		inMap("copy.value", "copy the value, or the row", onMenu, func(m *Map) *key.Binding { return &m.Copy.Value }),
		inMap("copy.path", "copy the jq path", onMenu, func(m *Map) *key.Binding { return &m.Copy.Path }),
		inMap("copy.whole", "copy the pane, or the list", onMenu, func(m *Map) *key.Binding { return &m.Copy.Pane }),
		inMap("copy.everything", "copy also what a filter leaves out", onMenu, func(m *Map) *key.Binding { return &m.Copy.Everything }),
		inMap("copy.for-ticket", "copy the ticket", onMenu, func(m *Map) *key.Binding { return &m.Copy.TicketToo }),
		inMap("copy.curl", "copy a curl line", onMenu, func(m *Map) *key.Binding { return &m.Copy.Curl }),
		inMap("copy.link", "copy a link to the dashboard", onMenu, func(m *Map) *key.Binding { return &m.Copy.Link }),
	}
}
