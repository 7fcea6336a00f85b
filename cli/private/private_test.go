//go:build unix

package private_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"ztsession/cli/private"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFileIsMadeForItsOwnerOnlyAndAddedTo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	for range 2 {
		file, err := private.OpenToAppend(path)
		must(t, err)
		_, err = file.WriteString("line\n")
		must(t, err)
		must(t, file.Close())
	}
	info, err := os.Stat(path)
	must(t, err)
	if text, err := os.ReadFile(path); err != nil || string(text) != "line\nline\n" || info.Mode() != 0o600 {
		t.Errorf("%q with the mode %v, %v", text, info.Mode(), err)
	}
}

// TestWhatIsNotPrivateIsRefusedAndStaysAsItIs: neither mode nor content changes.
func TestWhatIsNotPrivateIsRefusedAndStaysAsItIs(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		make func(t *testing.T, path, target string)
		want error
	}{
		"a link":             {func(t *testing.T, path, target string) { must(t, os.Symlink(target, path)) }, private.ErrLink},
		"a link to nothing":  {func(t *testing.T, path, target string) { must(t, os.Symlink(target+"-none", path)) }, private.ErrLink},
		"a link to a device": {func(t *testing.T, path, _ string) { must(t, os.Symlink("/dev/null", path)) }, private.ErrLink},
		"a second name": {func(t *testing.T, path, target string) {
			must(t, os.Chmod(target, 0o600))
			must(t, os.Link(target, path))
		}, private.ErrSecondName},
		"a folder":            {func(t *testing.T, path, _ string) { must(t, os.Mkdir(path, 0o700)) }, private.ErrNotFile},
		"a pipe nobody reads": {func(t *testing.T, path, _ string) { must(t, syscall.Mkfifo(path, 0o600)) }, private.ErrNotFile},
		"a file all can read": {func(t *testing.T, path, _ string) {
			must(t, os.WriteFile(path, nil, 0o600))
			must(t, os.Chmod(path, 0o644))
		}, private.ErrOpen},
		"a file a group can read": {func(t *testing.T, path, _ string) {
			must(t, os.WriteFile(path, nil, 0o600))
			must(t, os.Chmod(path, 0o640))
		}, private.ErrOpen},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			path, target := filepath.Join(folder, "log"), filepath.Join(folder, "target")
			must(t, os.WriteFile(target, []byte("theirs"), 0o600))
			must(t, os.Chmod(target, 0o644))
			test.make(t, path, target)
			before, err := os.Lstat(path)
			must(t, err)
			held, err := os.Stat(target)
			must(t, err)
			if file, err := private.OpenToAppend(path); !errors.Is(err, test.want) {
				t.Errorf("opened %v: %v", file, err)
			}
			after, err := os.Lstat(path)
			must(t, err)
			still, err := os.Stat(target)
			must(t, err)
			if after.Mode() != before.Mode() || still.Mode() != held.Mode() || still.Size() != held.Size() {
				t.Errorf("%v became %v, its target %v became %v", before.Mode(), after.Mode(), held.Mode(), still.Mode())
			}
			if _, err := os.Lstat(target + "-none"); err == nil {
				t.Error("a file was made through the link")
			}
		})
	}
}

func TestALinkIsNotRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink("/etc/hostname", path))
	if _, _, err := private.Open(path); !errors.Is(err, private.ErrLink) {
		t.Errorf("read through a link: %v", err)
	}
}
