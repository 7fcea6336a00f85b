package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/mask"
)

// savedFiles keeps what is saved, as a folder would.
type savedFiles struct {
	all map[string]string
	err error
}

func (f *savedFiles) save(name string, write func(io.Writer) error) (string, error) {
	if f.err != nil {
		return "", f.err
	}
	if _, ok := f.all[name]; ok {
		return "", &model.Failure{Cause: fs.ErrExist, Explanation: model.Problem{What: "Something of the name " + name + " is there already, and it was left as it is.", Next: "Give another name."}}
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return "", err
	}
	f.all[name] = out.String()
	return "/home/me/" + name, nil
}

// Every form of a session is saved under the name that is offered.
func TestASessionIsSavedInEveryForm(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {40, 12}} {
		files := &savedFiles{all: map[string]string{}}
		opts := opened(t, "posture-failures")
		opts.Save = files.save
		drive(t, opts, size[0], size[1], func(d *driver) {
			for _, one := range []struct{ key, ending, begins string }{
				{"m", "md", "#"}, {"j", "json", "{"}, {"c", "csv", "result,name,"}, {"t", "txt", ""},
			} {
				d.press("e")
				d.want("▸ Save", "Markdown")
				d.press(one.key)
				name := "ztsession-2026-09-10-1200." + one.ending
				d.want("File: " + name)
				d.press("enter")
				d.want("Saved the ", "for you alone, in")
				if text, ok := files.all[name]; !ok || !strings.HasPrefix(text, one.begins) || len(text) < 100 {
					t.Errorf("%s is %.300q", name, text)
				}
			}
			before := len(files.all)
			d.press("e", "k", "esc", "e", "esc")
			d.wantNot("▸ Save")
			if len(files.all) != before {
				t.Error("something was saved that was cancelled")
			}
		})
	}
}

// A name that does not do stays in its field, to be changed.
func TestAFileIsNeverWrittenOver(t *testing.T) {
	files := &savedFiles{all: map[string]string{"ztsession-2026-09-10-1200.md": "mine"}}
	opts := opened(t, "all-pass")
	opts.Save = files.save
	drive(t, opts, 80, 24, func(d *driver) {
		d.press("e", "m", "enter")
		d.want("! Something of the name", "left as it is", "File: ztsession-2026-09-10-1200.md")
		if files.all["ztsession-2026-09-10-1200.md"] != "mine" {
			t.Error("it was written over")
		}
		d.press("home")
		d.typeText("b-")
		d.wantNot("left as it is")
		d.press("enter")
		d.want("Saved the report, for you alone, in /home/me/b-ztsession-2026-09-10-1200.md")
		d.press("e", "m", "ctrl+u", "enter")
		d.want("! A file needs a name.")
		files.err = errors.New("no space left on device")
		d.typeText("x.md")
		d.press("enter")
		d.want("! No space left on device.", "File: x.md")
	})
}

// Lists are saved whole, from the person's tabs, the devices and the look-up.
func TestListsAreSavedAsCSV(t *testing.T) {
	source, _ := maskedCompany(t)
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{App: model.Known("=cmd|' /C calc'!A0")}, {App: model.Known("Payroll")}}, nil
	}
	files := &savedFiles{all: map[string]string{}}
	take := func(d *driver, rows int, texts ...string) {
		t.Helper()
		d.want("▸ Save")
		d.press("c", "enter")
		for name, text := range files.all {
			if got := strings.Count(text, "\r\n"); got != rows+1 {
				t.Errorf("%s has %d lines:\n%s", name, got, text)
			}
			for _, want := range texts {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q:\n%s", name, want, text)
				}
			}
			delete(files.all, name)
		}
	}
	drive(t, Options{Source: source, Save: files.save}, 120, 30, func(d *driver) {
		d.press("ctrl+s")
		take(d, 2, "amina.okafor@example.com", "ben.lindqvist@example.com")
		d.press("enter", "ctrl+s")
		take(d, 2, "nonceOf01")
		d.press("enter", "2", "e")
		take(d, len(openFixture(t, "all-pass").Devices.Value))
		d.press("p", "e")
		take(d, 2, "nonceOf01")
		d.press("3", "e")
		take(d, 2, "'=cmd", "Payroll")
	})
}

