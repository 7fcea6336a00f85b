package company

import "time"

// The ids of the two accounts.
const (
	exampleCorp = "a0b1c2d3e4f5061728394a5b6c7d8e9f"
	exampleLab  = "b1c2d3e4f5061728394a5b6c7d8e9fa0"
)

// Account is a Cloudflare account.
type Account struct {
	ID         string
	Name       string
	Enterprise bool
	TwoFactor  bool
	CreatedAt  time.Time
}

func accounts(at moment) []Account {
	return []Account{
		{ID: exampleCorp, Name: "Example Corp", Enterprise: true, TwoFactor: true, CreatedAt: at.ago(900 * day)},
		{ID: exampleLab, Name: "Example Corp (lab)", CreatedAt: at.ago(300 * day)},
	}
}
