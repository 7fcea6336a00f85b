package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/api/wire"
	"ztsession/model"
	typed "ztsession/model/decode"
)

// TestMain lets garbage wait: a third of the time went into collecting what many
// thousand programs, each of a moment, leave behind.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// testNow is the moment of every test, a little after the fixtures' clock.
func testNow() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// openFixture returns the session of a saved answer.
func openFixture(t testing.TB, name string) *model.Session {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, body, name+".json")
}

// decode returns the session of a saved answer.
func decode(t testing.TB, body []byte, name string) *model.Session {
	t.Helper()
	doc, err := wire.Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		t.Fatal(err)
	}
	session := typed.Session(doc, saved.Result)
	session.Origin = model.Origin{File: name, FetchedAt: testNow()}
	session.Body, session.Messages = body, saved.Messages
	return &session
}

// errNotPlanned is what a fake answers when a test did not say what.
var errNotPlanned = errors.New("the test planned no answer for this call")

// fakeSource answers what the program asks as a test tells it to, and notes
// what was asked.
type fakeSource struct {
	fakePolicies
	mu     sync.Mutex
	asked  []model.Ref
	calls  []string
	answer func(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)

	accounts   func(ctx context.Context) ([]model.Account, error)
	people     func(ctx context.Context, account string, query model.PeopleQuery) (model.People, error)
	sessions   func(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	lastSeen   func(ctx context.Context, account, user string) (*model.Session, error)
	logins     func(ctx context.Context, account, user string) ([]model.FailedLogin, error)
	person     func(user string) (model.Person, error)
	logReach   func() (time.Time, error)
	provider   func(id string) (model.IdentityProvider, error)
	device     func(id string) (model.DeviceInfo, error)
	enrolled   func(user string) ([]model.Registration, error)
	state      func(device string) (model.DeviceState, error)
	switched   func() ([]model.SwitchOff, error)
	budgetLeft model.Budget
}

// note notes a call; names of ids are asked for several at a time.
func (f *fakeSource) note(call string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = append(f.calls, call)
}

func (f *fakeSource) count(call string) int {
	n := 0
	for _, one := range f.calls {
		if one == call {
			n++
		}
	}
	return n
}

func (f *fakeSource) Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
	f.mu.Lock()
	f.asked = append(f.asked, ref)
	f.mu.Unlock()
	return f.answer(ctx, ref, progress)
}

func (f *fakeSource) Accounts(ctx context.Context) ([]model.Account, error) {
	f.note("accounts")
	if f.accounts == nil {
		return nil, errNotPlanned
	}
	return f.accounts(ctx)
}

func (f *fakeSource) People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
	f.note("people")
	if f.people == nil {
		return model.People{}, errNotPlanned
	}
	return f.people(ctx, account, query)
}

func (f *fakeSource) Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
	f.note("sessions")
	if f.sessions == nil {
		return nil, errNotPlanned
	}
	return f.sessions(ctx, account, user)
}

func (f *fakeSource) LastSeen(ctx context.Context, account, user string) (*model.Session, error) {
	f.note("last seen")
	if f.lastSeen == nil {
		return nil, errNotPlanned
	}
	return f.lastSeen(ctx, account, user)
}

func (f *fakeSource) FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error) {
	f.note("failed logins")
	if f.logins == nil {
		return nil, errNotPlanned
	}
	return f.logins(ctx, account, user)
}

func (f *fakeSource) Person(_ context.Context, _, user string) (model.Person, error) {
	f.note("person")
	if f.person == nil {
		return model.Person{}, errNotPlanned
	}
	return f.person(user)
}

func (f *fakeSource) LogReach(context.Context, string) (time.Time, error) {
	f.note("log reach")
	if f.logReach == nil {
		return time.Time{}, errNotPlanned
	}
	return f.logReach()
}

func (f *fakeSource) IdentityProvider(_ context.Context, _, id string) (model.IdentityProvider, error) {
	f.note("provider " + id)
	if f.provider == nil {
		return model.IdentityProvider{}, errNotPlanned
	}
	return f.provider(id)
}

func (f *fakeSource) Device(_ context.Context, _, id string) (model.DeviceInfo, error) {
	f.note("device " + id)
	if f.device == nil {
		return model.DeviceInfo{}, errNotPlanned
	}
	return f.device(id)
}

func (f *fakeSource) Registration(_ context.Context, _, id string) (model.DeviceInfo, error) {
	f.note("registration " + id)
	if f.device == nil {
		return model.DeviceInfo{}, errNotPlanned
	}
	return f.device(id)
}

