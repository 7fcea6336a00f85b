package config

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"ztsession/model/text/words"
)

// regions are the first parts of the names of zones that are places. Source: the
// IANA time zone database.
var regions = []string{"Europe", "America", "Asia", "Africa", "Australia", "Atlantic", "Pacific", "Indian"}

func putZone(f *File, v value) error {
	if zone, err := time.LoadLocation(v.text); err == nil && v.text != "" {
		f.Zone = zone
		return nil
	}
	if meant := meantZone(v.text); meant != "" {
		return fmt.Errorf("is no zone that this computer knows; did you mean %q?", meant)
	}
	return errors.New("is no zone that this computer knows; give one such as \"Europe/Lisbon\", or \"UTC\"")
}

// meantZone returns the zone of a place whose region was left out, or whose letters
// are of another case. There is no list of zones to look for one that is near: they
// are wherever the system keeps them.
func meantZone(text string) string {
	const longest = 40
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(text), " ", "_"), "/")
	if len(text) > longest || parts[0] == "" {
		return ""
	}
	for i, part := range parts {
		names := strings.Split(strings.ToLower(part), "_")
		for k, name := range names {
			names[k] = words.Capital(name)
		}
		parts[i] = strings.Join(names, "_")
	}
	place := strings.Join(parts, "/")
	all := []string{place, strings.ToUpper(place)}
	for _, region := range regions {
		all = append(all, region+"/"+place, region+"/"+parts[len(parts)-1])
	}
	for _, name := range all {
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	return ""
}
