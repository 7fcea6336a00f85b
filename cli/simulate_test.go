package cli_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/cli"
)

// simulate runs the command until the function that it returns is called,
// which checks how it ended. It returns what the command says it serves.
func simulate(t *testing.T, args ...string) (base string, interrupt func()) {
	t.Helper()
	p := newProgram()
	reader, writer := io.Pipe()
	p.Stdout = writer
	ctx, cancel := context.WithCancel(t.Context())
	p.Args = append([]string{"simulate", "--listen", "127.0.0.1:0", "--now", "2026-09-10T12:00:00Z"}, args...)
	ended := make(chan int, 1)
	go func() {
		ended <- cli.Run(ctx, p.Env)
		_ = writer.Close()
	}()
	lines := bufio.NewReader(reader)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(line, "\n"), func() {
		cancel()
		if code := <-ended; code != 0 {
			t.Errorf("exit code %d, want 0: %s", code, p.err.String())
		}
		if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
			t.Errorf("more than one line was printed: %q, %v", rest, err)
		}
	}
}

func TestSimulateServesUntilInterrupted(t *testing.T) {
	t.Parallel()
	base, interrupt := simulate(t, "--checks", "500")
	p := newProgram("CLOUDFLARE_BASE_URL", base, "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
	ids := start(t, sim.Options{Checks: 500}).ids(t, "many-checks")
	p.expect(t, p.run(t, append([]string{"get"}, ids...)...), 0)
	if !strings.Contains(p.out.String(), " of 500 checks pass") {
		t.Errorf("the session of 500 checks is %.300q", p.out.String())
	}
	interrupt()
}

func TestSimulatePlaysFaults(t *testing.T) {
	t.Parallel()
	base, interrupt := simulate(t, "--fault", "rate-limited")
	p := newProgram("CLOUDFLARE_BASE_URL", base, "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
	p.expect(t, p.run(t, append([]string{"get"}, start(t, sim.Options{}).ids(t, "all-well")...)...), 5, "429")
	interrupt()
}

func TestSimulateOnAPortThatIsTaken(t *testing.T) {
	t.Parallel()
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	p := newProgram()
	p.expect(t, p.run(t, "simulate", "--listen", taken.Addr().String()), 1, "Another program listens on "+taken.Addr().String(), "--listen")
}

func TestSimulateEndsWhenItsAddressCannotBeSaid(t *testing.T) {
	t.Parallel()
	p := newProgram()
	p.Stdout = failing{io.ErrClosedPipe}
	p.expect(t, p.run(t, "simulate", "--listen", "127.0.0.1:0"), 1, "could not be written")
}
