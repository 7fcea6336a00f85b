package decode_test

import (
	"testing"

	"ztsession/model"
	"ztsession/model/decode"
)

func TestIdentityProviderIsReadWithoutItsConfig(t *testing.T) {
	got := decode.IdentityProvider(objectOf(t, `"id":"i-1","name":"Example Okta","type":"okta","config":{"client_secret":"CANARY"},"scim_config":{"secret":"CANARY"}`))
	if got != (model.IdentityProvider{ID: "i-1", Name: "Example Okta", Type: "okta"}) {
		t.Errorf("identity provider = %+v", got)
	}
}

func TestDevicesAreReadFieldByField(t *testing.T) {
	device := decode.PhysicalDevice(objectOf(t, `"id":"d-1","name":"LAPTOP-1","device_type":"windows","os_version":"10.0.26100","manufacturer":"Example","model":null,"serial_number":5,
		"client_version":"2026.6.1","last_seen_at":"2026-09-10T11:00:00Z","last_seen_user":{"email":"jane@example.com"},"public_ip":"192.0.2.1"`))
	if device.Registration || device.ID != "d-1" || device.DeviceID != "d-1" || !model.Is(device.Name, "LAPTOP-1") || !model.Is(device.Type, "windows") || !model.Is(device.OSVersion, "10.0.26100") ||
		!model.Is(device.Manufacturer, "Example") || device.Model.Presence != model.Null || !model.Is(device.Serial, "5") || !model.Is(device.ClientVersion, "2026.6.1") ||
		device.LastSeen.Value.Hour() != 11 || !model.Is(device.LastUser, "jane@example.com") {
		t.Errorf("device = %+v", device)
	}
	registration := decode.Registration(objectOf(t, `"id":"r-1","key":"CANARY","last_seen_at":null,"device":{"id":"d-1","name":"LAPTOP-1","client_version":{}},"user":"jane@example.com"`))
	if !registration.Registration || registration.ID != "r-1" || registration.DeviceID != "d-1" || !model.Is(registration.Name, "LAPTOP-1") ||
		registration.ClientVersion.Presence != model.Misfit || registration.LastSeen.Presence != model.Null || !model.Is(registration.LastUser, "jane@example.com") {
		t.Errorf("registration = %+v", registration)
	}
	for _, odd := range []string{`"device":null,"user":null`, `"device":[],"user":{}`, `"device":"x","last_seen_user":[]`} {
		if got := decode.Registration(objectOf(t, odd)); got.DeviceID != "" {
			t.Errorf("%s: %+v", odd, got)
		}
	}
}
