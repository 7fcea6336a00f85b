package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

// TestNoArgumentOrVariableCarriesACredential gives credentials wherever an id, an
// e-mail or a search is expected.
func TestNoArgumentOrVariableCarriesACredential(t *testing.T) {
	t.Parallel()
	const (
		jwt   = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.Q0FOQVJZ"
		token = "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000"
		key   = "c2547eb745079dac9320b638f5e225cf483cc"
	)
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	for _, secret := range []string{jwt, token, "cfk_" + key, key, "CLOUDFLARE_API_KEY=" + key, "Bearer " + token, "my token " + token} {
		for _, args := range [][]string{
			{"--user", secret, "--account", ids[0], "--nonce", ids[2]},
			{"--nonce", secret},
			{"--account", secret},
			{"get", secret, ids[1], ids[2]},
			{"get", ids[0], secret, ids[2]},
			{"get", ids[0], ids[1], secret},
			{"get", "--user", secret, "--nonce", "latest"},
			{"list", "users", secret},
			{"list", "users", "--account", secret},
			{"list", "sessions", secret},
			{"list", "logins", secret},
		} {
			for _, terminal := range []bool{false, true} {
				p, asked := newProgram(service.env()...), &requests{}
				p.Transport = asked
				if terminal {
					p = p.onTerminal()
				}
				p.expect(t, p.run(t, args...), 2, "looks like")
				if out := p.out.String() + p.err.String(); strings.Contains(out, secret[len(secret)-8:]) {
					t.Errorf("%q: %s", args, out)
				}
				if len(asked.sent) > 0 {
					t.Errorf("%q: %d requests were made", args, len(asked.sent))
				}
			}
		}
		p := newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", secret)...).onTerminal()
		p.expect(t, p.run(t), 2, "looks like")
		if strings.Contains(p.err.String(), secret[len(secret)-8:]) {
			t.Errorf("the variable is repeated: %s", p.err.String())
		}
	}
}

// TestNoNameOfAFileOrHostThatIsASecretIsRepeated: a person pastes a token where a name
// is expected, also one of the form that has no prefix.
func TestNoNameOfAFileOrHostThatIsASecretIsRepeated(t *testing.T) {
	t.Parallel()
	for _, secret := range []string{"Aa0Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Ee", "c2547eb745079dac9320b638f5e225cf483cc", "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000"} {
		for _, args := range [][]string{
			{"open", secret},
			{"open", "/nowhere/" + secret + ".json"},
			{"diff", secret, "/nowhere/" + secret},
			{"config", "check", "--config", secret},
			{"config", "init", "--config", "/dev/null/" + secret},
			{"paths", "--config", secret},
			{"simulate", "--listen", secret + ":80"},
			{"doctor", "--base-url", "https://" + secret + "/client/v4", "--timeout", "1s"},
			{"doctor", "--ca-file", "/nowhere/" + secret},
			{"doctor", "--token-file", "/nowhere/" + secret},
			{"doctor", "--profile", secret},
			{"demo", secret},
			{"demo", "--profile", secret},
			{"watch", secret},
			{"get", "--log-file", "/nowhere/" + secret, "a0b1c2d3e4f5061728394a5b6c7d8e9f", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "latest"},
			{secret},
		} {
			p := newProgram("CLOUDFLARE_API_TOKEN", sim.SimulatedToken, "CLOUDFLARE_BASE_URL", "https://127.0.0.1:1", "ZTSESSION_CONFIG", secret)
			p.run(t, args...)
			if printed := p.out.String() + p.err.String(); strings.Contains(printed, secret[8:20]) {
				t.Errorf("%q prints %s", args, printed)
			}
		}
	}
}
