package pane

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/widget/list"
)

// Devices is the pane of the registered devices, newest authentication first.
// Each is one line that enter opens.
type Devices struct {
	base
	env     *look.Env
	list    list.List
	session *model.Session
	lead    *items
	open    map[string]bool // ids of the devices whose details are shown
}

// NewDevices returns an empty pane.
func NewDevices(env *look.Env) *Devices {
	d := &Devices{env: env, session: &model.Session{}, lead: newItems(env.Styles), open: map[string]bool{}}
	d.list.Set(d)
	return d
}

// Title names the pane.
func (d *Devices) Title() string { return "Devices" }

// Slot is where the pane stands on a wide terminal.
func (d *Devices) Slot() layout.Slot { return layout.Slot{Share: 22, Least: 5} }

// SetSession shows a session. The cursor stays on the same device, opened
// devices stay open.
func (d *Devices) SetSession(s *model.Session) tea.Cmd {
	at := d.list.Cursor() - d.lead.Len()
	id := ""
	if at >= 0 && at < len(d.session.Devices.Value) {
		id = d.session.Devices.Value[at].ID
	}
	first := d.session.Document == nil
	d.session = s
	d.loadLead()
	if first {
		d.list.Set(d)
		d.list.Select(d.lead.Len())
		d.align()
		return nil
	}
	for i := range s.Devices.Value {
		if id != "" && s.Devices.Value[i].ID == id {
			at = i
			break
		}
	}
	d.list.Changed(d.lead.Len() + at)
	d.align()
	return nil
}

// loadLead fills what stands above the list.
func (d *Devices) loadLead() {
	d.lead = newItems(d.env.Styles)
	d.lead.rows(facts.DevicesLead(d.session, d.env.Clock))
	d.lead.all = append(d.lead.all, item{kind: itemBlank})
}

// align starts the window with a whole row where the cursor on a device has
// pushed a part of what stands above the list out of it: half a row says
// nothing without its label.
func (d *Devices) align() {
	if row, skip := d.list.Top(); skip > 0 && row < d.lead.Len() && d.list.Cursor() >= d.lead.Len() {
		d.list.ScrollTo(row+1, 0)
	}
}

// EnvChanged shows times in another way or at another moment.
func (d *Devices) EnvChanged() {
	d.loadLead()
	d.list.Changed(d.list.Cursor())
	d.align()
}

// SetSize sets the size inside the border in cells.
func (d *Devices) SetSize(area, _ layout.Rect) {
	d.list.SetSize(area.W, area.H)
	d.align()
}

// Actions returns what can be done in the pane.
func (d *Devices) Actions() []action.Action {
	details := action.Action{
		ID: "devices.details", Keys: keys.As(d.env.Keys.Move.Open, "details"), Group: d.Title() + " pane", Footer: ownFooter,
		Do: action.Just(d.toggle),
	}
	return append([]action.Action{details.When(d.selected() != nil)}, moves(d.env, d.Title())...)
}

// toggle shows or hides the details of the device under the cursor.
func (d *Devices) toggle() {
	id := d.selected().ID
	d.open[id] = !d.open[id]
	d.list.Changed(d.list.Cursor())
}

// selected returns the device under the cursor, or nil.
func (d *Devices) selected() *model.Device {
	if at := d.list.Cursor() - d.lead.Len(); at >= 0 && at < len(d.session.Devices.Value) {
		return &d.session.Devices.Value[at]
	}
	return nil
}

// Key moves the cursor.
func (d *Devices) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	return nil, d.list.Key(d.env.Keys.Move, msg)
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

// IDs returns the session's own device and the devices in the window.
func (d *Devices) IDs() []resolve.ID {
	account := d.session.Origin.Ref.Account
	ids := []resolve.ID{{Kind: resolve.Device, Account: account, Value: d.session.DeviceID.Value}}
	for _, id := range d.Visible() {
		ids = append(ids, resolve.ID{Kind: resolve.Registration, Account: account, Value: id})
	}
	return ids
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

// Len returns the number of rows: what stands above the list, and the devices.
func (d *Devices) Len() int { return d.lead.Len() + len(d.session.Devices.Value) }

// Selectable reports whether the cursor can stand on row i.
func (d *Devices) Selectable(i int) bool { return i >= d.lead.Len() || d.lead.Selectable(i) }

// Render returns row i as lines.
func (d *Devices) Render(i, width int, selected bool) []string {
	if i < d.lead.Len() {
		return d.lead.Render(i, width, selected)
	}
	device := facts.DeviceAt(d.session, i-d.lead.Len(), d.env.Clock)
	sign := " "
	if device.Own {
		sign = "●"
	}
	room := width - gutter - 2
	age := min(ansi.StringWidth(device.Authenticated), room/2)
	style := d.env.Styles.Text
	if selected {
		style = d.env.Styles.Strong
	}
	name := device.ID
	if device.Name != "" {
		name = device.Name + "  " + device.ID
	}
	lines := beside(d.env.Styles, selected,
		column{sign, 1, d.env.Styles.Accent},
		column{name, max(room-age-1, 1), style},
		column{device.Authenticated, age, d.env.Styles.Tone(device.Tone)})
	if !d.open[device.ID] {
		return lines
	}
	return append(lines, d.details(device, width, selected)...)
}

// details are the lines below an opened device.
func (d *Devices) details(device facts.Device, width int, selected bool) []string {
	var lines []string
	if device.Own {
		lines = append(lines, beside(d.env.Styles, selected, column{"", 1, d.env.Styles.Text},
			column{"this session's own device", width - gutter - 2, d.env.Styles.Accent})...)
	}
	labels := 0
	for _, row := range device.Details {
		labels = max(labels, ansi.StringWidth(row.Label))
	}
	labels = min(labels, max((width-gutter)*2/5, 8))
	for _, row := range device.Details {
		lines = append(lines, beside(d.env.Styles, selected, column{"", 1, d.env.Styles.Text},
			column{row.Label, labels, d.env.Styles.Muted},
			column{row.Text, width - gutter - labels - 3, d.env.Styles.Tone(row.Tone)})...)
	}
	return lines
}
