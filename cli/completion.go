package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func completionVerb(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	c := &cobra.Command{
		Use:   "completion SHELL",
		Short: "completions for bash, zsh, fish or powershell",
		Long:  "Prints a script that lets the shell complete verbs, flags, IDs and questions.",
		Example: `gonogo completion bash > ~/.local/share/bash-completion/completions/gonogo
gonogo completion zsh > "${fpath[1]}/_gonogo"
gonogo completion fish > ~/.config/fish/completions/gonogo.fish`,
	}
	c.ValidArgsFunction = a.complete(completeWords(shells...))
	return a.verb(c, 1, 1, func(_ context.Context, args []string) error {
		root := c.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.out, true)
		case "zsh":
			return root.GenZshCompletion(a.out)
		case "fish":
			return root.GenFishCompletion(a.out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.out)
		default:
			return usage("use bash, zsh, fish or powershell", "no shell is called %q here", args[0])
		}
	})
}
