package settings

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/ui/look"
)

// Output is a form that a session or a list is printed in, as -o names it.
type Output string

// The outputs.
const (
	Text     Output = "text"
	JSON     Output = "json"
	Markdown Output = "markdown"
	Raw      Output = "raw"
	CSV      Output = "csv"
	Ticket   Output = "ticket"
)

// Outputs are the forms of one session, ListOutputs those of a list.
func Outputs() []Output { return []Output{Text, Ticket, JSON, Markdown, Raw} }

// ListOutputs are the forms of a list.
func ListOutputs() []Output { return []Output{Text, JSON, CSV} }

// VerdictOutputs are the forms of a verdict about a session.
func VerdictOutputs() []Output { return []Output{Text, Ticket, JSON, Markdown} }

// DiffOutputs are the forms of a comparison of two sessions.
func DiffOutputs() []Output { return []Output{Text, Ticket, JSON, Markdown} }

// Flags hold the values of all flags. Each command adds those that do something
// there to its flag set; a group of them is one method.
type Flags struct {
	account, user, nonce string
	baseURL, logFile     string
	caFile               string
	timeout              time.Duration
	output, listOutput   choice
	kindOutput           choice
	verdictOutput        choice
	diffOutput           choice
	theme                choice
	themeFile            string
	mask                 choice
	utc, noColor         bool
	accessible           bool
	still                bool
	findings             bool
	noLookUps            bool
	ascii                bool
	now                  instant
	watch                watchFlags
	bell                 bool
	config, profile      string
	tokenFile            string

	sets []*pflag.FlagSet // those with flags of ours
}

// Config returns the settings file that a flag names, empty for none.
func (f *Flags) Config() string { return f.config }

// changed reports whether a flag was given, whatever its value.
func (f *Flags) changed(name string) bool {
	return slices.ContainsFunc(f.sets, func(set *pflag.FlagSet) bool { return set.Changed(name) })
}

// AddIDs adds the flags that name the session.
func (f *Flags) AddIDs(set *pflag.FlagSet) {
	f.AddAccount(set)
	set.StringVar(&f.user, "user", "", "user id, a UUID, or the person's e-mail")
	Takes(set, "user", "ID")
	set.StringVar(&f.nonce, "nonce", "", "nonce of the session, or latest")
	Takes(set, "nonce", "NONCE")
}

// AddAccount adds the flag that names the account.
func (f *Flags) AddAccount(set *pflag.FlagSet) {
	set.StringVar(&f.account, "account", "", "account id (or CLOUDFLARE_ACCOUNT_ID)")
	Takes(set, "account", "ID")
}

// AddConnection adds how to ask Cloudflare, for commands that look something up.
func (f *Flags) AddConnection(set *pflag.FlagSet) {
	f.AddAsking(set)
	f.AddTokenFile(set)
	set.StringVar(&f.logFile, "log-file", "", "append one line for each request to this file; no ids, no secrets")
	Takes(set, "log-file", "FILE")
}

// AddAsking adds where and how Cloudflare is asked.
func (f *Flags) AddAsking(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	set.StringVar(&f.baseURL, "base-url", "", "address of the API (or CLOUDFLARE_BASE_URL)")
	Takes(set, "base-url", "URL")
	set.DurationVar(&f.timeout, "timeout", api.DefaultTimeout, "how long a look-up may take, retries included")
	Takes(set, "timeout", "DURATION")
	set.StringVar(&f.caFile, "ca-file", "", "trust the certificates in this PEM file too")
	Takes(set, "ca-file", "FILE")
}

// AddTokenFile adds where the token is.
func (f *Flags) AddTokenFile(set *pflag.FlagSet) {
	set.StringVar(&f.tokenFile, "token-file", "", "read the API token from this file, which nobody but you may read, or - for standard input")
	Takes(set, "token-file", "FILE")
}

// AddReport adds how one session is shown.
func (f *Flags) AddReport(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	f.output = newChoice("output", Text, Outputs())
	set.VarP(&f.output, "output", "o", f.output.says("what to print"))
	set.BoolVar(&f.findings, "findings", false, "with -o json: add what is wrong, as the member findings")
	set.BoolVar(&f.utc, "utc", false, "times in UTC")
	f.addMask(set)
}

// AddKinds adds how the sorts of findings are printed.
func (f *Flags) AddKinds(set *pflag.FlagSet) {
	f.kindOutput = newChoice("output", Text, []Output{Text, JSON})
	set.VarP(&f.kindOutput, "output", "o", f.kindOutput.says("what to print"))
}

// AddVerdict adds how a verdict about a session is shown.
func (f *Flags) AddVerdict(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	f.verdictOutput = newChoice("output", Text, VerdictOutputs())
	set.VarP(&f.verdictOutput, "output", "o", f.verdictOutput.says("what to print"))
	set.BoolVar(&f.utc, "utc", false, "times in UTC")
	f.addMask(set)
}

// AddList adds how a list is shown.
func (f *Flags) AddList(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	f.listOutput = newChoice("output", Text, ListOutputs())
	set.VarP(&f.listOutput, "output", "o", f.listOutput.says("what to print"))
	set.BoolVar(&f.utc, "utc", false, "times of the table in UTC")
	f.addMask(set)
}

