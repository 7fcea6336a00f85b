package config

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/model/text/spelling"
	"ztsession/model/watch"
	"ztsession/ui/look"
)

// setting is one that the file can have: T is what it is put into.
type setting[T any] struct {
	name string
	// says is what the example and the schema say of it, in sentences.
	says string
	// example is its value in the example, as it is written there.
	example string
	kind    kind
	// words are those that it takes; nil when it takes others.
	words []string
	// put takes the value in. Its error completes "NAME ...": "is not in use here".
	put func(*T, value) error
}

// kind is what a setting is set to.
type kind uint8

const (
	text kind = iota
	word      // one of the words
	yesNo
	duration
	command // a text, or a list of texts
)

// The bounds of durations.
const (
	shortestTimeout = 100 * time.Millisecond
	shortestWatch   = watch.ShortestInterval
)

// settings returns those that stand at the top of the file, in the order of the example.
func settings() []setting[File] { return slices.Concat(lookSettings(), askSettings()) }

// lookSettings say how things are shown.
func lookSettings() []setting[File] {
	return []setting[File]{
		{
			name: "theme", kind: word, words: themes(), example: `"auto"`, says: "Colours of the screens.",
			put: func(f *File, v value) error { f.Theme = v.text; return nil },
		},
		{
			name: "theme_file", kind: text, example: `"themes/mine.toml"`,
			says: "A file with colours of your own, beside this one: base, muted, accent, good, bad, warning, border, each like \"#7aa2f7\".",
			put:  func(f *File, v value) error { f.ThemeFile = v.text; return nil },
		},
		{
			name: "times", kind: word, words: timeWords[:], example: `"relative"`, says: "How moments are shown: how long ago, in the zone below, or in UTC.",
			put: func(f *File, v value) error { f.Times = timesCalled(v.text); return nil },
		},
		{
			name: "zone", kind: text, example: `"Europe/Lisbon"`, says: "The zone of local times; that of this computer when left out. Names are those of the IANA time zone database.",
			put: putZone,
		},
		{
			name: "mask", kind: word, words: maskWords(), example: `"off"`, says: "How much personal data is replaced by stand-ins from the start.",
			put: func(f *File, v value) error {
				step, _ := mask.StepCalled(v.text)
				f.Mask = &step
				return nil
			},
		},
		{
			name: "color", kind: yesNo, example: "true", says: "Whether anything is coloured; every colour only repeats what words say.",
			put: func(f *File, v value) error { return putYesNo(&f.Color, v) },
		},
		{
			name: "ascii", kind: yesNo, example: "false", says: "Whether signs are drawn in ASCII, as where the locale is not UTF-8.",
			put: func(f *File, v value) error { return putYesNo(&f.ASCII, v) },
		},
		{
			name: "accessible", kind: yesNo, example: "false", says: "Whether the program goes line by line, for screen readers and scripts, in place of screens.",
			put: func(f *File, v value) error { return putYesNo(&f.Accessible, v) },
		},
		{
			name: "motion", kind: word, words: []string{FullMotion, ReducedMotion}, example: `"full"`,
			says: "Whether seconds are counted and ages go on by themselves, or nothing on the screens changes but by a key or an answer.",
			put:  func(f *File, v value) error { f.Motion = v.text; return nil },
		},
		{
			name: "mouse", kind: yesNo, example: "false", says: "Whether clicks and the wheel are the program's from the start, so that the terminal selects text only while shift is held.",
			put: func(f *File, v value) error { return putYesNo(&f.Mouse, v) },
		},
	}
}

// askSettings say what is asked, and when.
func askSettings() []setting[File] {
	return []setting[File]{
		{
			name: "timeout", kind: duration, example: `"15s"`, says: "How long a look-up may take, with everything that is tried again.",
			put: func(f *File, v value) error { return putDuration(&f.Timeout, v, shortestTimeout) },
		},
		{
			name: "watch_interval", kind: duration, example: `"15s"`, says: "How often a session that is watched is read again.",
			put: func(f *File, v value) error { return putDuration(&f.Watch, v, shortestWatch) },
		},
		{
			name: "lookups", kind: yesNo, example: "true", says: "Whether screens ask for the names behind ids, and for failed logins beside a session.",
			put: func(f *File, v value) error { return putYesNo(&f.LookUps, v) },
		},
		{
			name: "profile", kind: text, example: `"production"`, says: "The profile that counts when neither --profile nor ZTSESSION_PROFILE names one.",
			put: func(f *File, v value) error { f.Profile = v.text; return nil },
		},
	}
}

func themes() []string {
	var all []string
	for _, theme := range look.Themes() {
		all = append(all, string(theme))
	}
	return all
}

// timeWords are the modes of package clock in their order.
var timeWords = [...]string{clock.Relative: "relative", clock.Local: "local", clock.UTC: "utc"}

func timesCalled(name string) *clock.Mode {
	for mode, word := range timeWords {
		if word == name {
			found := clock.Mode(mode)
			return &found
		}
	}
	return nil
}

func maskWords() []string {
	return []string{mask.Off.String(), mask.People.String(), mask.All.String()}
}

func putDuration(into *time.Duration, v value, least time.Duration) error {
	d, err := time.ParseDuration(strings.ReplaceAll(v.text, " ", ""))
	if err != nil {
		return errors.New("is no duration" + meantDuration(v.text))
	}
	if d < least {
		return fmt.Errorf("is shorter than %s", least)
	}
	*into = d
	return nil
}

// meantDuration completes a sentence with the duration that was most likely meant.
func meantDuration(text string) string {
	found := regexp.MustCompile(`(?i)^\s*(\d{1,6})\s*(|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\s*$`).FindStringSubmatch(text)
	if found == nil {
		return `; give one such as "30s" or "2m"`
	}
	unit := "s"
	if found[2] != "" {
		unit = strings.ToLower(found[2][:1])
	}
	return fmt.Sprintf("; did you mean %q?", found[1]+unit)
}

func putYesNo(into **bool, v value) error {
	yes := v.text == "true"
	*into = &yes
	return nil
}

// check returns why a value cannot be that of the setting, or nil. The error
// completes "NAME ...".
func (s setting[T]) check(v value) error {
	switch s.kind {
	case yesNo:
		if v.kind != unstable.Bool {
			return errors.New("is true or false, without quotes")
		}
	case command:
		return checkCommand(v)
	case duration:
		if v.kind != unstable.String {
			return errors.New("is a duration in quotes" + meantDuration(v.text))
		}
	case word:
		if v.kind != unstable.String {
			return errors.New("is one of " + quoted(s.words))
		}
		for _, one := range s.words {
			if one == v.text {
				return nil
			}
		}
		if meant := spelling.Nearest(v.text, s.words); meant != "" {
			return fmt.Errorf("cannot be %q; did you mean %q?", shown(v.text), meant)
		}
		return fmt.Errorf("cannot be %q; give one of %s", shown(v.text), quoted(s.words))
	case text:
		if v.kind != unstable.String {
			return errors.New("is a text in double quotes")
		}
	}
	return nil
}

func quoted(words []string) string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = `"` + word + `"`
	}
	return list(all, "or")
}
