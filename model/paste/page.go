package paste

import "strings"

// Page is which page of Cloudflare a text was copied from, as far as its words
// tell. Pages can be made anew by whoever owns the site, so most say nothing.
type Page uint8

// The pages.
const (
	// OtherPage is no page that is known.
	OtherPage Page = iota
	// FirewallPage is what the firewall (WAF) shows whom it blocks.
	FirewallPage
	// ChallengePage checks whether a person is there.
	ChallengePage
	// OriginPage says that the site behind Cloudflare did not answer.
	OriginPage
)

// Words says in a sentence what the page means for somebody who cannot get in;
// empty where nothing can be said.
func (p Page) Words() string {
	switch p {
	case FirewallPage:
		return "The text is of a page of the firewall (WAF), which is not Access: its events are in the dashboard, under Security."
	case ChallengePage:
		return "The text is of a page that checks whether a person is there; it is not of Access."
	case OriginPage:
		return "The text is of an error of the server behind Cloudflare: it did not answer, and nobody was refused."
	case OtherPage:
		return ""
	default:
		return ""
	}
}

// marks are words by which a page is known, in small letters. The numbers are of
// https://developers.cloudflare.com/support/troubleshooting/http-status-codes/,
// the words stand on the pages.
var marks = []struct {
	page Page
	any  []string
}{
	{FirewallPage, []string{"you have been blocked", "attention required! | cloudflare", "error 1020", "error code: 1020", "error 1006", "error 1007", "error 1008", "error 1009", "error 1015", "using a security service to protect itself"}},
	{ChallengePage, []string{"just a moment", "checking your browser", "verify you are human", "verifying you are human"}},
	{OriginPage, []string{"error 520", "error 521", "error 522", "error 523", "error 524", "error 525", "error 526", "error 530", "error code 52", "web server is down", "connection timed out", "host error"}},
}

func pageOf(text string) Page {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, one := range marks {
		for _, words := range one.any {
			if strings.Contains(text, words) {
				return one.page
			}
		}
	}
	return OtherPage
}
