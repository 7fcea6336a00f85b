package api

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/recording"
)

// memory is a file in memory, with room for so many bytes; 0 is for any.
type memory struct {
	bytes.Buffer
	room   int
	closed bool
}

func (m *memory) Write(p []byte) (int, error) {
	if free := m.room - m.Len(); m.room > 0 && len(p) > free {
		n, _ := m.Buffer.Write(p[:free])
		return n, syscall.ENOSPC
	}
	return m.Buffer.Write(p)
}

func (m *memory) Truncate(size int64) error {
	m.Buffer.Truncate(int(size))
	return nil
}

func (m *memory) Close() error {
	m.closed = true
	return nil
}

func noonAnd(seconds int) time.Time { return time.Unix(1789041600+int64(seconds), 0).UTC() }

func readAt(t *testing.T, body string, seconds int) *model.Session {
	t.Helper()
	s, err := Open(strings.NewReader(body), "x", noonAnd(seconds))
	if err != nil {
		t.Fatal(err)
	}
	s.Origin.RayID = "9a1b2c3d4e5f6789-LHR"
	return s
}

const (
	recordedBad  = `{"result":{"isActive":true,"email":"a@example.com","big":12345678901234567890,"odd":"\u001b[2J\u202e"},"success":true}`
	recordedGood = "{\n  \"success\": true,\r\n  \"result\": {\"isActive\": false, \"email\": \"a@example.com\"}\n}\n"
)

// recorded writes a recording to a file, and returns the error of the first line
// that did not get there.
func recorded(t *testing.T, to *memory) error {
	t.Helper()
	ref := model.Ref{Account: "acc", User: "user", Nonce: "n"}
	r, err := recording.Record(to, "case.jsonl", recording.Header{At: noonAnd(0), Program: "1.0", Masked: "off", Interval: 15 * time.Second, Ref: ref})
	for _, write := range []func() error{
		func() error { return r.Answer(readAt(t, recordedBad, 0)) },
		func() error { return r.Answer(readAt(t, recordedBad, 15)) },
		func() error { return r.Marker(noonAnd(20), "now he restarts\x1b") },
		func() error { return r.Failure(noonAnd(30), "No route.", false) },
		func() error { return r.Answer(readAt(t, recordedGood, 45)) },
		func() error { return r.Failure(noonAnd(60), "There is no such session.", true) },
		func() error { return r.Stop(noonAnd(60), "It is gone.") },
	} {
		if err == nil {
			err = write()
		}
	}
	return err
}

func openRecorded(body []byte) (*model.Session, *recording.Recording, error) {
	return OpenSaved(bytes.NewReader(body), "case.jsonl", noonAnd(900))
}

