package api

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"ztsession/api/wire"
	"ztsession/model"
)

func gzipped(t *testing.T, body []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSessionReadsGzip(t *testing.T) {
	server := serve(t, answering(200, string(gzipped(t, []byte(goodBody))), "Content-Encoding", "gzip"))
	s, err := server.client(t).Session(t.Context(), testRef, nil)
	if err != nil || string(s.Body) != goodBody {
		t.Errorf("body %q, error %v", s.Body, err)
	}
}

func TestSessionRefusesDamagedCompression(t *testing.T) {
	whole := gzipped(t, []byte(goodBody))
	for name, test := range map[string]struct {
		body     []byte
		encoding string
		kind     error
	}{
		"not gzip at all":   {[]byte(goodBody), "gzip", model.ErrMalformed},
		"wrong checksum":    {append(bytes.Clone(whole[:len(whole)-8]), make([]byte, 8)...), "gzip", model.ErrMalformed},
		"not asked for":     {[]byte(goodBody), "br", model.ErrMalformed},
		"empty":             {nil, "gzip", model.ErrMalformed},
		"cut in the middle": {whole[:len(whole)/2], "gzip", model.ErrMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newClient(t, WithTransport(script(gives(200, string(test.body), "Content-Encoding", test.encoding)))).attempt(t.Context(), call{template: "/x"})
			if !errors.Is(err, test.kind) {
				t.Errorf("error = %v", err)
			}
		})
	}
}

// endless gives the same byte for ever and counts how many were taken.
type endless struct{ taken int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.taken += int64(len(p))
	return len(p), nil
}

func TestReadBoundedTakesNoMoreThanTheLimit(t *testing.T) {
	const limit = 10 << 20
	source := &endless{}
	_, err := readBounded(source, limit)
	if !errors.Is(err, model.ErrMalformed) || source.taken > limit+1 {
		t.Errorf("took %d bytes of %d, %v", source.taken, limit, err)
	}
	for _, size := range []int{0, 1, 32 << 10, 32<<10 + 1, limit - 1, limit} {
		body, err := readBounded(io.LimitReader(&endless{}, int64(size)), limit)
		if err != nil || len(body) != size {
			t.Errorf("%d bytes: read %d, %v", size, len(body), err)
		}
	}
}

// TestReadBoundedDoesNotTrustWhatIsClaimed covers bodies that are shorter and
// longer than they claim, and one of exactly that length, which is not copied.
func TestReadBoundedDoesNotTrustWhatIsClaimed(t *testing.T) {
	const size, limit = 100_000, 1 << 20
	for _, claimed := range []int64{-1, 0, 1, size - 1, size, size + 1, limit, 1 << 50} {
		body, err := readBounded(sized{io.LimitReader(&endless{}, size), claimed}, limit)
		if err != nil || len(body) != size || cap(body) > limit+1 {
			t.Errorf("claiming %d bytes: read %d into %d, %v", claimed, len(body), cap(body), err)
		}
	}
	if _, err := readBounded(sized{&endless{}, size}, limit); !errors.Is(err, model.ErrMalformed) {
		t.Errorf("more than the limit: %v", err)
	}
	source := strings.Repeat("a", size)
	allocations := testing.AllocsPerRun(10, func() {
		if _, err := readBounded(strings.NewReader(source), limit); err != nil {
			t.Error(err)
		}
	})
	if allocations > 4 {
		t.Errorf("%.0f allocations for a body of known length", allocations)
	}
}

// bomb is a gzip stream of a gibibyte, a few kilobytes at a time.
type bomb struct {
	packed io.Reader
}

func newBomb(t *testing.T) *bomb {
	t.Helper()
	read, write := io.Pipe()
	go func() {
		w := gzip.NewWriter(write)
		_, err := io.CopyN(w, &endless{}, 1<<30)
		_ = write.CloseWithError(err)
	}()
	t.Cleanup(func() { _ = read.Close() })
	return &bomb{packed: read}
}

