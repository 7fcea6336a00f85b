package sim

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

func start(t *testing.T, options Options) *Server {
	t.Helper()
	server, err := newAPI(t, options).Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// fetch asks the server with a client of its own, and reads the whole body.
func fetch(ctx context.Context, server *Server, path string) (*http.Response, string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.BaseURL()+path, nil)
	if err != nil {
		return nil, "", err
	}
	r.Header.Set("Authorization", "Bearer "+SimulatedToken)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	response, err := transport.RoundTrip(r)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	return response, string(body), err
}

func TestServerAnswersCompressed(t *testing.T) {
	server := start(t, Options{})
	if !strings.HasPrefix(server.BaseURL(), "http://127.0.0.1:") || !strings.HasSuffix(server.BaseURL(), "/client/v4") {
		t.Errorf("the base URL is %s", server.BaseURL())
	}
	response, body, err := fetch(t.Context(), server, allWell)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK || !response.Uncompressed || !strings.Contains(body, "amina.okafor@example.com") {
		t.Errorf("status %d, compressed %t: %s", response.StatusCode, response.Uncompressed, body)
	}
	if ray := response.Header.Get("CF-Ray"); len(ray) != len("9a1b2c3d4e5f6789-LHR") || !strings.HasSuffix(ray, "-LHR") {
		t.Errorf("CF-Ray is %q", ray)
	}
}

func TestServerRefusesAddressesOfOthers(t *testing.T) {
	api := newAPI(t, Options{})
	for _, listen := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:80", "example.com:80", "127.0.0.1", ""} {
		server, err := api.Start(t.Context(), listen)
		if err == nil {
			server.Close()
			t.Errorf("%q was accepted", listen)
		}
	}
}

func TestLocalhostIsThisMachine(t *testing.T) {
	server, err := newAPI(t, Options{}).Start(t.Context(), "localhost:0")
	if err == nil {
		server.Close()
	}
	// A machine without a hosts file may not know the name.
	if unknown := (*net.DNSError)(nil); err != nil && !errors.As(err, &unknown) {
		t.Error(err)
	}
}

func TestServerSaysThatThePortIsTaken(t *testing.T) {
	server := start(t, Options{})
	taken := strings.TrimSuffix(strings.TrimPrefix(server.BaseURL(), "http://"), prefix)
	if _, err := newAPI(t, Options{}).Start(t.Context(), taken); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("the error is %v", err)
	}
}

func TestServerEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server, err := newAPI(t, Options{}).Start(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-server.done
	if _, _, err := fetch(t.Context(), server, allWell); err == nil {
		t.Error("the server still answers")
	}
	server.Close()
}

func TestCloseEndsRequestsThatWait(t *testing.T) {
	arrived := make(chan struct{})
	server := start(t, Options{Delay: func(*http.Request) time.Duration {
		close(arrived)
		return time.Hour
	}})
	ended := make(chan error)
	go func() {
		_, _, err := fetch(t.Context(), server, allWell)
		ended <- err
	}()
	<-arrived
	server.Close()
	if err := <-ended; err == nil {
		t.Error("a request that waited was answered")
	}
}

func TestBrokenConnectionsReachTheClient(t *testing.T) {
	tests := []struct {
		fault string
		want  error
	}{
		{faultCut, io.ErrUnexpectedEOF},
		{faultReset, syscall.ECONNRESET},
	}
	for _, tt := range tests {
		_, _, err := fetch(t.Context(), start(t, Options{Fault: tt.fault}), allWell)
		if !errors.Is(err, tt.want) {
			var network *net.OpError
			t.Errorf("%s: the error is %v (of the network: %t), want %v", tt.fault, err, errors.As(err, &network), tt.want)
		}
	}
}

func TestAcceptsGzip(t *testing.T) {
	for header, want := range map[string]bool{
		"": false, "gzip": true, "br, gzip": true, "gzip;q=0": false, "gzip; q=0.5": true, "identity": false, "x-gzip": false,
	} {
		if got := acceptsGzip(header); got != want {
			t.Errorf("Accept-Encoding %q: %t", header, got)
		}
	}
}
