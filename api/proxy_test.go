package api

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ztsession/model"
)

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestProxyVariableThatCannotBeReadIsNamed(t *testing.T) {
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"} {
		for _, value := range []string{
			"http://u:p%ss@127.0.0.1:9", "u:p%ss@127.0.0.1:9", "127.0.0.1:notaport", "127.0.0.1:", "http://127.0.0.1:0", "http://127.0.0.1:70000",
			"http://", "http://:8080", "ftp://127.0.0.1:21", "socks4://127.0.0.1:1080", "http://u:p#ss@127.0.0.1:9", "http://u:p/ss@127.0.0.1:9", "http://u:12#3@127.0.0.1:9",
			"http://[::1:8080", "'http://127.0.0.1:9'", `"http://127.0.0.1:9"`, " http://127.0.0.1:9\x7f", "http://proxy example.com:1", "://", "%", "http:// ", "<proxy>", "http://u:p?s@127.0.0.1:9",
		} {
			_, err := New(tokenCredential(), WithEnv(env(name, value)))
			var failure *model.Failure
			if !errors.As(err, &failure) || !errors.Is(err, model.ErrUsage) || !strings.HasPrefix(failure.Explanation.What, name+" cannot be read") {
				t.Errorf("%s=%s: %v", name, value, err)
				continue
			}
			if text := err.Error(); strings.Contains(text, "127.0.0.1") || strings.Contains(text, "p%ss") || strings.Contains(value, "%ss") && !strings.Contains(text, "write % as %25") {
				t.Errorf("%s=%s: %s", name, value, text)
			}
		}
	}
}

func TestProxyForUsesWhatApplies(t *testing.T) {
	const api = "https://api.example.com/client/v4"
	tests := []struct {
		name, base string
		env        []string
		want       string
	}{
		{"none", api, nil, ""},
		{"https", api, []string{"HTTPS_PROXY", "http://proxy.example.com:8080"}, "http://proxy.example.com:8080"},
		{"lower case", api, []string{"https_proxy", "proxy.example.com:8080"}, "http://proxy.example.com:8080"},
		{"upper case first", api, []string{"https_proxy", "http://lower.example.com", "HTTPS_PROXY", "http://upper.example.com"}, "http://upper.example.com"},
		{"with a password", api, []string{"HTTPS_PROXY", "http://u:p%25ss@proxy.example.com:8080/"}, "http://u:p%25ss@proxy.example.com:8080/"},
		{"IPv6", api, []string{"HTTPS_PROXY", "http://[2001:db8::1]:3128"}, "http://[2001:db8::1]:3128"},
		{"not for https", api, []string{"HTTP_PROXY", "http://proxy.example.com:8080"}, ""},
		{"all", api, []string{"ALL_PROXY", "socks5://proxy.example.com:1080"}, "socks5://proxy.example.com:1080"},
		{"its own before all", api, []string{"all_proxy", "http://all.example.com", "HTTPS_PROXY", "https://own.example.com"}, "https://own.example.com"},
		{"excepted", api, []string{"HTTPS_PROXY", "junk:port", "NO_PROXY", "example.com"}, ""},
		{"all excepted", api, []string{"HTTPS_PROXY", "junk:port", "no_proxy", "*"}, ""},
		{"this computer", "http://127.0.0.1:8787/client/v4", []string{"HTTP_PROXY", "junk:port", "ALL_PROXY", "%"}, ""},
		{"another excepted", api, []string{"HTTPS_PROXY", "http://proxy.example.com:8080", "NO_PROXY", "other.example.com"}, "http://proxy.example.com:8080"},
	}
	for _, tt := range tests {
		base, err := url.Parse(tt.base)
		if err != nil {
			t.Fatal(err)
		}
		proxy, err := proxyFor(base, env(tt.env...))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		through, err := proxy(base)
		got := ""
		if through != nil {
			got = through.String()
		}
		if err != nil || got != tt.want {
			t.Errorf("%s: %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

// fakeProxy answers CONNECT as answer says and counts what it was asked.
func fakeProxy(t *testing.T, answer func(net.Conn)) (string, *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	asked := &atomic.Int64{}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			asked.Add(1)
			go func() {
				defer func() { _ = conn.Close() }()
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
					answer(conn)
				}
			}()
		}
	}()
	return listener.Addr().String(), asked
}

func TestProxyThatFailsIsNamed(t *testing.T) {
	says := func(text string) func(net.Conn) {
		return func(conn net.Conn) { _, _ = io.WriteString(conn, text) }
	}
	for name, tt := range map[string]struct {
		answer   func(net.Conn)
		what     string
		attempts int
	}{
		"403":    {says("HTTP/1.1 403 " + testToken + "\r\nContent-Length: 0\r\n\r\n"), "does not let this program reach api.example.com: it answered HTTP 403", 1},
		"407":    {says("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"), "wants a user name and a password", 1},
		"502":    {says("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), "cannot reach api.example.com: it answered HTTP 502", 3},
		"503":    {says("HTTP/1.1 503 Nope\r\nContent-Length: 0\r\n\r\n"), "cannot reach api.example.com: it answered HTTP 503", 3},
		"500":    {says("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"), "cannot reach api.example.com: it answered HTTP 500", 1},
		"404":    {says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "does not let this program reach api.example.com: it answered HTTP 404", 1},
		"opens":  {says("HTTP/1.1 200 OK\r\n\r\n"), "connection to api.example.com through the proxy", 3},
		"204":    {says("HTTP/1.1 204 No Content\r\n\r\n"), "it answered HTTP 204", 1},
		"closes": {func(net.Conn) {}, "could not be used", 3},
		"junk":   {says("SSH-2.0-OpenSSH_9.9\r\n"), "could not be used", 3},
		"cut":    {says("HTTP/1.1 2"), "could not be used", 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, asked := fakeProxy(t, tt.answer)
			c := impatient(newClient(t, WithBaseURL("https://api.example.com"), WithEnv(env("HTTPS_PROXY", "http://user:hunter2@"+address)), WithTimeout(time.Minute)))
			_, err := c.Session(t.Context(), testRef, nil)
			failure := wantError(t, err)
			p := failure.Problem()
			if !strings.Contains(p.What, "proxy "+address) || !strings.Contains(p.What, tt.what) || strings.Contains(p.String()+err.Error(), "hunter2") {
				t.Errorf("problem = %s", p)
			}
			if failure.Attempts != tt.attempts || asked.Load() != int64(tt.attempts) || !errors.Is(err, model.ErrUnavailable) {
				t.Errorf("%d attempts, asked %d times, %v", failure.Attempts, asked.Load(), err)
			}
		})
	}
}

func TestProxyThatIsNotThereIsNamed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	for _, scheme := range []string{"http", "https", "socks5"} {
		c := newClient(t, WithBaseURL("https://api.example.com"), WithEnv(env("ALL_PROXY", scheme+"://"+address)))
		_, failure := c.attempt(t.Context(), call{template: "/x"})
		if failure == nil || !strings.Contains(failure.Problem().What, "proxy "+address) {
			t.Errorf("%s: %v", scheme, failure)
		}
	}
}
