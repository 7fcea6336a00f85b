// Package recents is the screen of recent look-ups and bookmarks.
package recents

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/detail"
	"ztsession/ui/widget/table"
)

// Screen lists recent look-ups and bookmarks, or explains what keeping them
// means while that is switched off.
type Screen struct {
	screen.WithBanner
	env           *look.Env
	store         Store
	width, height int
	read          bool
	kept          readMsg
	table         *table.Listing[model.Recent]
	named         func(model.Ref) (account, person string)
	// warned is the action that was warned of by the key of now, and armed that of the
	// key before: pressed again it is done.
	warned, armed string
	// explanation is what keeping them means.
	explanation *detail.View
}

// New returns the screen, and the command that reads what is kept. named returns
// what ids are known to stand for, empty for what is not; it may be nil.
func New(env *look.Env, store Store, named func(model.Ref) (account, person string)) (*Screen, tea.Cmd) {
	r := &Screen{env: env, explanation: detail.New(env), store: store, named: named, table: table.NewListing(env, env.Keys.Move, lists.Recents()).Masked((*mask.Masker).Recent).Found(nil)}
	r.Arranges(r.arrange)
	return r, read(store)
}

// Update takes what is kept, and reads it again when it was changed.
func (r *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if r.table.Update(msg) {
		return nil, nil
	}
	switch msg := msg.(type) {
	case ChangedMsg:
		return read(r.store), nil
	case readMsg:
		r.read, r.kept = true, msg
		if msg.err != nil {
			r.Banner = box.Failure(r.env.Problem(msg.err).String())
		}
		if r.named != nil {
			msg.all = slices.Clone(msg.all) // The store's own stays as it is.
			r.kept.all = msg.all
			for i := range msg.all {
				account, person := r.named(msg.all[i].Ref)
				msg.all[i].Account, msg.all[i].Person = account, cmp.Or(person, msg.all[i].Person)
			}
		}
		r.table.Change(msg.all, r.table.Cursor())
		r.arrange()
	}
	return nil, nil
}

// chosen returns the look-up under the cursor, or nil.
func (r *Screen) chosen() *model.Recent {
	if !r.kept.enabled {
		return nil
	}
	return r.table.Chosen()
}

// SetSize sets the size in cells.
func (r *Screen) SetSize(width, height int) {
	r.width, r.height = width, height
	r.arrange()
}

func (r *Screen) arrange() {
	room := max(r.height-1-r.Banner.Height(r.width), 1)
	r.table.SetSize(r.width, max(room-len(r.detail()), 1))
	r.explanation.SetSize(r.width, room)
	r.explanation.Show(r.explain(), true)
}

// detail returns in full what the row under the cursor shows only the ends of,
// where there is room for it below the list.
func (r *Screen) detail() []string {
	const least = 10 // rows of the screen
	one := r.table.Chosen()
	if one == nil || r.height < least {
		return nil
	}
	shown := r.env.Mask.Recent(*one)
	names := strings.Join(slices.DeleteFunc([]string{shown.Name, shown.Person, shown.Account}, func(name string) bool { return name == "" }), signs.Between)
	lines := []string{""}
	for _, text := range []string{names, "user " + shown.Ref.User, "nonce " + shown.Ref.Nonce, "account " + shown.Ref.Account} {
		if text != "" {
			lines = append(lines, "  "+r.env.Styles.Muted.Render(measure.Truncate(text, max(r.width-3, 1), signs.Cut)))
		}
	}
	return lines
}

// EnvChanged shows times in another way or at another moment.
func (r *Screen) EnvChanged() {
	r.Mask(r.env.Mask)
	r.table.EnvChanged()
}

// View returns the screen's lines.
func (r *Screen) View() []string {
	frame := box.Box{Title: "Recent look-ups", Focused: true}
	if r.kept.enabled {
		frame.Status = cmp.Or(r.table.Status(), r.peopleStatus())
	}
	frame.Status = box.FitStatus(frame.Status, r.width-measure.Cells(frame.Title)-6)
	lines := []string{frame.Rule(r.env.Styles, r.width)}
	lines = append(lines, r.Banner.Draw(r.env.Styles, layout.Rect{W: r.width, H: r.Banner.Height(r.width)})...)
	switch {
	case !r.read:
		return append(lines, "  "+r.env.Styles.Muted.Render("Reading..."))
	case !r.kept.enabled:
		return append(lines, r.explanation.Body()...)
	case len(r.kept.all) == 0:
		return append(lines, "", "  "+r.env.Styles.Muted.Render("Nothing is kept yet. The next look-up will be."))
	default:
		return append(append(lines, r.table.View(true)...), r.detail()...)
	}
}

// Settle starts what a search or a filter asks for.
func (r *Screen) Settle() tea.Cmd { return r.table.Pending() }

// Typing reports whether a prompt is open.
func (r *Screen) Typing() bool { return r.table.Typing() }

// Paste puts text into a prompt.
func (r *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	r.table.Paste(text)
	return nil, nil
}

// Back ends the search, then the filter.
func (r *Screen) Back() bool { return r.table.Back() }

// peopleStatus says whether names are kept, and what changes it.
func (r *Screen) peopleStatus() string {
	key := r.keepPeople().KeyIn(r.env.Keys)
	if r.kept.people {
		return "names are kept" + signs.Between + key + " deletes them"
	}
	return "names are not kept" + signs.Between + key + " keeps them"
}

// hasPlace reports whether there is a folder to keep anything in.
func (r *Screen) hasPlace() bool { return r.store.Path() != "" }

// explain says what keeping look-ups means.
func (r *Screen) explain() *detail.Text {
	paragraphs := []string{
		"Recent look-ups are off, and nothing is kept.",
		"Switched on, ztsession keeps the three ids and the time of the newest 50 look-ups, and bookmarks with a name of your own (" + keys.Name(r.env.Keys.Recent.Bookmark) + " on a session). It keeps no answers and no credentials, and who was looked up only if you say so.",
	}
	if r.hasPlace() {
		paragraphs = append(paragraphs,
			"They stand in "+r.store.Path()+", which only you can read. Switching off deletes them.",
			"Press "+keys.Name(r.env.Keys.Recent.Switch)+" to switch them on.")
	} else {
		paragraphs = append(paragraphs, "There is no home folder to keep them in: set HOME or XDG_STATE_HOME to a whole path, and start ztsession again. Until then they stay off.")
	}
	text := &detail.Text{Styles: r.env.Styles, Width: r.width}
	for _, paragraph := range paragraphs {
		text.Add("")
		for _, line := range box.Note(paragraph).Lines(min(r.width-2, 90)) {
			text.Add("  " + line)
		}
	}
	return text
}

// Point puts the cursor on the look-up at a place.
func (r *Screen) Point(_, y int, choose bool) {
	if choose && r.kept.enabled {
		_ = r.table.Point(y - 1 - r.Banner.Height(r.width))
	}
}
