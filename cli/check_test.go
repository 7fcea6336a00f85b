package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

// TestCheckIsDoneOnlyWhenItKnows: what a session leaves open is neither a problem
// nor none.
func TestCheckIsDoneOnlyWhenItKnows(t *testing.T) {
	t.Parallel()
	const check = `"isActive":true,"devicePosture":`
	for result, want := range map[string]struct {
		code  int
		words string
	}{
		`{"isActive":true}`:                                    {0, ""},
		`{"isActive":true,"devicePosture":{}}`:                 {0, ""},
		`{"isActive":true,"devicePosture":null}`:               {0, ""},
		`{` + check + `{"p":{"success":true}}}`:                {0, ""},
		`{` + check + `[{"id":"p","success":true}]}`:           {0, ""},
		`{"isActive":true,"mtls_auth":{"auth_status":"NONE"}}`: {0, ""},
		`{"isActive":false}`:                                   {10, ""},
		`{` + check + `{"p":{"success":false},"q":7}}`:         {10, ""},
		`{"isActive":"no"}`:                                    {10, ""},

		`{}`:                                 {11, "the answer has no fields"},
		`{"email":"a@example.com"}`:          {11, "isActive is not reported"},
		`{"isActive":null}`:                  {11, "isActive is null"},
		`{"isActive":"expired"}`:             {11, "isActive is not readable"},
		`{"isActive":{"now":true}}`:          {11, "isActive is not readable"},
		`{"isActive":7}`:                     {11, "isActive is not readable"},
		`{"isActive":""}`:                    {11, "isActive is empty"},
		`{"isActive":"true"}`:                {0, ""},
		`{"isActive":"True"}`:                {0, ""},
		`{"isActive":1}`:                     {0, ""},
		`{"isActive":"yes"}`:                 {11, "isActive is not sent as true or false"},
		`{"isActive":false,"isActive":true}`: {11, "isActive was sent more than once"},
		`{` + check + `"none"}`:              {11, "devicePosture is not readable"},
		`{` + check + `7}`:                   {11, "devicePosture is not readable"},
		`{` + check + `""}`:                  {11, "devicePosture is empty"},
		`{` + check + `{"p":null}}`:          {11, "the result of 1 of 1 posture check is not reported"},
		`{` + check + `{"p":{}}}`:            {11, "the result of 1 of 1 posture check is not reported"},
		`{` + check + `{"p":"x","q":[],"r":{"success":true}}}`:                                                                              {11, "the result of 2 of 3 posture checks is not readable"},
		`{` + check + `{"p":{"success":"maybe"}}}`:                                                                                          {11, "the result of 1 of 1 posture check is not readable"},
		`{` + check + `{"p":{"success":null}}}`:                                                                                             {11, "the result of 1 of 1 posture check is not reported"},
		`{` + check + `{"p":{"success":"true"}}}`:                                                                                           {0, ""},
		`{` + check + `{"p":{"rule_name":"Disk","type":"disk_encryption","success":false}}}`:                                                {11, "not checked"},
		`{` + check + `{"p":{"type":"file","success":false,"timestamp":"2026-01-01T00:00:00Z","input":{"path":"x"}}}}`:                      {11, "the result of 1 of 1 posture check is not known, as the rule was not checked"},
		`{` + check + `{"p":{"type":"file","success":false,"timestamp":"2026-01-01T00:00:00Z","input":{"path":"x"}},"q":{"success":true}}}`: {0, ""},
		`{` + check + `{"p":{"success":"yes"}}}`:                                                                                            {11, "the result of 1 of 1 posture check is not sent as true or false"},
		`{"isActive":true,"mtls_auth":7}`:                                                                                                   {11, "mtls_auth is not readable"},
		`{"isActive":true,"mtls_auth":{"auth_status":{}}}`:                                                                                  {11, "mtls_auth.auth_status is not readable"},
		`{"isActive":true,"mtls_auth":{"auth_status":"MAYBE"}}`:                                                                             {11, "the report about the client certificate is not clear"},
		`{"isActive":true,"auth_status":[],"email":"a@b.example"}`:                                                                          {11, "auth_status is not readable"},
	} {
		base := answering(t, 200, `{"success":true,"errors":[],"messages":[],"result":`+result+`}`)
		for _, masked := range [][]string{nil, {"--mask"}} {
			p := newProgram(using(base)...)
			args := append([]string{"get", "--check", "--account", oneAccount, "--user", "u1", "--nonce", "n"}, masked...)
			if got := p.run(t, args...); got != want.code || !strings.Contains(p.err.String(), want.words) || want.code != 11 && p.err.Len() > 0 {
				t.Errorf("%s %v: exit code %d, want %d; standard error %q, want %q", result, masked, got, want.code, p.err.String(), want.words)
			}
			if p.out.Len() == 0 {
				t.Errorf("%s: the report is missing", result)
			}
		}
	}
}

func TestHelpHasTheExitCodesOfCheck(t *testing.T) {
	t.Parallel()
	for _, command := range [][]string{{"--help"}, {"get", "--help"}, {"man"}} {
		p := newProgram()
		p.expect(t, p.run(t, command...), 0)
		if !strings.Contains(p.out.String(), "11") || !strings.Contains(p.out.String(), "could not be told") {
			t.Errorf("%v does not explain the exit code 11", command)
		}
	}
}

// findings returns the findings in a text report, without what a mask replaces.
func findings(report string) int { return strings.Count(report, "PROBLEM  ") }

// TestCheckJudgesTheSameUnderAMask: of every story.
func TestCheckJudgesTheSameUnderAMask(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for story := range service.stories {
		plain, masked := newProgram(service.env()...), newProgram(service.env()...)
		args := append([]string{"get", "--check"}, service.ids(t, story)...)
		code, maskedCode := plain.run(t, args...), masked.run(t, append(args, "--mask")...)
		if code != maskedCode || findings(plain.out.String()) != findings(masked.out.String()) || plain.err.String() != masked.err.String() {
			t.Errorf("%s: exit code %d and %d findings, under a mask %d and %d\n%s%s", story, code, findings(plain.out.String()),
				maskedCode, findings(masked.out.String()), plain.err.String(), masked.err.String())
		}
	}
}
