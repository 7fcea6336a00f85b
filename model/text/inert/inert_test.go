package inert_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ztsession/model/text/inert"
)

func TestWhatWouldBeActedOnIsBroken(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"@channel":                             "@ channel",
		"Disk (@all)":                          "Disk (@ all)",
		"[~admin] [@admin]":                    "[ ~admin] [ @ admin]",
		"<!channel> <@U123> <#C1>":             "< !channel> < @ U123> < #C1>",
		"see https://evil.example.com/x":       "see https[:]//evil.example.com/x",
		"FILE://server/x ftp://x":              "FILE[:]//server/x ftp[:]//x",
		"www.evil.example.com":                 "www[.]evil.example.com",
		"[pay here](https://evil.example.com)": "[pay here] (https[:]//evil.example.com)",
		"![x](y)":                              "! [x] (y)",
		"<img src=x onerror=alert(1)>":         "< img src=x onerror=alert(1)>",
		"</td><script>":                        "< /td>< script>",
		"`code` and ```more":                   "'code' and '''more",
		"{html}x{html} {code:java}":            "{ html}x{ html} { code:java}",
		"@日本":                                  "@ 日本",
		"&#64;all &#x40;all &commat;all":       "& #64;all & #x40;all & commat;all",
		"https&#58;//evil.example.com":         "https& #58;//evil.example.com",
		"[code]<b onclick=x>[/CODE]":           "[ code]< b onclick=x>[ /CODE]",
	} {
		if got := inert.Text(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestOrdinaryNamesStay letter by letter.
func TestOrdinaryNamesStay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "Ben Lindqvist", "O’Brien, Séan", "حاسوب ليلى", "zoë’s ✨ ThinkPad", "jdoe@example.com", "j.doe+tag_1@sub.example.com", "josé.ñandú+試験@example.com",
		`C:\Program Files\Example EDR\agent.exe`, `\\server\share`, "/System/Volumes/Data", "Okta (prod)", "R&D: rule #3", "R&D; sales & more; AT&T;x y", "[prod] CRM", "[code review]", "a < b <= c << d", "5 <6", "BitLocker *every* disk_encryption ~x~",
		"wiki.example.com", "https", "12:30:05 UTC", `.devicePosture["1f0c…"]["x"].check.drives.D.encrypted = false`, `{"a": [1, 2]}`, "{ x }", "2001:db8::1", "wwwild.example.com", "at 5@ noon", "user@",
	} {
		if got := inert.Text(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

// FuzzText proves that nothing that is broken comes out whole again.
func FuzzText(f *testing.F) {
	f.Add("@a ://x `<b ![c](d)")
	f.Add("&#64;a [code]&commat;b")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("what was made safe is valid")
		}
		got := inert.Text(text)
		for _, bad := range []string{"://", "`", "](", "![", "[~", "&#64;", "[code]"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q still has %q: %q", text, bad, got)
			}
		}
		if again := inert.Text(got); again != got {
			t.Errorf("%q is not stable: %q, %q", text, got, again)
		}
	})
}
