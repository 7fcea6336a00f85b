//go:build linux

// Command timing measures what a program on a terminal costs the person who
// waits for it: the time to its first frame and from a key to what it changes,
// and the processor time and memory that it takes meanwhile.
//
//	go run ./screenshots/timing -wait Posture -- ztsession open answer.json
//	go run ./screenshots/timing -wait Posture -beside 'less answer.json' -beside-wait '{' -- ztsession open answer.json
//
// A second program is measured in turns with the first, so that both meet the
// same load, and what counts on another computer is the ratio. It needs Linux
// for processor time and memory.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// plan is what is measured, and how often.
type plan struct {
	width, height int
	starts        int
	keys          string // are pressed in turn
	presses       int
	idle          time.Duration
	// quiet is how long nothing comes after the output for a key has ended.
	quiet time.Duration
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "timing:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("timing", flag.ContinueOnError)
	var p plan
	flags.IntVar(&p.width, "width", 120, "columns of the terminal")
	flags.IntVar(&p.height, "height", 40, "rows of the terminal")
	flags.IntVar(&p.starts, "starts", 20, "how often each program is started")
	flags.StringVar(&p.keys, "keys", "jjjjjkkkkk", "keys to press in turn")
	flags.IntVar(&p.presses, "presses", 200, "how many keys are pressed")
	flags.DurationVar(&p.idle, "idle", 3*time.Second, "how long nothing is pressed")
	flags.DurationVar(&p.quiet, "quiet", 60*time.Millisecond, "how long nothing comes when the output for a key has ended")
	wait := flags.String("wait", "", "text that the first frame shows")
	beside := flags.String("beside", "", "command to measure beside it, its words parted by spaces")
	besideWait := flags.String("beside-wait", "", "text that its first frame shows")
	if err := flags.Parse(args); err != nil {
		return err
	}
	subjects := []*subject{{command: flags.Args(), wait: *wait}}
	if *beside != "" {
		subjects = append(subjects, &subject{command: strings.Fields(*beside), wait: *besideWait})
	}
	if len(flags.Args()) == 0 || *wait == "" || *beside != "" && *besideWait == "" || p.keys == "" {
		return fmt.Errorf("give -wait TEXT for each program, and the command after --")
	}
	if err := measure(p, subjects); err != nil {
		return err
	}
	return report(out, subjects)
}

// measure starts the programs in turns, and then lets each be used in turns.
func measure(p plan, subjects []*subject) error {
	for range p.starts {
		for _, s := range subjects {
			t, err := s.start(p)
			if err != nil {
				return err
			}
			s.frames = append(s.frames, t.firstFrame)
			t.end()
		}
	}
	const rounds = 4
	part := p
	part.presses, part.idle = max(p.presses/rounds, 1), p.idle/rounds
	for range rounds {
		for _, s := range subjects {
			if err := s.use(part); err != nil {
				return err
			}
		}
	}
	return nil
}

// report prints a table, with the ratio of the first program to the second.
func report(out io.Writer, subjects []*subject) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	heads := "\t"
	for _, s := range subjects {
		heads += s.command[0][strings.LastIndexByte(s.command[0], '/')+1:] + "\t"
	}
	if len(subjects) > 1 {
		heads += "ratio\t"
	}
	_, _ = fmt.Fprintln(table, heads)
	for i, row := range subjects[0].rows() {
		line := fmt.Sprintf("%s\t%.3g\t", row.name, row.value)
		if len(subjects) > 1 {
			other := subjects[1].rows()[i].value
			line += fmt.Sprintf("%.3g\t%.2f\t", other, row.value/other)
		}
		_, _ = fmt.Fprintln(table, line)
	}
	return table.Flush()
}

// quantile returns the value below which a part of the values lies.
func quantile[T cmp.Ordered](values []T, part float64) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}