func TestGzipBombCostsNoMoreThanTheBound(t *testing.T) {
	r := response(200, "", "Content-Encoding", "gzip")
	r.Body = io.NopCloser(newBomb(t).packed)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := readAnswer(r)
	runtime.ReadMemStats(&after)
	var malformed *wire.MalformedError
	if !errors.As(err, &malformed) || !strings.Contains(malformed.Came, "64 MiB") {
		t.Errorf("error = %v", err)
	}
	if cost := after.TotalAlloc - before.TotalAlloc; cost > maxAnswer+maxAnswer/8 {
		t.Errorf("%d MiB were allocated for a bound of %d MiB", cost>>20, maxAnswer>>20)
	}
}

func TestSessionDoesNotTrustContentLength(t *testing.T) {
	answers := func() (*http.Response, error) {
		r := response(200, goodBody)
		r.ContentLength = 1 << 50
		return r, nil
	}
	if _, err := newClient(t, WithTransport(script(answers))).Session(t.Context(), testRef, nil); err != nil {
		t.Error(err)
	}
}

func TestBrokenConnectionsMayPass(t *testing.T) {
	for name, test := range map[string]struct {
		before string
		linger int
		kind   error
	}{
		"reset before an answer":  {"", 0, model.ErrUnavailable},
		"closed before an answer": {"", -1, model.ErrUnavailable},
		"closed in the headers":   {"HTTP/1.1 200 OK\r\nContent-", -1, model.ErrUnavailable},
		"cut in the body":         {"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"success\":", -1, model.ErrMalformed},
		"cut in a chunk":          {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"success\":", -1, model.ErrMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				connection, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.WriteString(connection, test.before)
				if tcp, ok := connection.(*net.TCPConn); ok {
					_ = tcp.SetLinger(test.linger)
				}
				_ = connection.Close()
			})
			_, err := server.client(t).attempt(t.Context(), call{operation: "look up the session", template: "/x"})
			if failure := wantError(t, err); !failure.mayPass() || !errors.Is(err, test.kind) {
				t.Errorf("may pass: %t, error %v", failure.mayPass(), err)
			}
		})
	}
}

func TestAnswersThatAreNotHTTPAreNotAskedForAgain(t *testing.T) {
	for name, test := range map[string]struct{ answer, came string }{
		"another protocol":     {"SSH-2.0-OpenSSH_9.9\r\n", "not proper HTTP"},
		"status of letters":    {"HTTP/1.1 abc OK\r\n\r\n", "not proper HTTP"},
		"chunks without sizes": {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "not proper HTTP"},
		"endless headers":      {"HTTP/1.1 200 OK\r\nA: " + strings.Repeat("a", 11<<20), "headers without an end"},
		"protocol switch":      {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", "a switch to another protocol"},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				connection, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.WriteString(connection, test.answer)
				_ = connection.Close()
			})
			_, err := server.client(t).Session(t.Context(), testRef, nil)
			failure := wantError(t, err)
			if want := "The answer cannot be used: it is " + test.came + "."; failure.Problem().What != want || failure.Attempts != 1 || !errors.Is(err, model.ErrMalformed) {
				t.Errorf("%s after %d attempts, %v", failure.Problem().What, failure.Attempts, err)
			}
		})
	}
}

func TestSessionNamesTheIssuerOfAnUntrustedCertificate(t *testing.T) {
	asked := 0
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	_, err := newClient(t, WithBaseURL(server.URL)).Session(t.Context(), testRef, nil)
	failure := wantError(t, err)
	p := failure.Problem()
	if !strings.Contains(p.What, `issued by "O=Acme Co"`) || !strings.Contains(p.Cause, "TLS inspection") || !strings.Contains(p.Next, "root certificate") {
		t.Errorf("problem = %+v", p)
	}
	if asked != 0 || failure.Attempts != 1 || !errors.Is(err, model.ErrUnavailable) {
		t.Errorf("asked %d times in %d attempts: %v", asked, failure.Attempts, err)
	}
}

func TestSessionSaysWhenTLSIsNotSpoken(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	_, err := newClient(t, WithBaseURL(strings.Replace(server.URL, "http:", "https:", 1))).Session(t.Context(), testRef, nil)
	if failure := wantError(t, err); !strings.Contains(failure.Problem().What, "does not speak TLS") || failure.Attempts != 1 {
		t.Errorf("problem = %+v after %d attempts", failure.Problem(), failure.Attempts)
	}
}
