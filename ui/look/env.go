package look

import (
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/credential"
	"ztsession/model/mask"
	"ztsession/model/text/ascii"
	"ztsession/ui/keys"
)

// Env is what every screen shares: the look, the keys, and how and at which
// moment times are shown. Screens hold it by pointer and read it whenever they
// draw; the program alone changes it, and then calls EnvChanged of each screen
// that derives something from it.
type Env struct {
	Styles *Styles
	Keys   keys.Map
	Clock  clock.Clock
	// Mask replaces personal data in all that is shown; nil shows it as it is.
	// Screens keep what was answered and mask it where they show it, so that it
	// can be switched, and requests are made with the real ids.
	Mask *mask.Masker

	// masks is a Masker of any step, once there was one: all steps number alike.
	masks *mask.Masker

	// Mouse says that clicks and the wheel are the program's.
	Mouse bool

	// Still says that nothing on the screen changes by itself: no seconds are counted,
	// and ages are brought up to date by the next key or answer.
	Still bool

	// ASCII is how much the terminal shows in nothing else.
	ASCII ascii.Extent

	// touched is when somebody pressed a key last.
	touched time.Time

	now     func() time.Time
	theme   Theme
	surface Surface
	colours Colours
}

// NewEnv returns the surroundings of a program whose clock is now. What follows the
// terminal's background is dark until SetDark says otherwise.
func NewEnv(theme Theme, now func() time.Time, zone *time.Location) *Env {
	if theme == "" {
		theme = Auto
	}
	return &Env{
		Styles: On(Surface{}, theme), Keys: keys.New(), Clock: clock.Clock{Now: now(), Zone: zone},
		now: now, theme: theme,
	}
}

// Masked reports whether anything is masked.
func (e *Env) Masked() bool { return e.Mask != nil }

// NextMask masks more, or after the last step nothing.
func (e *Env) NextMask() {
	if e.Mask != nil {
		e.masks = e.Mask
	}
	if e.masks == nil {
		e.masks = mask.New()
	}
	e.Mask = e.masks.At(e.Mask.Step().Next())
}

// Problem returns what an error tells about itself, as it may be shown.
func (e *Env) Problem(err error) model.Problem {
	p := e.Mask.Problem(model.ProblemOf(err))
	for _, sentence := range []*string{&p.What, &p.Cause, &p.Next} {
		*sentence = credential.Redact(*sentence)
	}
	return p
}

// Now returns the present moment, which is later than that of the Clock.
func (e *Env) Now() time.Time { return e.now() }

// Touch takes note that somebody is there.
func (e *Env) Touch() { e.touched = e.now() }

// Touched returns when somebody pressed a key last; the zero time before the first.
func (e *Env) Touched() time.Time { return e.touched }

// StandAt stops the clock at a moment, for what is a picture of it: ages are those that
// things had then.
func (e *Env) StandAt(moment time.Time) {
	e.now = func() time.Time { return moment }
	e.Tick()
}

// IsBehind reports whether ages that are shown are out of date. The unit of ages is a
// minute.
func (e *Env) IsBehind() bool { return e.now().Sub(e.Clock.Now) >= time.Minute }

// Tick brings the Clock up to the present.
func (e *Env) Tick() { e.Clock.Now = e.now() }

// FollowsTerminal reports whether the look depends on the terminal's background.
func (e *Env) FollowsTerminal() bool { return e.theme.follows() }

// SetDark takes in whether the terminal's background is dark, and reports whether
// the look changed.
func (e *Env) SetDark(dark bool) bool {
	surface := e.surface
	surface.Background = LightBackground
	if dark {
		surface.Background = DarkBackground
	}
	return e.setSurface(surface)
}

// SetFewColours takes in whether the terminal has 16 colours or fewer, and reports
// whether the look changed.
func (e *Env) SetFewColours(few bool) bool {
	surface := e.surface
	surface.FewColours = few
	return e.setSurface(surface)
}

// setSurface changes the styles in their place in memory, so that whatever holds
// them has the new ones.
func (e *Env) setSurface(surface Surface) bool {
	before := e.palette()
	e.surface = surface
	if e.palette() == before {
		return false
	}
	*e.Styles = *stylesOf(e.palette())
	return true
}

// SetColours takes colours of the person's own in place of those of the theme.
func (e *Env) SetColours(colours Colours) {
	e.colours = colours
	if colours.Base != "" {
		e.theme = colours.Base
	}
	*e.Styles = *stylesOf(e.palette())
}

func (e *Env) palette() palette { return e.colours.over(paletteOf(e.theme, e.surface), e.surface) }
