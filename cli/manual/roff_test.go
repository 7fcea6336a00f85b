package manual_test

import (
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/cli/manual"
)

// page returns the page of a command with one section.
func page(text string) string {
	cmd := &cobra.Command{Use: "tool", Short: "Does a thing"}
	p := manual.NewPage(cmd, "tool-do", "tool 1.0", time.Date(2026, 9, 10, 0, 0, 0, 0, time.UTC))
	p.Section(manual.Chapter{Title: "How", Text: text})
	return p.String()
}

func TestPagesCanBeCopiedFrom(t *testing.T) {
	got := page("Give --mask where\nit's shown.\n\n.dotted and 'quoted' lines are text.\n\n  tool --now '~`\\^' | other\n\n  --flag NAME  what it is")
	for _, want := range []string{
		".TH TOOL\\-DO 1 2026-09-10 \"tool 1.0\" \"tool manual\"\n", ".SH NAME\ntool\\-do \\- Does a thing\n",
		"Give \\-\\-mask where it's shown.\n", ".PP\n\\&.dotted and 'quoted' lines are text.\n",
		".EX\ntool \\-\\-now \\(aq\\(ti\\(ga\\e\\(ha\\(aq | other\n.EE\n", ".TP\n\\fB\\-\\-flag\\fR \\fINAME\\fR\nwhat it is\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
}

// TestNoLineOfAPageIsLong holds also where there is nowhere to break it, and no escape
// falls apart.
func TestNoLineOfAPageIsLong(t *testing.T) {
	address := "https://example.com/" + strings.Repeat("a-very-long/address-", 12)
	command := "tool " + strings.Repeat("--é'~", 40)
	got := page(strings.Repeat("Words of a long paragraph. ", 20) + "See " + address + "\n\n  " + command)
	for line := range strings.Lines(got) {
		if len(line) > 81 {
			t.Errorf("a line has %d bytes: %q", len(line), line)
		}
	}
	joined := strings.NewReplacer("\\\n", "", `\-`, "-", `\(aq`, "'", `\(ti`, "~").Replace(got)
	for _, whole := range []string{"\n.nf\n" + address + "\n.fi\n", "\n" + command + "\n"} {
		if !strings.Contains(joined, whole) {
			t.Errorf("%q is not whole in\n%s", whole, joined)
		}
	}
}

// TestFlagsOfEveryRunAreLeftOut: help and version are there or not, by what was run.
func TestFlagsOfEveryRunAreLeftOut(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.Bool("help", false, "help for it")
	cmd := &cobra.Command{Use: "tool", Short: "Does a thing"}
	p := manual.NewPage(cmd, "tool", "1", time.Time{})
	p.Flags("Options", flags)
	if strings.Contains(p.String(), "OPTIONS") {
		t.Errorf("there are options:\n%s", p.String())
	}
	flags.Int("count", 3, "how many")
	p.Flags("Options", flags)
	if !strings.Contains(p.String(), "\\fB\\-\\-count\\fR \\fIint\\fR\nhow many (default 3)") {
		t.Errorf("the flag is missing:\n%s", p.String())
	}
}

func TestTheGuideHasChapters(t *testing.T) {
	chapters := manual.Guide()
	if len(chapters) < 15 {
		t.Fatalf("there are %d chapters", len(chapters))
	}
	for _, one := range chapters {
		if one.Title == "Variables" && !strings.HasPrefix(one.Text, "    CLOUDFLARE_API_TOKEN  ") {
			t.Errorf("its first line is not indented: %q", one.Text)
		}
	}
}
