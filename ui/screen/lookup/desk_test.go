package lookup_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/ui/action"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/lookup"
)

const (
	accountID = "023e105f4ecef8ad9ca31a8372d0c353"
	aminaID   = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"
	benID     = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e02"
)

func now() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

func person(id, name, email string) model.Person {
	return model.Person{
		ID: id, UID: "11111111" + id[8:], SeatUID: "22222222" + id[8:], Name: model.Known(name), Email: model.Known(email),
		LastLogin: model.Known(now().Add(-2 * time.Hour)), AccessSeat: model.Known(true), Devices: model.Known(model.Number("2")),
	}
}

// directory answers from what a test put into it, and notes what was asked.
type directory struct {
	calls []string
	// contexts are those of the requests for people, in order.
	contexts []context.Context

	accounts    []model.Account
	accountsErr error
	everybody   []model.Person
	peopleErr   error
	sessions    map[string][]model.SessionSummary // by user
	sessionsErr error
	budget      model.Budget
}

func (d *directory) Accounts(ctx context.Context) ([]model.Account, error) {
	d.calls = append(d.calls, "accounts")
	if err := errors.Join(ctx.Err(), d.accountsErr); err != nil {
		return nil, err
	}
	return d.accounts, nil
}

// People pages through everybody with the search in the name or e-mail.
func (d *directory) People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
	d.calls = append(d.calls, fmt.Sprintf("people of %s: %q page %d", account[:3], query.Search, query.Page))
	d.contexts = append(d.contexts, ctx)
	if err := errors.Join(ctx.Err(), d.peopleErr); err != nil {
		return model.People{}, err
	}
	var match []model.Person
	for _, one := range d.everybody {
		if strings.Contains(strings.ToLower(one.Name.Value+" "+one.Email.Value), strings.ToLower(query.Search)) {
			match = append(match, one)
		}
	}
	from := min((query.Page-1)*query.PerPage, len(match))
	to := min(from+query.PerPage, len(match))
	return model.People{People: match[from:to], Page: query.Page, Total: model.Known(len(match)), More: to < len(match)}, nil
}

func (d *directory) Sessions(ctx context.Context, _, user string) ([]model.SessionSummary, error) {
	d.calls = append(d.calls, "sessions of "+user)
	if err := errors.Join(ctx.Err(), d.sessionsErr); err != nil {
		return nil, err
	}
	return d.sessions[user], nil
}

// Session answers every look-up, and notes it.
func (d *directory) Session(_ context.Context, ref model.Ref, _ func(model.Progress)) (*model.Session, error) {
	d.calls = append(d.calls, "session "+ref.Nonce)
	return &model.Session{}, nil
}

func (d *directory) FailedLogins(context.Context, string, string) ([]model.FailedLogin, error) {
	return nil, model.ErrNotFound
}

func (d *directory) LastSeen(context.Context, string, string) (*model.Session, error) {
	return nil, model.ErrNotFound
}

func (d *directory) Requests(context.Context, string, access.LogQuery) (access.Log, error) {
	return access.Log{}, model.ErrNotFound
}

func (d *directory) LogReach(context.Context, string) (time.Time, error) {
	return time.Time{}, model.ErrNotFound
}

func (d *directory) Device(context.Context, string, string) (model.DeviceInfo, error) {
	return model.DeviceInfo{}, model.ErrNotFound
}

func (d *directory) Budget() model.Budget { return d.budget }

// company has one account, two people and a session of Amina's.
func company() *directory {
	return &directory{
		accounts:  []model.Account{{ID: accountID, Name: "Example Corp"}},
		everybody: []model.Person{person(aminaID, "Amina Okafor", "amina@example.com"), person(benID, "Ben Lindqvist", "ben@example.com")},
		sessions:  map[string][]model.SessionSummary{aminaID: {session("nonceOfAmina")}},
	}
}

func session(nonce string) model.SessionSummary {
	return model.SessionSummary{
		Nonce: nonce, IssuedAt: model.Known(now().Add(-time.Hour)), Expires: model.Known(now().Add(23 * time.Hour)),
		Apps: []model.App{{Name: "Wiki"}},
	}
}

// desk is the screen, whose commands run when a test says so.
type desk struct {
	*lookup.Screen
	t         *testing.T
	directory *directory
	env       *look.Env
}

