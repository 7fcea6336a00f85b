package facts

import (
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// The bounds from which on a line is a warning: a Wi-Fi that is weaker, in dBm, and
// a loss, in per cent, with which calls and desktops stutter.
const (
	weakWiFi  = -75
	largeLoss = 2
)

func isBelow(n model.Field[model.Number], bound float64) bool {
	value, err := strconv.ParseFloat(string(n.Value), 64)
	return n.Presence == model.Reported && err == nil && value < bound
}

func isAbove(n model.Field[model.Number], bound float64) bool {
	value, err := strconv.ParseFloat(string(n.Value), 64)
	return n.Presence == model.Reported && err == nil && value > bound
}

// lineRows say how good the line of a device is.
func lineRows(state *model.DeviceState) []Row {
	network := quoted("network-now", labelOf("network-now"), "")
	switch kind := strings.ToLower(state.Connection.Value); kind {
	case "wifi":
		network.Text = "Wi-Fi"
	default:
		network.Text = state.Connection.Value
	}
	if name, ok := state.Network.Get(); ok {
		network.Text = strings.TrimSpace(network.Text + ` "` + name + `"`)
	}
	if dbm, ok := state.Strength.Get(); ok {
		strength := "good"
		if isBelow(state.Strength, weakWiFi) {
			strength, network.Tone = "weak", Warning
		}
		network.Text = strings.TrimSpace(network.Text + ", " + strength + " (" + digits(dbm) + " dBm)")
	}
	var rows []Row
	if network.Text != "" {
		rows = append(rows, network)
	}
	loss := quoted("loss-now", labelOf("loss-now"), "")
	if share, ok := state.Loss.Get(); ok {
		loss.Text = digits(share) + " % of packets lost"
		if isAbove(state.Loss, largeLoss) {
			loss.Tone = Warning
		}
	}
	if ms, ok := state.Latency.Get(); ok {
		loss.Text = strings.TrimPrefix(loss.Text+", "+digits(ms)+" ms to connect", ", ")
	}
	if loss.Text != "" {
		rows = append(rows, loss)
	}
	return rows
}

// mostDigits is how many characters of a number are repeated, about.
const mostDigits = 16

func digits(n model.Number) string { return words.Clip(string(n), mostDigits) }
