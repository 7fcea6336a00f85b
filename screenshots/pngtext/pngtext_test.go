package pngtext_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"ztsession/screenshots/pngtext"
)

func picture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTextIsFoundAgainAndThePictureStaysOne(t *testing.T) {
	const text = "\x1b[1mré日本\x1b[0m\nsecond line"
	with, err := pngtext.Add(picture(t), "Frame", text)
	if err != nil {
		t.Fatal(err)
	}
	got, found, err := pngtext.Find(with, "Frame")
	if err != nil || !found || got != text {
		t.Errorf("found %q, %v, %v; want %q", got, found, err, text)
	}
	if decoded, err := png.Decode(bytes.NewReader(with)); err != nil || decoded.Bounds().Dx() != 3 {
		t.Errorf("the picture does not decode any more: %v", err)
	}
}

func TestPictureWithoutTheText(t *testing.T) {
	for _, keyword := range []string{"Frame", ""} {
		if text, found, err := pngtext.Find(picture(t), keyword); found || err != nil {
			t.Errorf("found %q, %v, %v under %q; want nothing", text, found, err, keyword)
		}
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	whole := picture(t)
	damaged := append([]byte(nil), whole...)
	damaged[8] = 0xff // The length of the first chunk.
	for name, file := range map[string][]byte{"empty": nil, "text": []byte("a text of more than thirty-three bytes"), "cut": whole[:20], "cut later": whole[:len(whole)-3], "damaged": damaged} {
		if _, found, err := pngtext.Find(file, "Frame"); found || err == nil {
			t.Errorf("%s: found %v, error %v; want an error", name, found, err)
		}
	}
	if _, err := pngtext.Add([]byte("no picture"), "Frame", "text"); err == nil {
		t.Error("a text was added to what is no picture")
	}
}
