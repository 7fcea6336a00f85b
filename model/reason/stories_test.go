package reason_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api/sim"
	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/reason"
)

// TestStories writes the sentence of each check of the simulated company, for
// reading line by line.
func TestStories(t *testing.T) {
	simulated, err := sim.New(sim.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, story := range simulated.Stories() {
		s := session(t, simulated, story.Ref)
		if len(s.Posture.Value) == 0 {
			continue
		}
		fmt.Fprintf(&out, "%s\n", story.Name)
		for i := range s.Posture.Value {
			check := &s.Posture.Value[i]
			r := reason.Of(check, noon)
			fmt.Fprintf(&out, "  %-18s %s\n                     %s\n", r.State, check.Name(), r.Sentence)
			if r.State == model.CheckPass {
				continue
			}
			for _, line := range [][2]string{{"next", r.Next}, {"tell", r.Tell}} {
				if line[1] != "" {
					fmt.Fprintf(&out, "                     %s: %s\n", line[0], line[1])
				}
			}
		}
	}
	golden.RequireEqual(t, []byte(out.String()))
}

func session(t *testing.T, simulated *sim.API, ref model.Ref) model.Session {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, "/client/v4/accounts/"+ref.Account+"/access/users/"+ref.User+"/active_sessions/"+ref.Nonce, nil)
	request.Header.Set("Authorization", "Bearer "+sim.Credential().Token.Reveal())
	answer := httptest.NewRecorder()
	simulated.Handler().ServeHTTP(answer, request)
	doc, err := wire.Parse(answer.Body.Bytes())
	if err != nil || answer.Code != 200 {
		t.Fatalf("%d, %v: %s", answer.Code, err, answer.Body)
	}
	return decode.Session(doc, doc.Root().Get("result"))
}
