//go:build windows

package private

import "io/fs"

// NoFollow makes opening a link fail; 0 where the system has no such thing.
const NoFollow = 0

const noWait = 0

// check returns nil: on Windows who may read a file is what its folder says.
func check(fs.FileInfo) error { return nil }

// Names returns 1, since the number is not known.
func Names(fs.FileInfo) int { return 1 }
