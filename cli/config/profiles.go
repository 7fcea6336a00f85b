package config

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"ztsession/api"
)

// profileSettings returns those of a profile, in the order of the example.
func profileSettings() []setting[Profile] {
	return []setting[Profile]{
		{
			name: "account", kind: text, example: `"0123456789abcdef0123456789abcdef"`, says: "The account id.",
			put: func(p *Profile, v value) error {
				if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(v.text) {
					return errors.New("is no account id, which has 32 digits and letters from a to f")
				}
				p.Account = v.text
				return nil
			},
		},
		{
			name: "base_url", kind: text, example: `"https://api.cloudflare.com/client/v4"`, says: "The address of the API, when it is another.",
			put: func(p *Profile, v value) error {
				if err := api.CheckBaseURL(v.text); err != nil {
					return errors.New("cannot be used. " + err.Error())
				}
				p.BaseURL = v.text
				return nil
			},
		},
		{
			name: "color", kind: word, words: Colours(), example: `"red"`, says: "The colour of the profile's name, which stands in the last line of every screen.",
			put: func(p *Profile, v value) error { p.Color = v.text; return nil },
		},
		{
			name: "token_command", kind: command, example: `["op", "read", "op://Private/Cloudflare/credential"]`,
			says: "A program that prints the API token, run without a shell: op, pass, vault. One of this, token_file and token_variable; with none, ztsession auth login keeps a token for the profile.",
			put:  putCommand,
		},
		{
			name: "token_file", kind: text, example: `"~/.config/ztsession/token"`, says: "A file with the API token in it, which nobody but you may read.",
			put: func(p *Profile, v value) error { return putPath(&p.TokenFile, v) },
		},
		{
			name: "token_variable", kind: text, example: `"CLOUDFLARE_API_TOKEN_TEST"`, says: "A variable of the environment with the API token of this profile.",
			put: func(p *Profile, v value) error {
				if !regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`).MatchString(v.text) {
					return errors.New(`is no name of a variable; write it as in "CLOUDFLARE_API_TOKEN_TEST"`)
				}
				p.TokenVariable = v.text
				return nil
			},
		},
		{
			name: "ca_file", kind: text, example: `"/etc/ssl/certs/company.pem"`, says: "A PEM file of certificates that are trusted beside the system's.",
			put: func(p *Profile, v value) error { return putPath(&p.CAFile, v) },
		},
	}
}

// putPath takes in the name of a file, which counts from wherever one is: only a
// whole one is the same each time.
func putPath(into *string, v value) error {
	name := fromHome(v.text)
	if !filepath.IsAbs(name) {
		return errors.New("is no whole path; begin it with / or ~/")
	}
	*into = name
	return nil
}

// fromHome returns a path with the person's folder in place of the ~ before it.
func fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// putCommand takes in a program with its arguments. As for files, only a whole path
// is the same each time; a name alone is looked for where the system has programs.
func putCommand(p *Profile, v value) error {
	words := v.words()
	words[0] = fromHome(words[0])
	if strings.ContainsFunc(words[0], func(r rune) bool { return r == '/' || r == filepath.Separator }) && !filepath.IsAbs(words[0]) {
		return errors.New("names a program by a path that counts from wherever one is; write its whole path, or its name alone")
	}
	p.TokenCommand = words
	return nil
}

// checkCommand takes a list, or a text whose words are plain to tell apart.
func checkCommand(v value) error {
	const asList = `write it as a list: ["op", "read", "op://..."]`
	switch v.kind {
	case unstable.String:
		if strings.ContainsAny(v.text, "\"'`\\$|&;<>()\n") {
			return errors.New("is not run by a shell, so that quotes, pipes and variables mean nothing; " + asList)
		}
	case unstable.Array:
		for _, item := range v.list {
			if item.kind != unstable.String {
				return errors.New("is a list of texts; " + asList)
			}
		}
	default:
		return errors.New("is a program with its arguments; " + asList)
	}
	if len(v.words()) == 0 || v.words()[0] == "" {
		return errors.New("names no program; " + asList)
	}
	return nil
}

// words returns the words of a text, or of a list.
func (v value) words() []string {
	if v.kind != unstable.Array {
		return strings.Fields(v.text)
	}
	all := make([]string, 0, len(v.list))
	for _, item := range v.list {
		all = append(all, item.text)
	}
	return all
}

// nameOfProfile is what a profile may be called: it stands in flags, in the
// keyring and in the last line of every screen.
var nameOfProfile = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,23}$`) })
