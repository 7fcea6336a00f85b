package pane

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/keys"
	"ztsession/ui/theme"
	"ztsession/ui/widget/list"
)

// Devices is the pane of the registered devices, newest authentication first.
// Each is one line that enter opens.
type Devices struct {
	list    list.List
	styles  *theme.Styles
	keys    keys.Map
	session *model.Session
	clock   clock.Clock
	lead    *items
	open    map[string]bool // ids of the devices whose details are shown
}

// NewDevices returns an empty pane.
func NewDevices(styles *theme.Styles, keyMap keys.Map) *Devices {
	d := &Devices{styles: styles, keys: keyMap, session: &model.Session{}, lead: newItems(styles), open: map[string]bool{}}
	d.list.Set(d)
	return d
}

// SetSession shows a session. The cursor stays on the same device, opened
// devices stay open.
func (d *Devices) SetSession(s *model.Session, c clock.Clock) {
	at := d.list.Cursor() - d.lead.Len()
	id := ""
	if at >= 0 && at < len(d.session.Devices.Value) {
		id = d.session.Devices.Value[at].ID
	}
	first := d.session.Document == nil
	d.session, d.clock = s, c
	d.lead = newItems(d.styles)
	d.lead.rows(facts.DevicesLead(s, c))
	d.lead.all = append(d.lead.all, item{kind: itemBlank})
	if first {
		d.list.Set(d)
		d.list.Select(d.lead.Len())
		d.align()
		return
	}
	for i := range s.Devices.Value {
		if id != "" && s.Devices.Value[i].ID == id {
			at = i
			break
		}
	}
	d.list.Changed(d.lead.Len() + at)
	d.align()
}

// align starts the window with a whole row where the cursor on a device has
// pushed a part of what stands above the list out of it: half a row says
// nothing without its label.
func (d *Devices) align() {
	if row, skip := d.list.Top(); skip > 0 && row < d.lead.Len() && d.list.Cursor() >= d.lead.Len() {
		d.list.ScrollTo(row+1, 0)
	}
}

// SetClock shows times in another way or at another moment.
func (d *Devices) SetClock(c clock.Clock) {
	d.clock = c
	d.list.Changed(d.list.Cursor())
}

// SetStyles changes the look.
func (d *Devices) SetStyles(styles *theme.Styles) { d.styles, d.lead.styles = styles, styles }

// SetSize sets the size inside the border in cells.
func (d *Devices) SetSize(width, height int) {
	d.list.SetSize(width, height)
	d.align()
}

// Key acts on a key and reports whether it was one of the pane's.
func (d *Devices) Key(msg tea.KeyPressMsg) bool {
	at := d.list.Cursor() - d.lead.Len()
	switch {
	case key.Matches(msg, d.keys.Move.Open) && at >= 0 && at < len(d.session.Devices.Value):
		id := d.session.Devices.Value[at].ID
		d.open[id] = !d.open[id]
		d.list.Changed(d.list.Cursor())
		return true
	default:
		return d.list.Key(d.keys.Move, msg)
	}
}

// View returns the pane's lines.
func (d *Devices) View(focused bool) []string { return d.list.View(focused) }

// Status returns how many devices there are.
func (d *Devices) Status() string {
	n := len(d.session.Devices.Value)
	if _, _, more := d.list.Position(); more {
		return fmt.Sprintf("%d/%d", max(d.list.Cursor()-d.lead.Len()+1, 0), n)
	}
	return fmt.Sprint(n)
}

// Visible returns the ids of the devices in the window.
func (d *Devices) Visible() []string {
	_, height := d.list.Size()
	top, _ := d.list.Top()
	var ids []string
	for row := max(top, d.lead.Len()); row < d.Len() && row < top+height; row++ {
		ids = append(ids, d.session.Devices.Value[row-d.lead.Len()].ID)
	}
	return ids
}

// Keys returns the pane's bindings for help.
func (d *Devices) Keys() []key.Binding {
	return append([]key.Binding{keys.As(d.keys.Move.Open, "details")}, list.Keys(d.keys.Move)...)
}

// Len returns the number of rows: what stands above the list, and the devices.
func (d *Devices) Len() int { return d.lead.Len() + len(d.session.Devices.Value) }

// Selectable reports whether the cursor can stand on row i.
func (d *Devices) Selectable(i int) bool { return i >= d.lead.Len() || d.lead.Selectable(i) }

// Render returns row i as lines.
func (d *Devices) Render(i, width int, selected bool) []string {
	if i < d.lead.Len() {
		return d.lead.Render(i, width, selected)
	}
	device := facts.DeviceAt(d.session, i-d.lead.Len(), d.clock)
	sign := " "
	if device.Own {
		sign = "●"
	}
	room := width - gutter - 2
	age := min(ansi.StringWidth(device.Authenticated), room/2)
	style := d.styles.Text
	if selected {
		style = d.styles.Strong
	}
	name := device.ID
	if device.Name != "" {
		name = device.Name + "  " + device.ID
	}
	lines := beside(d.styles, selected,
		column{sign, 1, d.styles.Accent},
		column{name, max(room-age-1, 1), style},
		column{device.Authenticated, age, d.styles.Tone(device.Tone)})
	if !d.open[device.ID] {
		return lines
	}
	return append(lines, d.details(device, width, selected)...)
}

// details are the lines below an opened device.
func (d *Devices) details(device facts.Device, width int, selected bool) []string {
	var lines []string
	if device.Own {
		lines = append(lines, beside(d.styles, selected, column{"", 1, d.styles.Text},
			column{"this session's own device", width - gutter - 2, d.styles.Accent})...)
	}
	labels := 0
	for _, row := range device.Details {
		labels = max(labels, ansi.StringWidth(row.Label))
	}
	labels = min(labels, max((width-gutter)*2/5, 8))
	for _, row := range device.Details {
		lines = append(lines, beside(d.styles, selected, column{"", 1, d.styles.Text},
			column{row.Label, labels, d.styles.Muted},
			column{row.Text, width - gutter - labels - 3, d.styles.Tone(row.Tone)})...)
	}
	return lines
}
