package sieve

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// mostMemory is how much memory the process may have, in bytes: what a filter may
	// take by its own bound, the document and what is made of it, several times.
	mostMemory = 1 << 30
	// mostStack is how much of it is for calls inside each other.
	mostStack = 256 << 20
	// often is how often the memory is looked at.
	often = 10 * time.Millisecond
	// exitMemory is the exit code of a process that took too much.
	exitMemory = 9
)

// Main is a process that is a sieve. It returns the exit code.
func Main() int {
	debug.SetMaxStack(mostStack)
	go endWhenLarge()
	if err := Serve(os.Stdin, os.Stdout); err != nil {
		return 1
	}
	return 0
}

// endWhenLarge ends the process when it takes too much memory, whatever it does.
func endWhenLarge() {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for {
		if metrics.Read(sample); sample[0].Value.Uint64() > mostMemory {
			os.Exit(exitMemory)
		}
		time.Sleep(often)
	}
}