// A filter says what is taken of a list, and all of it is one key further.
func TestWhatAFilterLeavesIsSavedAndCopied(t *testing.T) {
	source, _ := maskedCompany(t)
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{App: model.Known("Wiki")}, {App: model.Known("Payroll")}, {App: model.Known("Chat")}}, nil
	}
	files, board := &savedFiles{all: map[string]string{}}, &fakeClipboard{}
	rows := func(text string) int { return strings.Count(text, "\r\n") - 1 }
	drive(t, Options{Source: source, Save: files.save, Clipboard: board}, 120, 30, func(d *driver) {
		saved := func(says string, keys ...string) string {
			t.Helper()
			d.press("e")
			d.press(keys...)
			d.press("enter")
			d.want("Saved " + says + ", for you alone")
			defer clear(files.all)
			for _, text := range files.all {
				return text
			}
			return ""
		}
		d.press("enter", "enter", "p", "3", "o", "O", "f")
		d.typeText("a")
		d.press("enter")
		d.want("2 of 3")
		if got := saved("the failed logins: 2 of 3 rows", "c"); rows(got) != 2 || strings.Contains(got, "Wiki") {
			t.Errorf("of the logins are saved\n%s", got)
		}
		if got := saved("the failed logins", "w", "c"); rows(got) != 3 {
			t.Errorf("all logins are\n%s", got)
		}
		d.press("y", "y", "r")
		if got := board.last(t); strings.Contains(got, "Wiki") || !strings.Contains(got, "Payroll") {
			t.Errorf("copied is\n%s", got)
		}
		d.press("y", "y", "w")
		if got := board.last(t); !strings.Contains(got, "Wiki") {
			t.Errorf("all rows are\n%s", got)
		}
	})
	opts := opened(t, "posture-failures")
	opts.Save = files.save
	drive(t, opts, 120, 30, func(d *driver) {
		failing, all := 0, len(openFixture(t, "posture-failures").Posture.Value)
		for _, check := range openFixture(t, "posture-failures").Posture.Value {
			if check.Result() != model.CheckPass {
				failing++
			}
		}
		d.press("3", "!", "e")
		d.want(fmt.Sprintf("the checks: %d of %d rows", failing, all))
		d.press("c", "enter")
		for _, text := range files.all {
			if rows(text) != failing {
				t.Errorf("of the checks are saved\n%s", text)
			}
		}
		clear(files.all)
		d.press("e", "w", "enter")
		for _, text := range files.all {
			if rows(text) != all {
				t.Errorf("all checks are\n%s", text)
			}
		}
		d.press("y", "y")
		d.want("Posture, all of it, as text")
	})
}

func TestWhatIsSavedIsMasked(t *testing.T) {
	for _, step := range []mask.Step{mask.People, mask.All} {
		source, session := maskedCompany(t)
		hidden := people(session)
		if step == mask.All {
			hidden = private(session)
		}
		files := &savedFiles{all: map[string]string{}}
		drive(t, Options{Source: source, Save: files.save, Mask: mask.New().At(step)}, 120, 30, func(d *driver) {
			d.press("enter", "enter")
			for _, key := range []string{"t", "m", "j", "c", "k"} {
				d.press("e", key)
				d.wantMasked("the name", hidden)
				d.press("enter")
				d.pass(time.Minute)
			}
			d.press("p")
			for _, key := range []string{"c", "t", "j"} {
				d.press("e", key, "enter")
				d.pass(time.Minute)
			}
			if len(files.all) != 8 {
				t.Errorf("%d files were saved", len(files.all))
			}
			for name, text := range files.all {
				for _, private := range hidden {
					if private != "" && strings.Contains(strings.ToLower(name+text), strings.ToLower(private)) {
						t.Errorf("at step %v %q is in %s\n%s", step, private, name, text)
					}
				}
			}
		})
	}
}
