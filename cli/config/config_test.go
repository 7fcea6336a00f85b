package config_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ztsession/cli/config"
	"ztsession/model/clock"
	"ztsession/model/mask"
)

// load reads a text as the file that it would be.
func load(t *testing.T, text string) *config.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return config.Load(path)
}

// told returns the mistakes of a file as they are printed.
func told(f *config.File) string {
	var lines []string
	for _, m := range f.Mistakes {
		lines = append(lines, m.In("config.toml"))
	}
	return strings.Join(lines, "\n")
}

func TestAFileIsRead(t *testing.T) {
	t.Parallel()
	f := load(t, `
theme = "light"
times = "utc"
zone = "UTC"
mask = "people"
timeout = "20s"
watch_interval = "1m"
color = false
lookups = false
profile = "test"

[keys]
session.refresh = ["f5", "ctrl-r"]
"session.bookmark" = "none"
time = "T"

[profiles.test]
account = "0123456789abcdef0123456789abcdef"
base_url = "https://api.example.com/client/v4"
colour = "green"
token_command = "pass show cloudflare/test"

[profiles.production]
color = 'red'
token_file = "/run/secrets/token"
ca_file = "/etc/ssl/company.pem"

[profiles]
empty = {}
`)
	if told(f) != "" {
		t.Fatalf("it has mistakes:\n%s", told(f))
	}
	if f.Theme != "light" || *f.Times != clock.UTC || f.Zone != time.UTC || *f.Mask != mask.People || f.Timeout != 20*time.Second || f.Watch != time.Minute || *f.Color || *f.LookUps || f.Profile != "test" {
		t.Errorf("read as %+v", f)
	}
	if !slices.Equal(f.Keys["session.refresh"], []string{"f5", "ctrl+r"}) || len(f.Keys["session.bookmark"]) != 0 || !slices.Equal(f.Keys["time"], []string{"T"}) {
		t.Errorf("the keys are %v", f.Keys)
	}
	test, _ := f.ProfileCalled("test")
	if want := (config.Profile{Name: "test", Account: "0123456789abcdef0123456789abcdef", BaseURL: "https://api.example.com/client/v4", Color: "green", TokenCommand: []string{"pass", "show", "cloudflare/test"}}); !reflect.DeepEqual(test, want) {
		t.Errorf("the profile is %+v", test)
	}
	if got := f.ProfileNames(); !slices.Equal(got, []string{"test", "production", "empty"}) {
		t.Errorf("the profiles are %v", got)
	}
}

