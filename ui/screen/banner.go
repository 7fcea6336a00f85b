package screen

import (
	"ztsession/model/mask"
	"ztsession/ui/widget/box"
)

// WithBanner is Base for a screen that has a banner, which takes room of its parts.
type WithBanner struct {
	Base
	// Banner is what is said now; the zero one for nothing.
	Banner box.Banner

	arrange func()
}

// Arranges says what gives each part its room whenever a banner comes or goes.
func (b *WithBanner) Arranges(by func()) { b.arrange = by }

// Say shows a banner, or takes it away.
func (b *WithBanner) Say(banner box.Banner) {
	b.Banner = banner
	b.arrange()
}

// Touched takes away a banner that is no failure; it was read by now.
func (b *WithBanner) Touched() {
	if b.Banner.Shown() && !b.Banner.Failed() {
		b.Say(box.Banner{})
	}
}

// Mask masks what the banner says.
func (b *WithBanner) Mask(m *mask.Masker) { b.Banner = b.Banner.Masked(m) }
