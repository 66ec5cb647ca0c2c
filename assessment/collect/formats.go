package collect

// Formats lists every format, one a line, in the order in which people look for them.
var Formats = []Format{
	// identities
	awsCredentialReport,
	awsAuthorizationDetails,
	gcpServiceAccounts,
	gcpServiceAccountKeys,
	gcpIAMPolicy,
	entraApplications,
	entraServicePrincipals,
	kubernetesServiceAccounts,
	spireEntries,
	vaultTokens,
	vaultAppRoles,

	// tools and scans
	mcpServers,
	mcpTools,
	a2aAgentCard,
	agentPermissions,
	gitleaksReport,
	trufflehogReport,
	sarifReport,
	scorecardReport,
	prowlerOCSF,

	// drills, people and observability
	chaosToolkitJournal,
	litmusResults,
	codeowners,
	backstageCatalogue,
	pagerDutyEscalation,
	prometheusRules,
	alertmanagerConfig,
	openSLO,
}
