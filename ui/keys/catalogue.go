package keys

import "charm.land/bubbles/v2/key"

// Named is a binding that settings can change.
type Named struct {
	// ID is that of the action, or names what is no action: a move of the cursor.
	ID string
	// Does is what its keys do, in a few words.
	Does string
	// Keys are its own, by the names of the library.
	Keys []string
	// Follows is the ID whose keys it has as long as it has none of its own; empty
	// for one that stands by itself.
	Follows string

	where where
	of    func(*Map) *key.Binding // its place in the map; nil where it is bound by its action
}

// where says on which screens a binding works.
type where string

// The places. Two bindings of different screens do not get in each other's way.
const (
	everywhere where = ""      // on every screen, outside fields
	always     where = "any"   // on every screen, in fields too
	inFields   where = "field" // while text is typed
	onSession  where = "session"
	onPerson   where = "person"
	onRecents  where = "recents"
	onCompare  where = "compare"
	onPick     where = "pick"
	onPlain    where = "plain"
	onExplain  where = "explain"
	onLog      where = "log"
	onManual   where = "manual"
	onTour     where = "tour"
	onSample   where = "sample"
	onHelp     where = "help"
	onExport   where = "export"
	onMenu     where = "menu"
)

// meet reports whether bindings of two places can work at once.
func (w where) meet(other where) bool {
	switch {
	case w == always || other == always || w == other:
		return true
	case w == inFields || other == inFields:
		return false
	default:
		return w == everywhere || other == everywhere
	}
}

// takesText reports whether text is typed there, so that no binding may have a
// key that is text.
func (w where) takesText() bool { return w == inFields || w == always }

// Catalogue returns every binding that settings can change, in the order in which
// they are listed.
func Catalogue() []Named {
	var all []Named
	for _, part := range [][]Named{inGlobal(), inMoves(), inLists(), onSessions(), onOthers(), onMenus(), inForms()} {
		all = append(all, part...)
	}
	defaults := New()
	byID := map[string][]string{}
	for i := range all {
		if all[i].of != nil {
			all[i].Keys = all[i].of(&defaults).Keys()
		}
		byID[all[i].ID] = all[i].Keys
	}
	for i := range all {
		if all[i].Follows != "" {
			all[i].Keys = byID[all[i].Follows]
		}
	}
	return all
}

// inMap is a binding of the map.
func inMap(id, does string, at where, of func(*Map) *key.Binding) Named {
	return Named{ID: id, Does: does, where: at, of: of}
}

// byAction is a binding that its action makes.
func byAction(id, does string, at where, names ...string) Named {
	return Named{ID: id, Does: does, where: at, Keys: names}
}

// like is an action that has the keys of another binding.
func like(follows, id, does string, at where) Named {
	return Named{ID: id, Does: does, where: at, Follows: follows}
}

func inGlobal() []Named {
	return []Named{
		inMap("help", "help", everywhere, func(m *Map) *key.Binding { return &m.Global.Help }),
		inMap("help.in-field", "help, while text is typed", inFields, func(m *Map) *key.Binding { return &m.Global.HelpInField }),
		inMap("mouse", "the mouse, on or off", everywhere, func(m *Map) *key.Binding { return &m.Global.Mouse }),
		inMap("manual", "the manual", everywhere, func(m *Map) *key.Binding { return &m.Global.Manual }),
		inMap("back", "one step back, or cancel", always, func(m *Map) *key.Binding { return &m.Global.Back }),
		inMap("quit", "quit", everywhere, func(m *Map) *key.Binding { return &m.Global.Quit }),
		inMap("interrupt", "quit, in fields too", always, func(m *Map) *key.Binding { return &m.Global.Interrupt }),
		inMap("suspend", "suspend", always, func(m *Map) *key.Binding { return &m.Global.Suspend }),
		inMap("time", "how times are shown", everywhere, func(m *Map) *key.Binding { return &m.Global.Time }),
		inMap("mask", "how much is masked", everywhere, func(m *Map) *key.Binding { return &m.Global.Mask }),
		inMap("export", "save what is shown in a file", everywhere, func(m *Map) *key.Binding { return &m.Copy.Export }),
		inMap("palette", "do anything by its name", everywhere, func(m *Map) *key.Binding { return &m.Global.Palette }),
		inMap("palette.in-field", "do anything by its name, while text is typed", inFields, func(m *Map) *key.Binding { return &m.Global.PaletteInField }),
		byAction("tabs.1", "show the first open session", always, "alt+1"),
		byAction("tabs.2", "the second", always, "alt+2"),
		byAction("tabs.3", "the third", always, "alt+3"),
		byAction("tabs.4", "the fourth", always, "alt+4"),
		byAction("tabs.5", "the fifth", always, "alt+5"),
		byAction("tabs.6", "the sixth", always, "alt+6"),
		byAction("tabs.7", "the seventh", always, "alt+7"),
		byAction("tabs.8", "the eighth", always, "alt+8"),
		byAction("tabs.9", "the ninth", always, "alt+9"),
		inMap("tabs.close", "close the session that is shown", always, func(m *Map) *key.Binding { return &m.Global.Close }),
		inMap("history.back", "back to what was looked at before", everywhere, func(m *Map) *key.Binding { return &m.Global.Earlier }),
		inMap("history.forward", "forward again", everywhere, func(m *Map) *key.Binding { return &m.Global.Later }),
		inMap("mask.in-field", "how much is masked, while text is typed", inFields, func(m *Map) *key.Binding { return &m.Global.MaskInField }),
	}
}

