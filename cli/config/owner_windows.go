package config

import "io/fs"

// othersCanWrite returns false: on Windows who may write a file is what its
// folder says.
func othersCanWrite(fs.FileInfo) bool { return false }
