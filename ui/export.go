package ui

import (
	"fmt"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/mask"
	"ztsession/model/text/safe"
	"ztsession/ui/action"
	"ztsession/ui/screen"
	"ztsession/ui/screen/menu"
	"ztsession/ui/screen/save"
	"ztsession/ui/widget/box"
)

// exportAction asks in which form what is shown is to be saved.
func (a *App) exportAction() action.Action {
	k := a.env.Keys.Copy
	of, ok := a.top().Screen.(screen.Exportable)
	one := action.Action{ID: "export", Keys: k.Export, Group: a.globalGroup(), Do: action.Just(func() { a.exportMenu(of) })}
	if a.top().Typing() {
		one.Keys = k.ExportInField
	}
	const nothing = "There is nothing here to save"
	if !ok {
		return one.When(false, nothing)
	}
	return one.When(!a.top().Waiting()).When(len(of.Exports()) > 0, nothing).When(a.opts.Save != nil, "Nothing can be saved here")
}

// exportMenu asks for the form.
func (a *App) exportMenu(of screen.Exportable) {
	a.push(step{menu.New(a.env, "export", "Save", of.Exports), menuNoun})
}

// askFileName asks for the name of the file. The one to begin with has nothing
// personal in it.
func (a *App) askFileName(wanted screen.Save) {
	zone := a.env.Clock.Zone
	if zone == nil {
		zone = time.UTC
	}
	name := fmt.Sprintf("ztsession-%s.%s", a.env.Now().In(zone).Format("2006-01-02-1504"), wanted.Ending)
	a.push(step{save.New(a.env, a.opts.Save, wanted, name), "name of a file"})
}

// saved says where the file is.
func (a *App) saved(what save.Saved) tea.Cmd {
	name := what.Name
	if a.env.Mask.Step() != mask.Off {
		// The folder has the name of whoever sits here in it.
		name = a.env.Mask.File(filepath.Base(name))
	}
	a.say(box.Note(fmt.Sprintf("Saved %s, for you alone, in %s", what.What, safe.Text(name))))
	return nil
}
