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
		"\n  theme = dark":                      `config.toml:2:11: a text stands in double quotes: theme = "..."`,
		`theme: "dark"`:                         `config.toml:1:6: a setting is written with an equals sign: theme = ...`,
		`theme`:                                 `write name = value`,
		`theme =`:                               `theme has no value`,
		`theme = "dark`:                         `the text of theme has no quote at its end.`,
		`theme = true`:                          `theme is one of "auto"`,
		`color = "yes"`:                         `config.toml:1:9: color is true or false, without quotes.`,
		`timeout = 15`:                          `timeout is a duration in quotes, such as "30s".`,
		`timeout = "15"`:                        `timeout is no duration`,
		`watch_interval = "1ms"`:                `watch_interval is shorter than 5s.`,
		`zone = "Lisbon"`:                       `zone is no zone that this computer knows`,
		`profile = "prod"`:                      `profile names prod, and there is no [profiles.prod].`,
		"[profile.a]":                           `there is no table [profile.a]; did you mean profiles?`,
		"[profiles.a]\nacount = \"x\"":          `config.toml:2:1: a profile has no setting acount; did you mean account?`,
		"[profiles.a]\naccount = \"x\"":         `account is no account id`,
		"[profiles.a]\ncolor = \"pink\"":        `color cannot be "pink"; give one of "red"`,
		"[profiles.a b]":                        `this is no table`,
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
		"[keys]\nsession.refresh = \"ctrl+\"":                             `the key of session.refresh is none that a keyboard has`,
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
