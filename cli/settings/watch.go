package settings

import (
	"time"

	"github.com/spf13/pflag"

	"ztsession/model/watch"
)

// Watch is how a session is watched.
type Watch struct {
	Output   Output
	Interval time.Duration
	// Length is how long at most; 0 is without end.
	Length time.Duration
	Until  watch.Until
	// Record is the name of the file that it is recorded to; empty for none.
	Record string
	Bell   bool // rings when something changes
}

// watchFlags are the values of the flags for it.
type watchFlags struct {
	output, until    choice
	interval, length time.Duration
	record           string
	bell             bool
}

// WatchOutputs are the forms of what happens while a session is watched.
func WatchOutputs() []Output { return []Output{Text, JSON} }

// AddWatch adds how a session is watched.
func (f *Flags) AddWatch(set *pflag.FlagSet) {
	w := &f.watch
	f.sets = append(f.sets, set)
	w.output = newChoice("output", Text, WatchOutputs())
	set.VarP(&w.output, "output", "o", "what to print; json is an object a line")
	set.DurationVar(&w.interval, "interval", watch.UsualInterval, "from one answer to the next request, 5s at least")
	Takes(set, "interval", "DURATION")
	w.until = newChoice("until", "", watch.Untils())
	set.Var(&w.until, "until", "end when the session is so")
	set.DurationVar(&w.length, "for", watch.UsualLength, "how long to watch at most; 0 is without end")
	Takes(set, "for", "DURATION")
	set.StringVar(&w.record, "record", "", "record to this file, which must not be there yet")
	Takes(set, "record", "FILE")
	set.BoolVar(&w.bell, "bell", false, "ring the terminal's bell when something changes")
	set.BoolVar(&f.utc, "utc", false, "times in UTC")
	f.addMask(set)
}

func (w *watchFlags) settings() Watch {
	return Watch{
		Output: Output(w.output.value), Interval: w.interval, Length: w.length, Until: watch.UntilCalled(w.until.value), Record: w.record, Bell: w.bell,
	}
}
