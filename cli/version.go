package cli

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

// version is this program's version: as built, else what the Go tool knows of the build.
func (a *app) version() string {
	if a.world.Version != "" {
		return a.world.Version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				v += "-" + s.Value[:12]
			}
		}
	}
	return v
}

type versionJSON struct {
	Schema  string `json:"schema"`
	Version string `json:"version"`
	Go      string `json:"go"`
	System  string `json:"system"`
	Entry   string `json:"entry_format"`
	Engine  int    `json:"engine"`
}

func versionVerb(a *app) *cobra.Command {
	return a.verb(&cobra.Command{
		Use:     "version",
		Short:   "the version of this program",
		Long:    "Prints the version, and with --json what else tells one build from another.",
		Example: "gonogo version --json",
	}, 0, 0, func(context.Context, []string) error {
		system := runtime.GOOS + "/" + runtime.GOARCH
		if a.flags.json {
			return a.document(versionJSON{"gonogo/version/1", a.version(), runtime.Version(), system, assessment.Format, assessment.EngineVersion})
		}
		a.print("gonogo %s (%s, %s)", a.version(), runtime.Version(), system)
		return nil
	})
}