func inMoves() []Named {
	return []Named{
		inMap("move.up", "up", everywhere, func(m *Map) *key.Binding { return &m.Move.Up }),
		inMap("move.down", "down", everywhere, func(m *Map) *key.Binding { return &m.Move.Down }),
		inMap("move.left", "left, fold", everywhere, func(m *Map) *key.Binding { return &m.Move.Left }),
		inMap("move.right", "right, unfold", everywhere, func(m *Map) *key.Binding { return &m.Move.Right }),
		inMap("move.first", "first", everywhere, func(m *Map) *key.Binding { return &m.Move.Home }),
		inMap("move.last", "last", everywhere, func(m *Map) *key.Binding { return &m.Move.End }),
		inMap("move.page-up", "page up", everywhere, func(m *Map) *key.Binding { return &m.Move.PageUp }),
		inMap("move.page-down", "page down", everywhere, func(m *Map) *key.Binding { return &m.Move.PageDown }),
		inMap("move.half-page-up", "half a page up", everywhere, func(m *Map) *key.Binding { return &m.Move.HalfUp }),
		inMap("move.half-page-down", "half a page down", everywhere, func(m *Map) *key.Binding { return &m.Move.HalfDown }),
		inMap("move.open", "open what is under the cursor", everywhere, func(m *Map) *key.Binding { return &m.Move.Open }),
	}
}

func inLists() []Named {
	return []Named{
		inMap("list.search", "search", everywhere, func(m *Map) *key.Binding { return &m.List.Search }),
		inMap("list.next-match", "next match", everywhere, func(m *Map) *key.Binding { return &m.List.NextMatch }),
		inMap("list.previous-match", "previous match", everywhere, func(m *Map) *key.Binding { return &m.List.PreviousMatch }),
		inMap("list.filter", "filter", everywhere, func(m *Map) *key.Binding { return &m.List.Filter }),
		inMap("list.unfilter", "all rows", everywhere, func(m *Map) *key.Binding { return &m.List.Unfilter }),
		inMap("list.sort", "sort by the next column", everywhere, func(m *Map) *key.Binding { return &m.List.Sort }),
		inMap("list.turn", "turn the order", everywhere, func(m *Map) *key.Binding { return &m.List.Turn }),
	}
}

