// Package glance reads what the list of a person's sessions does not say of them:
// from which device and country each is, and how its posture checks are. Each
// session has to be read for that, so it is done in the background, for the first
// few, and not where few requests are left.
package glance

import (
	"context"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/screen"
)

// Source is what is asked.
type Source interface {
	screen.SessionSource
	// Device returns what a device_id stands for.
	Device(ctx context.Context, account, id string) (model.DeviceInfo, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Names are the names behind ids that were looked up; nil while they are off.
type Names interface{ Shown() *model.Names }

// How many sessions are read at the same time, and of one person, at most.
const atOnce, most = 2, 8

// Reader reads the sessions of one person. It belongs to the event loop: only the
// commands that it returns run elsewhere.
type Reader struct {
	parent   context.Context
	names    Names
	ctx      context.Context
	cancel   context.CancelFunc
	life     int // counts the people, so that what is late does not count
	asked    map[string]bool
	underWay int
	found    map[string]*model.Glance       // by nonce
	devices  map[string]model.Field[string] // names by id
}

// New returns a Reader whose requests end when ctx does. Devices that names has are
// not asked for. While names are off, or without any, nothing is: the person wants
// no more requests than are needed.
func New(ctx context.Context, names Names) *Reader {
	r := &Reader{parent: ctx, names: names}
	r.Forget()
	return r
}

// readMsg is what a session says at a glance, or that it could not be read.
type readMsg struct {
	reader *Reader
	life   int
	nonce  string
	glance *model.Glance
	device model.DeviceInfo
}

// Want reads sessions of a person that were not read yet, a few at a time: those
// that had to wait are read when it is called after an answer.
func (r *Reader) Want(source Source, person model.Ref, list []model.SessionSummary, now time.Time) tea.Cmd {
	if r.ctx == nil {
		r.ctx, r.cancel = context.WithCancel(r.parent)
	}
	if r.names == nil || r.names.Shown() == nil {
		return nil
	}
	var cmds []tea.Cmd
	for i := range list {
		nonce := list[i].Nonce
		if r.underWay >= atOnce || len(r.asked) >= most || source.Budget().Low(now) {
			break
		}
		if nonce == "" || r.asked[nonce] {
			continue
		}
		r.asked[nonce] = true
		r.underWay++
		ref := person
		ref.Nonce = nonce
		cmds = append(cmds, r.read(source, ref, now))
	}
	return tea.Batch(cmds...)
}

// read returns the command that reads a session, and then what its device is
// called unless that is known or few requests are left.
func (r *Reader) read(source Source, ref model.Ref, now time.Time) tea.Cmd {
	ctx, msg := r.ctx, readMsg{reader: r, life: r.life, nonce: ref.Nonce}
	shown, known := r.names.Shown(), maps.Clone(r.devices)
	return func() tea.Msg {
		session, err := source.Session(ctx, ref, func(model.Progress) {})
		if err != nil {
			return msg
		}
		msg.glance = model.GlanceAt(session)
		id, ok := session.DeviceID.Get()
		if _, have := known[id]; !ok || have || source.Budget().Low(now) {
			return msg
		}
		if msg.device, ok = shown.Devices[id]; !ok {
			// Without its name the id of the device says enough.
			msg.device, _ = source.Device(ctx, ref.Account, id)
		}
		return msg
	}
}

// Update takes a message and reports whether there is more to show, or to read.
func (r *Reader) Update(msg tea.Msg) bool {
	read, ok := msg.(readMsg)
	if !ok || read.reader != r || read.life != r.life {
		return false
	}
	r.underWay--
	if read.glance == nil {
		return true
	}
	r.found[read.nonce] = read.glance
	if id, ok := read.glance.DeviceID.Get(); ok && read.device.Name.Presence == model.Reported {
		r.devices[id] = read.device.Name
	}
	for _, glance := range r.found {
		if id, ok := glance.DeviceID.Get(); ok {
			glance.Device = r.devices[id]
		}
	}
	return true
}

// Added returns the list with what was read of its sessions.
func (r *Reader) Added(list []model.SessionSummary) []model.SessionSummary {
	added := make([]model.SessionSummary, len(list))
	for i, one := range list {
		if glance := r.found[one.Nonce]; glance != nil {
			// What is shown already must not change.
			now := *glance
			one.Glance = &now
		}
		added[i] = one
	}
	return added
}

// Forget ends what is under way and drops what was read: for another person, or for
// a list that was asked for again.
func (r *Reader) Forget() {
	r.Cancel()
	r.asked, r.found, r.devices = map[string]bool{}, map[string]*model.Glance{}, map[string]model.Field[string]{}
}

// Cancel ends what is under way; what was read stays.
func (r *Reader) Cancel() {
	if r.cancel != nil {
		r.cancel()
	}
	r.ctx, r.cancel, r.underWay = nil, nil, 0
	r.life++
}
