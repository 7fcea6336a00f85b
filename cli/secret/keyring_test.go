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
	for _, cause := range []error{keyring.ErrUnsupportedPlatform, keyring.ErrSetDataTooBig, errors.New("The name org.freedesktop.secrets was not provided by any .service files"), errors.New("refused cfut_CANARYcanaryCANARYcanary0000")} {
		keyring.MockInitWithError(cause)
		if err := ring.Set("default", token); err == nil || errors.Is(err, secret.ErrNotKept) || len(err.Error()) < 10 || err.Error() == cause.Error() {
			t.Errorf("%v becomes %v", cause, err)
		}
	}
}