// AddDiff adds how a comparison is shown.
func (f *Flags) AddDiff(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	f.diffOutput = newChoice("output", Text, DiffOutputs())
	set.VarP(&f.diffOutput, "output", "o", f.diffOutput.says("what to print"))
	set.BoolVar(&f.utc, "utc", false, "times in UTC")
	f.addMask(set)
}

func (f *Flags) addMask(set *pflag.FlagSet) {
	f.mask = newChoice("mask", mask.Off.String(), []string{mask.People.String(), mask.All.String(), mask.Off.String()})
	set.Var(&f.mask, "mask", "replace names and addresses by stand-ins (people), or ids too (all)")
	flag := set.Lookup("mask")
	flag.NoOptDefVal, flag.DefValue = mask.All.String(), ""
}

// AddScreens adds how the screens look.
func (f *Flags) AddScreens(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	f.theme = newChoice("theme", look.Auto, look.Themes())
	set.Var(&f.theme, "theme", f.theme.says("colours of the screens"))
	set.StringVar(&f.themeFile, "theme-file", "", "colours of your own, from this TOML file")
	Takes(set, "theme-file", "FILE")
	set.BoolVar(&f.bell, "bell", false, "ring the terminal's bell when a session that is watched changes")
	set.BoolVar(&f.accessible, "accessible", false, "line by line, for screen readers and scripts: nothing is drawn (or ZTSESSION_ACCESSIBLE)")
	set.BoolVar(&f.still, reducedMotion, false, "nothing on the screens changes by itself: no counted seconds, no ages that go on (or ZTSESSION_REDUCED_MOTION)")
}

// reducedMotion is the flag that has the screens stand still.
const reducedMotion = "reduced-motion"

// AddEverywhere adds the flags that every command has.
func (f *Flags) AddEverywhere(set *pflag.FlagSet) {
	f.sets = append(f.sets, set)
	set.StringVar(&f.config, "config", "", "read settings from this file (or ZTSESSION_CONFIG)")
	Takes(set, "config", "FILE")
	set.StringVar(&f.profile, "profile", "", "ask with the profile of this name in the settings file (or ZTSESSION_PROFILE)")
	Takes(set, "profile", "NAME")
	set.BoolVar(&f.noColor, "no-color", false, "no colours (or NO_COLOR)")
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII signs, as where the locale is not UTF-8")
	set.BoolVar(&f.noLookUps, "no-lookups", false, "screens ask for no more than is opened: no names of ids, no failed logins beside a session")
}

// AddNow adds the clock of the simulated API, for pictures and tests.
func (f *Flags) AddNow(set *pflag.FlagSet) {
	set.Var(&f.now, "now", "the present of the simulated API, as in 2026-09-10T12:00:00Z")
}

// Words returns the words that a flag takes, nil when it takes any text.
func Words(flag *pflag.Flag) []string {
	if c, ok := flag.Value.(*choice); ok {
		return c.all
	}
	return nil
}

// choice is a flag that takes one of a few words.
type choice struct {
	name  string
	value string
	all   []string
}

func newChoice[T ~string](name string, usual T, all []T) choice {
	c := choice{name: name, value: string(usual)}
	for _, word := range all {
		c.all = append(c.all, string(word))
	}
	return c
}

func (c *choice) String() string { return c.value }

// broad is how many characters of words stand behind a flag in its help; more make it
// unreadable on a usual terminal.
const broad = 24

// Type returns the words that the flag takes, or what stands for them where they are
// many.
func (c *choice) Type() string {
	if words := strings.Join(c.all, "|"); len(words) <= broad {
		return words
	}
	return "NAME"
}

// says returns what the flag is for, with its words where they do not stand behind it.
func (c *choice) says(what string) string {
	if c.Type() == "NAME" {
		what += ": " + strings.Join(c.all, ", ")
	}
	return what
}

func (c *choice) Set(text string) error {
	if !slices.Contains(c.all, text) {
		return model.WrongUsage(fmt.Sprintf("The value of --%s is none that it can have.", c.name), fmt.Sprintf("Give one of %s.", strings.Join(c.all, ", ")))
	}
	c.value = text
	return nil
}

// named is the value of a flag, with what stands for it in the help.
type named struct {
	pflag.Value
	name string
}

// Type returns what stands for the value.
func (n named) Type() string { return n.name }

// Takes says what a flag of a set takes, in capitals as arguments are written: FILE.
func Takes(set *pflag.FlagSet, flag, what string) {
	one := set.Lookup(flag)
	one.Value = named{one.Value, what}
}

// TypeOf returns the type of a flag's value, whatever its help calls it.
func TypeOf(flag *pflag.Flag) string {
	if one, ok := flag.Value.(named); ok {
		return one.Value.Type()
	}
	return flag.Value.Type()
}

// instant is a flag that takes a moment in RFC 3339.
type instant struct{ time.Time }

func (i *instant) String() string {
	if i.IsZero() {
		return ""
	}
	return i.Format(time.RFC3339)
}

func (i *instant) Type() string { return "TIME" }

func (i *instant) Set(text string) error {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return model.WrongUsage("The value of --now is no time.", "Give one such as 2026-09-10T12:00:00Z.")
	}
	i.Time = moment
	return nil
}
