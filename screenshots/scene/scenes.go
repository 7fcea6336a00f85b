package scene

import (
	"slices"
	"time"
)

// enter is what a terminal sends for the key.
const enter = "\r"

// All returns the scenes of the pictures.
func All() []Scene { return slices.Concat(lookUps(), sessions(), investigations()) }

// lookUps are the ways to a session.
func lookUps() []Scene {
	const ended = "X1aXj1lFVcqqyoXF" // A nonce that no session of the demo has.
	return []Scene{
		{Name: "look-up", Width: 100, Height: 20, Steps: []Step{
			{Until: "Example Corp"},
			{Until: "Mateus Almeida", Press: "ma"},
			{Until: "People ∙ 7"},
		}},
		{Name: "look-up-sessions", Width: 100, Height: 20, Steps: []Step{
			{Until: "Example Corp"},
			{Until: "Mateus Almeida", Press: "dana"},
			{Until: "People ∙ 1 ", Press: enter},
			{Until: "Active sessions of dana.whitfield@example.com ∙ 2"},
			{Until: "none     Intranet"},
			{Until: "none     ERP"},
		}},
		{Name: "look-up-error", Width: 100, Height: 24, Steps: []Step{
			{Until: "Example Corp"},
			{Until: "Mateus Almeida", Press: "ben.lindqvist@example.com " + ended},
			{Until: ended, Press: enter},
			{Until: "HTTP 404"},
			{Until: "has another nonce"},
		}},
		{Name: "person", Width: 110, Height: 20, Story: "certificate-good", Steps: []Step{
			{Until: "Identity", Press: "p"},
			{Until: "none     Intranet"},
			{Until: "none     ERP"},
			{Until: "No failed login"},
		}},
	}
}

// sessions are what is to be seen of one.
func sessions() []Scene {
	const failing = "disk-not-encrypted"
	return []Scene{
		{Name: "session-160x45", Width: 160, Height: 45, Story: failing, Steps: shows("ends in", "Okta (prod) ∙", "BEN-LT-0042 (Windows", "2m ago", "▪    BEN", "connected now", "1/31", "1 refused ∙ 1 let in")},
		{Name: "session-120x30", Width: 120, Height: 30, Story: "certificate-expired", Steps: shows("ends in", "Partner SSO ∙", "1/29", "expires in 21d")},
		{Name: "session-80x24", Width: 80, Height: 24, Story: failing, Steps: shows("ends in", "Okta ∙", "BEN-LT-0042 ∙", "and why.")},
		{Name: "session-40x12", Width: 40, Height: 12, Story: failing, Steps: shows("ends 5d")},
		{Name: "nothing-wrong", Width: 120, Height: 30, Story: "all-well", Steps: shows("ends in", "Entra ID ∙", "Amina MacBook Pro ∙", "▪    Amina", "1/34", "3 let in")},
		{Name: "failing-check", Width: 120, Height: 36, Story: failing, Steps: []Step{
			{Until: "BitLocker", Press: "3" + enter},
			{Until: "back to the list"},
			{Until: "ends in"},
			{Until: "Okta"},
			{Until: "14 not in this login"},
			{Until: "BEN-LT-0042 ∙"},
		}},
		{Name: "explanation", Width: 80, Height: 24, Story: failing, Steps: []Step{
			{Until: "BitLocker", Press: "i"},
			{Until: "Rests on"},
		}},
		{Name: "json-search", Width: 120, Height: 36, Story: failing, Steps: []Step{
			{Until: "BitLocker", Press: "5"},
			{Until: "▸5 JSON", Press: "/"},
			{Until: "enter find", Press: "encrypted" + enter},
			{Until: "next match", Press: "nn"},
			{Until: `"encrypted" 3 of`},
			{Until: "ends in"},
			{Until: "Okta"},
			{Until: "BEN-LT-0042 ∙"},
		}},
		{Name: "certificate-expired", Width: 100, Height: 30, Story: "certificate-expired", Steps: []Step{
			{Until: "Posture", Press: "4"},
			{Until: "▸4 mTLS"},
			{Until: "ends in"},
			{Until: "Partner SSO ∙"},
		}},
	}
}

// investigations are what is asked beyond one session.
func investigations() []Scene {
	const failing = "disk-not-encrypted"
	return []Scene{
		{Name: "access", Width: 120, Height: 36, Story: failing, Steps: []Step{
			{Until: "BitLocker", Press: "6"},
			{Until: "1 refused ∙ 1 let in", Press: enter},
			{Until: "▸ ✗ CRM"},
		}},
		{Name: "comparison", Width: 120, Height: 30, Story: "fails-at-home", Steps: []Step{
			{Until: "ends in"},
			{Until: "HOME-PC"},
			{Until: "4 rules for this system", Press: "d"},
			{Until: "session, logged in", Press: "k" + enter},
			{Until: "There"},
		}},
		{Name: "watch-log", Width: 90, Height: 16, Repair: true, Steps: []Step{
			{Until: "Marta", Press: "W"},
			{Until: "Stopped by hand"},
		}},
		{Name: "light", Width: 120, Height: 30, Story: failing, Light: true, Steps: shows("ends in", "Okta ∙", "BEN-LT-0042 ∙", "connected now", "1/31", "1 refused ∙ 1 let in")},
		{Name: "accessible", Width: 100, Height: 40, Typed: []string{"ben", "1", "1"}},
		film(),
	}
}

// film is the whole way from a name to the ticket.
func film() Scene {
	const read, glance = 3500 * time.Millisecond, 1200 * time.Millisecond
	return Scene{Name: "from-a-name-to-the-ticket", Width: 110, Height: 30, Steps: []Step{
		{Until: "Noor Haddad", Press: "b"},
		{Until: "People ∙ 5", For: glance, Press: "en"},
		{Until: "People ∙ 1", For: glance, Press: enter},
		{Until: "Tell them"},
		{Until: "connected now"},
		{Until: "1/31"},
		{Until: "and why.", For: read, Press: "6"},
		{Until: "1 refused ∙ 1 let in", For: read, Press: "y"},
		{Until: "opied", For: glance, Press: "V"},
		{Until: "Ids: account", For: read},
	}}
}

// shows waits until each text is shown: names and ends come in one by one.
func shows(texts ...string) []Step {
	steps := make([]Step, 0, len(texts))
	for _, text := range texts {
		steps = append(steps, Step{Until: text})
	}
	return steps
}
