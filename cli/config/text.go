package config

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"unicode/utf8"

	"ztsession/model/text/safe"
)

// largest bounds a file, in bytes.
const largest = 1 << 20

// readText reads the text of a file that people write, or returns why it has none.
func readText(path string) ([]byte, fs.FileInfo, *Mistake) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, link := os.Lstat(path); link == nil {
			err = errors.New("it is a link that leads nowhere")
		}
	case err == nil && info.IsDir():
		err = errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular() && path != os.DevNull:
		err = errors.New("it is not a regular file")
	case err == nil && info.Size() > largest:
		err = errors.New("it is too large for settings")
	}
	var text []byte
	if err == nil {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, info, &Mistake{What: "it cannot be read: " + safe.Text(reason(err)) + ".", whole: true}
	}
	return text, info, checkText(text)
}

func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it"
	case errors.As(err, &path):
		return path.Err.Error()
	default:
		return err.Error()
	}
}

// checkText returns why bytes are no text, or nil.
func checkText(text []byte) *Mistake {
	const save = "; save it as UTF-8."
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		// Windows PowerShell writes so with its > sign.
		return &Mistake{What: "it is written in UTF-16" + save, whole: true}
	}
	if at := bytes.IndexFunc(text, func(r rune) bool { return r == 0 }); at >= 0 || !utf8.Valid(text) {
		if at < 0 || !utf8.Valid(text[:at]) {
			at = firstInvalid(text)
		}
		before := text[:at]
		return &Mistake{
			Line: 1 + bytes.Count(before, []byte("\n")), Column: at - bytes.LastIndexByte(before, '\n'),
			What: "here stands a byte that is no text in UTF-8" + save, whole: true,
		}
	}
	return nil
}

// firstInvalid returns where a text stops being UTF-8.
func firstInvalid(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
