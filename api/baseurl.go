package api

import (
	"net"
	"net/url"
	"strings"

	"ztsession/model"
)

// parseBaseURL checks a base URL. Its errors never repeat it, since a user
// name and password could be in it.
func parseBaseURL(text string) (*url.URL, error) {
	const next = "Give one such as " + DefaultBaseURL + "."
	base, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil:
		return nil, model.WrongUsage("The base URL cannot be read.", next)
	case base.Scheme != "https" && base.Scheme != "http", base.Hostname() == "", base.Opaque != "":
		return nil, model.WrongUsage("The base URL must be a whole one, with https:// and a host.", next)
	case base.User != nil:
		return nil, model.WrongUsage("The base URL has a user name or password in it.", "Give it without them; credentials come from the environment.")
	case base.RawQuery != "" || base.ForceQuery || base.Fragment != "":
		return nil, model.WrongUsage("The base URL has a query or a fragment in it.", next)
	case base.Scheme == "http" && !isLoopback(base.Hostname()):
		return nil, model.WrongUsage("The base URL is plain http, over which anyone on the way could read the credentials.", "Use https; plain http works only for this computer itself (127.0.0.1, ::1, localhost).")
	}
	return url.Parse(strings.TrimRight(base.String(), "/"))
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// CheckBaseURL returns a *model.Failure when a text cannot be the base URL of an
// API. It never repeats the text, since a user name and password could be in it.
func CheckBaseURL(text string) error {
	_, err := parseBaseURL(text)
	return err
}
