package recent

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/gofrs/flock"

	"ztsession/cli/private"
)

// pollEvery is how often a lock that another program holds is tried again.
const pollEvery = 5 * time.Millisecond

// lock keeps other programs, and other Stores, from changing the file until
// unlock is called. The lock is the system's own: it ends with the program that
// holds it, so that none stays behind after a crash. The lock file itself stays
// and holds nothing: deleting it would let two programs hold two locks.
func (s *Store) lock() (unlock func(), err error) {
	name := s.name(lockName)
	if _, err := isThere(name); err != nil {
		return nil, failure("locked", err)
	}
	held := flock.New(name, flock.SetPermissions(private.Mode), flock.SetFlag(os.O_CREATE|os.O_RDONLY|private.NoFollow))
	locked, err := held.TryLock()
	if !locked && err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), s.wait)
		defer cancel()
		locked, err = held.TryLockContext(ctx, pollEvery)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, busy()
	case err != nil:
		return nil, failure("locked", err)
	case !locked:
		return nil, busy()
	default:
		return func() { _ = held.Unlock() }, nil // The system ends the lock in any case.
	}
}
