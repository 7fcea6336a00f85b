package company

// Provider is an identity provider.
type Provider struct {
	ID   string
	Type string // as the API names it, for instance azureAD
	Name string
}

// Providers returns the identity providers of both accounts. Their config is
// empty here, since in the real one it holds secrets.
func (c *Company) Providers() []Provider {
	return []Provider{entra(), oktaStaff(), oneTimePin(), partnerSAML(), googleWorkspace(), githubEngineers()}
}

func entra() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e901", "azureAD", "Entra ID (staff)"}
}

func oktaStaff() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e902", "okta", "Okta (prod)"}
}

func oneTimePin() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e903", "onetimepin", "One-time PIN"}
}

func partnerSAML() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e904", "saml", "Partner SSO"}
}

func googleWorkspace() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e908", "google-apps", "Google Workspace"}
}

func githubEngineers() Provider {
	return Provider{"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e905", "github", "GitHub (engineers)"}
}
