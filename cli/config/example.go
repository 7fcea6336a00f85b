package config

import (
	"strings"

	"ztsession/model/text/wrap"
)

// Example returns a settings file in which everything is a remark: what each
// setting does, and how it is written.
func Example() string {
	var out strings.Builder
	remark(&out, "Settings of ztsession. All of them may be left out; take the # away from a line to set it. Flags count before the environment, the environment before a profile, a profile before the rest of this file.")
	remark(&out, "ztsession config check says what is wrong in here, and ztsession config keys names the actions. No secret can stand in this file: ztsession auth login keeps a token in the system's keyring.")
	for _, s := range settings() {
		writeExample(&out, s)
	}
	out.WriteString("\n")
	remark(&out, "The keys of actions, by their ids: one key, several, or \"none\".")
	out.WriteString("# [" + keysTable + "]\n# " + `session.refresh = ["r", "f5"]` + "\n# " + `session.bookmark = "none"` + "\n\n")
	remark(&out, "Profiles, chosen by --profile or ZTSESSION_PROFILE. The name of the one in use is always on the screen. Of the settings of a token one at most may stand in a profile.")
	out.WriteString("# [" + profilesTable + ".production]\n")
	for _, s := range profileSettings() {
		writeExample(&out, s)
	}
	return out.String()
}

// writeExample writes a setting as a remark, below what is said of it.
func writeExample[T any](out *strings.Builder, s setting[T]) {
	out.WriteString("\n")
	says := s.says
	if len(s.words) > 0 {
		says += " One of " + quoted(s.words) + "."
	}
	remark(out, says)
	out.WriteString("# " + s.name + " = " + s.example + "\n")
}

// remark writes sentences as remarks, with two signs to tell them from settings.
func remark(out *strings.Builder, text string) {
	const width = 90
	for _, line := range wrap.Text(text, width) {
		out.WriteString("## " + line + "\n")
	}
}
