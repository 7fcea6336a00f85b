package api

import (
	"errors"

	"ztsession/model"
)

// checkSegment holds an id without a field of its own to the rules for a
// nonce, the only one whose length the schema leaves open.
func checkSegment(name, id string) error {
	var refused *model.IDError
	if err := model.CheckID(model.NonceField, id); errors.As(err, &refused) {
		return &model.Failure{Explanation: model.Problem{What: "The id of the " + name + " " + refused.Reason + "."}, Kind: model.ErrInvalidID}
	}
	return nil
}

// personIDs returns the real ids of a person, or an *model.IDError.
func (c *Client) personIDs(account, user string) ([]string, error) {
	account, user = c.original(account), c.original(user)
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := model.CheckID(model.UserField, user); err != nil {
		return nil, err
	}
	return []string{account, user}, nil
}

// idsInAccount returns the real ids of an account and of something in it.
func (c *Client) idsInAccount(account, name, id string) ([]string, error) {
	account, id = c.original(account), c.original(id)
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := checkSegment(name, id); err != nil {
		return nil, err
	}
	return []string{account, id}, nil
}
