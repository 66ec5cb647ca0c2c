package collect_test

import (
	"slices"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/assessment/collect"
)

func FuzzMCPServers(f *testing.F) { fuzzFormat(f, "mcp-servers") }

func TestAReferenceIsNoSecretAndAPlainValueIsSaidAndNotKept(t *testing.T) {
	for value, plain := range map[string]bool{
		"${GITHUB_TOKEN}": false, "Bearer ${input:token}": false, "$GITHUB_TOKEN": false, "op://vault/item/field": false,
		"{env:GITHUB_TOKEN}": false, "${{ secrets.GITHUB_TOKEN }}": false, "{{GITHUB_TOKEN}}": false, "%GITHUB_TOKEN%": false, "$env:GITHUB_TOKEN": false, "COPILOT_MCP_GITHUB_TOKEN": false, "COPILOT_MCP_hunter2": true,
		"${GITHUB_TOKEN:-}": false, "${GITHUB_TOKEN:-hunter2}": true,
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
		`"command": "cmd", "args": ["/c", "npx", "-y", "@example/files"]`:                          "npx @example/files",
		`"command": "C:\\Program Files\\nodejs\\npx.cmd", "args": ["-y", "@example/files"]`:        "npx @example/files",
		`"command": ["npx", "-y", "@example/files"]`:                                               "npx @example/files",
		`"command": {"path": "npx", "args": ["-y", "@example/files"]}`:                             "npx @example/files",
		`"command": "uvx", "args": ["--python", "3.12", "files-mcp"]`:                              "uvx files-mcp",
		`"command": "uvx", "args": ["--from", "git+https://example.com/x", "files-mcp"]`:           "uvx",
		`"command": "docker", "args": ["run", "--privileged", "-i", "ghcr.io/example/srv"]`:        "docker ghcr.io/example/srv",
		`"command": "npx", "args": ["-y", "mcp-remote@1", "https://tools.example.com/s/hunter2"]`:  "https://tools.example.com",
		`"command": "npx", "args": ["--package=x", "TOKEN=hunter2"]`:                               "npx",
	} {
		rows, in := cellsOf(t, `{"mcpServers": {"desk": {`+config+`}}}`)
		rows.want(t, "desk", "server", want)
		if got := dump(in, nil); strings.Contains(got, "hunter2") {
			t.Errorf("it keeps an argument:\n%s", got)
		}
	}
}

func TestASecretIsFoundWhereverAServerMayGetIt(t *testing.T) {
	for config, found := range map[string]bool{
		`"args": ["--header", "Authorization: Bearer hunter2"]`:                      true,
		`"args": ["--header", "Authorization:${SIGN_IN}"]`:                           false,
		`"args": ["--config", "{\"a\": {\"apiKey\": \"hunter2\"}}"]`:                 true,
		`"args": ["--config", "{\"apiKey\": \"${KEY}\"}"]`:                           false,
		`"args": ["--api-key", "hunter2"]`:                                           true,
		`"args": ["--key-file", "/run/key.pem", "-v", "/run/token:/token"]`:          false,
		`"args": ["postgresql://desk:hunter2@db.example.com/claims"]`:                true,
		`"args": ["https://tools.example.com/mcp?api_key=hunter2"]`:                  true,
		`"args": ["https://tools.example.com/mcp?project=hunter2"]`:                  false,
		`"url": "https://tools.example.com/mcp?deskApiKey=hunter2"`:                  true,
		`"url": "https://tools.example.com/mcp?key=${KEY}"`:                          false,
		`"env": {"MCP_HEADERS": "{\"Authorization\": \"Bearer hunter2\"}"}`:          true,
		`"env": {"DESK_SIGN_IN": "Bearer hunter2"}`:                                  true,
		`"env": {"LOG_LEVEL": "debug", "KEY_PATH": "/run/key", "TOKEN_LIMIT": null}`: false,
		`"env": {"KEYCLOAK_URL": "https://id.example.com", "TOKEN_URL": "https://id.example.com/token", "MAX_TOKENS": "4096", "SECRET_NAME": "desk/api"}`: false,
		`"env": {"AWS_ACCESS_KEY_ID": "hunter2"}`: true, `"env": {"DATABASE_URL": "hunter2"}`: true, `"env": {"API_KEYS": "hunter2"}`: true,
		`"environment": {"DESK_TOKEN": "hunter2"}`:                 true,
		`"requestOptions": {"headers": {"X-API-Key": "hunter2"}}`:  true,
		`"oauth": {"clientId": "desk", "clientSecret": "hunter2"}`: true,
		`"apiKey": "hunter2"`:                                      true,
		`"bearerTokenEnvVar": "DESK_TOKEN"`:                        false,
	} {
		_, in := cellsOf(t, `{"mcpServers": {"desk": {"command": "desk-mcp", `+config+`}}}`)
		said := slices.ContainsFunc(in.Files[0].Misread, func(m assessment.FoundRemark) bool { return strings.Contains(m.Says, "a secret for a server") })
		if said != found || strings.Contains(dump(in, nil), "hunter2") {
			t.Errorf("of %s it says\n%s", config, dump(in, nil))
		}
	}
}

