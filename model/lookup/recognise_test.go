package lookup_test

import (
	"testing"

	"ztsession/model"
	"ztsession/model/lookup"
)

func TestIDsAreToldFromNames(t *testing.T) {
	t.Parallel()
	const (
		account = "023e105f4ecef8ad9ca31a8372d0c353"
		user    = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"
		one     = "X1aXj1lFVcqqyoXF"
	)
	for text, want := range map[string]struct {
		ref   model.Ref
		email string
		named bool
	}{
		user:                               {ref: model.Ref{User: user}},
		" " + user + ".":                   {ref: model.Ref{User: user}},
		account:                            {ref: model.Ref{Account: account}},
		one:                                {ref: model.Ref{Nonce: one}},
		user + " " + one:                   {ref: model.Ref{User: user, Nonce: one}},
		user + "\tlatest":                  {ref: model.Ref{User: user, Nonce: lookup.Latest}},
		user + " LATEST":                   {ref: model.Ref{User: user, Nonce: lookup.Latest}},
		user + " an-odd-nonce":             {ref: model.Ref{User: user, Nonce: "an-odd-nonce"}},
		account + "\n" + user + "\n" + one: {ref: model.Ref{Account: account, User: user, Nonce: one}},
		account + " " + user:               {ref: model.Ref{Account: account, User: user}},
		"ben@example.com " + one:           {ref: model.Ref{Nonce: one}, email: "ben@example.com"},
		"ben@example.com latest":           {ref: model.Ref{Nonce: lookup.Latest}, email: "ben@example.com"},
		"ben@example.com":                  {email: "ben@example.com"},
		account + " ben@example.com":       {ref: model.Ref{Account: account}, email: "ben@example.com"},
		"Ben Lindqvist":                    {named: true},
		"Ben Latest":                       {named: true},
		"latest":                           {named: true},
		"Christopherssons":                 {named: true},
		"MacDonald":                        {named: true},
		"Papadopoulosssss":                 {named: true},
		"":                                 {},
		" , ":                              {},
	} {
		got := lookup.Recognise(text)
		if got.Ref != want.ref || got.Wanted.Email != want.email || (got.Wanted.Said != "") != want.named {
			t.Errorf("%q is %+v", text, got)
		}
	}
}