// TestEachMistakeIsToldAtItsPlace has what people get wrong, one in each file.
func TestEachMistakeIsToldAtItsPlace(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`thme = "dark"`:                         `config.toml:1:1: there is no setting thme; did you mean theme?`,
		`theme = "drak"`:                        `config.toml:1:9: theme cannot be "drak"; did you mean "dark"?`,
		"\n  theme = dark":                      `config.toml:2:11: a text stands in double quotes: theme = "dark"`,
		`theme: "dark"`:                         `config.toml:1:6: a setting is written with an equals sign: theme = ...`,
		`theme`:                                 `write name = value`,
		`theme =`:                               `theme has no value`,
		`theme = "dark`:                         `the text of theme has no quote at its end.`,
		`theme = true`:                          `theme is one of "auto"`,
		`color = "yes"`:                         `config.toml:1:9: color is true or false, without quotes.`,
		`timeout = 15`:                          `timeout is a duration in quotes; did you mean "15s"?`,
		`timeout = "15"`:                        `timeout is no duration`,
		`watch_interval = "1ms"`:                `watch_interval is shorter than 5s.`,
		`zone = "Lisbon"`:                       `zone is no zone that this computer knows`,
		`profile = "prod"`:                      `profile names prod, and there is no [profiles.prod].`,
		"[profile.a]":                           `there is no table [profile.a]; did you mean [profiles.a]?`,
		"[profiles.a]\nacount = \"x\"":          `config.toml:2:1: a profile has no setting acount; did you mean account?`,
		"[profiles.a]\naccount = \"x\"":         `account is no account id`,
		"[profiles.a]\ncolor = \"pink\"":        `color cannot be "pink"; give one of "red"`,
		"[profiles.a b]":                        `a profile is called by letters`,
		"[profiles.a":                           `this is no table`,
		`[profiles."a b"]`:                      `a profile is called by letters`,
		"[profiles.a]\nbase_url = \"http://x\"": `base_url cannot be used. The base URL is plain http`,
		"[profiles.a]\ntoken_file = \"token\"":  `token_file is no whole path`,
		"[profiles.a]\ntoken = \"x\"":           `no secret can stand in this file; ztsession auth login --profile a`,
		"[profiles.a]\ntoken_command = \"op read 'a b'\"":                 `is not run by a shell`,
		"[profiles.a]\ntoken_command = []":                                `names no program`,
		"[profiles.a]\ntoken_command = \"x\"\ntoken_file = \"/y\"":        `config.toml:3:1: the profile has token_command too; one of them says where the token is.`,
		"[profiles.a]\n[profiles.a]":                                      `[profiles.a] stands on line 1 already`,
		"theme = \"dark\"\ntheme = \"light\"":                             `config.toml:2:1: theme is set on line 1 already, and that counts.`,
		"account = \"x\"":                                                 `account belongs to a profile: write it below [profiles.NAME].`,
		"session.refresh = \"r\"":                                         `session.refresh is an action: its keys stand below [keys].`,
		"[keys]\nsession.refesh = \"r\"":                                  `config.toml:2:1: there is no action session.refesh; did you mean session.refresh?`,
		"[keys]\nrefresh = \"r\"":                                         `there is no action refresh; did you mean session.refresh?`,
		"[keys]\nsession.refresh = \"ctrl+\"":                             `the key of session.refresh cannot be "ctrl+", which no keyboard has`,
		"[keys]\nsession.refresh = 5":                                     `the key of session.refresh is a text such as "r"`,
		"[keys]\nform.next = \"n\"":                                       `the key of form.next cannot be n, which is text in a field`,
		"[keys]\nback = \"none\"":                                         `the key of back cannot be none`,
		"[keys]\nsession.refresh = \"p\"":                                 `config.toml:2:1: session.refresh would have the key p, which session.person has too`,
		"[[profiles]]":                                                    `stands in one pair of brackets`,
		"keys = \"x\"":                                                    `keys is a table: write [keys]`,
		"# my token is cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000": `config.toml:1:15: here stands what looks like an API token. It was not read.`,
	} {
		f := load(t, text)
		if got := told(f); !strings.Contains(got, want) || len(f.Mistakes) != 1 {
			t.Errorf("%q:\n%s\nwant once: %s", text, got, want)
		}
	}
}

