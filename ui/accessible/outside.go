package accessible

import (
	"fmt"

	"ztsession/model/links"
	"ztsession/model/ticket"
	"ztsession/ui/clipboard"
)

// links says where the session is seen outside of the program.
func (o *open) links() error {
	origin := o.answered.Origin
	line := links.Curl(origin, o.opts.Program.BaseURL)
	switch {
	case origin.File != "":
		o.say("A saved answer has no address for a curl line.")
	case o.opts.Program.Again != nil:
		o.say("The demo has no address that curl could ask.")
	case line == "":
		o.say("There is no curl line, since some of the ids are not known.")
	case o.shown().Origin.Ref != origin.Ref:
		o.say("There is no curl line, since the ids are masked and it would not work.")
	default:
		o.say("The token of this line comes from the environment:")
		o.put(line + "\n")
	}
	o.say("The person among the users of the dashboard: " + links.Users)
	o.say("The access log: " + links.AccessLog)
	return nil
}

// copyTicket puts the lines for a ticket on the clipboard. Where that is a sequence for
// the terminal it moves nothing and draws nothing.
func (o *open) copyTicket() error {
	copied, err := o.opts.Clipboard.Copy(o.ctx, ticket.Text(o.shown(), o.clock, o.opts.Program))
	if err != nil {
		o.problem(err)
		return nil
	}
	o.put(copied.Sequence)
	switch copied.Way {
	case clipboard.System:
		o.say("Copied to the clipboard.")
	case clipboard.Tmux, clipboard.TmuxBuffer:
		o.say("Copied to tmux.")
	case clipboard.Terminal:
		o.say("Sent to the terminal, which may have taken it. If paste gives nothing, save it to a file.")
	default:
		o.say(fmt.Sprintf("Copied (%s).", copied.By))
	}
	return nil
}
