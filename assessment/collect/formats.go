package collect

// Formats lists every format, one a line, in the order in which people look for them.
var Formats = []Format{
	// identities
	awsCredentialReport,
	awsAuthorizationDetails,

	// tools and scans

	// drills, people and observability
}