func onSessions() []Named {
	return []Named{
		inMap("session.next", "next pane", onSession, func(m *Map) *key.Binding { return &m.Tabs.Next }),
		inMap("session.previous", "previous pane", onSession, func(m *Map) *key.Binding { return &m.Tabs.Previous }),
		byAction("session.pane.answer", "the answer", onSession, "0"),
		byAction("session.pane.identity", "Identity", onSession, "1"),
		byAction("session.pane.devices", "Devices", onSession, "2"),
		byAction("session.pane.posture", "Posture", onSession, "3"),
		byAction("session.pane.mtls", "mTLS", onSession, "4"),
		byAction("session.pane.json", "JSON", onSession, "5"),
		byAction("session.pane.access", "Access", onSession, "6"),
		byAction("session.pager", "the JSON in $PAGER", onSession, "v"),
		byAction("session.editor", "the JSON in $EDITOR", onSession, "ctrl+e"),
		byAction("session.zoom", "one pane alone, or all", onSession, "z"),
		inMap("session.refresh", "read again", onSession, func(m *Map) *key.Binding { return &m.Refresh }),
		inMap("session.person", "the person", onSession, func(m *Map) *key.Binding { return &m.Person }),
		inMap("session.explain", "explain what is under the cursor", onSession, func(m *Map) *key.Binding { return &m.Explain }),
		byAction("session.json", "show it in the JSON", onSession, "J"),
		inMap("json.fold-all", "fold all", onSession, func(m *Map) *key.Binding { return &m.JSON.FoldAll }),
		inMap("json.narrow", "only the value under the cursor, or the whole document", onSession, func(m *Map) *key.Binding { return &m.JSON.Narrow }),
		like("list.filter", "json.filter", "filter the document with jq", onSession),
		like("list.unfilter", "json.unfilter", "the document without the filter", onSession),
		inMap("json.unfold-all", "unfold all", onSession, func(m *Map) *key.Binding { return &m.JSON.UnfoldAll }),
		inMap("session.bookmark", "bookmark", onSession, func(m *Map) *key.Binding { return &m.Recent.Bookmark }),
		byAction("session.names", "names of ids on or off", onSession, "L"),
		inMap("session.others", "only them, or everybody", onSession, func(m *Map) *key.Binding { return &m.Others }),
		inMap("session.mark", "mark for a comparison", onSession, func(m *Map) *key.Binding { return &m.Compare.Mark }),
		byAction("session.watch", "watch, or stop watching", onSession, "w"),
		byAction("watch.log", "the log of what changed", onSession, "W"),
		byAction("watch.marker", "a marker in the log", onSession, "a"),
		byAction("watch.record", "record, or stop recording", onSession, "R"),
		byAction("watch.bell", "the bell on or off", onSession, "B"),
		byAction("replay.earlier", "the state before, in a recording", onSession, "<", "shift+left"),
		byAction("replay.later", "the next state, in a recording", onSession, ">", "shift+right"),
		inMap("session.compare", "compare", onSession, func(m *Map) *key.Binding { return &m.Compare.With }),
		byAction("posture.failures", "failures only, or all checks", onSession, "!"),
		inMap("copy.ticket", "copy", onSession, func(m *Map) *key.Binding { return &m.Copy.Ticket }),
		inMap("copy.report", "copy the whole report", onSession, func(m *Map) *key.Binding { return &m.Copy.Report }),
		inMap("copy.plain", "plain text to select", onSession, func(m *Map) *key.Binding { return &m.Copy.Plain }),
		like("move.open", "answer.read", "read a finding", onSession),
		like("move.open", "answer.go", "go to what a finding is about", onSession),
		like("move.open", "posture.read", "read a check", onSession),
		like("move.open", "devices.details", "read a device", onSession),
		like("move.open", "access.policies", "read the policies of an application", onSession),
		like("move.open", "access.policy", "read the conditions of a policy", onSession),
		like("move.open", "access.other", "ask about another application", onSession),
		like("move.open", "access.allow", "ask though few requests are left", onSession),
	}
}

func onOthers() []Named {
	return []Named{
		like("session.next", "person.next", "next tab", onPerson),
		like("session.previous", "person.previous", "previous tab", onPerson),
		byAction("person.tab.sessions", "active sessions", onPerson, "1"),
		byAction("person.tab.last-seen", "last seen identity", onPerson, "2"),
		byAction("person.tab.failed-logins", "failed logins", onPerson, "3"),
		byAction("person.tab.access-log", "access log", onPerson, "4"),
		like("session.mark", "person.mark", "mark for a comparison", onPerson),
		like("session.compare", "person.compare", "compare", onPerson),
		byAction("person.refused", "refused only, or all logins", onPerson, "!"),
		like("session.refresh", "person.refresh", "read again", onPerson),
		like("move.open", "person.open", "open", onPerson),
		like("copy.ticket", "copy.row", "copy the row", everywhere),
		inMap("recents.toggle", "recent look-ups on or off", onRecents, func(m *Map) *key.Binding { return &m.Recent.Switch }),
		byAction("recents.people", "keep names, or none", onRecents, "P"),
		byAction("recents.forget", "forget this one", onRecents, "delete", "backspace"),
		byAction("recents.forget-all", "forget all", onRecents, "D"),
		like("move.open", "recents.open", "look it up again", onRecents),
		like("move.open", "compare.read", "read a change", onCompare),
		byAction("compare.all", "all, or differences only", onCompare, "a"),
		byAction("compare.noise", "with ids and times, or without", onCompare, "I"),
		byAction("compare.swap", "swap sides", onCompare, "s"),
		like("session.explain", "compare.explain", "explain what is under the cursor", onCompare),
		like("session.json", "compare.json", "show it in the JSON", onCompare),
		like("watch.log", "log.close", "close the log", onLog),
		like("copy.ticket", "log.copy", "copy the log", onLog),
		like("copy.ticket", "compare.copy", "copy the comparison", onCompare),
		like("move.open", "sample.read", "read a rule", onSample),
		like("session.refresh", "sample.again", "read others anew", onSample),
		like("session.others", "sample.others", "read others anew", onSample),
		like("copy.ticket", "sample.copy", "copy the comparison with others", onSample),
		like("move.open", "pick.choose", "compare with it", onPick),
		like("copy.plain", "plain.whole", "the whole report, or the ticket", onPlain),
		like("session.explain", "explain.close", "close the explanation", onExplain),
		like("move.open", "manual.read", "read a chapter", onManual),
		like("session.next", "manual.next", "next chapter", onManual),
		like("session.previous", "manual.previous", "previous chapter", onManual),
		like("move.open", "tour.next", "next step of the tour", onTour),
		like("move.left", "tour.previous", "step before", onTour),
		like("list.filter", "help.filter", "filter the keys by what they do", onHelp),
	}
}

