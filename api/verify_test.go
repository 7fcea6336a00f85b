package api_test

import (
	"errors"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
)

func TestVerifyTellsGoodCredentialsFromBadOnes(t *testing.T) {
	t.Parallel()
	company, err := sim.New(sim.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	server, err := company.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	account := company.Stories()[0].Ref.Account
	const old = "SimulatedNotASecretSimulatedNotASecret00"
	for name, test := range map[string]struct {
		credential model.Credential
		account    string
		want       error
	}{
		"a user's":                      {model.Credential{Token: model.NewSecret(sim.SimulatedToken)}, "", nil},
		"an old one":                    {model.Credential{Token: model.NewSecret(old)}, "", nil},
		"an account's":                  {model.Credential{Token: model.NewSecret(sim.AccountToken)}, account, nil},
		"an account's, account unknown": {model.Credential{Token: model.NewSecret(sim.AccountToken)}, "", model.ErrForbidden},
		"unknown":                       {model.Credential{Token: model.NewSecret(sim.BadToken)}, account, model.ErrUnauthorized},
		"abc":                           {model.Credential{Token: model.NewSecret("abc")}, account, model.ErrUnauthorized},
		"e-mail and key":                {model.Credential{Email: "a@example.com", Key: model.NewSecret("c2547eb745079dac9320b638f5e225cf483cc")}, "", nil},
		"a bad key":                     {model.Credential{Email: "a@example.com", Key: model.NewSecret(sim.BadKey)}, "", model.ErrUnauthorized},
	} {
		t.Run(name, func(t *testing.T) {
			client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(test.credential))
			if err != nil {
				t.Fatal(err)
			}
			seen, err := client.Inspect(t.Context(), test.account)
			if seen.Kind == "" || err == nil && test.credential.Token.Reveal() == sim.AccountToken && (seen.Kind != "an API token of an account" || seen.Status != "active" || seen.Expires.Value.IsZero()) {
				t.Errorf("it is %+v", seen)
			}
			if test.want == nil && err != nil || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if errors.Is(test.want, model.ErrForbidden) && errors.Is(err, model.ErrUnauthorized) {
				t.Error("what could not be told is told")
			}
		})
	}
}

// TestRightsAreToldByTheirRequests: each by one GET request that only it allows.
func TestRightsAreToldByTheirRequests(t *testing.T) {
	t.Parallel()
	forbidden := map[string]string{
		"users": "Access: Audit Logs Read", "apps": "Access: Apps and Policies Read", "identity-providers": "Access: Organizations, Identity Providers, and Groups Read",
		"posture-rules": "Zero Trust Read", "service-tokens": "Access: Service Tokens Read", "accounts": "Account Settings Read",
		"certificates": "Access: Mutual TLS Certificates Read", "switch-offs": "Cloudflare DEX Read",
	}
	for operation, permission := range forbidden {
		company, err := sim.New(sim.Options{Now: time.Now, Forbid: []string{operation}})
		if err != nil {
			t.Fatal(err)
		}
		server, err := company.Start(t.Context(), "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { server.Close() })
		client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(sim.Credential()))
		if err != nil {
			t.Fatal(err)
		}
		for i, right := range api.Rights() {
			err := client.HasRight(t.Context(), right, company.Stories()[0].Ref.Account)
			if refused := errors.Is(err, model.ErrForbidden) || errors.Is(err, model.ErrUnauthorized); refused != (right.Permission == permission) || !refused && err != nil || right.Needed != (i == 0) {
				t.Errorf("without %s, %s is refused: %t, %v", permission, right.Permission, refused, err)
			}
		}
	}
}
