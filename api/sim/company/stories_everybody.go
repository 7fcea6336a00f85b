package company

import (
	"fmt"
	"time"

	"ztsession/api/sim/literal"
)

// Stories that only other people's sessions tell: a vendor that answers nobody, and
// one device that alone fails among all others.

// vendorDown is the error of a vendor whose service is out of order.
const vendorDown = "request to provider failed: 503 Service Unavailable"

func vendorDownForAll(at moment) Person {
	checked := at.ago(4 * time.Minute)
	identity := enrolledLogin(at, 981, at.ago(35*time.Minute), "EXAMPLE98WIN")
	identity.Posture = posture(append(goodWindows(checked, "EXAMPLE98WIN"), crowdStrikeScore().fail(checked, literal.Object{}).because(vendorDown))...)
	return Person{
		Number: 98, Name: "Hanna Virtanen", Email: "hanna.virtanen@example.com",
		Sessions: []Session{{
			Name: "crowdstrike-down", Title: "CrowdStrike gives no answer, and not only for this device: it is down for everybody.",
			Nonce: "Wm3Xz8KpQ6yTb1Nf", TTL: day, Apps: []App{gitlab()}, Identity: identity,
		}},
	}
}

func onlyOneFails(at moment) Person {
	checked := at.ago(3 * time.Minute)
	identity := enrolledLogin(at, 991, at.ago(50*time.Minute), "EXAMPLE99MAC")
	identity.Posture = posture(append(enrolled(checked),
		fileVault().pass(checked, foundDisks([]string{"/", "/System/Volumes/Data"}, nil)),
		macFirewall().fail(checked, foundFirewall(false)),
		macVersion().pass(checked, foundVersion("15.6.1", "")),
		companyLaptops().pass(checked, foundSerial("EXAMPLE99MAC")),
	)...)
	return Person{
		Number: 99, Name: "Diego Fuentes", Email: "diego.fuentes@example.com",
		Sessions: []Session{{
			Name: "firewall-off", Title: "The firewall is off on this Mac alone; the rule passes for everybody else.",
			Nonce: "Gy5Rc2VdM9hJs7Lq", TTL: day, Apps: []App{gitlab()}, Identity: identity,
		}},
	}
}

const (
	// firstOfStaff is the number from which on people of the lab tell no story of
	// their own, and staffCount how many they are.
	firstOfStaff, staffCount = 100, 16
	// lastAnswer is the one whom CrowdStrike still answered.
	lastAnswer = firstOfStaff + 4
)

// staff are the others in the lab: their devices are in order, and CrowdStrike
// answers for one of them.
func staff(at moment) []Person {
	first, last := firstNames(), lastNames()
	people := make([]Person, 0, staffCount)
	for i := range staffCount {
		number := firstOfStaff + i
		p := Person{Number: number, Name: first[i*5%len(first)] + " " + last[i*7%len(last)]}
		p.Email = emailOf(first[i*5%len(first)], last[i*7%len(last)], i)
		p.Sessions = []Session{{
			Nonce: fmt.Sprintf("St%02dLb4VnQw8ZrTy", i), TTL: day, Apps: []App{gitlab()},
			Identity: staffLogin(at, number, at.ago(time.Duration(6+4*i)*time.Minute)),
		}}
		people = append(people, p)
	}
	return people
}

func staffLogin(at moment, number int, login time.Time) Identity {
	checked, serial := at.ago(time.Duration(1+number%4)*time.Minute), staffSerial(number)
	identity := enrolledLogin(at, number*10+1, login, serial)
	checks := goodWindows(checked, serial)
	if isStaffMac(number) {
		checks = goodMac(checked, serial)
	}
	score := crowdStrikeScore().fail(checked, literal.Object{}).because(vendorDown)
	if number == lastAnswer {
		score = crowdStrikeScore().pass(checked, literal.Of("overall", 91))
	}
	identity.Posture = posture(append(checks, score)...)
	return identity
}

func staffSerial(number int) string { return fmt.Sprintf("EXAMPLE%dLAB", number) }

func isStaffMac(number int) bool { return number%3 == 0 }

// staffDevices are one for each of them.
func staffDevices(at moment) []Device {
	devices := make([]Device, 0, staffCount)
	for number := firstOfStaff; number < firstOfStaff+staffCount; number++ {
		if isStaffMac(number) {
			devices = append(devices, at.macBook(number*10+1, fmt.Sprintf("lab-mac-%d", number), staffSerial(number)))
			continue
		}
		devices = append(devices, at.windowsPC(number*10+1, fmt.Sprintf("LAB-PC-%d", number), staffSerial(number)))
	}
	return devices
}
