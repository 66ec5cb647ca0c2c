//go:build harness

// Command harness breaks the real gonogo from outside and looks whether it kept its word: it kills it, cuts the
// power of a disk that it recorded, and makes system calls fail. What gonogo said is saved must be there.
//
// It is no part of the program and runs from .ci/harness/run. It needs Linux, strace and tmux. Every test has a
// control: a build that breaks the promise on purpose and must be caught, or the test proves nothing.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// options are what every test is given.
type options struct {
	gonogo  string // the binary under test; "" lets the harness drive the store itself
	sound   string // a binary that keeps its promise, to begin with
	base    string // where worlds are made; "" is the system's folder for temporary files
	number  int    // how much to do
	control bool   // the binary breaks its promise: not to notice is the failure
	random  *rand.Rand
}

// outcome is what a test found.
type outcome struct {
	did  string // in a few words and numbers
	lost int    // promises broken
}

var tests = map[string]func(options) (outcome, error){
	"kills":     kills,
	"births":    births,
	"copies":    copies,
	"screen":    screenKills,
	"power":     powerCuts,
	"faults":    faults,
	"processes": processes,
	"full":      fullDisks,
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == driverVerb {
		if err := drive(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "harness:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "harness:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("harness", flag.ContinueOnError)
	var o options
	flags.StringVar(&o.gonogo, "gonogo", "", "the binary under test; without it the harness drives the store itself")
	flags.StringVar(&o.sound, "sound", "", "a sound binary that makes the databases for a control; else the one under test does")
	flags.IntVar(&o.number, "n", 100, "how much to do")
	flags.BoolVar(&o.control, "control", false, "the build breaks its promise and must be caught")
	seed := flags.Uint64("seed", uint64(time.Now().UnixNano()), "repeats a run")
	if err := flags.Parse(args); err != nil {
		return err
	}
	test := tests[flags.Arg(0)]
	if test == nil {
		return errors.New("name a test: kills, births, copies, screen, power, faults, full or processes")
	}
	for _, binary := range []*string{&o.gonogo, &o.sound} {
		if *binary == "" {
			continue
		}
		full, err := filepath.Abs(*binary) // it runs in other folders
		if err != nil {
			return err
		}
		*binary = full
	}
	o.random = rand.New(rand.NewPCG(*seed, 1))
	began := time.Now()
	found, err := test(o)
	if err != nil {
		return fmt.Errorf("%s (seed %d): %w", flags.Arg(0), *seed, err)
	}
	name := flags.Arg(0)
	if o.control {
		name += ", control"
	}
	fmt.Printf("%-17s %s: %d broken promises (%.0f s, seed %d)\n", name, found.did, found.lost, time.Since(began).Seconds(), *seed)
	switch {
	case o.control && found.lost == 0:
		return errors.New("the control was not caught: this test proves nothing")
	case !o.control && found.lost > 0:
		return errors.New("gonogo broke its word")
	default:
		return nil
	}
}
