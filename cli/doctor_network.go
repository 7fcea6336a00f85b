package cli

import (
	"cmp"
	"context"
	"errors"
	"net"
	"time"

	"ztsession/api"
	"ztsession/cli/checkup"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// examineNetwork follows the way to the API: its name, the proxy, the connection,
// TLS. It returns what the answer told about the way.
func (r *run) examineNetwork(ctx context.Context, report *checkup.Report) (api.Contact, error) {
	s := r.settings()
	base := cmp.Or(s.BaseURL, api.DefaultBaseURL)
	host, local, err := api.HostOf(base)
	var proxy string
	if err == nil {
		proxy, err = api.Proxy(base, r.Getenv)
	}
	if err != nil {
		report.Problem("network", checkup.Bad, model.ProblemOf(err))
		return api.Contact{}, err
	}
	if proxy == "" {
		report.Add("proxy", checkup.Note, "None is used.", "")
	} else {
		report.Add("proxy", checkup.Note, "Requests go through "+proxy+".", "")
	}
	if !local && proxy == "" && net.ParseIP(host) == nil {
		if err := r.examineName(ctx, report, host); err != nil {
			return api.Contact{}, err
		}
	}
	var contact api.Contact
	options := append(r.wayOptions(base), api.WithContact(func(c api.Contact) { contact = c }))
	if err := api.Knock(ctx, options...); err != nil {
		report.Problem("connection", checkup.Bad, model.ProblemOf(err))
		return contact, err
	}
	report.Add("connection", checkup.Good, host+" answers.", "")
	examineTLS(report, contact, host)
	return contact, nil
}

// lookUpPatience is how long a name may take to be looked up.
const lookUpPatience = 5 * time.Second

// examineName asks DNS for the host of the API.
func (r *run) examineName(ctx context.Context, report *checkup.Report, host string) error {
	find := r.LookUpHost
	if find == nil {
		find = net.DefaultResolver.LookupHost
	}
	ctx, cancel := context.WithTimeout(ctx, lookUpPatience)
	defer cancel()
	addresses, err := find(ctx, host)
	if err != nil {
		p := api.NameFailure(host, err)
		report.Problem("DNS", checkup.Bad, p)
		return &model.Failure{Kind: model.ErrUnavailable, Cause: err, Explanation: p}
	}
	for _, address := range addresses {
		if api.IsPrivate(address) && host == hostOfCloudflare() {
			report.Add("DNS", checkup.Note, host+" leads to an address of a private network, which Cloudflare does not have: something on this network answers in its place.", "Ask whoever runs this network whether that is meant.")
			return nil
		}
	}
	report.Add("DNS", checkup.Good, host+" has "+words.Count(len(addresses), "address", "addresses")+".", "")
	return nil
}

func hostOfCloudflare() string {
	host, _, _ := api.HostOf(api.DefaultBaseURL) // It is right, as tests hold.
	return host
}

// examineTLS says who vouches for the server.
func examineTLS(report *checkup.Report, contact api.Contact, host string) {
	switch says, unusual := api.TLSWords(contact, host); {
	case says == "":
		report.Add("TLS", checkup.Note, "None, as on this computer itself.", "")
	case unusual:
		report.Add("TLS", checkup.Note, says+". None of those who vouch for Cloudflare: TLS inspection of this network is likely, which this computer trusts.", "Ask whoever runs this network whether that is meant: what is asked can be read there, the token included.")
	default:
		report.Add("TLS", checkup.Good, says+".", "")
	}
}

// largestSkew is how far a clock may be off before times and certificates are
// judged wrongly.
const largestSkew = time.Minute

// errClock says that this computer's clock is wrong.
var errClock = errors.New("the clock of this computer is wrong")

// examineClock compares this computer's clock with that of the answer.
func (r *run) examineClock(report *checkup.Report, contact api.Contact) error {
	ahead, ok := contact.ClockAhead.Get()
	switch {
	case !ok:
		report.Add("clock", checkup.Unknown, "No answer told the time.", "")
		return nil
	case ahead.Abs() <= largestSkew:
		report.Add("clock", checkup.Good, "Right to the minute.", "")
		return nil
	}
	way := "ahead of"
	if ahead < 0 {
		way = "behind"
	}
	report.Add("clock", checkup.Bad, "This computer's clock is "+clock.Span(ahead.Abs().Round(time.Minute))+" "+way+" the server's, so ages and ends of sessions are told wrongly.", "Have the clock set by the network.")
	return errClock
}
