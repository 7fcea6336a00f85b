package api

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
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
		return readBounded(response.Body, maxAnswer)
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
// are more than limit bytes. It reads in pieces, so that the limit is also
// what a hostile body can cost.
func readBounded(r io.Reader, limit int64) ([]byte, error) {
	const smallest, largest = 32 << 10, 4 << 20
	var pieces [][]byte
	var total int64
	for size := smallest; ; size = min(2*size, largest) {
		piece := make([]byte, min(int64(size), limit-total+1))
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
		return slices.Concat(pieces...), err
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
