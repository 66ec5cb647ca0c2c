// Command gonogo walks a programme lead through a production readiness gate, keeps every answer with its
// proof, and says go, conditional-go or no-go with its reasons.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"gonogo/cli"
)

func main() { os.Exit(run()) }

func run() int {
	cli.KeepPrivate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // who asks a second time is not kept waiting
	return cli.Run(ctx, cli.Here(time.Now), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}
