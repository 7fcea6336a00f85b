package api

import (
	"cmp"

	"ztsession/model"
)

// subject is what a call is about: the words that its errors need.
type subject struct {
	// permission is the group that a token needs for it. Source: OpenAPI document,
	// x-api-token-group.
	permission string
	// missing explains that there is no such thing.
	missing model.Problem
	// refused explains that the credentials may not read it, where the usual
	// words would mislead.
	refused model.Problem
}

// refusal returns the subject's own words for a refusal, else the usual ones.
func (s subject) refusal(usual model.Problem) model.Problem {
	return cmp.Or(s.refused, usual)
}

func (s subject) askForPermission() string {
	return "Ask for an API token with the permission " + s.permission + " on this account."
}
