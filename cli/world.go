package cli

import (
	"context"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
)

// World is everything the command line takes from outside. main passes it in; so does a test, with its own clock.
type World struct {
	Now      func() time.Time
	Identity func(context.Context) string // who acts where --as does not say
	Database string                       // the database where --db does not say
	StateDir string                       // what this installation keeps for itself
	NoColor  bool                         // the environment asks for no colour
	NoMouse  bool                         // the environment leaves the mouse to the terminal

	Accessible bool // the environment says that somebody listens

	Version string // "" is read from the binary
}

// Here is the world of this computer and this environment, with a clock.
func Here(now func() time.Time) World {
	db := os.Getenv("GONOGO_DB")
	if db == "" {
		db = filepath.Join(xdg.DataHome, "gonogo", "gonogo.db")
	}
	return World{
		Now:      now,
		Identity: identity,
		Database: db,
		StateDir: filepath.Join(xdg.StateHome, "gonogo"),
		NoColor:  os.Getenv("NO_COLOR") != "",
		NoMouse:  strings.EqualFold(os.Getenv("GONOGO_MOUSE"), "off"),

		Accessible: said(os.Getenv("ACCESSIBLE")),
	}
}

// said reports whether a variable of the environment says yes: anything but nothing and a no.
func said(v string) bool {
	switch strings.ToLower(v) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}

// gitTime is how long git may take to say who works here.
const gitTime = 2 * time.Second

// identity is who git says works here, else the login name. A computer without git, or a git that has not
// been told, is no error.
func identity(ctx context.Context) string {
	ctx, stop := context.WithTimeout(ctx, gitTime)
	defer stop()
	if git, err := exec.LookPath("git"); err == nil {
		// One call for both; an unset value and a broken configuration both leave the output short.
		out, _ := exec.CommandContext(ctx, git, "config", "--get-regexp", `^user\.(name|email)$`).Output()
		if who := gitIdentity(string(out)); who != "" {
			return who
		}
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if who := os.Getenv(name); who != "" {
			return who
		}
	}
	return "unknown"
}

// gitIdentity reads "user.name Ana" and "user.email ana@example.com", of which the last of each counts.
func gitIdentity(config string) string {
	var name, mail string
	for line := range strings.Lines(config) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "user.name":
			name = value
		case "user.email":
			mail = value
		}
	}
	switch {
	case name != "" && mail != "":
		return name + " <" + mail + ">"
	case name != "":
		return name
	default:
		return mail
	}
}
