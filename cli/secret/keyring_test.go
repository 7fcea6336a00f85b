//go:build unix

package secret_test

import (
	"errors"
	"testing"

	"github.com/zalando/go-keyring"

	"ztsession/cli/secret"
)

// TestTheSystemsKeyring is not parallel: the library has one stand-in for all.
func TestTheSystemsKeyring(t *testing.T) {
	keyring.MockInit()
	ring := secret.System{Getenv: environment(map[string]string{"XDG_RUNTIME_DIR": "/run/user/1"}), IsThere: func(path string) bool { return path == "/run/user/1/bus" }}
	if _, err := ring.Get("default"); !errors.Is(err, secret.ErrNotKept) {
		t.Errorf("an empty one says %v", err)
	}
	if err := ring.Set("default", token); err != nil {
		t.Fatal(err)
	}
	if got, err := ring.Get("default"); err != nil || got != token {
		t.Errorf("it has %d characters, %v", len(got), err)
	}
	if err := ring.Delete("default"); err != nil {
		t.Error(err)
	}
	if err := ring.Delete("default"); !errors.Is(err, secret.ErrNotKept) {
		t.Errorf("deleted twice: %v", err)
	}
	for _, system := range []string{"windows", "darwin"} {
		// There it is always part of the system, and D-Bus is nothing that they have.
		of := secret.System{OS: system, Getenv: environment(nil), IsThere: func(string) bool { return false }}
		if err := of.Set("profile a", token); err != nil {
			t.Errorf("%s: %v", system, err)
		}
		if got, err := of.Get("profile a"); err != nil || got != token {
			t.Errorf("%s has %d characters, %v", system, len(got), err)
		}
		if err := of.Delete("profile a"); err != nil {
			t.Errorf("%s: %v", system, err)
		}
	}
	keyring.MockInitWithError(errors.New("failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'"))
	if _, err := ring.Get("default"); err == nil || errors.Is(err, secret.ErrNoKeyring) || err.Error() != "it is locked, and was not unlocked, or there is none in it yet" {
		t.Errorf("a locked one says %v", err)
	}
	for _, cause := range []error{keyring.ErrUnsupportedPlatform, keyring.ErrSetDataTooBig, errors.New("The name org.freedesktop.secrets was not provided by any .service files"), errors.New("refused cfut_CANARYcanaryCANARYcanary0000")} {
		keyring.MockInitWithError(cause)
		if err := ring.Set("default", token); err == nil || errors.Is(err, secret.ErrNotKept) || len(err.Error()) < 10 || err.Error() == cause.Error() {
			t.Errorf("%v becomes %v", cause, err)
		}
	}
}