// TestWhatWasMeantIsTold has what a person writes by hand who knows other programs.
func TestWhatWasMeantIsTold(t *testing.T) {
	t.Parallel()
	const id = "0123456789abcdef0123456789abcdef"
	for text, want := range map[string]string{
		"color = yes":                                  `config.toml:1:9: color is true or false, without quotes.`,
		"color = TRUE":                                 `config.toml:1:9: color is true or false, without quotes.`,
		"theme = “dark”":                               `config.toml:1:9: these are no quotes that TOML knows; write plain ones: theme = "..."`,
		`theme = "dark" times = "utc"`:                 `config.toml:1:16: behind the value of theme stands something else; each setting has a line of its own`,
		`theme = "dark";`:                              `behind the value of theme stands something else`,
		`= "dark"`:                                     `the name before the equals sign is missing`,
		`{ "theme": "dark" }`:                          `config.toml:1:1: this is JSON; a setting is written as in theme = "dark".`,
		"[profiles.a]\naccount = " + id:                `config.toml:2:11: a text stands in double quotes: account = "` + id + `"`,
		"[profiles.a]\naccount = 9f3" + id:             `config.toml:2:12: a text stands in double quotes: account = "9f3` + id + `"`,
		"[profiles.a]\nbase_url = https://x":           `a text stands in double quotes: base_url = "https://x"`,
		"[profiles]\na = { color = red }":              `config.toml:2:15: a text stands in double quotes, inside of a too.`,
		"zone = Europe/Lisbon":                         `a text stands in double quotes: zone = "Europe/Lisbon"`,
		"timeout = 15s":                                `a text stands in double quotes: timeout = "15s"`,
		`timeout = "5"`:                                `timeout is no duration; did you mean "5s"?`,
		`watch_interval = "15 Seconds"`:                `watch_interval is no duration; did you mean "15s"?`,
		`watch_interval = "2 min"`:                     `watch_interval is no duration; did you mean "2m"?`,
		`timeout = "-1s"`:                              `timeout is shorter than 100ms.`,
		`timeout = "soon"`:                             `timeout is no duration; give one such as "30s" or "2m".`,
		`zone = "Lisbon"`:                              `zone is no zone that this computer knows; did you mean "Europe/Lisbon"?`,
		`zone = "america/new york"`:                    `did you mean "America/New_York"?`,
		`zone = "utc"`:                                 `did you mean "UTC"?`,
		`zone = "../../etc/passwd"`:                    `give one such as "Europe/Lisbon", or "UTC".`,
		`theme.name = "dark"`:                          `config.toml:1:1: theme is a setting and no table: write theme = ... at the top of the file.`,
		`theme = {name = "dark"}`:                      `theme is a setting and no table`,
		"[theme]\nname = \"dark\"":                     `config.toml:1:2: theme is a setting and no table`,
		"[profiles]\na = 5":                            `config.toml:2:1: a profile is a table: write [profiles.a] on a line of its own`,
		"[profile.a]\naccount = \"x\"":                 `config.toml:1:2: there is no table [profile.a]; did you mean [profiles.a]?`,
		"[colours]\nred = 1":                           `there is no table [colours]; there are [keys] and [profiles.NAME].`,
		"[profiles.\"a b\"]\naccount = \"x\"":          `config.toml:1:2: a profile is called by letters, digits, dots, hyphens and underscores, 24 of them at most; "a b" is not used.`,
		"[profiles.pröd]\ncolor = \"red\"":             `"pröd" is not used.`,
		`[profiles.""]`:                                `"" is not used.`,
		`timezone = "UTC"`:                             `there is no setting timezone; did you mean zone?`,
		`interval = "5s"`:                              `there is no setting interval; did you mean watch_interval?`,
		`language = "de"`:                              `there is no setting language; there are keys, profiles, theme, theme_file,`,
		"[keys]\nlist.up = \"w\"":                      `there is no action list.up; did you mean move.up?`,
		"[keys]\nsession.zoom = \"C-p\"":               `config.toml:2:16: the key of session.zoom cannot be "C-p"; did you mean "ctrl+p"?`,
		"[keys]\nsession.zoom = \"None\"":              `config.toml:2:16: the key of session.zoom cannot be "None"; did you mean "none"?`,
		"[keys]\nsession.zoom = [\"f5\", \"none\"]":    `config.toml:2:23: the key of session.zoom cannot be "none" beside another; write "none" alone, or take it out.`,
		"[keys]\nsession.zoom = [\"f5\",\n  \"<f6>\"]": `config.toml:3:3: the key of session.zoom cannot be "<f6>"; did you mean "f6"?`,
		"[profiles.a]\ntoken_command = \"./token.sh\"": `token_command names a program by a path that counts from wherever one is; write its whole path, or its name alone.`,
		"[profiles.a]\ntoken_variable = \"$TOKEN\"":    `token_variable is no name of a variable; write it as in "CLOUDFLARE_API_TOKEN_TEST".`,
	} {
		f := load(t, text)
		if got := told(f); !strings.Contains(got, want) || len(f.Mistakes) != 1 {
			t.Errorf("%q:\n%s\nwant once: %s", text, got, want)
		}
	}
}

// TestAKeyThatAnotherActionHasDoesNotCount, whatever else then has it.
func TestAKeyThatAnotherActionHasDoesNotCount(t *testing.T) {
	t.Parallel()
	f := load(t, "[keys]\nquit = \"j\"\ntime = \"T\"\nsession.refresh = \"p\"\nsession.person = \"z\"\n")
	if got := told(f); len(f.Mistakes) != 3 || !strings.Contains(got, ":2:1: quit would have the key j, which move.down has too") ||
		!strings.Contains(got, ":5:1: session.person would have the key z, which session.zoom has too") || !strings.Contains(got, ":4:1: session.refresh would have the key p, which session.person has too") {
		t.Error(got)
	}
	if len(f.Keys) != 1 || !slices.Equal(f.Keys["time"], []string{"T"}) {
		t.Errorf("the keys are %v", f.Keys)
	}
}

