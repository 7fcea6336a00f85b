package paste

import "testing"

func TestRayID(t *testing.T) {
	const ray = "9a1b2c3d4e5f0002"
	for _, text := range []string{
		ray, ray + "-LHR", "  " + ray + "-lhr\n", "Ray ID: " + ray, "RAY ID\n" + ray, "CF-Ray: " + ray + "-FRA", "cf-ray " + ray, "Ray ID • " + ray,
		"My page says ray id is " + ray + ", can you help?", "(" + ray + ")", "Forbidden\nYou don't have permission to view this.\nRay ID:\n" + ray + "\nYour IP: 203.0.113.7",
		"https://wiki.example.com/cdn-cgi/access?ray=" + ray, "Ray ID: 9A1B2C3D4E5F0002", "Kaf4Yk7MvC1gQs9W " + ray, "Error 4111111111111111 " + ray,
	} {
		if got, ok := RayID(text); !ok || got != ray {
			t.Errorf("%q has the Ray ID %q", text, got)
		}
	}
	if got, ok := RayID("Ray ID 1234567890123456"); !ok || got != "1234567890123456" {
		t.Errorf("of digits alone it is %q", got)
	}
	for _, text := range []string{
		"", "wiki", "9a1b2c3d4e5f000", ray + "0", "x" + ray, ray + "_1", "k9Qw3LmT7xRb2VhZ", "ABCDEF0123456789", "1234567890123456", "abcdefabcdefabcd",
		"a0b1c2d3e4f5061728394a5b6c7d8e9f", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "1f0c2a7e6d434b5e-9a10-0c5a3e8f7b03", "array id 9A1B2C3D4E5F0002",
	} {
		if got, ok := RayID(text); ok {
			t.Errorf("%q has the Ray ID %q", text, got)
		}
	}
}
