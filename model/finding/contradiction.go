package finding

import (
	"fmt"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/text/words"
)

var (
	otherUser = &Kind{
		ID: "other-user", Severity: Warning, Subject: "Answer", Question: RightLogin, Source: usersDocs,
		Means:  "user_uuid is another one than the user who was asked for, so this may be somebody else's session.",
		Next:   "Compare the e-mail with the person who called, and look the person up anew.",
		clause: "this is another user than was asked for",
	}
	otherAccount = &Kind{
		ID: "other-account", Severity: Warning, Subject: "Answer", Question: RightLogin, Source: usersDocs,
		Means:  "This is the session of another account than was asked, by its account_id.",
		Next:   "Look the person up anew, in the account that you mean.",
		clause: "this is another account than was asked for",
	}
	clockSkew = &Kind{
		ID: "clock-skew", Severity: Warning, Subject: "Your clock", Question: AreResultsFresh,
		Means: "The clock of the computer on which this program runs differs from Cloudflare's, by the Date of the answer. Ages on screens and in reports are wrong by as much; the findings are counted by Cloudflare's clock.",
		Next:  "Set the clock of your own computer right; the person's computer has nothing to do with it.",
		Look: []reason.Place{
			{System: "Windows", How: "w32tm /query /status"}, {System: "macOS", How: "System Settings, General, Date & Time"}, {System: "Linux", How: "timedatectl"},
		},
		clause: "your computer's clock is wrong",
	}
	inFuture = &Kind{
		ID: "time-in-future", Severity: Warning, Subject: "Times", Question: AreResultsFresh,
		Means:  "Times in the session are in the future, so the clock that wrote them or the one that reads them is wrong.",
		Next:   "See whether the clocks of the person's computer and of yours are right.",
		Tell:   "Please see whether your computer shows the right date and time.",
		clause: "times are in the future",
	}
)

const (
	// mostSkew is how far two clocks may differ without a word: an answer takes
	// seconds on the way, and retries and sleep make it more.
	mostSkew = 2 * time.Minute
	// ahead is how far in the future a time must be to be one.
	ahead = 5 * time.Minute
)

// asked finds that the session is not the one that was asked for.
func asked(v *view) []Finding {
	var found []Finding
	others := v.s.OtherIDs()
	if others.User {
		found = append(found, otherUser.found("This is the session of another user than was asked for, by its user_uuid.", v.field("user_uuid"), v.field("email")))
	}
	if others.Account {
		found = append(found, otherAccount.found("This is the session of another account than was asked, by its account_id.", v.field("account_id")))
	}
	return found
}

// clocks finds that the clocks differ, or that times are in the future.
func clocks(v *view) []Finding {
	var found []Finding
	if by := v.skew(); by != 0 {
		side := "ahead of"
		if by < 0 {
			side, by = "behind", -by
		}
		found = append(found, clockSkew.found("The clock of this computer is "+clock.Span(by)+" "+side+" Cloudflare's."))
	}
	if f, ok := v.future(); ok {
		found = append(found, f)
	}
	return found
}

// skew returns how far this computer's clock is ahead of Cloudflare's, 0 where
// that is as it should be.
func (v *view) skew() time.Duration {
	by, ok := v.s.Origin.ClockAhead.Get()
	if !ok || by.Abs() < mostSkew {
		return 0
	}
	return by
}

// future counts the times that are in the future.
func (v *view) future() (Finding, bool) {
	if v.now.IsZero() {
		return Finding{}, false
	}
	count, latest, place := 0, time.Time{}, Evidence{}
	look := func(field model.Field[time.Time], where func() Evidence) {
		moment, ok := field.Get()
		if !ok || !clock.IsPlausible(moment) || moment.Sub(v.now) <= ahead {
			return
		}
		if count == 0 || moment.After(latest) {
			latest, place = moment, where()
		}
		count++
	}
	look(v.s.IssuedAt, func() Evidence { return v.field("iat") })
	for i := range v.s.Posture.Value {
		check := &v.s.Posture.Value[i]
		look(check.Timestamp, func() Evidence { return at(check.Entry, check.Path(), "timestamp") })
	}
	for i := range v.s.Devices.Value {
		device := &v.s.Devices.Value[i]
		look(device.LastAuthenticated, func() Evidence { return at(device.Entry, device.Path(), "last_authenticated") })
	}
	if count == 0 {
		return Finding{}, false
	}
	by := clock.Span(latest.Sub(v.now))
	text := fmt.Sprintf("%s lie in the future, the last %s ahead.", words.Count(count, "time", "times"), by)
	if count == 1 {
		text = "A time lies " + by + " in the future."
	}
	f := inFuture.found(text, place)
	f.Count = count
	return f, true
}
