package cli_test

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/api/sim"
)

func TestTheStandardLogIsSilent(t *testing.T) {
	p := newProgram()
	p.expect(t, p.run(t, "version"), 0)
	if log.Writer() != io.Discard {
		t.Error("packages that log would write to standard error and the screen")
	}
}

func TestProxyThatCannotBeReadIsSaidBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	ids := []string{"a", "u", "n"}
	for _, args := range [][]string{append([]string{"get"}, ids...), {"list", "accounts"}, {"list", "users", "--account", "a"}, {"--account", "a", "--user", "u", "--nonce", "n"}} {
		for _, onTerminal := range []bool{false, true} {
			p := newProgram("HTTPS_PROXY", "http://u:p%ss@127.0.0.1:9", "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
			if onTerminal {
				p.onTerminal()
			}
			p.Transport = refuseAll{t}
			p.expect(t, p.run(t, args...), 2, "HTTPS_PROXY cannot be read", "write % as %25")
			if strings.Contains(p.err.String(), "p%ss") {
				t.Errorf("the password is repeated: %s", p.err.String())
			}
		}
	}
	p := newProgram("HTTPS_PROXY", "http://u:p%ss@127.0.0.1:9")
	p.expect(t, p.run(t, "demo", "-o", "json"), 0)
}

// refuseAll fails the test when a request is made.
type refuseAll struct{ t *testing.T }

func (r refuseAll) RoundTrip(*http.Request) (*http.Response, error) {
	r.t.Error("a request was made")
	return nil, io.EOF
}

func TestCAFileIsReadByEveryCommandThatConnects(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"get", "a", "u", "n"}, {"list", "accounts"}, {"list", "sessions", "--account", "a", "u"}, {"--account", "a", "--user", "u", "--nonce", "n"}} {
		p := newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		p.expect(t, p.run(t, append(args, "--ca-file", "/none/ca.pem")...), 2, "--ca-file names /none/ca.pem", "no such file")
	}
	p := newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal(), "SSL_CERT_FILE", "/none/ca.pem")
	p.expect(t, p.run(t, "list", "accounts"), 2, "SSL_CERT_FILE names /none/ca.pem")
}

// peoplePages serves people, so many on a page whatever was asked for, with
// info beside them, and fails from a page on.
func peoplePages(t *testing.T, all, perPage, failsFrom int, info string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, _ := strconv.Atoi(r.URL.Query().Get("page"))
		if failsFrom > 0 && page >= failsFrom {
			http.Error(w, `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}`, http.StatusForbidden)
			return
		}
		people := []map[string]string{}
		for i := (page - 1) * perPage; i < min(page*perPage, all); i++ {
			people = append(people, map[string]string{"id": fmt.Sprintf("u%d", i), "email": fmt.Sprintf("u%d@example.com", i)})
		}
		body, _ := json.Marshal(people)
		_, _ = fmt.Fprintf(w, `{"success":true,"result":%s%s}`, body, info)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestLimitZeroListsEverybodyOrSaysSo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		all, perPage, failsFrom int
		info                    string
		code, listed            int
		said                    string
	}{
		"pages shorter than asked for": {250, 100, 0, "", 0, 250, ""},
		"a full last page":             {200, 100, 0, "", 0, 200, ""},
		"a count of nothing":           {250, 100, 0, `,"result_info":{"total_count":0}`, 0, 250, ""},
		"a count":                      {250, 100, 0, `,"result_info":{"total_count":250,"per_page":100}`, 0, 250, ""},
		"a count that is too high":     {250, 100, 0, `,"result_info":{"total_count":900,"per_page":100}`, 0, 250, ""},
		"a page that fails":            {250, 100, 3, `,"result_info":{"total_count":250,"per_page":100}`, 3, 200, "Only the first 200 people are listed"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newProgram("CLOUDFLARE_BASE_URL", peoplePages(t, c.all, c.perPage, c.failsFrom, c.info), "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
			code := p.run(t, "list", "users", "--limit", "0", "--account", "a", "-o", "csv")
			if said := p.err.String(); code != c.code || !strings.Contains(said, c.said) || c.said == "" && c.code == 0 && strings.Contains(said, "--limit 0 lists all") {
				t.Errorf("exit %d, %q", code, said)
			}
			if listed := strings.Count(p.out.String(), "\n") - 1; listed != c.listed {
				t.Errorf("%d people are listed, want %d", listed, c.listed)
			}
		})
	}
}

// threePages answers three pages of one person, and no more.
type threePages struct{ page int }

func (s *threePages) RoundTrip(request *http.Request) (*http.Response, error) {
	if s.page++; s.page > 3 {
		<-request.Context().Done()
		return nil, request.Context().Err()
	}
	time.Sleep(time.Second)
	body := fmt.Sprintf(`{"success":true,"result":[{"id":"u%d"}],"result_info":{"total_count":9000,"per_page":1}}`, s.page)
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func TestTimeoutBoundsAWholeList(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		p.Transport = &threePages{}
		started := time.Now()
		p.expect(t, p.run(t, "list", "users", "--limit", "0", "--account", "a", "--timeout", "10s"), 5, "did not answer within 10s", "Only the first 3 people are listed")
		if took := time.Since(started); took != 10*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

func TestFileThatNamesASessionIsOfferedAsALookUp(t *testing.T) {
	t.Parallel()
	token := saved(t, `{"type":"app","aud":["x"],"email":"a@example.com","iat":1,"sub":"f174e90a-fafe-4643-bbbc-4a0ed4fc8415","identity_nonce":"a'b"}`)
	p := newProgram()
	p.expect(t, p.run(t, "open", token), 6, "the payload of an Access token", `  ztsession get --user f174e90a-fafe-4643-bbbc-4a0ed4fc8415 --nonce 'a'\''b'`)
	p = newProgram()
	p.expect(t, p.run(t, "open", "--mask", token), 6, "the payload of an Access token")
	if strings.Contains(p.err.String(), "f174e90a") {
		t.Errorf("with --mask: %s", p.err.String())
	}
	p = newProgram()
	p.expect(t, p.run(t, "open", saved(t, `{"id":"u1","access_seat":true,"email":"a@example.com"}`)), 6, "a record about a person", "  ztsession get --user u1 --nonce latest")
}
