package api

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/http/httpproxy"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// proxyFunc returns the proxy for an address, nil for none.
type proxyFunc func(*url.URL) (*url.URL, error)

// proxyVariables are read in this order, the first that is set for each of the
// two, as curl and Go do. ALL_PROXY counts where none of its own is set.
var proxyVariables = struct{ https, http, all, no []string }{
	[]string{"HTTPS_PROXY", "https_proxy"}, []string{"HTTP_PROXY", "http_proxy"}, []string{"ALL_PROXY", "all_proxy"}, []string{"NO_PROXY", "no_proxy"},
}

// proxyFor reads the proxy variables for requests to base. A variable that
// cannot be read is an error, also when it is for the other scheme: whoever
// set it does not want the credentials to go another way. It does not count
// where no proxy is used at all: on this computer, and for hosts in NO_PROXY.
// The error is a *model.Failure that repeats nothing of a value.
func proxyFor(base *url.URL, getenv func(string) string) (proxyFunc, error) {
	config := httpproxy.Config{NoProxy: firstSet(getenv, proxyVariables.no...)}
	if !isProxied(config, base) {
		return func(*url.URL) (*url.URL, error) { return nil, nil }, nil
	}
	for _, group := range []struct {
		names []string
		into  *string
	}{{proxyVariables.https, &config.HTTPSProxy}, {proxyVariables.http, &config.HTTPProxy}, {proxyVariables.all, nil}} {
		for _, name := range group.names {
			value := getenv(name)
			if value == "" {
				continue
			}
			address, err := parseProxy(value)
			if err != nil {
				return nil, model.WrongUsage(name+" cannot be read as the address of a proxy: "+err.Error()+".", nextForProxy(value))
			}
			if group.into == nil {
				useForBoth(&config, address)
			} else if *group.into == "" {
				*group.into = address
			}
		}
	}
	return config.ProxyFunc(), nil
}

// useForBoth makes an address count where there is none of its own.
func useForBoth(config *httpproxy.Config, address string) {
	if config.HTTPSProxy == "" {
		config.HTTPSProxy = address
	}
	if config.HTTPProxy == "" {
		config.HTTPProxy = address
	}
}

// isProxied reports whether a proxy would be used for an address, if there were one.
func isProxied(config httpproxy.Config, base *url.URL) bool {
	config.HTTPProxy, config.HTTPSProxy = "http://proxy.example.com", "http://proxy.example.com"
	through, err := config.ProxyFunc()(base)
	return err != nil || through != nil
}

// parseProxy returns an address with its scheme, or an error whose text
// completes a sentence and repeats nothing of the address.
func parseProxy(text string) (string, error) {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	parsed, err := url.Parse(text)
	var badEscape url.EscapeError
	switch {
	case errors.As(err, &badEscape):
		return "", errors.New("it has a % that begins no escape")
	case err != nil && strings.Contains(err.Error(), "port"), err == nil && !isPort(parsed.Port(), parsed.Host):
		return "", errors.New("its port is no number from 1 to 65535")
	case err != nil:
		return "", errors.New("it has a character that cannot be there")
	case strings.Contains(parsed.Path+parsed.RawQuery+parsed.Fragment, "@"):
		return "", errors.New("its password has a character that ends the host")
	case parsed.Hostname() == "":
		return "", errors.New("it names no host")
	case strings.ContainsAny(parsed.Hostname(), " \"'`<>"):
		return "", errors.New("its host has a character that no host has")
	}
	switch parsed.Scheme {
	case "http", "https", "socks5", "socks5h":
		return parsed.String(), nil
	default:
		return "", errors.New("only http, https and socks5 proxies can be used")
	}
}

// isPort reports whether text is a port, or the host has none.
func isPort(text, host string) bool {
	if text == "" {
		return !strings.HasSuffix(host, ":")
	}
	port, err := strconv.ParseUint(text, 10, 16)
	return err == nil && port > 0
}