// TestFilesOfOtherEditorsAreRead: with a byte order mark, with the ends of lines of
// Windows, with tabs.
func TestFilesOfOtherEditorsAreRead(t *testing.T) {
	t.Parallel()
	f := load(t, "\xef\xbb\xbftheme\t=\t\"dark\"\r\n\ttimes = \"utk\"\r\n[profiles.a]\r\ncolor = 'red'\r\n")
	if f.Theme != "dark" || len(f.Profiles) != 1 || told(f) != `config.toml:2:10: times cannot be "utk"; did you mean "utc"?` {
		t.Errorf("%+v\n%s", f, told(f))
	}
}

// TestWhatIsRightCountsBesideMistakes: two people's files, with several slips each.
func TestWhatIsRightCountsBesideMistakes(t *testing.T) {
	t.Parallel()
	f := load(t, `# settings
thme = "dark"
mask = people
times = "utc"
[keys]
session.refresh = ["f5",
  r]
time = "T"
[profiles.production
account = "00000000000000000000000000000000"
[profiles.test]
account = "0123456789abcdef0123456789abcdef"
`)
	for _, want := range []string{":2:1: there is no setting thme", `:3:8: a text stands in double quotes: mask`, ":7:3: ", ":9:"} {
		if !strings.Contains(told(f), want) {
			t.Errorf("%q is not told:\n%s", want, told(f))
		}
	}
	if len(f.Mistakes) != 4 || f.Times == nil || len(f.Keys["time"]) != 1 {
		t.Errorf("%d mistakes, read as %+v:\n%s", len(f.Mistakes), f, told(f))
	}
	if test, ok := f.ProfileCalled("test"); !ok || test.Account != "0123456789abcdef0123456789abcdef" || len(f.Profiles) != 1 {
		t.Errorf("the account of the broken profile went to %+v", f.Profiles)
	}
}

// TestAnOpenBracketIsToldWhereItIs and does not take what follows with it.
func TestAnOpenBracketIsToldWhereItIs(t *testing.T) {
	t.Parallel()
	f := load(t, "[keys]\ntime = [\"T\"\nmask = \"X\"\n")
	if got := told(f); !strings.Contains(got, "the list of time is not closed") || len(f.Mistakes) != 1 || len(f.Keys["mask"]) != 1 {
		t.Errorf("%v\n%s", f.Keys, got)
	}
}

// TestNoSecretIsRepeated puts one wherever a text can stand.
func TestNoSecretIsRepeated(t *testing.T) {
	t.Parallel()
	for _, secret := range []string{
		"cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000", "Aa0Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Ee",
		"c2547eb745079dac9320b638f5e225cf483cc", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.Q0FOQVJZ",
	} {
		for _, text := range []string{
			"token = \"%\"", "token = %", "theme = \"%\"", "theme = %", "% = 1", "[%]", "[profiles.%]", "[profiles.a]\naccount = \"%\"",
			"[profiles.a]\ntoken_command = [\"echo\", \"%\"]", "[keys]\ntime = \"%\"", "[keys]\n\"%\" = \"x\"", "x = 1 # %", "profile = \"%\"", "x = [\"%\"\n",
		} {
			f := load(t, strings.ReplaceAll(text, "%", secret))
			if got := told(f); strings.Contains(got, secret[5:17]) || !strings.Contains(got, "looks like") {
				t.Errorf("%s: %s", text, got)
			}
			for _, p := range f.Profiles {
				if len(p.TokenCommand) > 0 {
					t.Errorf("%s: the command with the secret in it would be run", text)
				}
			}
		}
	}
}

