// Package pngtext keeps a text inside a PNG file, so that a picture can say
// what it is a picture of.
package pngtext

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// signature starts every PNG file; the header is the first chunk behind it, of
// 25 bytes in all. Source: PNG specification, sections 5.2 and 11.2.1.
const (
	signature   = "\x89PNG\r\n\x1a\n"
	headerEnd   = len(signature) + 25
	chunkFrame  = 12 // length, type and checksum of a chunk, in bytes
	chunkType   = "iTXt"
	afterKey    = "\x00\x00\x00\x00\x00" // end of the keyword, not compressed, no language, no translation
	maxChunkLen = 1<<31 - 1
)

var errNotPNG = errors.New("the file is no PNG, or is damaged")

// Add returns the picture with the text in it, under a keyword of Latin letters.
func Add(picture []byte, keyword, text string) ([]byte, error) {
	if len(picture) < headerEnd || string(picture[:len(signature)]) != signature {
		return nil, errNotPNG
	}
	body := chunkType + keyword + afterKey + text
	out := append([]byte(nil), picture[:headerEnd]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)-len(chunkType)))
	out = append(out, body...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(body)))
	return append(out, picture[headerEnd:]...), nil
}

// Find returns the text that the picture has under keyword, and whether it has one.
func Find(picture []byte, keyword string) (string, bool, error) {
	rest, isPNG := bytes.CutPrefix(picture, []byte(signature))
	if !isPNG {
		return "", false, errNotPNG
	}
	for len(rest) > 0 {
		if len(rest) < chunkFrame {
			return "", false, errNotPNG
		}
		length := binary.BigEndian.Uint32(rest)
		if length > maxChunkLen || int(length) > len(rest)-chunkFrame {
			return "", false, errNotPNG
		}
		kind, data := string(rest[4:8]), rest[8:8+length]
		if text, found := bytes.CutPrefix(data, []byte(keyword+afterKey)); found && kind == chunkType {
			return string(text), true, nil
		}
		rest = rest[int(length)+chunkFrame:]
	}
	return "", false, nil
}
