package company

import (
	"fmt"
	"math/rand/v2"
	"time"

	"ztsession/api/sim/literal"
)

// manyChecks is a person whose session has as many posture checks as asked for.
func manyChecks(at moment, size Size) Person {
	login := at.ago(80 * time.Minute)
	return Person{
		Number: 70, Name: "Quinn Abara", Email: "quinn.abara@example.com",
		Sessions: []Session{{
			Name: "many-checks", Title: fmt.Sprintf("A session with %d posture checks.", size.Checks),
			Nonce: "Lo4Ts9ManyChk5Qe", TTL: day, Apps: []App{grafana()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.70", Country: "KE", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(701), DeviceSessions: []DeviceSession{seen(701, login)},
				Posture: generatedChecks(at, size),
				Extra:   groups("Compliance"),
			},
		}},
		LastSeen: &Identity{IssuedAt: login, IP: "203.0.113.70", Country: "KE", Provider: entra()},
	}
}

// generatedChecks makes the checks one by one while they are read. Each takes
// about 400 bytes of JSON, so that 100,000 stay below the client's 64 MiB.
func generatedChecks(at moment, size Size) Posture {
	return func(yield func(Check) bool) {
		random := rand.New(rand.NewPCG(size.Seed, 1<<32))
		for n := range size.Checks {
			if !yield(generatedCheck(at, random, n)) {
				return
			}
		}
	}
}

func generatedCheck(at moment, random *rand.Rand, n int) Check {
	rule := []func() Rule{markerFile, edrRunning, windowsFirewall, windowsVersion, bitLocker}[n%5]()
	rule.ID = fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", random.Uint32(), random.Uint32()&0xffff, random.Uint32()&0xfff, random.Uint32()&0xfff, n+1)
	rule.Name = fmt.Sprintf("%s (%06d)", rule.Name, n+1)
	good := random.IntN(14) > 0
	check := Check{Rule: rule, At: at.ago(time.Duration(random.IntN(600)) * time.Second), Success: good}
	switch rule.Type {
	case "file":
		check.Found = foundFile(markerPath, good)
	case "application":
		check.Found = foundProcess(edrPath, good)
	case "firewall":
		check.Found = foundFirewall(good)
	case "os_version":
		check.Found = foundVersion(map[bool]string{true: "10.0.22631", false: "10.0.19045"}[good], "4317")
	default:
		check.Found = literal.Of("drives", literal.Of("C", literal.Of("encrypted", good)))
	}
	if !good {
		check.Error = "the device reported something other than the rule wants"
	}
	return check
}
