//go:build unix

package config

import (
	"io/fs"
	"os"
	"syscall"
)

// othersCanWrite reports whether a file can be changed by somebody who is neither
// the person nor the system's administrator.
func othersCanWrite(info fs.FileInfo) bool {
	const byOthers = 0o022
	if owned, ok := info.Sys().(*syscall.Stat_t); ok && int(owned.Uid) != os.Geteuid() && owned.Uid != 0 {
		return true
	}
	return info.Mode().IsRegular() && info.Mode().Perm()&byOthers != 0
}
