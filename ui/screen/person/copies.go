package person

import (
	"ztsession/model/links"
	"ztsession/ui/screen"
	"ztsession/ui/widget/table"
)

// listed is a tab that shows a list.
type listed interface{ written() table.Written }

func (l *list[T]) written() table.Written   { return l.table.Written() }
func (l *accessLog) written() table.Written { return l.table.Written() }

// Copies are what can be copied beside the row, or the ticket of the identity.
func (p *Screen) Copies() []screen.Choice {
	k, t := p.Env.Keys.Copy, p.shown()
	var choices []screen.Choice
	if row := t.row(); row != "" {
		choices = append(choices, screen.CopyChoice("value", k.Value, "the row", row, ""))
	}
	if list, ok := t.(listed); ok && t.loaded() {
		choices = append(choices, screen.CopyList(k, list.written(), t.title())...)
	}
	if s := t.session(); s != nil {
		choices = append(choices, screen.Choice{Name: "for-ticket", Keys: k.TicketToo, Title: "the ticket", Does: screen.CopyTicket{Session: s}})
	}
	return append(choices, screen.CopyChoice("link", k.Link, "the dashboard link", p.link(), ""))
}

// link is the page of the dashboard that shows what the tab does.
func (p *Screen) link() string {
	switch p.shown().id() {
	case screen.AccessLogTab, screen.FailedLoginsTab:
		return links.AccessLog
	default:
		return links.Users
	}
}
