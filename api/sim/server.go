package sim

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// Server is the simulated API on a port of this machine.
type Server struct {
	base   string
	http   *http.Server
	cancel context.CancelFunc
	done   chan struct{}
}

// Start serves the API on listen, such as 127.0.0.1:0 or localhost:8787, until
// ctx ends or Close is called. It refuses an address that other machines
// could reach.
func (a *API) Start(ctx context.Context, listen string) (*Server, error) {
	if err := checkLoopback(listen); err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", listen)
	if err != nil {
		return nil, fmt.Errorf("start the simulated API: %w", err)
	}
	if tcp, ok := listener.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		_ = listener.Close()
		return nil, fmt.Errorf("%s is not an address of this machine alone", listener.Addr())
	}
	ctx, cancel := context.WithCancel(ctx)
	server := &Server{
		base: "http://" + listener.Addr().String() + prefix,
		http: &http.Server{
			Handler:           a.Handler(),
			ReadHeaderTimeout: 10 * time.Second,
			BaseContext:       func(net.Listener) context.Context { return ctx },
			// The standard logger would write into the middle of a screen.
			ErrorLog: log.New(io.Discard, "", 0),
		},
		cancel: cancel,
		done:   make(chan struct{}),
	}
	go func() {
		defer close(server.done)
		_ = server.http.Serve(listener)
	}()
	context.AfterFunc(ctx, func() { _ = server.http.Close() })
	return server, nil
}

func checkLoopback(listen string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return fmt.Errorf("%q is no address to listen on; give one such as 127.0.0.1:8787", listen)
	}
	if ip := net.ParseIP(host); host != "localhost" && !ip.IsLoopback() {
		return fmt.Errorf("the simulated API listens on this machine only; give 127.0.0.1 or localhost instead of %q", host)
	}
	return nil
}

// BaseURL returns the address for a client, for instance http://127.0.0.1:8787/client/v4.
func (s *Server) BaseURL() string { return s.base }

// Close ends the server and every request it has, at once, and waits until it
// accepts no more.
func (s *Server) Close() {
	s.cancel()
	_ = s.http.Close()
	<-s.done
}
