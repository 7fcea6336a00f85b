package secret

import (
	"cmp"
	"encoding/json"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"ztsession/api"
	"ztsession/cli/config"
	"ztsession/model"
	"ztsession/model/text/safe"
)

// Keyring keeps secrets under names. Its errors other than ErrNotKept say why
// there is no keyring, completing a sentence.
type Keyring interface {
	Get(name string) (string, error)
	Set(name, secret string) error
	Delete(name string) error
}

var (
	// ErrNotKept says that nothing is kept under a name.
	ErrNotKept = errors.New("nothing is kept under that name")
	// ErrNoKeyring is matched where there is no keyring at all, rather than one that
	// does not answer.
	ErrNoKeyring = errors.New("there is no keyring")
)

// missingError says why there is no keyring.
type missingError string

// Error is the reason, which completes a sentence.
func (e missingError) Error() string { return string(e) }

// Is matches ErrNoKeyring.
func (missingError) Is(target error) bool { return target == ErrNoKeyring }

// service is what the keyring lists our entries under.
const service = "ztsession"

// withoutProfile is the name of what is kept where no profile is in use.
const withoutProfile = "default"

// KeyOf returns the name under which the keyring keeps the token of a profile.
func KeyOf(profile string) string {
	if profile == "" {
		return withoutProfile
	}
	return "profile " + profile
}

// System is the keyring of the system: that of macOS, of Windows, or the Secret
// Service on D-Bus.
type System struct {
	// Getenv tells whether there is a D-Bus: the library would start one.
	Getenv func(string) string
	// IsThere reports whether a file is there.
	IsThere func(path string) bool
	// OS is the name of the system, as Go has it; empty for the one it runs on.
	OS string
}

// lockedFor is how long the keyring may take: a person may have to unlock it.
const lockedFor = time.Minute

// Get returns what is kept.
func (s System) Get(name string) (string, error) {
	return s.ask(func() (string, error) { return keyring.Get(service, name) })
}

// Set keeps a secret.
func (s System) Set(name, secret string) error {
	_, err := s.ask(func() (string, error) { return "", keyring.Set(service, name, secret) })
	return err
}

// Delete forgets what is kept.
func (s System) Delete(name string) error {
	_, err := s.ask(func() (string, error) { return "", keyring.Delete(service, name) })
	return err
}

func (s System) ask(what func() (string, error)) (string, error) {
	if reason := s.missing(); reason != "" {
		return "", missingError(reason)
	}
	type answer struct {
		secret string
		err    error
	}
	answered := make(chan answer, 1)
	go func() {
		secret, err := what()
		answered <- answer{secret, err}
	}()
	select {
	case got := <-answered:
		return got.secret, inWords(got.err)
	case <-time.After(lockedFor):
		return "", errors.New("it did not answer within a minute; it may be locked")
	}
}

// missing returns why there can be no keyring, or nothing.
func (s System) missing() string {
	switch cmp.Or(s.OS, runtime.GOOS) {
	case "windows", "darwin":
		return ""
	}
	bus := s.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if folder := s.Getenv("XDG_RUNTIME_DIR"); bus == "" && folder != "" && s.IsThere(filepath.Join(folder, "bus")) {
		return ""
	}
	if bus == "" || bus == "autolaunch:" {
		return "there is no D-Bus session, as on a computer without a desktop"
	}
	return ""
}

func inWords(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return ErrNotKept
	case errors.Is(err, keyring.ErrUnsupportedPlatform):
		return missingError("this system has none that this program knows")
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return errors.New("the secret is too long for it")
	case strings.Contains(err.Error(), "org.freedesktop.secrets"), strings.Contains(err.Error(), "ServiceUnknown"):
		return missingError("no program offers one on D-Bus, such as GNOME Keyring, KWallet or KeePassXC")
	case strings.Contains(err.Error(), "unlock"), strings.Contains(err.Error(), "dismissed"):
		return errors.New("it is locked, and was not unlocked, or there is none in it yet")
	default:
		return errors.New(safe.Text(shown(err.Error())))
	}
}

// pair is a Global API Key with its e-mail, as it is kept.
type pair struct {
	Email string `json:"email"`
	Key   string `json:"key"`
}

// Pack returns a credential as it is kept: a token as it is, so that other
// programs can use it too.
func Pack(c model.Credential) (string, error) {
	if !c.Token.Empty() {
		return c.Token.Reveal(), nil
	}
	packed, err := json.Marshal(pair{c.Email, c.Key.Reveal()})
	return string(packed), err
}

func unpack(kept string) model.Credential {
	var both pair
	if strings.HasPrefix(kept, "{") && json.Unmarshal([]byte(kept), &both) == nil {
		return model.Credential{Email: both.Email, Key: model.NewSecret(both.Key)}
	}
	return model.Credential{Token: model.NewSecret(strings.TrimSpace(kept))}
}

// fromKeyring returns what ztsession auth login has kept. Where there is no
// keyring there is nothing in it; one that does not answer may have something.
func (s Search) fromKeyring() (Found, error) {
	if s.Keyring == nil || s.Quiet {
		return Found{}, none()
	}
	kept, err := s.Keyring.Get(KeyOf(s.Profile.Name))
	switch {
	case errors.Is(err, ErrNotKept), errors.Is(err, ErrNoKeyring):
		return Found{}, none()
	case err != nil:
		return Found{}, &model.Failure{Kind: model.ErrNoCredentials, Cause: err, Explanation: model.Problem{
			What: "No Cloudflare credentials were found, and the system's keyring could not be asked: " + err.Error() + ".", Next: "Unlock it, or set CLOUDFLARE_API_TOKEN.",
		}}
	}
	from := "the system's keyring"
	if s.Profile.Name != "" {
		from += ", for the profile " + s.Profile.Name
	}
	c := unpack(kept)
	if err := api.CheckCredential(c); err != nil {
		return Found{}, model.WrongUsage("What "+from+" has cannot be used. "+model.ProblemOf(err).What, "Keep it anew with "+LoginCommand(s.Profile)+".")
	}
	return Found{Credential: c, From: from, Renew: renew(from, "keep another one with "+LoginCommand(s.Profile))}, nil
}

// LoginCommand returns the command that keeps a token for a profile.
func LoginCommand(p config.Profile) string {
	if p.Name == "" {
		return "ztsession auth login"
	}
	return "ztsession auth login --profile " + p.Name
}
