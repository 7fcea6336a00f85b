package credential_test

import (
	"strings"
	"testing"

	"ztsession/model/credential"
)

const (
	bareToken = "Aa0Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Ee"
	bareKey   = "c2547eb745079dac9320b638f5e225cf483cc"
)

func TestABareCredentialIsFoundAmongWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]credential.Kind{
		bareToken: credential.APIToken, bareKey: credential.GlobalKey, " " + bareToken + "\n": credential.APIToken, "see " + bareToken: credential.APIToken,
		"'" + bareKey + "', please": credential.GlobalKey, "amina," + bareToken + ";": credential.APIToken,
	} {
		if got, ok := credential.Bare(text); !ok || got != want {
			t.Errorf("%q is %v, %t", text, got, ok)
		}
		if _, ok := credential.In(text); !ok {
			t.Errorf("%q may be sent", text)
		}
		if !credential.Resembles(text) {
			t.Errorf("%q is drawn", text)
		}
	}
	for n := range len(bareToken) {
		if got := credential.Resembles(bareToken[:n]); got != (n > 24) {
			t.Errorf("after %d characters of a token it is %t that they are hidden", n, got)
		}
	}
}

// TestABareCredentialIsNotRepeated, wherever it stands in a sentence.
func TestABareCredentialIsNotRepeated(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Cannot open /tmp/" + bareToken + ".json: no such file.":                    "Cannot open /tmp/[redacted].json: no such file.",
		"There is no host called " + bareToken + ", nor " + bareKey + ".":           "There is no host called [redacted], nor [redacted].",
		"CLOUDFLARE_API_TOKEN=" + bareToken + " and " + bareToken:                   "CLOUDFLARE_API_TOKEN=[redacted] and [redacted]",
		"The account 023e105f4ecef8ad9ca31a8372d0c353 has no 8f00ba12cd34ef56-LHR.": "The account 023e105f4ecef8ad9ca31a8372d0c353 has no 8f00ba12cd34ef56-LHR.",
	} {
		if got := credential.Redact(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

// TestWhatPeopleTypeIsDrawn has the longest and oddest of what is no secret.
func TestWhatPeopleTypeIsDrawn(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "5D2B6C1E-8F0A-4B7E-9D3C-1A2B3C4D5E01", "5D2B6C1E-8f0a-4B7E-9d3c-1A2b3C4d5E01", "5D2B6C1E-8f0a-4B7E-9d3c-",
		"023e105f4ecef8ad9ca31a8372d0c353", "X1aXj1lFVcqqyoXF", "X1aXj1lFVcqqyoXFX1aXj1lF", "Wolfeschlegelsteinhausenbergerdorff", "Anna-Maria-Elisabeth-von-Habsburg-2",
		"Maria2.Hernandez-Rodriguez-Fernandez@partners.example.com", "https://dash.cloudflare.com/023e105f4ecef8ad9ca31a8372d0c353/access/users",
		strings.Repeat("0123456789", 5), strings.Repeat("a", 50), strings.Repeat("0a", 20), "BEN-LT-0042-WINDOWS-WORKSTATION-SWEDEN", "",
	} {
		if credential.Resembles(text) {
			t.Errorf("%q is hidden", text)
		}
		if kind, ok := credential.Bare(text); ok {
			t.Errorf("%q is %v", text, kind)
		}
	}
}
