package api

import (
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"ztsession/api/wire"
)

// maxAnswer is how large an answer may be after decompression, in bytes.
const maxAnswer = 64 << 20

// readAnswer returns the body of an answer, decompressed. It asks for no more
// than maxAnswer bytes whatever the headers claim. What was read before an
// error is returned with it.
func readAnswer(response *http.Response) ([]byte, error) {
	if response.StatusCode < http.StatusOK {
		return nil, &wire.MalformedError{Came: "a switch to another protocol"}
	}
	switch encoding := strings.ToLower(strings.TrimSpace(response.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
		return readBounded(sized{response.Body, response.ContentLength}, maxAnswer)
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(response.Body)
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		return readBounded(unpacked, maxAnswer)
	default:
		return nil, &wire.MalformedError{Came: "compressed in a way that was not asked for"}
	}
}

// readBounded reads all of r, or fails with a *wire.MalformedError when there
// are more than limit bytes. It reads in pieces, so that the limit is also what a
// hostile body can cost; a body of the length that it claims is one piece.
func readBounded(r io.Reader, limit int64) ([]byte, error) {
	const smallest, largest = int64(32 << 10), int64(4 << 20)
	var pieces [][]byte
	var total int64
	// One byte more than is claimed shows the end.
	for size := max(smallest, claimedLength(r)+1); ; size = min(2*size, largest) {
		piece := make([]byte, min(size, limit-total+1))
		n, err := fill(r, piece)
		total += int64(n)
		if total > limit {
			return nil, wire.TooLarge(limit)
		}
		pieces = append(pieces, piece[:n])
		if err == nil {
			continue
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
		sparingly(total)
		if len(pieces) == 1 {
			return pieces[0], err
		}
		return slices.Concat(pieces...), err
	}
}

// sized is a reader that claims to have so many bytes, or -1.
type sized struct {
	io.Reader
	length int64
}

// claimedLength returns how many bytes r claims to have, or less than 0.
func claimedLength(r io.Reader) int64 {
	switch r := r.(type) {
	case sized:
		return r.length
	case interface{ Len() int }:
		return int64(r.Len())
	case interface{ Stat() (fs.FileInfo, error) }:
		if info, err := r.Stat(); err == nil {
			return info.Size()
		}
	}
	return -1
}

// largeBody is from how many bytes on memory counts more than time.
const largeBody = 4 << 20

// sparingly makes the garbage collector run more often once a body of a large
// size was read: what is made of one takes several times its size, and would take
// twice that again until it is collected.
func sparingly(size int64) {
	const percent = 25
	if size >= largeBody {
		debug.SetGCPercent(percent)
	}
}

// fill reads until piece is full or the reader ends. Unlike io.ReadFull it
// keeps apart the end of the body and a body that was cut off.
func fill(r io.Reader, piece []byte) (int, error) {
	n := 0
	for n < len(piece) {
		m, err := r.Read(piece[n:])
		n += m
		if err != nil {
			return n, err
		}
	}
	return n, nil
}
