package scene

// enter is what a terminal sends for the key.
const enter = "\r"

// All returns the scenes of the pictures.
func All() []Scene {
	const (
		failing = "disk-not-encrypted"
		expired = "certificate-expired"
	)
	return []Scene{
		{Name: "look-up", Width: 100, Height: 28, Steps: []Step{
			{Until: "Nonce"},
		}},
		{Name: "look-up-error", Width: 100, Height: 28, Steps: []Step{
			{Until: "Nonce", Press: "s" + enter},
			{Until: "404"},
		}},
		{Name: "session-160x45", Width: 160, Height: 45, Story: failing, Steps: []Step{
			{Until: "Posture"},
		}},
		{Name: "session-80x24", Width: 80, Height: 24, Story: failing, Steps: []Step{
			{Until: "Posture"},
		}},
		{Name: "session-40x12", Width: 40, Height: 12, Story: failing, Steps: []Step{
			{Until: "Posture"},
		}},
		{Name: "failing-check", Width: 120, Height: 36, Story: failing, Steps: []Step{
			{Until: "Posture", Press: "z" + enter},
			{Until: "back to the list"},
		}},
		{Name: "json-search", Width: 120, Height: 36, Story: failing, Steps: []Step{
			{Until: "Posture", Press: "5z/"},
			{Until: "enter find", Press: "encrypted" + enter},
			{Until: "tab next pane", Press: "nn"},
			{Until: `"encrypted" 3/3`},
		}},
		{Name: "certificate-expired", Width: 100, Height: 30, Story: expired, Steps: []Step{
			{Until: "Posture", Press: "4"},
			{Until: "▸4 mTLS"},
		}},
	}
}
