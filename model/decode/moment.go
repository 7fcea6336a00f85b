package decode

import (
	"math"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

const (
	// Seconds of real moments stay below this; larger numbers are milliseconds, a
	// thousand times larger ones microseconds, and so on. It is the year 5138 in
	// seconds and March 1973 in milliseconds.
	mostSeconds = 1e11
	// The first second of the year 1 and the last of the year 9999, between
	// which moments can be written down.
	firstSecond = -62135596800
	lastSecond  = 253402300799
)

// seconds reads a moment documented as a number of seconds since 1970.
func (r *reader) seconds(v model.Value, into *model.Field[time.Time]) {
	const expected = "a number of seconds"
	r.repeated(v, into.Presence)
	if v.Kind() == model.KindNumber {
		if moment, unit, ok := unixMoment(v.Text()); ok {
			if *into = model.Known(moment); unit != "" {
				into.AsSent = sent(v)
				r.drifted(v, expected, unit+", "+written(moment))
			}
			return
		}
	}
	r.anyMoment(v, expected, into)
}

// timestamp reads a moment documented as a text of RFC 3339.
func (r *reader) timestamp(v model.Value, into *model.Field[time.Time]) {
	r.repeated(v, into.Presence)
	if v.Kind() == model.KindText {
		if moment, err := time.Parse(time.RFC3339Nano, v.Text()); err == nil && isWritable(moment) {
			*into = model.Known(moment)
			return
		}
	}
	r.anyMoment(v, "a time as in 2006-01-02T15:04:05Z", into)
}

// anyMoment reads a moment in whatever form it came, with a note.
func (r *reader) anyMoment(v model.Value, expected string, into *model.Field[time.Time]) {
	moment, ok := plainMoment(v)
	switch {
	case isNoTime(v):
		*into = model.Field[time.Time]{Presence: model.Empty, AsSent: sent(v)}
	case !ok:
		*into = misfit[time.Time](r, v, expected)
	default:
		*into = model.Known(moment)
		into.AsSent = sent(v)
		r.drifted(v, expected, written(moment))
	}
}

// isNoTime reports whether a text says by itself that there is no time.
func isNoTime(v model.Value) bool {
	if v.Kind() != model.KindText {
		return false
	}
	text := strings.ToLower(strings.TrimSpace(v.Text()))
	switch text {
	case "never", "none", "null", "n/a", "-":
		return true
	default:
		return strings.HasPrefix(text, "0000-00-00")
	}
}

// IsMoment reports whether v is a moment in a form that can be read.
func IsMoment(v model.Value) bool {
	_, ok := plainMoment(v)
	return ok || isNoTime(v)
}

func plainMoment(v model.Value) (time.Time, bool) {
	text := strings.TrimSpace(v.Text())
	if v.Kind() != model.KindNumber && v.Kind() != model.KindText {
		return time.Time{}, false
	}
	if moment, _, ok := unixMoment(text); ok {
		return moment, true
	}
	layouts := []string{time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly}
	for _, layout := range layouts {
		if moment, err := time.Parse(layout, strings.ToUpper(text)); err == nil && isWritable(moment) {
			return moment, true
		}
	}
	return time.Time{}, false
}

// unixMoment reads seconds or, from 1e11 on, finer units since 1970, with or
// without a fraction, and returns the unit in words when it is not seconds.
func unixMoment(digits string) (moment time.Time, unit string, ok bool) {
	if !isDecimal(digits) {
		return time.Time{}, "", false
	}
	whole, err := strconv.ParseInt(digits, 10, 64)
	fraction := 0.0
	if err != nil {
		value, err := strconv.ParseFloat(digits, 64)
		// Only what fits an int64 may be converted to one.
		if err != nil || math.Abs(value) > 9e18 {
			return time.Time{}, "", false
		}
		floor := math.Floor(value)
		whole, fraction = int64(floor), value-floor
	}
	switch size := max(whole, -whole); {
	case whole == lastSecond:
		// It stands for never.
		moment = time.Unix(whole, 0).UTC()
	case size >= mostSeconds*1e6:
		moment, unit = time.Unix(0, whole).UTC(), "nanoseconds"
	case size >= mostSeconds*1e3:
		moment, unit = time.UnixMicro(whole).UTC(), "microseconds"
	case size >= mostSeconds:
		moment, unit = time.UnixMilli(whole).UTC(), "milliseconds"
	default:
		// A float of this size is exact to a quarter of a microsecond.
		moment = time.Unix(whole, int64(fraction*1e9)).Round(time.Microsecond).UTC()
	}
	// What is no real moment in a fine unit is a number of something else.
	isReal := unit == "" || unit == "milliseconds" || clock.IsPlausible(moment)
	return moment, unit, isReal && isWritable(moment)
}

// isWritable reports whether the moment is in the years 1 to 9999.
func isWritable(moment time.Time) bool {
	return moment.Unix() >= firstSecond && moment.Unix() <= lastSecond
}

func written(moment time.Time) string { return moment.UTC().Format(time.RFC3339Nano) }
