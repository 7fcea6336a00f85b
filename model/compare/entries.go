package compare

import (
	"ztsession/model"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// devices compares the registrations of devices by their ids.
func (c *comparer) devices(f *schema.Field[model.Session], one member) []Row {
	there, here := c.there.shown.Devices.Value, c.here.shown.Devices.Value
	rows := c.entriesOf(Devices, f, one, len(there), len(here), "device", "devices")
	places := make(map[string][]int, len(here))
	for i := range c.here.real.Devices.Value {
		id := c.here.real.Devices.Value[i].ID
		places[id] = append(places[id], i)
	}
	taken := make([]bool, len(here))
	for i := range there {
		id, partner := c.there.real.Devices.Value[i].ID, -1
		if same := places[id]; len(same) > 0 {
			partner, places[id] = same[0], same[1:]
			taken[partner] = true
		}
		rows = append(rows, c.device(i, partner))
	}
	for i := range here {
		if !taken[i] {
			rows = append(rows, c.device(-1, i))
		}
	}
	return rows
}

// device compares two registrations; -1 is for a side that does not have it.
func (c *comparer) device(there, here int) Row {
	var sides [2]typed[model.Device]
	var entries [2]model.Value
	subject := ""
	for i, of := range []struct {
		side  *side
		place int
	}{{&c.there, there}, {&c.here, here}} {
		if of.place < 0 {
			continue
		}
		device := &of.side.shown.Devices.Value[of.place]
		entries[i] = of.side.real.Devices.Value[of.place].Entry
		sides[i] = typed[model.Device]{entries[i], device}
		subject = "Device " + device.ID
		if name := deviceName(of.side.shown, device.ID); name != "" {
			subject = name
		}
	}
	row := c.row(Devices, subject, entries[0], entries[1])
	row.Weight = Ordinary
	registered(&row.There, there >= 0)
	registered(&row.Here, here >= 0)
	if row.Change != Changed {
		return row
	}
	row.Parts = c.parts(sides[0].members, sides[1].members, func() []Row {
		return object(c, nil, Devices, "", &schema.Device, sides[0], sides[1])
	})
	row.Weight, row.besides = heaviest(row.Parts), "with other details"
	if row.Weight == Noise {
		row.besides = "last used at another time"
	}
	return row
}

func registered(s *Side, is bool) {
	s.state, s.words = "registered", "registered"
	if !is {
		s.state, s.words = "not registered", "not registered"
	}
}

// parts returns what differs between two entries of a map: field by field where
// both are objects.
func (c *comparer) parts(there, here model.Value, byField func() []Row) []Row {
	if there.Kind() != model.KindObject || here.Kind() != model.KindObject {
		return c.values(nil, "entry", there, here)
	}
	all := byField()
	differ := all[:0]
	for _, row := range all {
		if row.Change != Same {
			differ = append(differ, row)
		}
	}
	return differ
}

// entriesOf returns a row about a whole map of entries where one side has no
// entries that can be compared, or where one came as a list.
func (c *comparer) entriesOf(area Area, f *schema.Field[model.Session], one member, there, here int, single, several string) []Row {
	row := c.row(area, f.Label, one.there, one.here)
	row.Weight = Important
	switch {
	case there > 0 && here > 0 && one.there.Kind() == one.here.Kind():
		return nil
	case there > 0 && here > 0:
		row.Weight = Minor
		row.There.words, row.Here.words = "sent as "+one.there.Kind().String(), "sent as "+one.here.Kind().String()
		return []Row{row}
	}
	if there > 0 {
		row.There.words = words.Count(there, single, several)
	}
	if here > 0 {
		row.Here.words = words.Count(here, single, several)
	}
	return []Row{row}
}
