package api

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"ztsession/model"
	"ztsession/model/decode"
)

// Of Digital Experience Monitoring only what a device reports anyway is read. Its
// commands start captures on people's computers, so none of them is called, and
// neither is the download of one that exists: it holds what they sent.

const (
	// reportedWithin is how far back a device's report is looked for, in minutes:
	// clients report every few.
	reportedWithin = 60
	// eventsPerPage is the most that the documentation allows.
	eventsPerPage = 50
	// mostEventPages bounds what the events of a large account cost, since there is
	// no filter for a person.
	mostEventPages = 6
)

// DeviceState returns what the client of a physical device last reported, which
// has no Status where it sent nothing in the last hour. Source: OpenAPI document,
// GET /accounts/{account_id}/dex/devices/{device_id}/fleet-status/live. The error
// is an *Error, or matches model.ErrInvalidID.
func (c *Client) DeviceState(ctx context.Context, account, device string) (model.DeviceState, error) {
	ids, err := idsInAccount(account, "device", device)
	if err != nil {
		return model.DeviceState{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the state of the device",
		template:  "/accounts/{account}/dex/devices/{device}/fleet-status/live",
		segments:  ids,
		query:     url.Values{"since_minutes": {strconv.Itoa(reportedWithin)}},
		about:     aboutDEX(),
	})
	if err != nil {
		return model.DeviceState{}, err
	}
	return decode.DeviceState(found.envelope.Result), nil
}

// SwitchOffs returns when clients were switched off since a moment, on all devices
// of the account, the newest first, and the moment that the events reach back to:
// those of a large account are more than are read. Source: OpenAPI document, GET
// /accounts/{account_id}/dex/warp-change-events with type=toggle and toggle=off.
// The error is a *model.IDError or an *Error.
func (c *Client) SwitchOffs(ctx context.Context, account string, since, until time.Time) ([]model.SwitchOff, time.Time, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, since, err
	}
	var all []model.SwitchOff
	seen := map[string]bool{}
	pages := 0
	more, err := c.pages(ctx, call{
		operation: "list when clients were switched off",
		template:  "/accounts/{account}/dex/warp-change-events",
		segments:  []string{account},
		query: url.Values{
			"from": {since.UTC().Format(time.RFC3339)}, "to": {until.UTC().Format(time.RFC3339)},
			"type": {"toggle"}, "toggle": {"off"}, "sort_order": {"DESC"},
		},
		about: aboutDEX(),
	}, eventsPerPage, func(page model.Value) (int, bool) {
		pages++
		fresh := 0
		for _, one := range decode.SwitchOffs(page) {
			// A server that does not count pages sends the first one again.
			if key := one.DeviceID + one.RegistrationID + one.At.Value.String(); !seen[key] {
				seen[key] = true
				fresh++
				all = append(all, one)
			}
		}
		return fresh, pages == mostEventPages
	})
	if err != nil {
		return nil, since, err
	}
	reach := since
	for i := range all {
		if at, ok := all[i].At.Get(); ok && more && (reach.Equal(since) || at.Before(reach)) {
			reach = at
		}
	}
	return all, reach, nil
}

// aboutDEX is the subject of what clients report of themselves.
func aboutDEX() subject {
	return subject{permission: model.DEXPermission, missing: model.Problem{
		What: "The device has reported nothing lately.", Cause: "It is off, asleep or not connected, or reports are not kept for this account.",
		Next: "Ask whether the computer is on.",
	}}
}
