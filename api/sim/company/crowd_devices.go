package company

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// idKind keeps the ids of different things apart.
type idKind uint64

const (
	userID idKind = iota + 1
	userUID
	userSeat
	crowdDevice
	crowdRegistration
)

// id returns the UUID of a kind for the person of the place. Its last twelve
// digits hold the place, so that no table of 20,000 ids is needed.
func (c *crowd) id(kind idKind, place int) string {
	random := rand.NewPCG(c.seed^uint64(kind)<<56, uint64(place)+1)
	high, low := random.Uint64(), random.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x",
		high>>32, high>>16&0xffff, high&0xfff, low&0xfff, uint64(place)^c.mask())
}

// mask makes the last digits look like the rest.
func (c *crowd) mask() uint64 { return rand.NewPCG(c.seed, 0).Uint64() >> 16 }

// placeOf returns the place in the id, when there is such a person with the id.
func (c *crowd) placeOf(kind idKind, id string) (int, bool) {
	digits := id[strings.LastIndexByte(id, '-')+1:]
	number, err := strconv.ParseUint(digits, 16, 48)
	if err != nil || number^c.mask() >= uint64(c.count) {
		return 0, false
	}
	place := int(number ^ c.mask())
	return place, c.id(kind, place) == id
}

func (c *crowd) person(id string) (*Person, bool) {
	place, ok := c.placeOf(userID, id)
	if !ok {
		return nil, false
	}
	return c.make(place), true
}

func (c *crowd) device(id string) (*Device, bool) {
	place, ok := c.placeOf(crowdDevice, id)
	if !ok {
		return nil, false
	}
	return c.ownedDevice(place)
}

func (c *crowd) registration(id string) (*Registration, *Device, bool) {
	place, ok := c.placeOf(crowdRegistration, id)
	if !ok {
		return nil, nil, false
	}
	device, ok := c.ownedDevice(place)
	if !ok {
		return nil, nil, false
	}
	return &device.Registrations[0], device, true
}

// ownedDevice returns the device of the person of the place, if there is one.
func (c *crowd) ownedDevice(place int) (*Device, bool) {
	p := c.make(place)
	device := c.deviceOf(place)
	device.User = DeviceUser{p.ID, p.Name, p.Email}
	return &device, p.GatewaySeat
}

func (c *crowd) deviceOf(place int) Device {
	serial := fmt.Sprintf("EXAMPLE%06d", place+1)
	device := c.at.windowsPC(1, "LT-"+strconv.Itoa(place+1), serial)
	if place%3 == 0 {
		device = c.at.macBook(1, "MBP-"+strconv.Itoa(place+1), serial)
	}
	device.ID = c.id(crowdDevice, place)
	device.Registrations[0].ID = c.id(crowdRegistration, place)
	return device
}
