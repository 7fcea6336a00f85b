package finding

// unseen returns what the session could not show.
func unseen(*view) []string {
	return []string{"which policy decided, and why"}
}
