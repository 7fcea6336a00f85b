package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

func TestListSaysWhenAnIDWasNotReported(t *testing.T) {
	t.Parallel()
	const nobody = `{"success":true,"result":[{"id":null,"email":"a@example.com"}]}`
	for output, want := range map[string]string{"json": `"id": null`, "text": "not reported\n", "csv": "a@example.com,,,,,,,"} {
		p := newProgram("CLOUDFLARE_BASE_URL", answering(t, 200, nobody), "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		p.expect(t, p.run(t, "list", "users", "--account", "a", "-o", output), 0)
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%s: %q is missing in %q", output, want, p.out.String())
		}
	}
}