// sit returns a screen of 100 by 30 cells that was connected and has what it
// asked for by itself.
func sit(t *testing.T, d *directory, ref model.Ref) *desk {
	t.Helper()
	k := newDesk(t, d, ref)
	k.finish(k.SetSource(d))
	return k
}

// newDesk returns a screen that is not connected yet.
func newDesk(t *testing.T, d *directory, ref model.Ref) *desk {
	t.Helper()
	return deskWith(t, d, lookup.Deps{}, ref)
}

func deskWith(t *testing.T, d *directory, deps lookup.Deps, ref model.Ref) *desk {
	t.Helper()
	deps.Env = look.NewEnv(look.Auto, now, time.UTC)
	k := &desk{lookup.New(t.Context(), deps, ref), t, d, deps.Env}
	k.SetSize(100, 30)
	return k
}

// run runs a command and returns its messages.
func run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var all []tea.Msg
		for _, one := range msg {
			all = append(all, run(one)...)
		}
		return all
	default:
		return []tea.Msg{msg}
	}
}

// deliver hands messages to the finder and returns the commands that follow.
func (k *desk) deliver(messages []tea.Msg) tea.Cmd {
	var next []tea.Cmd
	for _, msg := range messages {
		cmd, _ := k.Update(msg)
		next = append(next, cmd)
	}
	return tea.Batch(next...)
}

// finish runs a command and all that follows from it.
func (k *desk) finish(cmd tea.Cmd) {
	for cmd != nil {
		cmd = k.deliver(run(cmd))
	}
}

// press presses a key and returns its command, not run.
func (k *desk) press(name string) (tea.Cmd, action.Outcome) {
	special := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"pgdown": {Code: tea.KeyPgDown}, "backspace": {Code: tea.KeyBackspace}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	}
	msg, ok := special[name]
	if !ok {
		msg = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	return k.Key(msg)
}

// What a key did beyond the screen, in a word.
const (
	nothing      = ""
	looksUp      = "looks up"
	opens        = "opens a session"
	lastSeen     = "opens " + screen.LastSeenTab
	failedLogins = "opens " + screen.FailedLoginsTab
)

// did puts what came of a key or a paste into a word.
func (k *desk) did(outcome action.Outcome) string {
	switch outcome := outcome.(type) {
	case screen.ShowSession:
		return opens
	case screen.ShowPerson:
		return "opens " + outcome.Tab
	}
	if k.Waiting() {
		return looksUp
	}
	return nothing
}

// do presses keys, each followed by all that it starts, and returns what the
// last one did. A look-up is started, not run.
func (k *desk) do(names ...string) string {
	did := nothing
	for _, name := range names {
		cmd, outcome := k.press(name)
		if did = k.did(outcome); did != looksUp {
			k.finish(cmd)
		}
	}
	return did
}

// typed types text and returns the command of the last key, which waits for a
// pause; those of earlier keys are left to the test of the pause.
func (k *desk) typed(text string) tea.Cmd {
	var last tea.Cmd
	for _, r := range text {
		last, _ = k.press(string(r))
	}
	return last
}

func (k *desk) shown() string {
	var lines []string
	for _, line := range k.View() {
		lines = append(lines, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(lines, "\n")
}

func (k *desk) want(texts ...string) {
	k.t.Helper()
	// Sentences are broken into lines.
	flat := strings.Join(strings.Fields(k.shown()), " ")
	for _, text := range texts {
		if !strings.Contains(flat, text) {
			k.t.Fatalf("the screen does not show %q:\n%s", text, k.shown())
		}
	}
}

func (k *desk) wantNot(texts ...string) {
	k.t.Helper()
	flat := strings.Join(strings.Fields(k.shown()), " ")
	for _, text := range texts {
		if strings.Contains(flat, text) {
			k.t.Fatalf("the screen shows %q:\n%s", text, k.shown())
		}
	}
}

// asked returns the calls since the last time, and forgets them.
func (k *desk) asked() string {
	calls := strings.Join(k.directory.calls, ", ")
	k.directory.calls = nil
	return calls
}

// failure is an error that says about itself what a problem does.
type failure model.Problem

func (f failure) Error() string          { return model.Problem(f).String() }
func (f failure) Problem() model.Problem { return model.Problem(f) }
