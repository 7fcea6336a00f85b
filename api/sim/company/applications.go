package company

import (
	"fmt"
	"slices"
	"time"

	"ztsession/api/sim/literal"
)

// Application is an Access application with its policies, in the order of their
// precedence.
type Application struct {
	App
	SessionDuration string
	Providers       []Provider // empty for all
	Policies        []Policy
	Extra           literal.Object
}

// Policies that several applications use.

func staffPolicy() Policy { return policy("01", "Staff", "allow", inGroup(staffGroup)).shared() }

func blockPINAndTor() Policy {
	return policy("02", "Block one-time PIN and Tor", "deny", through(oneTimePin()), fromCountry("T1")).shared()
}

func blockLeavers() Policy {
	return policy("03", "Block leavers", "deny", onEmailList(leavers())).shared()
}

// Applications returns the applications of both accounts. Who has a session of
// one is let in by its policies, and who was refused is not, as far as a session
// can tell.
func (c *Company) Applications() []Application {
	return slices.Concat(everydayApplications(), specialApplications(), storyApplications())
}

// everydayApplications are those that most people use.
func everydayApplications() []Application {
	inCountries := policy("05", "Staff in one of our countries", "allow", inGroup(staffGroup)).requiring(inGroup(countriesGroup))
	return []Application{
		{App: wiki(), SessionDuration: "24h", Policies: []Policy{staffPolicy()}},
		{App: jira(), SessionDuration: "24h", Policies: []Policy{staffPolicy()}},
		{App: intranet(), SessionDuration: "24h", Policies: []Policy{blockLeavers(), policy("04", "Everybody at Example Corp", "allow", ofDomain("example.com"))}},
		{App: grafana(), SessionDuration: "24h", Policies: []Policy{inCountries}},
		{App: gitlab(), SessionDuration: "24h", Policies: []Policy{
			policy("06", "On call", "allow", inGroup(onCallGroup)).lasting("12h"),
			policy("07", "Release managers", "allow", inGroup(hiddenGroup)),
			policy("08", "Platform and lab", "allow", through(googleWorkspace()), through(githubEngineers()), ofGitHub("example-org"), ofEmail("amina.okafor@example.com")),
		}},
		{App: crm(), SessionDuration: "8h", Policies: []Policy{
			policy("09", "Sales on encrypted computers", "allow", inOkta("Sales")).requiring(passing(bitLocker())),
			policy("10", "Marketing on encrypted Macs", "allow", inOkta("Marketing")).requiring(passing(fileVault())),
			policy("11", "Phones that are up to date", "allow", through(googleWorkspace())).requiring(passing(phoneVersion())),
		}},
		{App: warpLogin(), SessionDuration: "24h", Policies: []Policy{policy("12", "May enrol a device", "allow", inGroup(staffGroup))}},
	}
}

// specialApplications ask for more.
func specialApplications() []Application {
	onRequest := policy("13", "Administrators, on request", "allow", inGroup(staffGroup)).requiring(passing(crowdStrikeScore())).lasting("1h")
	onRequest.Extra = literal.Of(
		"approval_required", true,
		"approval_groups", literal.List{literal.Of("approvals_needed", 1, "email_list_uuid", approversList().ID)},
		"purpose_justification_required", true, "purpose_justification_prompt", "Which ticket is this for?",
		"mfa_config", literal.Of("allowed_authenticators", []string{"security_key"}, "mfa_disabled", false, "session_duration", "0m"),
	)
	return []Application{
		{App: payroll(), SessionDuration: "6h", Policies: []Policy{
			blockPINAndTor(), blockLeavers(),
			policy("14", "Payroll and finance", "allow", inEntra("3c0d5e9a-1111-4222-8333-944455556607"), ofSAML("groups", "finance"), ofEmail("amina.okafor@example.com")).
				requiring(inGroup(trustedGroup)).lasting("6h"),
		}},
		{App: jumpHost(), SessionDuration: "24h", Policies: []Policy{blockPINAndTor(), onRequest}},
		{App: erp(), SessionDuration: "24h", Providers: []Provider{partnerSAML()}, Policies: []Policy{
			policy("15", "Partners with a certificate", "allow", ofSAML("groups", "contractors"), ofSAML("department", "Finance")).requiring(withCertificate()),
		}},
		{App: deploys(), SessionDuration: "24h", Policies: []Policy{
			policy("16", "Build system", "non_identity", withToken(buildToken)),
			policy("41", "Night jobs", "non_identity", withToken(tokenID(2)), withToken(tokenID(3)), withToken(tokenID(4))),
		}, Extra: literal.Of("service_auth_401_redirect", true)},
	}
}

