package api

import (
	"errors"

	"ztsession/model"
)

// idError says why a text cannot be the id of something that is no part of a
// model.Ref. It matches model.ErrInvalidID.
type idError struct {
	name   string // what the id is one of, for instance "device"
	reason string // completes "the id of the ..."
}

// Error returns the reason with the name.
func (e *idError) Error() string { return "the id of the " + e.name + " " + e.reason }

// Is reports whether target is model.ErrInvalidID.
func (e *idError) Is(target error) bool { return target == model.ErrInvalidID }

// Problem returns the reason as a sentence.
func (e *idError) Problem() model.Problem {
	return model.Problem{What: "The id of the " + e.name + " " + e.reason + "."}
}

// checkSegment holds an id without a field of its own to the rules for a
// nonce, the only one whose length the schema leaves open.
func checkSegment(name, id string) error {
	var refused *model.IDError
	if err := model.CheckID(model.NonceField, id); errors.As(err, &refused) {
		return &idError{name: name, reason: refused.Reason}
	}
	return nil
}

// person returns the real ids of a person, or an *model.IDError.
func (c *Client) person(account, user string) ([]string, error) {
	account, user = c.masker.Original(account), c.masker.Original(user)
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := model.CheckID(model.UserField, user); err != nil {
		return nil, err
	}
	return []string{account, user}, nil
}

// inAccount returns the real ids of an account and of something in it.
func (c *Client) inAccount(account, name, id string) ([]string, error) {
	account, id = c.masker.Original(account), c.masker.Original(id)
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := checkSegment(name, id); err != nil {
		return nil, err
	}
	return []string{account, id}, nil
}
