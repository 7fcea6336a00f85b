package company

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"
)

// crowd is the generated people of a large company. The person of a place is
// made from the seed and the place alone, when asked for; only the names for
// the search are kept, from the first search on.
type crowd struct {
	at    moment
	seed  uint64
	count int
	first []string // names to draw from
	last  []string

	once  sync.Once
	names []searchable
}

// searchable is a person's name and e-mail in lower case.
type searchable struct {
	name, email string
}

func newCrowd(at moment, size Size) *crowd {
	return &crowd{at: at, seed: size.Seed, count: max(0, size.Users), first: firstNames(), last: lastNames()}
}

// find returns the people whom the query, in lower case, fits, from the place
// first on, count at most, and how many there are in all.
func (c *crowd) find(q Query, first, count int) (found []*Person, total int) {
	c.once.Do(c.index)
	for place := range c.names {
		if !q.fits(c.names[place].name, c.names[place].email) {
			continue
		}
		if total >= first && len(found) < count {
			found = append(found, c.make(place))
		}
		total++
	}
	return found, total
}

func (c *crowd) index() {
	names := make([]searchable, c.count)
	for place := range names {
		first, last := c.nameOf(c.random(place))
		first, last = strings.ToLower(first), strings.ToLower(last)
		names[place] = searchable{first + " " + last, emailOf(first, last, place)}
	}
	c.names = names
}

// random returns the source of everything about the person of the place.
func (c *crowd) random(place int) *rand.Rand {
	return rand.New(rand.NewPCG(c.seed, uint64(place)+1))
}

func (c *crowd) nameOf(random *rand.Rand) (first, last string) {
	return c.first[random.IntN(len(c.first))], c.last[random.IntN(len(c.last))]
}

// emailOf has the place in it, since names repeat in a large company.
func emailOf(first, last string, place int) string {
	return strings.ToLower(first) + "." + strings.ToLower(last) + strconv.Itoa(place+1) + "@example.com"
}

func (c *crowd) make(place int) *Person {
	random := c.random(place)
	first, last := c.nameOf(random)
	p := &Person{
		Number:      1000 + place,
		ID:          c.id(userID, place),
		UID:         c.id(userUID, place),
		SeatUID:     c.id(userSeat, place),
		Account:     exampleCorp,
		Name:        first + " " + last,
		Email:       emailOf(first, last, place),
		AccessSeat:  true,
		GatewaySeat: random.IntN(4) > 0,
		CreatedAt:   c.at.ago(time.Duration(1000+random.IntN(30000)) * time.Hour),
	}
	p.LastLogin = c.at.ago(time.Duration(5+random.IntN(900)) * time.Minute)
	login := c.login(p, place, random)
	p.LastSeen = &login
	if p.GatewaySeat {
		p.generatedDevices = 1
	}
	for n := range random.IntN(3) {
		identity := login
		identity.IssuedAt = login.IssuedAt.Add(-time.Duration(n) * 40 * time.Minute)
		p.Sessions = append(p.Sessions, Session{Nonce: nonce(random), TTL: day, Apps: []App{wiki(), jira()}, Identity: identity})
	}
	if random.IntN(5) == 0 {
		p.FailedLogins = []FailedLogin{{wiki(), p.LastLogin.Add(-time.Minute), fmt.Sprintf("%016x", random.Uint64())}}
	}
	return p
}

// login is the identity of the person's last login.
func (c *crowd) login(p *Person, place int, random *rand.Rand) Identity {
	login := Identity{
		IssuedAt: p.LastLogin,
		IP:       fmt.Sprintf("198.51.100.%d", 1+random.IntN(254)),
		Country:  []string{"GB", "DE", "PT", "US", "JP", "BR"}[random.IntN(6)],
		Provider: entra(),
		Extra:    groups("All staff"),
	}
	if !p.GatewaySeat {
		return login
	}
	d := c.deviceOf(place)
	login.WARP, login.Gateway, login.DeviceID = true, true, d.ID
	login.DeviceSessions = []DeviceSession{{ID: d.Registrations[0].ID, Last: login.IssuedAt}}
	checked := c.at.ago(time.Duration(1+random.IntN(5)) * time.Minute)
	checks := goodWindows(checked, d.Serial)
	if d.Type == "mac" {
		checks = goodMac(checked, d.Serial)
	}
	if random.IntN(8) == 0 {
		checks = append(checks, crowdStrikeScore().fail(checked, nil).because("no match: device serial not found at provider"))
	}
	login.Posture = posture(checks...)
	return login
}

func nonce(random *rand.Rand) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	var text [16]byte
	for i := range text {
		text[i] = letters[random.IntN(len(letters))]
	}
	return string(text[:])
}
