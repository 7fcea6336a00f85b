package action

import "strings"

// titles are what help and palette call actions whose title is one word for the
// footer's sake, by their IDs.
var titles = map[string]string{
	"back": "go one step back", "help": "all keys that work here", "interrupt": "quit at once", "quit": "quit ztsession", "suspend": "suspend, back to the shell",

	"manual": "read the manual", "mouse": "mouse on or off", "manual.read": "read the chapter", "tour.next": "next step of the tour", "tour.previous": "step before of the tour",
	"credentials.demo": "open the demo, without credentials",

	"tabs.close":   "close the session",
	"history.back": "back to what was looked at before", "history.forward": "forward again",

	"answer.read": "read the finding", "posture.read": "read the check", "devices.details": "details of the device",
	"access.policies": "read the policies of the application", "access.ask": "ask about the application", "access.cancel": "ask about none",
	"answer.go": "go to what the finding is about",

	"session.bookmark": "bookmark the session under a name", "session.compare": "compare with another session", "session.mark": "mark to compare others with it",
	"person.compare": "compare with another session", "person.mark": "mark to compare others with it", "person.refused": "refused logins only, or all",
	"session.explain": "explain what is under the cursor", "session.json": "show what is under the cursor in the JSON",
	"session.person": "the person: sessions, logins", "session.refresh": "refresh, ask again",
	"session.zoom":  "give the pane all the room",
	"marker.cancel": "set no marker", "record.start": "record to the file", "record.cancel": "record nothing", "log.close": "close the log",
	"bookmark.keep": "keep the bookmark", "bookmark.cancel": "keep no bookmark",

	"person.open": "open the entry", "person.refresh": "refresh, ask again",
	"recents.show": "recent look-ups and bookmarks", "recents.open": "open the look-up",

	"compare.read": "read the difference", "compare.copy": "copy the comparison", "compare.all": "all, what is the same too",
	"pick.choose": "compare with this one", "pick.file": "compare with the file", "pick.cancel": "choose no file",

	"explain.close": "close the explanation", "palette.close": "close the palette", "help.filter": "filter the keys by what they do", "help.keep": "keep the filter",
	"export": "save what is shown in a file", "save.write": "write the file", "save.cancel": "save nothing",
}

// families are what actions are called of which there is one for each thing of a
// kind, by how their IDs begin: before and after the title of each.
var families = []struct{ id, before, after string }{
	{"session.pane.", "show the ", " pane"}, {"person.tab.", "show the ", ""},
}

// title is what help and palette call an action that has no words of its own.
// Several words in the footer say enough.
func title(id, short string) string {
	if words, ok := titles[id]; ok && !strings.Contains(short, " ") {
		return words
	}
	for _, family := range families {
		if strings.HasPrefix(id, family.id) {
			return family.before + short + family.after
		}
	}
	return short
}
