package wire

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/model/decode"
)

// largeAnswer returns an answer with so many posture checks, in the form and
// size of real ones.
func largeAnswer(checks int) []byte {
	var out strings.Builder
	out.WriteString(`{"success":true,"errors":[],"messages":[],"result":{"isActive":true,"email":"amina.okafor@example.com","iat":1789036200,"devicePosture":{`)
	for i := range checks {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, `"1f0c2a7e-6d43-4b5e-9a10-%012x":{"id":"1f0c2a7e-6d43-4b5e-9a10-%012x","schedule":"5m","timestamp":"2026-09-10T11:58:12.431Z","description":"All volumes must be encrypted","type":"disk_encryption","check":{"drives":{"C:":{"encrypted":%t}}},"success":%t,"rule_name":"Full disk encryption %d","input":{"requireAll":true,"checkDisks":[]},"error":"open C:\\ProgramData\\x: not found"}`,
			i, i, i%3 != 0, i%3 != 0, i)
	}
	out.WriteString(`},"device_sessions":{"7a1c3e50-8c21-11f1-9b6e-2e5d0a7f1001":{"last_authenticated":1789036200}}}}`)
	return []byte(out.String())
}

// BenchmarkDecode reads an answer from its bytes to a typed session, as the
// client does.
func BenchmarkDecode(b *testing.B) {
	for _, checks := range []int{10, 100_000} {
		body := largeAnswer(checks)
		b.Run(fmt.Sprintf("checks=%d", checks), func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			before := testing.AllocsPerRun(1, func() { decodeAnswer(b, body) })
			b.ReportMetric(before/float64(checks), "allocs/check")
			for b.Loop() {
				decodeAnswer(b, body)
			}
		})
	}
}

func decodeAnswer(tb testing.TB, body []byte) {
	doc, err := Parse(body)
	if err != nil {
		tb.Fatal(err)
	}
	envelope, err := ReadEnvelope(doc)
	if err != nil {
		tb.Fatal(err)
	}
	result, err := envelope.Object()
	if err != nil {
		tb.Fatal(err)
	}
	if session := decode.Session(doc, result); len(session.Posture.Value) == 0 {
		tb.Fatal("no checks were read")
	}
}
