package api

import (
	"context"
	"errors"

	"ztsession/model"
	"ztsession/model/decode"
)

// Device returns what is known of the device with an id as device_id holds it:
// a physical device's, else a registration's, since the two are the same except
// with several users on one device. Source: OpenAPI document, GET
// /accounts/{account_id}/devices/physical-devices/{device_id} and
// .../registrations/{registration_id}. The error is an *Error, or matches
// model.ErrInvalidID.
func (c *Client) Device(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	return c.eitherDevice(ctx, account, id, c.physicalDevice, c.registration)
}

// Registration returns what is known of the registration with an id as the keys
// of device_sessions are: a registration's, else a physical device's. Sources
// and errors are those of Device.
func (c *Client) Registration(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	return c.eitherDevice(ctx, account, id, c.registration, c.physicalDevice)
}

// eitherDevice asks the second only when the first does not have the id. What
// the first said about a missing one stands when the second has no better word.
func (c *Client) eitherDevice(ctx context.Context, account, id string, first, second func(context.Context, []string) (model.DeviceInfo, error)) (model.DeviceInfo, error) {
	ids, err := idsInAccount(account, "device", id)
	if err != nil {
		return model.DeviceInfo{}, err
	}
	found, err := first(ctx, ids)
	if errors.Is(err, model.ErrNotFound) {
		var again error
		if found, again = second(ctx, ids); !errors.Is(again, model.ErrNotFound) {
			err = again
		}
	}
	if err != nil {
		return model.DeviceInfo{}, err
	}
	return found, nil
}

func (c *Client) physicalDevice(ctx context.Context, ids []string) (model.DeviceInfo, error) {
	return c.device(ctx, call{
		operation: "look up the device",
		template:  "/accounts/{account}/devices/physical-devices/{device}",
		segments:  ids,
	}, decode.PhysicalDevice)
}

func (c *Client) registration(ctx context.Context, ids []string) (model.DeviceInfo, error) {
	return c.device(ctx, call{
		operation: "look up the registration of the device",
		template:  "/accounts/{account}/devices/registrations/{registration}",
		segments:  ids,
	}, decode.Registration)
}

func (c *Client) device(ctx context.Context, what call, read func(model.Value) model.DeviceInfo) (model.DeviceInfo, error) {
	what.about = aboutDevice()
	found, err := c.object(ctx, what)
	if err != nil {
		return model.DeviceInfo{}, err
	}
	return read(found.envelope.Result), nil
}

// aboutDevice names the permission that is asked for in practice, since the
// documentation does not state one.
func aboutDevice() subject {
	const permission = model.DevicesPermission
	return subject{permission: permission, missing: model.Problem{
		What: "There is no such device.", Cause: "It was removed, or belongs to another account.", Next: "Its id is all that is known of it.",
	}, refused: model.Problem{
		What:  "These credentials may not read devices.",
		Cause: "The token lacks the permission " + permission + ", or a Global API Key was used, which devices may not accept.",
		Next:  "Ask for an API token with the permission " + permission + " on this account.",
	}}
}