func TestARecordingIsReadAsItWasWritten(t *testing.T) {
	var file memory
	if err := recorded(t, &file); err != nil || !file.closed {
		t.Fatalf("%v, closed: %t", err, file.closed)
	}
	session, got, err := openRecorded(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got.Ref.Nonce != "n" || got.Interval != 15*time.Second || got.Masked != "off" || !got.At.Equal(noonAnd(0)) || got.Program != "1.0" || len(got.Notes) > 0 {
		t.Errorf("the header is %+v, notes %q", got.Header, got.Notes)
	}
	e := got.Entries
	if len(e) != 7 || e[0].Answer == nil || !e[1].Unchanged || e[1].Answer != nil || e[2].Marker != `now he restarts\x1b` || e[3].Failure != "No route." || e[3].Gone ||
		e[4].Answer == nil || !e[5].Gone || e[6].Stopped != "It is gone." {
		t.Fatalf("the entries are %+v", e)
	}
	first := e[0].Answer
	if first.Result.Get("big").Text() != "12345678901234567890" || first.Result.Get("odd").Text() != `\x1b[2J\u202e` {
		t.Errorf("the first answer says %s", first.Document.Root().Compact(0))
	}
	want := model.Origin{File: "case.jsonl", FetchedAt: noonAnd(0), Recorded: true, Ref: got.Ref, RayID: "9a1b2c3d4e5f6789-LHR"}
	if first.Origin != want {
		t.Errorf("its origin is %+v", first.Origin)
	}
	if session != e[4].Answer || !model.Is(session.Active, false) {
		t.Errorf("the last answer is %+v", session)
	}
	if body := file.Bytes(); bytes.IndexByte(body, 0x1b) >= 0 || strings.Contains(string(body), "\u202e") {
		t.Error("the file holds characters that are not safe to print")
	}
}

// TestARecordingCutAnywhereIsReadUpToItsLastFullLine tries each byte.
func TestARecordingCutAnywhereIsReadUpToItsLastFullLine(t *testing.T) {
	var file memory
	if err := recorded(t, &file); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	_, all, err := openRecorded(whole)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) {
		body := whole[:cut]
		lines := bytes.Count(body, []byte("\n"))
		_, got, err := openRecorded(body)
		if lines < 2 {
			if !errors.Is(err, model.ErrMalformed) {
				t.Errorf("cut at %d, before the first answer: %v", cut, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		inLine := len(body) > 0 && body[len(body)-1] != '\n'
		if len(got.Entries) != lines-1 || (len(got.Notes) > 0) != inLine {
			t.Fatalf("cut at %d, with %d full lines: %d entries, notes %q", cut, lines, len(got.Entries), got.Notes)
		}
		for i := range got.Entries {
			if got.Entries[i].At != all.Entries[i].At || got.Entries[i].Marker != all.Entries[i].Marker || (got.Entries[i].Answer == nil) != (all.Entries[i].Answer == nil) {
				t.Fatalf("cut at %d: entry %d is another: %+v", cut, i, got.Entries[i])
			}
		}
	}
}

// TestAFullDiskLeavesFullLines: wherever there is no room left, what is there can be
// opened, and the failure is told.
func TestAFullDiskLeavesFullLines(t *testing.T) {
	var file memory
	if err := recorded(t, &file); err != nil {
		t.Fatal(err)
	}
	for room := 1; room < file.Len(); room += 7 {
		small := memory{room: room}
		if err := recorded(t, &small); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("room for %d bytes: %v", room, err)
		}
		if body := small.Bytes(); len(body) > 0 && body[len(body)-1] != '\n' {
			t.Fatalf("room for %d bytes leaves %q behind", room, body[bytes.LastIndexByte(body, '\n')+1:])
		}
	}
}

func TestARecorderWritesNoMoreAfterAFailureOrItsEnd(t *testing.T) {
	file := memory{room: 400}
	r, err := recording.Record(&file, "case.jsonl", recording.Header{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Marker(noonAnd(0), strings.Repeat("x", 900)); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "case.jsonl") {
		t.Error(err)
	}
	size := file.Len()
	if err := r.Marker(noonAnd(0), "x"); err == nil || file.Len() != size {
		t.Errorf("it is written on: %v", err)
	}
	r, _ = recording.Record(&memory{}, "x", recording.Header{})
	if err := errors.Join(r.Close(), r.Close()); err != nil || r.Marker(noonAnd(0), "x") == nil {
		t.Error("a recorder that was closed writes")
	}
}

func TestOddLinesAreLeftOut(t *testing.T) {
	const header = `{"ztsession_recording":1,"at":"2026-09-10T12:00:00Z"}` + "\n"
	answer := `{"at":"2026-09-10T12:00:00Z","answer":{"isActive":true,"email":"a@example.com"}}` + "\n"
	for line, entries := range map[string]int{
		"":                                 1,
		"\n \n":                            1,
		`[]`:                               1,
		`{"at":"2026-09-10T12:00:15Z"`:     1,
		`{"at":"2026-09-10T12:00:15Z"} {}`: 1,
		`{"at":"soon","marker":"x"}`:       1,
		`{"at":"2026-09-10T12:00:15Z","answer":[]}`:                    1,
		`{"at":"2026-09-10T12:00:15Z","later":1}`:                      1,
		`{"at":"2026-09-10T12:00:15Z","marker":"x","later":{"a":[1]}}`: 2,
	} {
		_, got, err := openRecorded([]byte(header + answer + line + "\n"))
		if err != nil || len(got.Entries) != entries || (len(got.Notes) == 0) != (entries == 2 || strings.TrimSpace(line) == "") {
			t.Errorf("%s: %v, %+v", line, err, got)
		}
	}
	if _, got, err := openRecorded([]byte(header + `{"at":"2026-09-10T12:00:00Z","unchanged":true}` + "\n" + answer)); err != nil || len(got.Entries) != 1 {
		t.Errorf("unchanged before the first answer: %v", err)
	}
	for body, want := range map[string]string{
		header: "ended before the first answer", `{"ztsession_recording":2}` + "\n" + answer: "version 2", `{"ztsession_recording":"x"}` + "\n" + answer: "first line cannot be read",
		`{"ztsession_recording":1`: "cut off in its first line", `{"ztsession_recording":1,` + "\n" + answer: "first line cannot be read",
	} {
		if _, _, err := openRecorded([]byte(body)); err == nil || !strings.Contains(model.ProblemOf(err).String(), want) {
			t.Errorf("%.40q: %v, want %q", body, err, want)
		}
	}
}

var _ io.WriteCloser = (*memory)(nil)