func nextForProxy(value string) string {
	next := "Write it as http://host:port. Nothing was sent."
	if strings.ContainsAny(value, "@%") {
		next = "Write it as http://user:password@host:port; in the user name and password write % as %25, @ as %40, : as %3A, / as %2F, # as %23. Nothing was sent."
	}
	return next
}

// proxyStatusError is the answer of a proxy that did not open the way.
type proxyStatusError struct{ status int }

// Error names the status.
func (e *proxyStatusError) Error() string {
	return fmt.Sprintf("the proxy answered HTTP %d", e.status)
}

// proxyError is a failure of the proxy, before anything was sent to the API.
type proxyError struct {
	host string
	err  error
	// opened is set when it said that the way is open, and then it was not.
	opened bool
}

// Error names the proxy, without the user name and password of its address.
func (e *proxyError) Error() string { return "proxy " + safe.Text(e.host) + ": " + e.err.Error() }

// Unwrap returns what failed.
func (e *proxyError) Unwrap() error { return e.err }

// status returns what the proxy answered, 0 when it did not.
func (e *proxyError) status() int {
	var answered *proxyStatusError
	if errors.As(e.err, &answered) {
		return answered.status
	}
	return 0
}

// mayPass reports whether the proxy may do better a little later.
func (e *proxyError) mayPass() bool {
	switch e.status() {
	case 0, http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// problem explains the failure to reach host.
func (e *proxyError) problem(host string) model.Problem {
	proxy := "The proxy " + safe.Text(e.host)
	var name *net.DNSError
	switch status := e.status(); {
	case status == http.StatusProxyAuthRequired:
		return model.Problem{What: proxy + " wants a user name and a password.", Cause: "The proxy variable has none, or they are wrong.", Next: "Write them into HTTPS_PROXY as http://user:password@host:port."}
	case status == http.StatusTooManyRequests, status >= 500 && status < 600:
		return model.Problem{What: fmt.Sprintf("%s cannot reach %s: it answered HTTP %d.", proxy, host, status), Cause: "It is busy, fails, or has no way there itself.", Next: "Try again in a minute; if it stays, ask whoever runs the proxy."}
	case status == http.StatusForbidden, status == http.StatusUnauthorized, status == http.StatusUnavailableForLegalReasons:
		return model.Problem{What: fmt.Sprintf("%s does not let this program reach %s: it answered HTTP %d.", proxy, host, status), Cause: "A rule of the proxy is against it.", Next: "Ask whoever runs the proxy to allow " + host + "."}
	case status != 0:
		return model.Problem{What: fmt.Sprintf("%s does not let this program reach %s: it answered HTTP %d.", proxy, host, status), Cause: "A rule of it is against it, or what answers there is no proxy.", Next: "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or ask whoever runs the proxy to allow " + host + "."}
	case e.opened:
		return model.Problem{What: "The connection to " + host + " through the proxy " + safe.Text(e.host) + " broke.", Cause: "The proxy said that the way is open, but it or something behind it ended the connection.", Next: "Try again; if it stays, ask whoever runs the proxy whether " + host + " is allowed."}
	case errors.As(e.err, &name) && name.IsNotFound:
		return model.Problem{What: "There is no host called as the proxy is, " + safe.Text(e.host) + ".", Cause: "HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names it, and this computer's DNS does not know it: it is mistyped, or known in another network alone.", Next: "Check those variables, or connect to the network that has the proxy."}
	default:
		return model.Problem{What: proxy + " could not be used.", Cause: "It is named by HTTPS_PROXY, HTTP_PROXY or ALL_PROXY and does not answer, or ends the connection.", Next: "Check those variables, then try again."}
	}
}

// Proxy returns the host of the proxy through which an API is asked, empty for
// none, without the user name and password of its address. The error is a
// *model.Failure that repeats nothing of a variable.
func Proxy(baseURL string, getenv func(string) string) (host string, err error) {
	base, err := parseBaseURL(baseURL)
	if err != nil {
		return "", err
	}
	proxy, err := proxyFor(base, getenv)
	if err != nil {
		return "", err
	}
	address, err := proxy(base)
	if err != nil || address == nil {
		return "", err
	}
	return safe.Text(address.Host), nil
}
