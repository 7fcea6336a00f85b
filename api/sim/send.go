package sim

import (
	"bytes"
	"compress/gzip"
	"context"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// dripEvery is the time from one byte to the next of a dripping answer.
const dripEvery = 100 * time.Millisecond

// send writes the answer, or what the fault leaves of it.
func (a *API) send(w http.ResponseWriter, r *http.Request, reply *answer) {
	switch a.options.Fault {
	case faultReset:
		reset(w)
	case faultDripping:
		drip(r.Context(), w, reply)
	case faultCut:
		body := encode(w.Header(), r, reply)
		write(w, reply.status, body, len(body)/2)
		flush(w)
		panic(http.ErrAbortHandler)
	default:
		body := encode(w.Header(), r, reply)
		write(w, reply.status, body, len(body))
	}
}

func write(w http.ResponseWriter, status int, body []byte, count int) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	// A client that has gone away is no error of the server.
	_, _ = w.Write(body[:count])
}

// encode compresses the body when the request accepts gzip.
func encode(header http.Header, r *http.Request, reply *answer) []byte {
	header.Set("Vary", "Accept-Encoding")
	if !acceptsGzip(r.Header.Get("Accept-Encoding")) {
		return reply.body
	}
	header.Set("Content-Encoding", "gzip")
	var out bytes.Buffer
	compressor := compressors.Get().(*gzip.Writer)
	defer compressors.Put(compressor)
	compressor.Reset(&out)
	_, _ = compressor.Write(reply.body) // A buffer takes every byte.
	_ = compressor.Close()
	return out.Bytes()
}

// compressors are used again: each has a megabyte of tables.
var compressors = sync.Pool{New: func() any {
	compressor, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // The level is a valid one.
	return compressor
}}

func acceptsGzip(header string) bool {
	for coding := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.TrimSpace(name) == "gzip" {
			return strings.ReplaceAll(weight, " ", "") != "q=0"
		}
	}
	return false
}

// drip sends a byte at a time and never comes to an end: before the last byte
// of the answer it goes on with spaces, which JSON allows there.
func drip(ctx context.Context, w http.ResponseWriter, reply *answer) {
	w.WriteHeader(reply.status)
	for i := 0; ; i++ {
		next := byte(' ')
		if i < len(reply.body)-1 {
			next = reply.body[i]
		}
		if _, err := w.Write([]byte{next}); err != nil {
			return
		}
		flush(w)
		wait(ctx, dripEvery)
	}
}

// flush hands over what was written; a writer that cannot flush keeps nothing back.
func flush(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() }

// reset ends the connection with a TCP reset, without a byte of an answer.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
