package api

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"

	"ztsession/model"
)

// TestRefusedStreamIsNotAskedAnewForEver is about HTTP/2, where the transport asks
// by itself again when a server refuses a stream.
func TestRefusedStreamIsNotAskedAnewForEver(t *testing.T) {
	ours := newAuthority(t)
	certificate, key := ours.issue(t, serverTemplate())
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{
		NextProtos:   []string{"h2"},
		Certificates: []tls.Certificate{{Certificate: [][]byte{certificate.Raw}, PrivateKey: key}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	asked := &atomic.Int64{}
	go refuseStreams(listener, asked)
	c := newClient(t, WithBaseURL("https://"+listener.Addr().String()), WithCAFile(ours.file, "--ca-file"))
	ctx, sent := withSending(t.Context(), 1)
	_, failure := c.attempt(ctx, call{template: "/x"})
	if failure == nil || !errors.Is(failure, errTooManyRequests) || failure.mayPass() {
		t.Errorf("failure = %v", failure)
	}
	if asked.Load() != 1 || sent.requests.Load() != 2 {
		t.Errorf("%d requests came, and %d were begun", asked.Load(), sent.requests.Load())
	}
}

func serverTemplate() *x509.Certificate {
	certificate := &x509.Certificate{NotBefore: time.Unix(0, 0), NotAfter: time.Now().AddDate(1, 0, 0), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	certificate.SerialNumber = newSerial()
	return certificate
}

// refuseStreams speaks just enough HTTP/2 to refuse every request.
func refuseStreams(listener net.Listener, asked *atomic.Int64) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() { _ = conn.Close() }()
			if _, err := io.ReadFull(conn, make([]byte, len(http2.ClientPreface))); err != nil {
				return
			}
			framer := http2.NewFramer(conn, conn)
			_ = framer.WriteSettings()
			for {
				frame, err := framer.ReadFrame()
				if err != nil {
					return
				}
				if _, ok := frame.(*http2.HeadersFrame); ok {
					asked.Add(1)
					_ = framer.WriteRSTStream(frame.Header().StreamID, http2.ErrCodeRefusedStream)
				}
			}
		}()
	}
}

func TestTransportTrustsNobodyElse(t *testing.T) {
	through, ok := newTransport(nil, nil).(*network)
	if !ok || through.transport.TLSClientConfig.InsecureSkipVerify || through.transport.TLSClientConfig.RootCAs != nil || through.transport.TLSClientConfig.MinVersion != tls.VersionTLS12 {
		t.Error("the transport does not trust the system's roots alone")
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.example.com", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (getOnly{through}).RoundTrip(request); !errors.Is(err, errNotGet) {
		t.Errorf("a POST: %v", err)
	}
}

func TestRequestsOfTheTransportCount(t *testing.T) {
	// A connection that was kept is closed when the next request comes.
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	requests := make(chan string, 64)
	go answerOnce(listener, requests)
	c := impatient(newClient(t, WithBaseURL("http://"+listener.Addr().String())))
	if _, err := c.Session(t.Context(), testRef, nil); err != nil {
		t.Fatal(err)
	}
	_, err = c.Session(t.Context(), testRef, nil)
	failure := wantError(t, err)
	if asked := len(requests) - 1; asked > mostRequests || failure.Attempts != asked {
		t.Errorf("%d requests came, %d are reported: %v", asked, failure.Attempts, err)
	}
}

// answerOnce answers the first request, and hangs up on every other.
func answerOnce(listener net.Listener, requests chan<- string) {
	first := true
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		buffer := make([]byte, 4096)
		for {
			if n, err := conn.Read(buffer); err != nil || n == 0 {
				break
			}
			requests <- "one"
			if !first {
				break
			}
			first = false
			r := response(200, goodBody)
			r.ProtoMajor, r.ProtoMinor, r.ContentLength = 1, 1, int64(len(goodBody))
			_ = r.Write(conn)
		}
		_ = conn.Close()
	}
}

func TestAnswersThatAreNoHTTPAreNotAskedForAgain(t *testing.T) {
	for _, text := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}",
		"SSH-2.0-OpenSSH\r\n",
	} {
		address, asked := fakeProxy(t, func(conn net.Conn) { _, _ = io.WriteString(conn, text) })
		_, err := newClient(t, WithBaseURL("http://"+address)).Session(t.Context(), testRef, nil)
		if !errors.Is(err, model.ErrMalformed) || asked.Load() != 1 {
			t.Errorf("%q: %v after %d requests", text, err, asked.Load())
		}
	}
}

func TestConnectionThatEndsInTheStatusLineIsBroken(t *testing.T) {
	for text, cut := range map[string]bool{
		`malformed HTTP response "HTTP/1.1"`: true, `malformed HTTP response "HTT"`: true, `malformed HTTP response ""`: true, `malformed HTTP status code "2"`: true, `malformed HTTP status code ""`: true,
		`malformed HTTP response "SSH-2.0-OpenSSH"`: false, `malformed HTTP status code "abc"`: false, `malformed HTTP status code "2000"`: false, `malformed HTTP version "HTTP/9"`: false,
	} {
		if got := isCutStatusLine(text); got != cut {
			t.Errorf("%s: cut %t", text, got)
		}
	}
	for _, line := range []string{"H", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 2", "HTTP/1.1 20"} {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = listener.Close() })
		go func() {
			for {
				conn, err := listener.Accept()
				if err != nil {
					return
				}
				_, _ = conn.Read(make([]byte, 4096))
				_, _ = io.WriteString(conn, line)
				if tcp, ok := conn.(*net.TCPConn); ok {
					_ = tcp.SetLinger(0)
				}
				_ = conn.Close()
			}
		}()
		_, failure := newClient(t, WithBaseURL("http://"+listener.Addr().String())).attempt(t.Context(), call{template: "/x"})
		if failure == nil || !failure.mayPass() || errors.Is(failure, model.ErrMalformed) || !errors.Is(failure, model.ErrUnavailable) || !strings.Contains(failure.Problem().What, "broke") {
			t.Errorf("%q: %v", line, failure)
		}
	}
}

func TestTransportAsksNoMoreThanIsLeft(t *testing.T) {
	through, ok := newTransport(func(*url.URL) (*url.URL, error) { return nil, nil }, nil).(*network)
	if !ok {
		t.Fatal("no transport")
	}
	for most, want := range map[int]error{1: errTooManyRequests, 2: nil} {
		ctx, sent := withSending(t.Context(), most)
		sent.requests.Store(1)
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := through.transport.Proxy(request); !errors.Is(err, want) {
			t.Errorf("after one of %d requests: %v", most, err)
		}
	}
}
