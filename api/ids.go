package api

import (
	"context"
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

// personIDs returns the ids of a person, or an *model.IDError.
func personIDs(account, user string) ([]string, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := model.CheckID(model.UserField, user); err != nil {
		return nil, err
	}
	return []string{account, user}, nil
}

// listOfPerson returns what read makes of a list that a person has, on one page. The
// error is a *model.IDError or an *Error.
func listOfPerson[T any](ctx context.Context, c *Client, what call, account, user string, read func(model.Value) []T) ([]T, error) {
	ids, err := personIDs(account, user)
	if err != nil {
		return nil, err
	}
	what.segments, what.about = ids, aboutPerson()
	found, err := c.get(ctx, what)
	if err != nil {
		return nil, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return nil, found.fails(err)
	}
	return read(list), nil
}

// idsInAccount returns the ids of an account and of something in it.
func idsInAccount(account, name, id string) ([]string, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return nil, err
	}
	if err := checkSegment(name, id); err != nil {
		return nil, err
	}
	return []string{account, id}, nil
}
