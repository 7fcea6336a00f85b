package sim

import (
	"net/url"
	"testing"
	"time"
)

func BenchmarkNew(b *testing.B) {
	for name, options := range map[string]Options{
		"company":          {Now: noon},
		"20000 users":      {Now: noon, Users: 20_000},
		"100000 checks":    {Now: noon, Checks: 100_000},
		"now and stories ": {Now: time.Now},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				api, err := New(options)
				if err != nil || len(api.Stories()) == 0 {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch20000Users(b *testing.B) {
	for _, search := range []string{"o", "okaf", "nobody at all"} {
		b.Run(search, func(b *testing.B) {
			api := newAPI(b, Options{Users: 20_000})
			r := request(b, users+"?search="+url.QueryEscape(search))
			do(api, r)
			b.ReportAllocs()
			for b.Loop() {
				do(api, r)
			}
		})
	}
}

// BenchmarkFirstSearch20000Users includes the names, which later searches keep.
func BenchmarkFirstSearch20000Users(b *testing.B) {
	r := request(b, users+"?search=okaf")
	b.ReportAllocs()
	for b.Loop() {
		do(newAPI(b, Options{Users: 20_000}), r)
	}
}

func BenchmarkEncode100000Checks(b *testing.B) {
	api := newAPI(b, Options{Checks: 100_000})
	ref := story(b, api, "many-checks")
	plain := request(b, users+"/"+ref.User+"/active_sessions/"+ref.Nonce)
	found, ids := match(api.routes, users+"/"+ref.User+"/active_sessions/"+ref.Nonce)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(api.answer(plain, found, ids).body)
	}
	b.SetBytes(int64(size))
	b.ReportMetric(float64(size)/100_000, "B/check")
}

func BenchmarkSession(b *testing.B) {
	api := newAPI(b, Options{})
	r := request(b, allWell)
	b.ReportAllocs()
	for b.Loop() {
		do(api, r)
	}
}
