package cli

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/cli/settings"
	"ztsession/model"
)

// seeHelp is the next step after a slip of the fingers.
func seeHelp(cmd *cobra.Command) string {
	return fmt.Sprintf("See %s --help.", cmd.CommandPath())
}

// mayBeRepeated reports whether an argument is too short and plain for a secret.
func mayBeRepeated(argument string) bool {
	return regexp.MustCompile(`^[a-z][a-z-]{0,19}$`).MatchString(argument)
}

// flagError puts an error of the flag parser into words. The parser's own
// would repeat values.
func flagError(cmd *cobra.Command, err error) error {
	var ours *model.Failure
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.As(err, &missing) && isSecretFlag(missing.GetFlag().Name):
		return secretOnCommandLine(missing.GetFlag().Name)
	case errors.As(err, &missing):
		return model.WrongUsage(fmt.Sprintf("The flag --%s needs a value.", missing.GetFlag().Name), seeHelp(cmd))
	case errors.As(err, &unknown) && mayBeRepeated(unknown.GetSpecifiedName()):
		return model.WrongUsage(fmt.Sprintf("There is no flag %s.", dashed(unknown.GetSpecifiedName())), seeHelp(cmd))
	case errors.As(err, &invalid):
		return invalidValue(cmd, invalid.GetFlag())
	default:
		return model.WrongUsage("A flag cannot be understood.", seeHelp(cmd))
	}
}

// invalidValue returns the failure with what a flag takes instead.
func invalidValue(cmd *cobra.Command, flag *pflag.Flag) error {
	what := fmt.Sprintf("The value of --%s cannot be read.", flag.Name)
	switch settings.TypeOf(flag) {
	case "duration":
		return model.WrongUsage(what, "Give a duration such as 30s or 2m.")
	case "int", "uint64":
		return model.WrongUsage(what, "Give a whole number such as 100.")
	case "bool":
		return model.WrongUsage(what, "Give it without a value, or true or false.")
	default:
		return model.WrongUsage(what, seeHelp(cmd))
	}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return model.WrongUsage(fmt.Sprintf("%s takes no arguments.", cmd.CommandPath()), seeHelp(cmd))
}

// noCommand refuses arguments of the root command, which are commands that do
// not exist.
func noCommand(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !mayBeRepeated(args[0]):
		return model.WrongUsage("The first argument is not a command.", "To look up a session, use ztsession get ACCOUNT USER NONCE; to open a saved answer, ztsession open FILE.")
	}
	next := seeHelp(cmd)
	if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
		next = "Did you mean " + strings.Join(similar, " or ") + "?"
	}
	return model.WrongUsage(fmt.Sprintf("There is no command %q.", args[0]), next)
}

// secretFlags are what people try, since other tools have them.
var secretFlags = [...]string{"token", "api-token", "key", "api-key"}

func isSecretFlag(name string) bool {
	for _, secret := range secretFlags {
		if name == secret {
			return true
		}
	}
	return false
}

// refuseSecrets makes the flags that carry secrets elsewhere say why there are
// none here, and what to do instead.
func refuseSecrets(set *pflag.FlagSet) {
	for _, name := range secretFlags {
		set.Var(secretFlag(name), name, "refused: a secret on the command line is visible to everyone on this computer")
		set.Lookup(name).Hidden = true
	}
}

// secretFlag is a flag that takes no value, ever.
type secretFlag string

func (f secretFlag) String() string   { return "" }
func (f secretFlag) Type() string     { return "secret" }
func (f secretFlag) Set(string) error { return secretOnCommandLine(string(f)) }

func secretOnCommandLine(name string) error {
	next := "Set CLOUDFLARE_API_TOKEN in the environment, name a file with --token-file, or keep it with ztsession auth login."
	if strings.HasSuffix(name, "key") {
		next = "Set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL in the environment instead, or start ztsession without them and type them where it asks."
	}
	return model.WrongUsage(fmt.Sprintf("There is no --%s: everyone on this computer can see what stands on a command line.", name), next)
}