func TestAServerThatIsSwitchedOffIsNoRow(t *testing.T) {
	for config, rows := range map[string]int{`"disabled": true`: 0, `"enabled": false`: 0, `"disabled": false`: 1, `"enabled": true`: 1} {
		if _, in := cellsOf(t, `{"mcpServers": {"desk": {"command": "desk-mcp", `+config+`}}}`); len(in.Rows) != rows {
			t.Errorf("%s makes %d rows", config, len(in.Rows))
		}
	}
}

func TestWhatAServerMayDoUnaskedNobodyApproves(t *testing.T) {
	rows, _ := cellsOf(t, `{"mcpServers": {"desk": {"command": "desk-mcp", "alwaysAllow": ["pay"]}, "wiki": {"command": "wiki-mcp", "trust": true}, "mail": {"command": "mail-mcp", "autoApprove": ["*"]}}}`)
	rows.want(t, "mcp__desk__pay", "approval", "none")
	rows.want(t, "mcp__desk__pay", "server", "desk")
	rows.want(t, "desk", "approval", "")
	rows.want(t, "wiki", "approval", "none")
	rows.want(t, "mail", "approval", "none")
}

func TestOtherFilesWithCommandsAreNoServers(t *testing.T) {
	for _, text := range []string{
		`{"build": {"command": "make"}}`,
		`{"scripts": {"command": "make", "args": []}, "name": "desk"}`,
		`{"mcp": {"enabled": true}}`,
		`{"go": {"command": "gopls", "args": ["serve"], "extensionToLanguage": {".go": "go"}}}`,
		`{"mcp": {}}`,
		`{"site": {"url": "https://example.com"}}`,
	} {
		if _, err := read("", collect.File{Name: "file.json", Bytes: []byte(text)}); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}

func TestServersAreFoundUnderEveryNameThatProgramsGiveThem(t *testing.T) {
	const servers = `{"desk": {"command": "desk-mcp", "args": []}}`
	for _, text := range []string{
		`{"mcpServers": ` + servers + `}`, `{"mcp": {"inputs": [], "servers": ` + servers + `}}`, `{"mcp.servers": ` + servers + `}`, `{"amp.mcpServers": ` + servers + `}`,
		`{"managedMcpServers": ` + servers + `, "deniedMcpServers": [{"serverName": "x"}]}`, `{"context_servers": ` + servers + `}`, `{"servers": ` + servers + `}`,
		`{"mcp": ` + servers + `}`, `{"projects": {"/srv": {"mcpServers": ` + servers + `}}}`, servers, "mcpServers:\n- {name: desk, command: desk-mcp}\n",
	} {
		rows, in := cellsOf(t, text)
		rows.want(t, "desk", "server", "desk-mcp")
		if len(in.Rows) != 1 {
			t.Errorf("%s makes %d rows", text, len(in.Rows))
		}
	}
}