func inForms() []Named {
	return []Named{
		inMap("form.next", "next field", inFields, func(m *Map) *key.Binding { return &m.Form.Next }),
		inMap("form.previous", "previous field", inFields, func(m *Map) *key.Binding { return &m.Form.Previous }),
		inMap("form.submit", "look up, go on", inFields, func(m *Map) *key.Binding { return &m.Form.Submit }),
		inMap("form.cancel", "cancel", inFields, func(m *Map) *key.Binding { return &m.Form.Cancel }),
		inMap("form.clear", "clear the field", inFields, func(m *Map) *key.Binding { return &m.Form.Clear }),
		inMap("form.scroll-up", "scroll up", inFields, func(m *Map) *key.Binding { return &m.Form.ScrollUp }),
		inMap("form.scroll-down", "scroll down", inFields, func(m *Map) *key.Binding { return &m.Form.ScrollDown }),
		inMap("choose.up", "suggestion above", inFields, func(m *Map) *key.Binding { return &m.Choose.Up }),
		inMap("choose.down", "suggestion below", inFields, func(m *Map) *key.Binding { return &m.Choose.Down }),
		inMap("choose.page-up", "a page of suggestions up", inFields, func(m *Map) *key.Binding { return &m.Choose.PageUp }),
		inMap("choose.page-down", "a page of suggestions down", inFields, func(m *Map) *key.Binding { return &m.Choose.PageDown }),
		inMap("credentials.link", "copy the link to a new token", inFields, func(m *Map) *key.Binding { return &m.Link.Token }),
		inMap("credentials.link-with-policies", "copy the link to a new token with policies", inFields, func(m *Map) *key.Binding { return &m.Link.WithPolicies }),
		inMap("credentials.demo", "the demo, in place of credentials", inFields, func(m *Map) *key.Binding { return &m.Demo }),
		inMap("recents.show", "recent look-ups", inFields, func(m *Map) *key.Binding { return &m.Recent.Show }),
		inMap("copy.row.in-field", "copy the row below the field", inFields, func(m *Map) *key.Binding { return &m.Copy.RowInField }),
		like("form.submit", "bookmark.keep", "keep the bookmark", inFields),
		like("form.cancel", "bookmark.cancel", "keep no bookmark", inFields),
		like("form.submit", "marker.set", "set the marker", inFields),
		like("form.cancel", "marker.cancel", "set no marker", inFields),
		like("form.submit", "record.start", "record to the file", inFields),
		like("form.cancel", "record.cancel", "record nothing", inFields),
		like("form.submit", "palette.do", "do it", inFields),
		like("form.cancel", "palette.close", "close the palette", inFields),
		like("form.submit", "help.keep", "keep the filter", inFields),
		like("form.cancel", "help.cancel", "show all keys", inFields),
		like("form.submit", "access.ask", "ask about the application", inFields),
		like("form.cancel", "access.cancel", "ask about none", inFields),
		inMap("export.in-field", "save the list below the field in a file", inFields, func(m *Map) *key.Binding { return &m.Copy.ExportInField }),
		like("form.submit", "save.write", "write the file", inFields),
		like("form.cancel", "save.cancel", "save nothing", inFields),
		like("form.submit", "pick.file", "read the file", inFields),
		like("form.cancel", "pick.cancel", "name no file", inFields),
	}
}

// InMap reports whether the binding is one of the map, also where no action of
// that ID has it.
func (n Named) InMap() bool { return n.of != nil }
