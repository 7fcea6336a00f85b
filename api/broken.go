package api

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"net/url"
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
	text := err.Error()
	switch {
	case strings.Contains(text, "server response headers exceeded"):
		return &wire.MalformedError{Came: "headers without an end"}
	case strings.Contains(text, "malformed HTTP"), strings.Contains(text, "malformed chunked encoding"), strings.Contains(text, "invalid byte in chunk length"):
		return &wire.MalformedError{Came: "not proper HTTP"}
	}
	return withoutURL(err)
}

// withoutURL takes the request's URL, which has ids in it, out of an error.
func withoutURL(err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		return withURL.Err
	}
	return err
}
