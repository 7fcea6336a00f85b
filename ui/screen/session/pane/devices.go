package pane

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/widget/table"
)

// Devices is the pane of the registered devices, newest authentication first.
// Each is one line that enter opens.
type Devices struct {
	base
	env     *look.Env
	table   *table.Listing[lists.Device]
	session *model.Session
	open    map[string]bool // ids of the devices whose details are shown
	above   int             // rows above the devices
}

// NewDevices returns an empty pane.
func NewDevices(env *look.Env) *Devices {
	d := &Devices{
		env: env, session: &model.Session{}, open: map[string]bool{},
		table: table.NewListing(env, env.Keys.Move, lists.Devices(false)).Snug().Found(func() []lists.Column[lists.Device] { return lists.Devices(true) }),
	}
	d.table.SetBelow(d.details)
	return d
}

// Title names the pane.
func (d *Devices) Title() string { return "Devices" }

// Slot is where the pane stands on a wide terminal.
func (d *Devices) Slot() layout.Slot {
	devices := d.session.Devices.Value
	rows := d.above + len(devices)
	if len(devices) > 0 {
		const heads = 1
		rows += heads
	}
	for i := range devices {
		if d.open[devices[i].ID] {
			rows += len(facts.DeviceAt(d.session, i, d.env.Clock).Details)
		} else if _, known := facts.NowLine(d.session, devices[i].ID, d.env.Clock); known {
			rows++
		}
	}
	return layout.Slot{Place: layout.Left, Share: 22, Least: 3, Rows: rows}
}

// SetSession shows a session. The cursor stays on the same device, opened
// devices stay open.
func (d *Devices) SetSession(s *model.Session) tea.Cmd {
	at, id := d.table.Cursor(), ""
	if device := d.table.Chosen(); device != nil {
		id = device.ID
	}
	first := d.session.Document == nil
	if isSameAnswer(d.session, s) {
		open := map[string]bool{}
		for i, device := range d.session.Devices.Value {
			open[s.Devices.Value[i].ID] = d.open[device.ID]
		}
		d.open = open
	}
	d.session = s
	devices := lists.DevicesOf{Session: s}
	d.table.SetColumns(lists.Devices(devices.Named()))
	d.table.SetLead(d.lead())
	if first {
		d.table.ShowFrom(devices)
		return nil
	}
	for i := range s.Devices.Value {
		if id != "" && s.Devices.Value[i].ID == id {
			at = i
			break
		}
	}
	d.table.ChangeFrom(devices, at)
	return nil
}

// lead returns what stands above the devices, and notes how much that is.
func (d *Devices) lead() *items {
	lead := newItems(d.env.Styles)
	lead.rows(facts.DevicesNote(d.session, d.env.Clock))
	d.above = lead.Len()
	return lead
}

// EnvChanged shows times in another way or at another moment.
func (d *Devices) EnvChanged() {
	d.table.SetLead(d.lead())
	d.table.EnvChanged()
}

// SetSize sets the size inside the border in cells.
func (d *Devices) SetSize(area, _ layout.Rect) { d.table.SetSize(area.W, area.H) }

// Actions returns what can be done in the pane.
func (d *Devices) Actions() []action.Action {
	details := action.Action{
		ID: "devices.details", Keys: keys.As(d.env.Keys.Move.Open, "details"), Group: d.Title() + " pane", Footer: enterFooter, Always: true,
		Do: action.Just(d.toggle),
	}
	found := d.table.Actions(d.Title()+" pane", func() {})
	if d.Typing() {
		return found
	}
	return slices.Concat([]action.Action{details.When(d.table.Chosen() != nil, "There is no device under the cursor")}, found, moves(d.env, d.Title()))
}

// toggle shows or hides the details of the device under the cursor.
func (d *Devices) toggle() {
	id := d.table.Chosen().ID
	d.open[id] = !d.open[id]
	d.table.ChangeFrom(lists.DevicesOf{Session: d.session}, d.table.Cursor())
}

// Key moves the cursor.
func (d *Devices) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) { return nil, d.table.Key(msg) }

// Paste puts text into a prompt.
func (d *Devices) Paste(text string) tea.Cmd {
	d.table.Paste(text)
	return nil
}

// Update takes what a search, a filter or a sort found.
func (d *Devices) Update(msg tea.Msg) (bool, tea.Cmd) { return d.table.Update(msg), nil }

// Pending returns what was started beside the event loop.
func (d *Devices) Pending() tea.Cmd { return d.table.Pending() }

// Typing reports whether a prompt is open.
func (d *Devices) Typing() bool { return d.table.Typing() }

// LeavesOut reports whether a filter leaves something out.
func (d *Devices) LeavesOut() bool { return d.table.Filtered() }

// Back ends the search, then the filter.
func (d *Devices) Back() bool { return d.table.Back() }

// View returns the pane's lines.
func (d *Devices) View(focused bool) []string { return d.table.View(focused) }

// Status returns how many devices there are.
func (d *Devices) Status() string {
	n := len(d.session.Devices.Value)
	if n == 0 {
		return "none"
	}
	if found := d.table.Status(); found != "" {
		return found
	}
	if d.table.More() {
		return words.Place(max(d.table.Cursor()+1, 0), n)
	}
	return fmt.Sprint(n)
}

// Kept returns the devices that a filter leaves, in their order of now; false says that
// it leaves out none.
func (d *Devices) Kept() ([]int, bool) { return d.table.Kept() }

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
	var ids []string
	for _, i := range d.table.InWindow() {
		ids = append(ids, d.session.Devices.Value[i].ID)
	}
	return ids
}

// now is the line below a device that says how it is now, where that is known.
func (d *Devices) now(i, width int) []string {
	line, ok := facts.NowLine(d.session, d.session.Devices.Value[i].ID, d.env.Clock)
	if !ok {
		return nil
	}
	// One line, so that the list stays one; enter shows all of it.
	return []string{"  " + d.env.Styles.Tone(line.Tone).Render(measure.Truncate(line.Text, width-2, signs.Cut))}
}

// details are the lines below a device that is open.
func (d *Devices) details(i, width int) []string {
	if !d.open[d.session.Devices.Value[i].ID] {
		return d.now(i, width)
	}
	device := facts.DeviceAt(d.session, i, d.env.Clock)
	var lines []string
	if device.Own {
		lines = append(lines, columns(column{width: 1},
			column{text: "this session's own device", width: width - 2, style: d.env.Styles.Accent})...)
	}
	rows := device.Details
	if !d.table.Shows(i, device.ID) {
		rows = append([]facts.Row{{Label: "Id", Text: device.ID}}, rows...)
	}
	labels := 0
	for _, row := range rows {
		labels = max(labels, measure.Cells(row.Label))
	}
	labels = min(labels, max(width*2/5, 8))
	for _, row := range rows {
		lines = append(lines, columns(column{width: 1},
			column{row.Label, labels, d.env.Styles.Muted, true},
			column{text: row.Text, width: width - labels - 3, style: d.env.Styles.Tone(row.Tone)})...)
	}
	return lines
}