// storyApplications each show one thing about policies; nobody has a session of them.
func storyApplications() []Application {
	return []Application{
		{App: app("91b0c7d3", "Finance pages", "wiki.example.com/finance", "self_hosted"), SessionDuration: "1h", Policies: []Policy{
			policy("17", "Finance in the office", "allow", ofSAML("groups", "finance")).requiring(inGroup(officeGroup)),
		}},
		{App: app("a2c1d8e4", "Release board", "board.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			policy("18", "Engineers in GB and SE", "allow", inGroup(engineeringGroup)).requiring(fromCountry("GB"), fromCountry("SE")),
		}},
		{App: app("08273e3a", "Screen sharing", "screens.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			policy("26", "Staff without open issues", "allow", inGroup(staffGroup)).requiring(passing(kolideIssues())),
		}},
		{App: app("f7162d29", "Contracts", "contracts.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			policy("25", "Staff without a risk", "allow", inGroup(staffGroup)).requiring(ofRisk("low", "unscored")),
		}},
		{App: app("b3d2e9f5", "Vault", "vault.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			policy("19", "Fraud service says no", "deny", decidedBy("https://fraud.example.com/evaluate")), staffPolicy(),
		}},
		{App: app("c4e3faf6", "Partner portal", "partners.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			policy("20", "Partners", "allow", inGroup(northGroup)),
		}},
		{App: app("d5f40b07", "Status page", "status.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			staffPolicy(), policy("21", "Everybody", "bypass", everyone()),
		}},
		{App: app("e6051c18", "Handbook", "handbook.example.com", "self_hosted"), SessionDuration: "24h", Policies: []Policy{
			staffPolicy(), policy("22", "Block leavers (too late)", "deny", onEmailList(leavers())), policy("23", "Nobody yet", "allow"),
			policy("24", "Reports by program", "allow", withToken(buildToken)),
		}},
	}
}

// ReusablePolicies returns the policies of both accounts that applications share,
// and how many applications have each.
func (c *Company) ReusablePolicies() (policies []Policy, apps []int) {
	for _, application := range c.Applications() {
		for _, one := range application.Policies {
			at := slices.IndexFunc(policies, func(p Policy) bool { return p.ID == one.ID })
			switch {
			case !one.Reusable:
			case at < 0:
				policies, apps = append(policies, one), append(apps, 1)
			default:
				apps[at]++
			}
		}
	}
	return policies, apps
}

// RiskOf returns the risk level of a person, nothing for one without.
func (c *Company) RiskOf(p *Person) string {
	switch p.Number {
	case 3:
		return "high"
	case 1:
		return "low"
	default:
		return ""
	}
}

// Token is a service token without its secret.
type Token struct {
	ID, ClientID, Name, Duration string
	Enabled                      bool
	CreatedAt, ExpiresAt         time.Time
}

func tokenID(number int) string { return fmt.Sprintf("f1e2d3c4-0000-4000-8000-%012d", number) }

const buildToken = "f1e2d3c4-0000-4000-8000-000000000001"

// Tokens returns the service tokens of both accounts.
func (c *Company) Tokens() []Token {
	at := c.crowd.at
	token := func(number int, client, name string, expires time.Time, enabled bool) Token {
		return Token{
			ID: tokenID(number), ClientID: client + ".access", Name: name, Duration: "8760h",
			Enabled: enabled, CreatedAt: at.ago(300 * day), ExpiresAt: expires,
		}
	}
	return []Token{
		token(1, "8f14e45fceea167a5a36dedd4bea2543", "Build system", at.now.Add(65*day), true),
		token(2, "c9f0f895fb98ab9159f51fd0297e236d", "Build system (old)", at.ago(6*time.Hour), true),
		token(3, "45c48cce2e2d7fbdea1afc51c7c6ad26", "Reporting", at.now.Add(200*day), false),
		token(4, "6512bd43d9caa6e02c990b0a82652dca", "Backup", at.now.Add(9*day), true),
	}
}