func (f *fakeSource) Registrations(_ context.Context, _, user string) ([]model.Registration, error) {
	f.note("registrations")
	if f.enrolled == nil {
		return nil, errNotPlanned
	}
	return f.enrolled(user)
}

func (f *fakeSource) DeviceState(_ context.Context, _, device string) (model.DeviceState, error) {
	f.note("state " + device)
	if f.state == nil {
		return model.DeviceState{}, errNotPlanned
	}
	return f.state(device)
}

func (f *fakeSource) SwitchOffs(_ context.Context, _ string, since, _ time.Time) ([]model.SwitchOff, time.Time, error) {
	f.note("switch-offs")
	if f.switched == nil {
		return nil, since, errNotPlanned
	}
	all, err := f.switched()
	return all, since, err
}

func (f *fakeSource) Budget() model.Budget { return f.budgetLeft }

// driver plays the part of Bubble Tea inside a synctest bubble: it runs
// commands and hands their messages back, without a terminal.
type driver struct {
	t        *testing.T
	app      *App
	messages chan tea.Msg
	quit     bool
	suspend  bool
	seen     func(tea.Msg) // told of each message; nil for nobody
}

// drive runs test with a program of the given size in a bubble of fake time.
func drive(t *testing.T, opts Options, width, height int, test func(d *driver)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		if opts.Now == nil {
			start := time.Now()
			opts.Now = func() time.Time { return testNow().Add(time.Since(start)) }
		}
		defer func() {
			cancel()
			// Ticks that were under way end by themselves within a minute, and
			// the bubble waits for them even when the test has failed.
			time.Sleep(2 * time.Minute)
			synctest.Wait()
		}()
		d := &driver{t: t, app: New(ctx, opts), messages: make(chan tea.Msg, 1000)}
		d.send(tea.WindowSizeMsg{Width: width, Height: height})
		d.start(d.app.Init())
		d.settle()
		test(d)
	})
}

func (d *driver) start(cmd tea.Cmd) {
	if cmd != nil {
		go func() { d.messages <- cmd() }()
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.start(cmd)
}

// mostMessages is more than any step of a test leads to. A program that sends
// itself messages without end must fail a test, not hold it up.
const mostMessages = 10_000

// settle handles messages until nothing happens by itself any more.
func (d *driver) settle() {
	d.t.Helper()
	for range mostMessages {
		synctest.Wait()
		select {
		case msg := <-d.messages:
			d.handle(msg)
		default:
			return
		}
	}
	d.t.Fatalf("after %d messages there are still more", mostMessages)
}

func (d *driver) handle(msg tea.Msg) {
	if d.seen != nil {
		d.seen(msg)
	}
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.start(cmd)
		}
	case tea.QuitMsg:
		d.quit = true
	case tea.SuspendMsg:
		d.suspend = true
	default:
		d.send(msg)
	}
}

// press presses keys one after the other: names such as "enter", or characters.
func (d *driver) press(names ...string) {
	for _, name := range names {
		d.send(keyPress(name))
		d.settle()
	}
}

// typeText presses a key for each character.
func (d *driver) typeText(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.settle()
}

// pass lets time go by.
func (d *driver) pass(span time.Duration) {
	d.t.Helper()
	end := time.NewTimer(span)
	for passing := true; passing; d.settle() {
		select {
		case msg := <-d.messages:
			d.handle(msg)
		case <-end.C:
			passing = false
		}
	}
}

// codes are the keys that type nothing, by the names of the library.
var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f5": tea.KeyF5,
}

// keyPress returns the press of a key by its name: "enter", "ctrl+r", "x".
func keyPress(name string) tea.KeyPressMsg {
	var held tea.KeyMod
	for _, one := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if rest, ok := strings.CutPrefix(name, one.name); ok && rest != "" {
			name, held = rest, held|one.mod
		}
	}
	switch code, special := codes[name]; {
	case special:
		return tea.KeyPressMsg{Code: code, Mod: held}
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case held != 0:
		return tea.KeyPressMsg{Code: []rune(name)[0], Mod: held}
	default:
		return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
}

// screen returns what the terminal shows, without styles.
func (d *driver) screen() string { return screenText(d.app) }

func screenText(a *App) string {
	lines := strings.Split(ansi.Strip(a.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// want fails the test when the screen does not show every text.
func (d *driver) want(texts ...string) {
	d.t.Helper()
	shown := d.screen()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, shown)
		}
	}
}

// wantNot fails the test when the screen shows one of the texts.
func (d *driver) wantNot(texts ...string) {
	d.t.Helper()
	shown := d.screen()
	for _, text := range texts {
		if strings.Contains(shown, text) {
			d.t.Fatalf("the screen shows %q:\n%s", text, shown)
		}
	}
}
