package company

import (
	"fmt"
	"time"
)

// Device is a physical device.
type Device struct {
	ID             string
	Owner          int        // the number of the person whose it is
	User           DeviceUser // who used it last; the owner when it is not set
	Name           string
	Type           string // windows, mac, linux, ios, android
	OSVersion      string
	OSVersionExtra string
	Manufacturer   string
	Model          string
	Serial         string // empty when the platform does not report it
	MAC            string
	ClientVersion  string
	CreatedAt      time.Time
	LastSeenAt     time.Time
	Registrations  []Registration
	// Profile is the profile of settings that the client has; Default when empty.
	Profile string
	// SwitchedOff are the moments at which the client was switched off, the newest
	// first; Off means that it was not switched on again.
	SwitchedOff []time.Time
	Off         bool
	// Network is the name of the Wi-Fi, and Weak means that it is hardly there.
	Network string
	Weak    bool
	// RegistrationOnly devices are from before the account could have several
	// users on one device: only the registration is known, under the device's id.
	RegistrationOnly bool
}

// DeviceUser is the person who used a device last.
type DeviceUser struct {
	ID, Name, Email string
}

// Registration is the enrolment of a device by a person.
type Registration struct {
	ID         string
	CreatedAt  time.Time
	LastSeenAt time.Time
	RevokedAt  time.Time // zero while it is good
	DeletedAt  time.Time // zero while it is there
	KeyType    string    // curve25519 or secp256r1
	TunnelType string    // wireguard or masque
}

// Active counts the registrations that are neither revoked nor deleted.
func (d *Device) Active() int {
	count := 0
	for i := range d.Registrations {
		if r := &d.Registrations[i]; r.RevokedAt.IsZero() && r.DeletedAt.IsZero() {
			count++
		}
	}
	return count
}

// deviceID and registrationID number the devices: the person's number, then
// one digit for each of the person's devices.
func deviceID(number int) string { return fmt.Sprintf("c41a9d52-7f18-4c0b-9d55-0e6f2ab9%04d", number) }

func registrationID(number int) string {
	return fmt.Sprintf("7a1c3e50-8c21-11f1-9b6e-2e5d0a7f%04d", number)
}

// seen makes a device session of the numbered device.
func seen(number int, last time.Time) DeviceSession {
	return DeviceSession{ID: registrationID(number), Last: last}
}

const clientVersion = "2026.6.820.0"

// device returns one with a single good registration; number is as in deviceID.
func (m moment) device(number int, name, kind string) Device {
	created, last := m.ago(180*day+time.Duration(number)*time.Hour), m.ago(2*time.Minute)
	return Device{
		ID:            deviceID(number),
		Owner:         number / 10,
		Name:          name,
		Type:          kind,
		MAC:           fmt.Sprintf("00:00:5e:00:53:%02x", number%256),
		ClientVersion: clientVersion,
		CreatedAt:     created,
		LastSeenAt:    last,
		Registrations: []Registration{{
			ID: registrationID(number), CreatedAt: created, LastSeenAt: last, KeyType: "secp256r1", TunnelType: "masque",
		}},
	}
}

func (m moment) macBook(number int, name, serial string) Device {
	d := m.device(number, name, "mac")
	d.OSVersion, d.Manufacturer, d.Model, d.Serial = "15.6.1", "Apple Inc.", "MacBookPro18,3", serial
	return d
}

func (m moment) windowsPC(number int, name, serial string) Device {
	d := m.device(number, name, "windows")
	d.OSVersion, d.OSVersionExtra, d.Manufacturer, d.Model, d.Serial = "10.0.22631", "4317", "Dell Inc.", "Latitude 5440", serial
	return d
}

func (m moment) linuxPC(number int, name, serial string) Device {
	d := m.device(number, name, "linux")
	d.OSVersion, d.Manufacturer, d.Model, d.Serial = "6.8.0", "LENOVO", "ThinkPad T14 Gen 5", serial
	return d
}

func (m moment) iPhone(number int, name string) Device {
	d := m.device(number, name, "ios")
	d.OSVersion, d.Manufacturer, d.Model, d.MAC, d.ClientVersion = "26.1.0", "Apple Inc.", "iPhone17,1", "", "1.14"
	return d
}

// lastSeen sets when the device and its registrations were seen last.
func (d Device) lastSeen(at time.Time) Device {
	d.LastSeenAt = at
	for i := range d.Registrations {
		d.Registrations[i].LastSeenAt = at
	}
	return d
}

// revoked takes the registrations away.
func (d Device) revoked(at time.Time) Device {
	for i := range d.Registrations {
		d.Registrations[i].RevokedAt = at
	}
	return d
}
