package clipboard

// Likely says by which way a text would be handed over, in words that follow "by";
// empty when there is none. has reports whether a program is there.
func (c *Clipboard) Likely(has func(name string) bool) string {
	if !c.isRemote() {
		for _, p := range c.system {
			if p.direct != nil || has(p.name) {
				return p.name
			}
		}
	}
	switch {
	case c.getenv("TMUX") != "" && has("tmux"):
		return "tmux, which passes it on to the terminal where set-clipboard is on"
	case !c.terminalTakes():
		return ""
	case c.getenv("STY") != "":
		return "OSC 52 through GNU Screen, if the terminal takes it"
	default:
		return "OSC 52, if the terminal takes it"
	}
}
