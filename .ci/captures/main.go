// Command captures makes the pictures of the manual. It is no part of the program and runs from .ci/captures/run.
//
// It is two things. As "gonogo" it is the program itself, the same call that main.go makes, with a clock that stands
// still and a name for whoever works here, so that the examples and their pictures come out the same on every day. As
// "svg" it draws what tmux has captured of that.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"gonogo/cli"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	switch {
	case len(args) > 1 && args[0] == "gonogo":
		return program(args[1], args[2:])
	case len(args) == 4 && args[0] == "svg":
		if err := draw(args[1], args[2], args[3]); err != nil {
			fmt.Fprintln(os.Stderr, "captures:", err)
			return 1
		}
		return 0
	}
	fmt.Fprintln(os.Stderr, "captures gonogo FOLDER [ARGUMENTS], or captures svg WIDTH HEIGHT LABEL < SCREEN")
	return 2
}

// program is gonogo with everything that it keeps in one folder.
func program(folder string, args []string) int {
	world := cli.World{
		Now:      func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		Identity: func(context.Context) string { return "Lea Lead <lea.lead@example.com>" },
		Database: filepath.Join(folder, "gonogo.db"), StateDir: filepath.Join(folder, "state"), Version: "captures",
	}
	os.Args = append([]string{"gonogo"}, args...) // where there are none, cobra looks here
	return cli.Run(context.Background(), world, args, os.Stdin, os.Stdout, os.Stderr)
}

func draw(width, height, label string) error {
	w, err := strconv.Atoi(width)
	if err != nil {
		return err
	}
	h, err := strconv.Atoi(height)
	if err != nil {
		return err
	}
	screen, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	svg, err := SVG(string(screen), label, w, h)
	if err != nil {
		return err
	}
	_, err = io.WriteString(os.Stdout, svg)
	return err
}
