package sim

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

func (a *API) verifyUserToken(c *call) *answer {
	if c.credential != userToken {
		return invalidToken()
	}
	return success(literal.Of("id", "f2c9b1d0aa114e7c9d5e6f7a8b9c0d1e", "status", "active"))
}

// tokenLife is how long the account's token still counts.
const tokenLife = 90 * 24 * time.Hour

func (a *API) verifyAccountToken(c *call) *answer {
	if c.credential != accountToken {
		return invalidToken()
	}
	return success(literal.Of("id", "0d9c8b7a6f5e4d3c2b1a0f9e8d7c6b5a", "status", "active", "expires_on", literal.Time(a.options.Now().Add(tokenLife))))
}

// listAccounts is refused to a token that an account owns, since such a token
// belongs to no user whose accounts could be listed.
func (a *API) listAccounts(c *call) *answer {
	if c.credential == accountToken {
		return failure(http.StatusForbidden, apiError{9109, "Unauthorized to access requested resource"})
	}
	page, bad := paging(c.query, 5, 50, 20)
	if bad != "" {
		return invalidRequest(bad)
	}
	accounts := slices.DeleteFunc(slices.Clone(a.company.Accounts), func(account company.Account) bool {
		return !strings.Contains(strings.ToLower(account.Name), strings.ToLower(c.query.Get("name")))
	})
	switch c.query.Get("direction") {
	case "", "asc":
	case "desc":
		slices.Reverse(accounts)
	default:
		return invalidRequest("direction must be asc or desc")
	}
	result := literal.List{}
	for _, account := range page.of(len(accounts)) {
		result = append(result, accountObject(accounts[account]))
	}
	return success(result, page.info(len(result), len(accounts)))
}

func accountObject(account company.Account) literal.Object {
	kind := "standard"
	if account.Enterprise {
		kind = "enterprise"
	}
	return literal.Of("id", account.ID, "name", account.Name, "type", kind, "created_on", literal.Time(account.CreatedAt),
		"settings", literal.Of("enforce_twofactor", account.TwoFactor, "abuse_contact_email", nil))
}

func (a *API) listProviders(c *call) *answer {
	providers := a.company.Providers()
	if c.query.Get("scim_enabled") == "true" {
		providers = nil
	}
	return pageOf(c, len(providers), 100, func(i int) literal.Object {
		return providerObject(providers[i])
	})
}

func (a *API) getProvider(c *call) *answer {
	for _, provider := range a.company.Providers() {
		if provider.ID == c.ids[0] {
			return success(providerObject(provider))
		}
	}
	return notFound()
}

func providerObject(provider company.Provider) literal.Object {
	return literal.Of("id", provider.ID, "name", provider.Name, "type", provider.Type, "config", literal.Object{},
		"scim_config", literal.Of("enabled", false))
}
