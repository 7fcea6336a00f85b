package company

import "strings"

// App is an Access application.
type App struct {
	AUD      string // the key in metadata.apps, 64 hexadecimal digits
	UID      string
	Name     string
	Hostname string
	Type     string // self_hosted, saas, ssh, warp ...
}

func app(digits, name, hostname, kind string) App {
	return App{
		AUD:      strings.Repeat(digits, 64/len(digits)),
		UID:      "b2f4a6c8-1d3e-4f50-8a6b-7c8d9e0f1a" + digits[:2],
		Name:     name,
		Hostname: hostname,
		Type:     kind,
	}
}

func wiki() App    { return app("39c1a7e2", "Wiki", "wiki.example.com", "self_hosted") }
func payroll() App { return app("ab04f6d8", "Payroll", "payroll.example.com", "saas") }
func jira() App    { return app("5e71c09b", "Service desk", "jira.example.com", "self_hosted") }
func grafana() App { return app("c8d2413f", "Grafana", "grafana.example.com", "self_hosted") }

func gitlab() App { return app("17fa6b0e", "GitLab", "gitlab.example.com", "self_hosted") }

func crm() App      { return app("f09d83b5", "CRM", "crm.example.com", "saas") }
func jumpHost() App { return app("66b8e4a1", "Jump host", "ssh.example.com", "ssh") }
func erp() App      { return app("d41c7f92", "ERP for partners", "erp.example.com", "self_hosted") }

func intranet() App { return app("04e9b2c7", "Intranet", "intranet.example.com", "self_hosted") }

func deploys() App {
	return app("82a5d0c6", "Deploy hooks", "deploy.example.com", "self_hosted")
}

func warpLogin() App {
	return app("70f3e8a9", "WARP Login App", "example.cloudflareaccess.com/warp", "warp")
}
