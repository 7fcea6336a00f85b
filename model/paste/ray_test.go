package paste

import (
	"slices"
	"strings"
	"testing"
)

const aRay = "9a1b2c3d4e5f0002"

// accessPage and firewallPage are what is copied of a whole page.
const (
	accessPage = "Forbidden\n\nYou don't have permission to view this. Please contact your system administrator.\n\n" +
		"Logged in as ben.lindqvist@example.com\nRay ID: " + aRay + "\nTry again\n"
	firewallPage = "Sorry, you have been blocked\nYou are unable to access example.com\n\nWhy have I been blocked?\n" +
		"This website is using a security service to protect itself from online attacks.\n\n" +
		"Cloudflare Ray ID: " + aRay + " • Your IP: Click to reveal 203.0.113.7 • Performance & security by Cloudflare"
)

func TestRayID(t *testing.T) {
	const ray = aRay
	for _, text := range []string{
		ray, ray + "-LHR", "  " + ray + "-lhr\n", "Ray ID: " + ray, "RAY ID\n" + ray, "CF-Ray: " + ray + "-FRA", "cf-ray " + ray, "Ray ID • " + ray,
		"My page says ray id is " + ray + ", can you help?", "(" + ray + ")", "Forbidden\nYou don't have permission to view this.\nRay ID:\n" + ray + "\nYour IP: 203.0.113.7",
		"https://wiki.example.com/cdn-cgi/access?ray=" + ray, "Ray ID: 9A1B2C3D4E5F0002", "9A1B2C3D4E5F0002-LHR", "array id 9A1B2C3D4E5F0002",
		"Kaf4Yk7MvC1gQs9W " + ray, "Error 4111111111111111 " + ray, "ray_id=" + ray, `{"ray_id":"` + ray + `","allowed":false}`, "RayID=" + ray, "cfRay " + ray,
		"< HTTP/2 403\n< cf-ray: " + ray + "-LHR\n< server: cloudflare", accessPage, firewallPage, ray + " is the Ray ID, says Ben",
		"Ray ID: 9a1b 2c3d 4e5f 0002", "RaylD: 9a1b2c3d\n4e5f0002 Your lP: 203.0.113.7", "Ray ID: 9alb2c3d4e5fOOO2-LHR", "Ray\u00a0ID:\u200b 9a1b2c3d4e5f\u00ad0002", "9a1b 2c3d 4e5f 0002",
		"ray@example.com said Ray ID " + ray,
	} {
		if got, ok := RayID(text); !ok || got != ray {
			t.Errorf("%q has the Ray ID %q", text, got)
		}
	}
	if got, ok := RayID("Ray ID 1234567890123456"); !ok || got != "1234567890123456" {
		t.Errorf("of digits alone it is %q", got)
	}
	for _, text := range []string{
		"", "wiki", "9a1b2c3d4e5f000", ray + "0", "x" + ray, ray + "_1", "k9Qw3LmT7xRb2VhZ", "1234567890123456", "abcdefabcdefabcd", "4111 1111 1111 1111",
		"a0b1c2d3e4f5061728394a5b6c7d8e9f", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "1f0c2a7e6d434b5e-9a10-0c5a3e8f7b03", ray + "@example.com", "ray" + ray + "@example.com",
		"Ray ID is a bad code, I said", "Ray ID: it is old, so forget it", "my ray id is 9a1b2c3d4e5f000 I think", "Ray ID 9a1b2c3d4e5f0002a", "a cab a bad face 1 2 3",
	} {
		if got, ok := RayID(text); ok {
			t.Errorf("%q has the Ray ID %q", text, got)
		}
	}
}

func TestFindRaySaysWhatStandsBesideIt(t *testing.T) {
	for text, want := range map[string]Ray{
		aRay:                      {IDs: []string{aRay}},
		accessPage:                {IDs: []string{aRay}, Named: true, Emails: []string{"ben.lindqvist@example.com"}},
		firewallPage:              {IDs: []string{aRay}, Named: true, Page: FirewallPage},
		"Error 522 " + aRay:       {IDs: []string{aRay}, Page: OriginPage},
		"Just a moment… " + aRay:  {IDs: []string{aRay}, Page: ChallengePage},
		"Ray ID 9a1b2c3d4e5fOOO2": {IDs: []string{aRay}, Named: true, Guessed: true},
		"From: Ben <ben@example.com>, to <mailto:help@example.com>, cc BEN@example.com: 9a1b2c3d4e5f0003 and " + aRay + " and 9A1B2C3D4E5F0003": {
			IDs: []string{"9a1b2c3d4e5f0003", aRay}, Emails: []string{"ben@example.com", "help@example.com"},
		},
	} {
		got, ok := FindRay(text)
		if !ok || !same(got, want) || got.Guessed != want.Guessed || got.Page != want.Page {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
		if again, ok := FindRay(got.Text()); !ok || !same(again, got) {
			t.Errorf("%q is %+v, out of %+v", got.Text(), again, got)
		}
	}
}

func same(a, b Ray) bool {
	return slices.Equal(a.IDs, b.IDs) && a.Named == b.Named && slices.Equal(a.Emails, b.Emails)
}

func TestNoCredentialBesideARayIDIsKept(t *testing.T) {
	const token = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"
	got, ok := FindRay("Ray ID " + aRay + " " + token + "@example.com Authorization: Bearer " + token)
	if !ok || strings.Contains(got.Text(), "cfut_") {
		t.Errorf("%q is kept", got.Text())
	}
}

func FuzzFindRay(f *testing.F) {
	for _, text := range []string{aRay, accessPage, firewallPage, "RaylD 9alb 2c3d\n4e5f OOO2-LHR", "ray ray ray", "\x1b[2JRay ID \u202e" + aRay, "a@b.cd " + aRay + "@x.yz"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ray, ok := FindRay(text)
		if !ok {
			return
		}
		for _, id := range ray.IDs {
			if len(id) != rayLength || strings.Trim(id, "0123456789abcdef") != "" {
				t.Errorf("%q has the Ray ID %q", text, id)
			}
		}
		if again, ok := FindRay(ray.Text()); !ok || !same(again, ray) {
			t.Errorf("%q is %+v, and again %+v", text, ray, again)
		}
	})
}
