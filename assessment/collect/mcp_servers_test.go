package collect_test

import (
	"strings"
	"testing"
)

func FuzzMCPServers(f *testing.F) { fuzzFormat(f, "mcp-servers") }

func TestAReferenceIsNoSecretAndAPlainValueIsSaidAndNotKept(t *testing.T) {
	for value, plain := range map[string]bool{
		"${GITHUB_TOKEN}": false, "Bearer ${input:token}": false, "$GITHUB_TOKEN": false, "op://vault/item/field": false,
		"hunter2": true, "Bearer hunter2": true, "${A}hunter2${B}": true, "$hunter2": true,
	} {
		_, in := cellsOf(t, `{"mcpServers": {"git": {"command": "git-mcp", "env": {"GITHUB_TOKEN": "`+value+`"}}}}`)
		said := len(in.Files[0].Misread) == 1 && len(in.Files[0].Dropped) == 1
		if said != plain || strings.Contains(dump(in, nil), "hunter2") {
			t.Errorf("of %s it says\n%s", value, dump(in, nil))
		}
	}
}

func TestOfAServersCommandOnlyProgramAndPackageAreRead(t *testing.T) {
	for config, want := range map[string]string{
		`"command": "npx", "args": ["-y", "@example/files", "/srv"]`:                               "npx @example/files",
		`"command": "uv run python", "args": ["server.py"]`:                                        "uv",
		`"command": "C:\\Tools\\srv.exe"`:                                                          "srv",
		`"command": "docker", "args": ["run", "-i", "--rm", "-e", "TOKEN", "ghcr.io/example/srv"]`: "docker ghcr.io/example/srv",
		`"url": "https://user:pass@tools.example.com/s/abc?key=def"`:                               "https://tools.example.com",
		`"command": "python", "args": ["-m", "desk.server", "--password", "hunter2"]`:              "python desk.server",
		`"type": "http", "url": "https://${input:domain}/mcp"`:                                     "https://${input:domain}",
		`"command": "npx", "args": ["--package=x", "TOKEN=hunter2"]`:                               "npx",
	} {
		rows, in := cellsOf(t, `{"mcpServers": {"desk": {`+config+`}}}`)
		rows.want(t, "desk", "server", want)
		if got := dump(in, nil); strings.Contains(got, "hunter2") {
			t.Errorf("it keeps an argument:\n%s", got)
		}
	}
}
