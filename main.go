// Command ztsession opens one Cloudflare Zero Trust session in the terminal.
package main

import (
	"os"

	"ztsession/cli"
)

func main() {
	os.Exit(cli.Main())
}
