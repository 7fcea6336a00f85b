package ui

import "ztsession/model"

// sessionFetchedMsg says that a look-up ended, with a session or an error.
type sessionFetchedMsg struct {
	id      int
	session *model.Session
	err     error
}

// progressedMsg says what a look-up is doing now.
type progressedMsg struct {
	id       int
	progress model.Progress
	more     <-chan model.Progress
}

// secondPassedMsg says that a look-up has run for another second.
type secondPassedMsg struct{ id int }

// minutePassedMsg says that relative times on the screen are out of date. The
// generation tells a chain of ticks that was given up from the one that runs.
type minutePassedMsg struct{ generation int }
