package ui

import (
	"context"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
)

// fakePolicies answers what policies name: nothing, unless a test says otherwise.
type fakePolicies struct {
	rules       func() ([]access.PostureRule, error)
	apps        func() ([]access.App, error)
	tokens      func() ([]access.ServiceToken, error)
	authorities func() ([]model.Authority, error)
	requests    func(q access.LogQuery) (access.Log, error)
}

func (f *fakePolicies) SomeApps(context.Context, string, access.AppQuery) (access.AppList, error) {
	if f.apps == nil {
		return access.AppList{}, errNotPlanned
	}
	apps, err := f.apps()
	return access.AppList{Apps: apps}, err
}

func (f *fakePolicies) App(context.Context, string, string) (access.App, error) {
	return access.App{}, errNotPlanned
}

func (f *fakePolicies) Requests(_ context.Context, _ string, q access.LogQuery) (access.Log, error) {
	if f.requests == nil {
		return access.Log{}, errNotPlanned
	}
	return f.requests(q)
}

func (f *fakePolicies) Policies(context.Context, string) ([]access.Policy, error) {
	return nil, errNotPlanned
}

func (f *fakePolicies) RuleGroups(context.Context, string) ([]access.Group, error) {
	return nil, errNotPlanned
}

func (f *fakePolicies) PostureRules(context.Context, string) ([]access.PostureRule, error) {
	if f.rules == nil {
		return nil, errNotPlanned
	}
	return f.rules()
}

func (f *fakePolicies) IdentityProviders(context.Context, string) ([]model.IdentityProvider, error) {
	return nil, errNotPlanned
}

func (f *fakePolicies) ServiceTokens(context.Context, string) ([]access.ServiceToken, error) {
	if f.tokens == nil {
		return nil, errNotPlanned
	}
	return f.tokens()
}

func (f *fakePolicies) Authorities(context.Context, string) ([]model.Authority, error) {
	if f.authorities == nil {
		return nil, errNotPlanned
	}
	return f.authorities()
}

func (f *fakePolicies) List(context.Context, string, string) (access.List, error) {
	return access.List{}, errNotPlanned
}

func (f *fakePolicies) Organization(context.Context, string) (access.Organization, error) {
	return access.Organization{}, errNotPlanned
}

func (f *fakePolicies) Risk(context.Context, string, string) (access.Risk, error) {
	return access.Risk{}, errNotPlanned
}

// longApps are applications and policies whose names and conditions are long.
func longApps() ([]access.App, error) {
	long := strings.Repeat("long ", 20)
	rules := model.Known([]access.Rule{{Kind: "everyone"}, {Kind: "auth_context"}, {Kind: strings.Repeat("unknown", 20)}, {Odd: long}})
	policies := []access.Policy{
		{ID: "1", Name: model.Known(long), Decision: access.Block, Include: rules, Require: rules, Exclude: rules},
		{ID: "2", Name: model.Known("Staff"), Decision: access.Allow, Include: rules, Justification: model.Known(true), Prompt: model.Known(long)},
	}
	return []access.App{
		{ID: "wiki", Name: model.Known("Wiki"), Domain: model.Known("wiki.example.com"), Policies: model.Known(policies)},
		{ID: "long", Name: model.Known(long), Policies: model.Known(policies)},
	}, nil
}
