package api

import (
	"ztsession/model"
	"ztsession/model/mask"
)

// What a client that masks gives out holds pseudonyms only, ids included. Since
// later calls are made with those ids, each call begins with the originals.

// original returns the real id behind a pseudonym of this client.
func (c *Client) original(id string) string {
	if c.masker == nil {
		return id
	}
	return c.masker.Original(id)
}

func (c *Client) originalRef(ref model.Ref) model.Ref {
	return model.Ref{Account: c.original(ref.Account), User: c.original(ref.User), Nonce: c.original(ref.Nonce)}
}

func (c *Client) maskedAccount(a model.Account) model.Account {
	if m := c.masker; m != nil {
		a = model.Account{ID: m.Account(a.ID), Name: m.Company(a.Name)}
	}
	return a
}

func (c *Client) maskedPerson(p model.Person) model.Person {
	if m := c.masker; m != nil {
		p.ID, p.UID, p.SeatUID = m.User(p.ID), m.User(p.UID), m.User(p.SeatUID)
		p.Email, p.Name = mask.Field(p.Email, m.Email), mask.Field(p.Name, m.Person)
	}
	return p
}

// maskedSummary masks a session of the person whose real id is user.
func (c *Client) maskedSummary(user string, s model.SessionSummary) model.SessionSummary {
	m := c.masker
	if m == nil {
		return s
	}
	// The name of a session is made of these two.
	m.User(user)
	s.Nonce = m.Nonce(s.Nonce)
	s.Name = mask.Field(s.Name, m.Free)
	for i := range s.Apps {
		app := &s.Apps[i]
		app.Name, app.Hostname = m.Free(app.Name), m.Host(app.Hostname)
	}
	return s
}

func (c *Client) maskedLogin(l model.FailedLogin) model.FailedLogin {
	if m := c.masker; m != nil {
		l.App, l.RayID = mask.Field(l.App, m.Free), mask.Field(l.RayID, m.Free)
	}
	return l
}

func (c *Client) maskedProvider(p model.IdentityProvider) model.IdentityProvider {
	if m := c.masker; m != nil {
		p.Name = m.Free(p.Name)
	}
	return p
}

func (c *Client) maskedDevice(d model.DeviceInfo) model.DeviceInfo {
	if m := c.masker; m != nil {
		d.ID, d.DeviceID = m.Device(d.ID), m.Device(d.DeviceID)
		d.Name, d.Serial, d.LastUser = mask.Field(d.Name, m.Host), mask.Field(d.Serial, m.Serial), mask.Field(d.LastUser, m.Email)
		d.Manufacturer, d.Model = mask.Field(d.Manufacturer, m.Free), mask.Field(d.Model, m.Free)
	}
	return d
}
