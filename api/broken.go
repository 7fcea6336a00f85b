package api

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ztsession/api/wire"
)

// brokenBody returns a *wire.MalformedError for a body that ended too early or
// cannot be decompressed, else the error of the connection.
func brokenBody(err error, read int) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &wire.MalformedError{Came: "cut off after " + strconv.Itoa(read) + " bytes", Cut: true}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return &wire.MalformedError{Came: "compressed but damaged"}
	}
	return brokenAnswer(err)
}

// brokenAnswer returns a *wire.MalformedError for an answer that is not HTTP,
// else the error of the connection. Package net/http has only words for most of
// these cases.
func brokenAnswer(err error) error {
	var proxy *proxyError
	if errors.As(err, &proxy) {
		return proxy // What it sent is not the answer.
	}
	text := err.Error()
	switch {
	case strings.Contains(text, "server response headers exceeded"):
		return &wire.MalformedError{Came: "headers without an end"}
	case isCutStatusLine(text):
		return &brokenError{"the connection ended inside the first line of the answer"}
	case isNotHTTP(text):
		return &wire.MalformedError{Came: "not proper HTTP"}
	}
	return withoutURL(err)
}

// isNotHTTP reports an answer that is no HTTP by the words of package net/http. A
// line of the headers without a colon may be the beginning of one.
func isNotHTTP(text string) bool {
	return slices.ContainsFunc([]string{
		"malformed HTTP", "malformed chunked encoding", "invalid byte in chunk length", "bad Content-Length", "multiple Content-Length",
	}, func(words string) bool { return strings.Contains(text, words) })
}

// brokenError is a connection that ended too early.
type brokenError struct{ text string }

// Error says where it ended.
func (e *brokenError) Error() string { return e.text }

// isCutStatusLine reports an answer that ended within its status line. Package
// net/http takes what came for the whole line, and repeats it.
func isCutStatusLine(text string) bool {
	if _, quoted, ok := strings.Cut(text, "malformed HTTP response "); ok {
		line, err := strconv.Unquote(quoted)
		// What came is a beginning of a version of HTTP, not the other way round.
		return err == nil && slices.ContainsFunc([]string{"HTTP/1.1", "HTTP/1.0"}, func(version string) bool { return strings.HasPrefix(version, line) })
	}
	if _, quoted, ok := strings.Cut(text, "malformed HTTP status code "); ok {
		code, err := strconv.Unquote(quoted)
		return err == nil && len(code) < 3 && strings.Trim(code, "0123456789") == ""
	}
	return false
}

// withoutURL takes the request's URL, which has ids in it, out of an error.
func withoutURL(err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		return withURL.Err
	}
	return err
}