func TestAFileThatCannotBeReadIsTold(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, want := range map[string]string{folder: "it is a folder", "/dev/zero": "it is not a regular file"} {
		if f := config.Load(name); len(f.Mistakes) != 1 || !strings.Contains(f.Mistakes[0].What, want) || len(f.AboutConnection("")) != 1 {
			t.Errorf("%s: %v", name, f.Mistakes)
		}
	}
	if f := config.Load(filepath.Join(folder, "none")); f.Exists || len(f.Mistakes) > 0 {
		t.Errorf("a file that is not there is %+v", f)
	}
	binary := load(t, strings.Repeat("\x00\xff\n", 100))
	if len(binary.AboutConnection("")) == 0 {
		t.Errorf("what is no text is used: %s", told(binary))
	}
	for text, want := range map[string]string{
		"\xff\xfet\x00": "config.toml: it is written in UTF-16; save it as UTF-8.", "a = 1\ntheme = \"d\xe4rk\"": "config.toml:2:11: here stands a byte that is no text in UTF-8; save it as UTF-8.",
		"# ok\n\x00": "config.toml:2:1: here stands a byte", "# é\n# \xe9 \x00": "config.toml:2:3: here stands a byte",
	} {
		if f := load(t, text); told(f) != want && !strings.HasPrefix(told(f), want) || len(f.AboutConnection("")) != 1 {
			t.Errorf("%q: %s, want %q", text, told(f), want)
		}
	}
	link := filepath.Join(folder, "link.toml")
	if err := os.Symlink(filepath.Join(folder, "nowhere"), link); err != nil {
		t.Fatal(err)
	}
	if f := config.Load(link); !f.Exists || told(f) != "config.toml: it cannot be read: it is a link that leads nowhere." {
		t.Errorf("a link that leads nowhere: %s", told(f))
	}
}

func TestAProgramThatOthersCouldHaveWrittenIsNotRun(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("[profiles.a]\ntoken_command = \"x\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	if f := config.Load(path); len(f.Profiles[0].TokenCommand) > 0 || len(f.AboutConnection("a")) != 1 {
		t.Errorf("it is run: %s", told(f))
	}
}

// TestTheConnectionIsToldApart: what decides who is asked stops what only looks
// otherwise does not.
func TestTheConnectionIsToldApart(t *testing.T) {
	t.Parallel()
	f := load(t, "theme = \"x\"\n[profiles.a]\nacount = \"1\"\n[profiles.b]\ncolor = \"x\"\n")
	if len(f.AboutConnection("a")) != 1 || len(f.AboutConnection("b")) != 0 || len(f.AboutConnection("")) != 0 {
		t.Errorf("about a: %v, about b: %v", f.AboutConnection("a"), f.AboutConnection("b"))
	}
	if f := load(t, `profile = "gone"`); len(f.AboutConnection("")) != 1 {
		t.Errorf("a profile that is not there: %v", f.Mistakes)
	}
	// Also what cannot be read decides who is asked, and what is written in a place or
	// with a name in which it does not count.
	for text, about := range map[string]string{
		"[profiles.a]\naccount = 0123": "a", "[profiles.a]\nbase_url = https://x": "a", "[profiles.a]\ntoken_command = [\"op\"\n[profiles.b]\n": "a",
		"[profiles.a]\naccount: x": "a", "[profiles.a]\naccount": "a", "[profiles.b]\n[profiles.a]\n\"account\" = x": "a", "[profiles]\na = { account = x }": "a",
		"[profiles.a]\ntoken_file=\"/x\"\ntoken_file=\"/y\"": "a", "[profiles.a]\nlogin.account = \"x\"": "a", "[profiles.a]\n[profiles.a.token]\n": "a",
		"profile = a": "a b ", "profil = \"a\"": "a b ", "profile a": "a b ", "account = \"x\"": "a b ", "base_url = \"https://x\"": "a b ", "profiles.a.account = x": "a",
		"[profiles.a]\ncolor = red": "", "[profiles.a]\ncolour = \"reed\"": "", "theme = x": "", "color = red": "", "[keys]\ntime = x": "", "[keys]\nprofile = \"x\"": "",
	} {
		f := load(t, text)
		for _, name := range []string{"a", "b", ""} {
			want := strings.Contains(about, name) && (name != "" || strings.HasSuffix(about, " "))
			if got := len(f.AboutConnection(name)) > 0; got != want {
				t.Errorf("%q: about the connection of %q: %t, want %t\n%s", text, name, got, want, told(f))
			}
		}
	}
}

