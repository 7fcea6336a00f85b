package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/api/wire"
	"ztsession/model"
	decoding "ztsession/model/decode"
	"ztsession/model/report"
)

// wantEveryLeaf fails unless the text and the Markdown report have each leaf of
// each posture check, and of everything else in the session.
func wantEveryLeaf(t *testing.T, name string, body []byte) {
	t.Helper()
	doc, err := wire.Parse(body)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	result := doc.Root()
	if inner := result.Get("result"); inner.Kind() == model.KindObject {
		result = inner
	}
	s := decoding.Session(doc, result)
	var plain, marked bytes.Buffer
	if err := report.Text(&plain, &s, noon, 100_000); err != nil {
		t.Fatal(err)
	}
	if err := report.Markdown(&marked, &s, noon); err != nil {
		t.Fatal(err)
	}
	markdown := withoutEscapes(marked.String())
	for number := result.Number(); number < result.Number()+result.Size(); number++ {
		leaf := doc.At(number)
		if leaf.Kind() != model.KindText && leaf.Kind() != model.KindNumber || strings.TrimSpace(leaf.Text()) == "" || isRead(leaf, result) || isDuplicate(leaf) {
			continue
		}
		if !strings.Contains(plain.String(), leaf.Text()) {
			t.Errorf("%s: the text report lacks %s: %q", name, leaf.PathFrom(result), leaf.Text())
		}
		if !strings.Contains(markdown, withoutEscapes(leaf.Text())) {
			t.Errorf("%s: the Markdown report lacks %s: %q", name, leaf.PathFrom(result), leaf.Text())
		}
	}
}

// withoutEscapes leaves out what Markdown needs around a text: the fences of code
// spans, their spaces, and entities in place of bars.
func withoutEscapes(text string) string {
	return strings.NewReplacer("`", "", " ", "", "&#124;", "|").Replace(text)
}

// isRead reports whether a leaf is shown in words: a moment, a truth.
func isRead(leaf, result model.Value) bool {
	path := string(leaf.PathFrom(result))
	for _, name := range []string{".iat", ".last_authenticated", ".timestamp", ".success", ".isActive"} {
		if strings.HasSuffix(path, name) {
			return true
		}
	}
	return false
}

// isDuplicate reports whether a leaf is in a member that comes again: the last
// one counts.
func isDuplicate(leaf model.Value) bool {
	for v := leaf; v.Parent().Exists(); v = v.Parent() {
		if v.Parent().Kind() == model.KindObject && v.Parent().Get(v.Key()) != v {
			return true
		}
	}
	return false
}

func TestReportsHaveEveryLeafOfFixtures(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"testdata/answers/*.json", "../decode/testdata/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no fixtures in %s: %v", pattern, err)
		}
		for _, name := range files {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			wantEveryLeaf(t, name, body)
		}
	}
}

// TestReportsHaveEveryLeafOfGeneratedChecks: one leaf of its own in each place of
// a check, whatever its result, whatever form the place has.
func TestReportsHaveEveryLeafOfGeneratedChecks(t *testing.T) {
	t.Parallel()
	count := 0
	leaf := func() string {
		count++
		return fmt.Sprintf("leaf-%d", count)
	}
	forms := []func() any{
		func() any { return leaf() },
		func() any {
			return map[string]any{"a": leaf(), "deep": map[string]any{"b": []any{leaf(), map[string]any{"c": leaf()}}}}
		},
		func() any { return []any{leaf(), []any{leaf()}, map[string]any{"version": leaf()}} },
		func() any { count++; return 1_000_000 + count },
		func() any { return leaf() + " | `" + leaf() + "`" },
	}
	fields := []string{"id", "rule_name", "type", "error", "description", "schedule", "input", "check", "data", "expiration", "severity", "extra"}
	for _, success := range []any{true, false, nil, "odd", "absent"} {
		checks := map[string]any{}
		for i, form := range forms {
			check := map[string]any{}
			for _, field := range fields {
				check[field] = form()
			}
			if success != "absent" {
				check["success"] = success
			}
			checks[fmt.Sprintf("key-%d", i)] = check
		}
		checks["text"], checks["list"], checks["same"] = leaf(), []any{leaf()}, map[string]any{"success": success, "input": map[string]any{"x": "both"}, "check": map[string]any{"x": "both"}}
		for _, posture := range []any{checks, []any{checks["key-1"], checks["key-0"], checks["text"]}} {
			body, err := json.Marshal(map[string]any{
				"isActive": true, "devicePosture": posture, "idp": checks["key-1"], "mtls_auth": checks["key-1"], "geo": checks["key-1"],
				"device_sessions": map[string]any{leaf(): map[string]any{"name": leaf(), "more": []any{leaf()}}}, "claims": checks["key-2"],
			})
			if err != nil {
				t.Fatal(err)
			}
			wantEveryLeaf(t, fmt.Sprintf("success %v", success), body)
		}
	}
}

func TestReportsHaveEveryLeafOfStories(t *testing.T) {
	t.Parallel()
	for name, body := range stories(t) {
		wantEveryLeaf(t, name, body)
	}
}

// stories returns the answer of every story of the simulated company.
func stories(t *testing.T) map[string][]byte {
	t.Helper()
	api, err := sim.New(sim.Options{Now: func() time.Time { return noon.Now }})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, story := range api.Stories() {
		path := fmt.Sprintf("/client/v4/accounts/%s/access/users/%s/active_sessions/%s", story.Ref.Account, story.Ref.User, story.Ref.Nonce)
		request := httptest.NewRequest(http.MethodGet, path, http.NoBody)
		request.Header.Set("Authorization", "Bearer "+sim.Credential().Token.Reveal())
		answer := httptest.NewRecorder()
		if api.Handler().ServeHTTP(answer, request); answer.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", story.Name, answer.Code, answer.Body)
		}
		if answer.Body.Len() < 1<<20 {
			all[story.Name] = answer.Body.Bytes()
		}
	}
	return all
}