// uncommented is the example with everything in it set.
func uncommented() string {
	return regexp.MustCompile(`(?m)^# `).ReplaceAllString(config.Example(), "")
}

// TestTheExampleHasEverySetting: it is valid as it is and with everything set, and
// then no field of the types is left empty.
func TestTheExampleHasEverySetting(t *testing.T) {
	t.Parallel()
	if f := load(t, config.Example()); len(f.Mistakes) > 0 || f.Theme != "" {
		t.Errorf("as it is: %s", told(f))
	}
	f := load(t, uncommented())
	for _, m := range f.Mistakes {
		if !strings.Contains(m.What, "too; one of them says where the token is") {
			t.Error(m.In("config.toml"))
		}
	}
	for _, of := range []any{*f, f.Profiles[0]} {
		value := reflect.ValueOf(of)
		for i := range value.NumField() {
			if name := value.Type().Field(i).Name; name != "Mistakes" && value.Field(i).IsZero() {
				t.Errorf("%T.%s has no setting in the example", of, name)
			}
		}
	}
}

// TestTheSchemaIsThatOfTheTypes: it has a property for each field, takes the
// example, and refuses what the reader refuses.
func TestTheSchemaIsThatOfTheTypes(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := config.Schema(&out); err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(&out)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	const exceptions = 3 // Path, Exists and Mistakes are no settings.
	if got, want := len(schema.Properties), reflect.TypeFor[config.File]().NumField()-exceptions; got != want {
		t.Errorf("the schema has %d properties, the type %d", got, want)
	}
	profile := schema.Properties["profiles"].AdditionalProperties.(*jsonschema.Schema)
	if got, want := len(profile.Properties), reflect.TypeFor[config.Profile]().NumField()-1; got != want {
		t.Errorf("a profile has %d properties, the type %d", got, want)
	}
	for text, valid := range map[string]bool{
		`{}`: true, `{"theme":"dark","color":true,"timeout":"1m 30s","keys":{"session.refresh":["r","f5"]},"profiles":{"a":{"color":"red","token_command":"pass x"}}}`: true,
		`{"thme":"dark"}`: false, `{"theme":"drak"}`: false, `{"color":"yes"}`: false, `{"timeout":15}`: false, `{"profiles":{"a":{"token":"x"}}}`: false, `{"keys":{"time":5}}`: false,
		`{"keys":{"session":{"refresh":"r","pane":{"answer":["0"]}},"help":"?","help.in-field":"f1"}}`: true, `{"keys":{"help":{"in-field":"f1"}}}`: true, `{"keys":{"session":{"refesh":"r"}}}`: false, `{"keys":{"session.zoom":"z","sesion":"x"}}`: false,
	} {
		var document any
		if err := json.Unmarshal([]byte(text), &document); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); (err == nil) != valid {
			t.Errorf("%s is valid: %t", text, err == nil)
		}
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	vars := map[string]string{"HOME": "/home/me"}
	getenv := func(name string) string { return vars[name] }
	for _, test := range []struct{ name, value, given, want string }{
		{"", "", "", "/home/me/.config/ztsession/config.toml"},
		{"XDG_CONFIG_HOME", "relative", "", "/home/me/.config/ztsession/config.toml"},
		{"XDG_CONFIG_HOME", "/xdg", "", "/xdg/ztsession/config.toml"},
		{"ZTSESSION_CONFIG", "/other.toml", "", "/other.toml"},
		{"", "", "given.toml", "given.toml"},
	} {
		vars[test.name] = test.value
		if got := config.Path(test.given, getenv); got != test.want {
			t.Errorf("with %s=%s it is %s", test.name, test.value, got)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("theme = \"dark\"\n[keys]\ntime = [\"t\",\n")
	f.Add("[profiles.a\nx=1")
	path := filepath.Join(f.TempDir(), "config.toml")
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Skip(err)
		}
		lines := strings.Count(text, "\n") + 1
		for _, m := range config.Load(path).Mistakes {
			if m.Line < 0 || m.Line > lines || m.What == "" || strings.ContainsAny(m.What, "\n\x1b") {
				t.Errorf("%q: %+v", text, m)
			}
		}
	})
}
