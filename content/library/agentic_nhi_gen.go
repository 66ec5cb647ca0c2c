// Code generated from gates/agentic-nhi by TestTheCompiledGatesAreFresh -update. DO NOT EDIT.

package library

import "gonogo/content"

var agenticNHI = content.Gate{
	ID:      "agentic-nhi",
	Version: "1.0.0",
	Title:   "Production readiness for AI agents and machine identities",
	Summary: "Questions to settle before an AI agent, or any system that signs in with an identity of its own, goes live. Each asks for one thing that somebody has seen, and for proof that still holds on the day of the launch.",
	Licence: "The questions and all explanations are this project's own work, under the project's licence. Control ids and titles belong to their publishers; each framework file names its source and terms.",
	Digest:  "sha256:fc2b9a2cf968c8e9d1e45c0984e2824c661dbe78be8eb2503c92ddfa40c87c3d",
	Traits: []content.Trait{
		{
			ID:     "nhi",
			Title:  "signs in as itself",
			Always: true,
		},
		{
			ID:      "llm",
			Title:   "uses a language model",
			Asks:    "Does a language model or other AI write, advise or decide anything here?",
			Example: "It drafts replies to customers, sorts tickets or scores applications.",
		},
		{
			ID:      "agent",
			Title:   "acts by itself",
			Asks:    "Can it take steps by itself by calling other systems, and not only answer?",
			Example: "It opens a ticket or looks up an order because it decided to, not because a person pressed a button.",
		},
		{
			ID:      "writes",
			Title:   "changes things",
			Asks:    "Can it change anything outside itself: write, send, create, delete or pay?",
			Example: "It updates a customer record. Writing its own log does not count.",
		},
		{
			ID:      "high-impact",
			Title:   "can do grave harm",
			Asks:    "Could one such change move money, be impossible to undo, reach people outside, or touch someone's safety or rights?",
			Example: "It issues refunds, deletes accounts, or sends mail to customers.",
			Implies: []string{
				"writes",
			},
		},
		{
			ID:      "autonomous",
			Title:   "changes things with nobody's yes",
			Asks:    "Does it make some of these changes without a person looking at each one first and saying yes?",
			Example: "Refunds under 50 euros go out by themselves. Answer yes even when only some changes do.",
			Implies: []string{
				"agent",
				"writes",
			},
		},
		{
			ID:      "open-tools",
			Title:   "open-ended tools",
			Asks:    "Can it run commands or code, call any web address, write its own database queries, or drive a browser?",
			Example: "It has a shell, a code interpreter, or a tool that takes any address.",
		},
		{
			ID:      "on-behalf-of",
			Title:   "acts for a user",
			Asks:    "Does it act with the rights of the person who asks?",
			Example: "It reads the mailbox of whoever is talking to it.",
		},
		{
			ID:      "mcp",
			Title:   "tools from tool servers",
			Asks:    "Does it use tools from a tool server or plug-in that could change without our release?",
			Example: "A Model Context Protocol server, a plug-in from a store, or a tool that another team runs.",
			Implies: []string{
				"agent",
			},
		},
		{
			ID:      "multi-agent",
			Title:   "several agents",
			Asks:    "Do several agents work together, ours or someone else's?",
			Example: "A planner hands tasks to a coding agent, or a partner's agent sends ours requests.",
			Implies: []string{
				"agent",
			},
		},
		{
			ID:      "memory",
			Title:   "remembers between runs",
			Asks:    "Does it remember anything from one run to the next?",
			Example: "It keeps a customer's preferences or the notes from yesterday's conversation.",
			Implies: []string{
				"llm",
				"stateful",
			},
		},
		{
			ID:      "rag",
			Title:   "looks things up",
			Asks:    "Does the model look things up in documents or records before it answers?",
			Example: "It searches the company wiki, contracts or past tickets.",
			Implies: []string{
				"llm",
			},
		},
		{
			ID:      "federation",
			Title:   "outsiders sign in without our secret",
			Asks:    "Does anything outside this account sign in or take on a role here without a secret of ours?",
			Example: "A build pipeline, another cloud account, another tenant or a partner exchanges its own token for ours.",
		},
		{
			ID:      "third-party",
			Title:   "another company is involved",
			Asks:    "Does another company supply the model or a tool, or hold access of any kind?",
			Example: "A hosted model, a connector from a vendor, or a support engineer's account.",
		},
		{
			ID:      "user-facing",
			Title:   "people talk to it",
			Asks:    "Do people deal with it directly, staff or customers?",
			Example: "A chat window, a voice line, or mail that it answers.",
		},
		{
			ID:      "public",
			Title:   "reachable from outside",
			Asks:    "Can people outside the organisation reach it, or send it text that it reads?",
			Example: "It has a public page, or it reads incoming mail or uploaded files.",
		},
		{
			ID:      "multi-tenant",
			Title:   "serves several customers",
			Asks:    "Does it serve several customers who must not see each other's things?",
			Example: "One service for forty client companies.",
		},
		{
			ID:      "personal-data",
			Title:   "personal data",
			Asks:    "Does it handle information about people who can be identified?",
			Example: "Names in tickets are enough; so are device numbers that lead to a person.",
		},
		{
			ID:      "people-decisions",
			Title:   "decides about people",
			Asks:    "Does it help decide about people: jobs, credit, care, school, benefits or policing?",
			Example: "It ranks applicants, even when a person makes the last choice.",
		},
		{
			ID:      "legal-high-risk",
			Title:   "high-risk in law",
			Asks:    "Has legal put it in a high-risk class? If nobody has asked them yet, say that you are not sure.",
			Example: "An AI system listed in Annex III of the EU AI Act.",
		},
		{
			ID:      "stateful",
			Title:   "keeps data",
			Asks:    "Would anything be lost if its data vanished?",
			Example: "A queue of unfinished work, a memory, or a database of its own.",
		},
		{
			ID:      "always-on",
			Title:   "needed at night",
			Asks:    "Would a stop at three in the morning matter before eight?",
			Example: "It answers an emergency line, or clears payments around the clock.",
		},
	},
	Tiers: [4]content.TierRule{
		{
			Title:   "critical",
			Summary: "It acts alone where a mistake cannot be taken back.",
			Floor: []content.Condition{
				{
					All: []string{
						"high-impact",
						"autonomous",
					},
				},
				{
					All: []string{
						"legal-high-risk",
						"autonomous",
					},
				},
				{
					All: []string{
						"multi-tenant",
						"writes",
						"autonomous",
					},
				},
			},
		},
		{
			Title:   "high",
			Summary: "It can do serious harm, or it reaches outsiders.",
			Floor: []content.Condition{
				{
					Any: []string{
						"high-impact",
						"legal-high-risk",
						"people-decisions",
						"multi-tenant",
					},
				},
				{
					All: []string{
						"public",
					},
					Any: []string{
						"writes",
						"personal-data",
					},
				},
				{
					All: []string{
						"open-tools",
						"writes",
					},
				},
			},
		},
		{
			Title:   "standard",
			Summary: "It changes things, or it touches people inside.",
			Floor: []content.Condition{
				{
					Any: []string{
						"writes",
						"personal-data",
						"public",
						"on-behalf-of",
						"multi-agent",
					},
				},
			},
		},
		{
			Title:   "low",
			Summary: "It reads and advises inside, and a person uses the result.",
		},
	},
	Kinds: []content.EvidenceKind{
		{
			ID:    "assertion",
			Title: "Assertion",
			Help:  "Somebody says so. It is worth writing down and proves nothing.",
		},
		{
			ID:      "statement",
			Title:   "Statement",
			Ceiling: 1,
			Help:    "A named person writes down what they saw, with the date.",
		},
		{
			ID:      "screenshot",
			Title:   "Screenshot",
			Ceiling: 1,
			Help:    "A picture of a screen, with its address, the date and who took it.",
		},
		{
			ID:      "document",
			Title:   "Document",
			Ceiling: 2,
			Help:    "A policy, procedure, plan, contract extract, model or matrix, with version, date and author.",
		},
		{
			ID:      "review-record",
			Title:   "Review record",
			Ceiling: 2,
			Help:    "What a reviewer looked at and decided, entry by entry, with name and date.",
		},
		{
			ID:      "approval-record",
			Title:   "Approval record",
			Ceiling: 2,
			Help:    "Who asked, who approved what, when, and until when, from the system where it was given.",
		},
		{
			ID:      "register-export",
			Title:   "Register export",
			Ceiling: 2,
			Help:    "A list kept by people or tools, such as an inventory, rota, catalogue or ticket list, exported with its date.",
		},
		{
			ID:      "signed-statement",
			Title:   "Signed statement",
			Ceiling: 2,
			Help:    "A statement signed by the person who may make it. It is as strong as what it signs and never stands for a drill.",
		},
		{
			ID:      "config-export",
			Title:   "Configuration export",
			Ceiling: 3,
			Help:    "Settings read out of the running system by its own tool, with the command that was used.",
		},
		{
			ID:      "policy-export",
			Title:   "Policy export",
			Ceiling: 3,
			Help:    "Access policy, trust policy or policy code as deployed, with its version or digest.",
		},
		{
			ID:      "log-query",
			Title:   "Log query",
			Ceiling: 3,
			Help:    "A query over real records with its text, period, scope and result.",
		},
		{
			ID:      "usage-report",
			Title:   "Usage report",
			Ceiling: 3,
			Help:    "What was granted against what was used over a stated period, from the platform.",
		},
		{
			ID:      "scan-report",
			Title:   "Scan report",
			Ceiling: 3,
			Help:    "A scanner's full output with tool version, scope, date and what was left out.",
		},
		{
			ID:      "manifest",
			Title:   "Manifest",
			Ceiling: 3,
			Help:    "The parts of a release with versions and digests, as deployed.",
		},
		{
			ID:      "monitor-history",
			Title:   "Monitor history",
			Ceiling: 3,
			Help:    "What a probe or monitor measured over a period, failures included.",
		},
		{
			ID:      "walkthrough",
			Title:   "Walkthrough",
			Ceiling: 3,
			Help:    "Somebody followed the steps for real; times, stumbles and corrections are noted.",
		},
		{
			ID:      "denied-attempt",
			Title:   "Denied attempt",
			Ceiling: 4,
			Help:    "Somebody tried what must not work; the command, the refusal and the log line of the refusal are kept.",
		},
		{
			ID:      "planted-marker",
			Title:   "Planted marker",
			Ceiling: 4,
			Help:    "A harmless, recognisable value was put in on purpose and looked for where it must, or must not, turn up.",
		},
		{
			ID:      "test-report",
			Title:   "Test report",
			Ceiling: 4,
			Help:    "A security, load or fault test that ran against a named build, with method, findings and retests.",
		},
		{
			ID:      "evaluation-report",
			Title:   "Evaluation report",
			Ceiling: 4,
			Help:    "Runs of a model or agent against limits that were dated beforehand, with run count, spread and failures.",
		},
		{
			ID:      "replay-test",
			Title:   "Replay test",
			Ceiling: 4,
			Help:    "Recorded or made-up input was run again to see what a rule or record makes of it.",
		},
		{
			ID:      "test-page",
			Title:   "Test page",
			Ceiling: 4,
			Help:    "A page fired from a real alert, with the times it was sent, received and acknowledged, and by whom.",
		},
		{
			ID:      "drill-record",
			Title:   "Drill record",
			Ceiling: 4,
			Help:    "A drill that was carried out, with who did it, who watched, where, when, and times measured against the target.",
		},
		{
			ID:      "exercise-report",
			Title:   "Exercise report",
			Ceiling: 4,
			Help:    "An exercise with people, with the scenario, who took part, what happened when, and what was missed.",
		},
		{
			ID:      "admission-check",
			Title:   "Admission check",
			Ceiling: 4,
			Help:    "The deployment gate was given something it must refuse; its refusal is kept.",
		},
	},
	Roles: []content.Role{
		{
			ID:    "engineering",
			Title: "Engineering (builder)",
			Says:  "The facts recorded here describe this release.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"signs",
				"signs",
			},
			Builds: true,
			Typed: []int{
				3,
				4,
			},
		},
		{
			ID:    "identity",
			Title: "Identity",
			Says:  "Identities, grants and trust are as recorded.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"with",
				"reviewer",
				"none",
			},
			With: "security",
		},
		{
			ID:    "security",
			Title: "Security",
			Says:  "Tests, records and the remaining weaknesses are acceptable.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"reviewer",
				"none",
			},
		},
		{
			ID:    "operations",
			Title: "Operations",
			Says:  "My team runs it from this date.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"signs",
				"with",
			},
			With: "service-owner",
			Typed: []int{
				3,
				4,
			},
		},
		{
			ID:    "ai-risk",
			Title: "AI risk",
			Says:  "The evaluation is sound.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"none",
				"none",
			},
			When: content.Condition{
				Any: []string{
					"agent",
					"llm",
				},
			},
		},
		{
			ID:    "privacy",
			Title: "Privacy",
			Says:  "This use of personal data is allowed.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"signs",
				"none",
			},
			When: content.Condition{
				All: []string{
					"personal-data",
				},
			},
		},
		{
			ID:    "legal",
			Title: "Legal",
			Says:  "The duties in law are met.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"none",
				"none",
			},
			When: content.Condition{
				All: []string{
					"legal-high-risk",
				},
			},
		},
		{
			ID:    "service-owner",
			Title: "Service owner",
			Says:  "I carry the remaining risk. (At tier 1 an executive signs, at tier 2 a director, at tier 3 the head of the service, at tier 4 the owner.)",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"signs",
				"signs",
			},
		},
		{
			ID:    "release-authority",
			Title: "Release authority",
			Says:  "It may go live in this window.",
			Tiers: [4]content.RoleNeed{
				"signs",
				"signs",
				"with",
				"with",
			},
			With: "service-owner",
			Alone: []int{
				1,
				2,
			},
		},
	},
	Sections: []content.Section{
		{
			ID:      "identities",
			Title:   "Identities",
			Summary: "Which machine identities exist, who answers for each, what each may do, and how its credentials are kept.",
			Questions: []content.Question{
				{
					ID:     "ID-01",
					Title:  "Inventory is complete",
					Text:   "Does the list of non-human identities agree, line by line, with what each platform itself reports?",
					Why:    "Nobody reviews, rotates or revokes an identity that is on no list. The forgotten one (an old test account, a webhook, a key at a vendor) is where an intruder stays after everything else has been cleaned.",
					Good:   "An export from each platform, taken after the last deployment, compared with the list. The difference is zero or every line of it is explained. Accounts, agents, pipelines, keys, certificates, webhooks, outside grants, provider keys, shared vendor logins and emergency accounts are all covered.",
					Weak:   "A spreadsheet that the team keeps by hand, never compared with a platform, or compared only for the main cloud account.",
					How:    "Export from every platform the system touches, model provider and build system included, and compare sorted names: `comm -3 list.txt platform.txt`.\n- AWS: `aws iam generate-credential-report`, then `aws iam get-credential-report --query Content --output text | base64 -d`; roles with `aws iam list-roles`.\n- Google Cloud: `gcloud iam service-accounts list --format=json`, keys with `gcloud iam service-accounts keys list --iam-account=ACCOUNT --managed-by=user`.\n- Entra ID: `az ad sp list --all --query \"[].{app:appId,name:displayName,type:servicePrincipalType}\" -o json`.\n- Kubernetes: `kubectl get serviceaccounts -A -o json`.\n- Build system: `gh secret list`, `gh api repos/OWNER/REPO/keys`, `gh api repos/OWNER/REPO/hooks`.",
					Remedy: "Add what is missing with its owner and purpose, disable what nobody claims, and run the comparison again. Then let a job run it weekly.",
					Knows:  "the platform or identity team; the build engineer for pipelines, keys and webhooks",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"config-export",
							"usage-report",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "evidences",
							Because:   "The comparison shows which identities are under management.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.AM-04",
							Relation:  "supports",
							Because:   "Outside services that hold access are on the list.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.AM-02",
							Relation:  "related",
							Because:   "That control lists systems, not identities.",
						},
					},
				},
				{
					ID:     "ID-02",
					Title:  "Every identity has a living owner",
					Text:   "Does every identity have one named person as owner, who works here and confirmed it in the last 180 days?",
					Why:    "When a key leaks at night somebody has to say what will break if it is revoked. With no owner, or an owner who left in spring, nobody dares, and the stolen key goes on working.",
					Good:   "The identity list joined to the current staff directory. One person per identity, account active, each confirmation dated inside the last 180 days. Keys at the model provider are registered to the organisation.",
					Weak:   "A team mailbox, \"platform team\", a leaver's name, or one manager put down for all two hundred identities.",
					How:    "Take the owner field from the inventory and check each address against the directory. Each owner answers one dated mail: yes, it is mine, and it is for this.\n- Entra ID: `az ad app owner list --id APPID`, then `az rest --method get --url \"https://graph.microsoft.com/v1.0/users/MAIL?\\$select=accountEnabled\"`.\n- AWS: `aws iam list-role-tags --role-name NAME`.\n- Google Cloud: owners usually stand in the description or in labels: `gcloud iam service-accounts list --format='csv(email,description)'`.\n- Offline: sort both lists by mail address and show who is missing: `join -v1 -t, owners.csv staff.csv`.",
					Remedy: "Name a person for each one left over, or disable it. This takes minutes an identity; it is not worth a waiver.",
					Knows:  "the service owner; the identity team for the directory",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"register-export",
							"review-record",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-02",
							Relation:  "supports",
							Because:   "It says who answers for each identity.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI1:2025",
							Relation:  "supports",
							Because:   "Identities whose owner has gone are the ones that are never retired.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"writes",
							},
						},
					},
				},
				{
					ID:     "ID-05",
					Title:  "Non-production cannot reach production",
					Text:   "Is a test or development identity refused by production?",
					Why:    "Test systems are guarded less and more people can change them. If one test identity is good in production, all of production is as safe as the weakest developer laptop.",
					Good:   "Somebody used a real test identity against a production resource of this system. The record holds the command, the refusal and production's own log line of it. With a vendor that has one tenant only, the credential and the data scope are separate, and it is the wrong scope that is refused.",
					Weak:   "Different names or colours for the environments, a drawing with two boxes, or \"they are separate subscriptions\".",
					How:    "From test, with the test workload's own identity, try one read and one write in production; keep both sides.\n- AWS: `aws sts assume-role --role-arn PROD_ROLE --role-session-name gate-check` and `aws s3 ls s3://PROD_BUCKET`; expect AccessDenied. The line is in `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRole`.\n- Google Cloud: `gcloud storage ls gs://PROD_BUCKET --impersonate-service-account=TEST_SA`; log with `gcloud logging read 'protoPayload.status.code=7' --freshness=1h`.\n- Azure: sign in as the test identity and run `az keyvault secret list --vault-name PROD_VAULT`; expect Forbidden.\n- Kubernetes, where one cluster holds both: `kubectl auth can-i get secrets -n prod --as=system:serviceaccount:test:NAME`, and a real call with that account's token.",
					Remedy: "Give each environment its own identities and accounts, remove cross-environment trust and shared keys, and try again.",
					Knows:  "the cloud platform team",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"policy-export",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							4,
							4,
							3,
							3,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.IR-01",
							Relation:  "evidences",
							Because:   "The refusal itself is shown.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI8:2025",
							Relation:  "evidences",
							Because:   "It shows that an identity does not cross from test into production.",
						},
					},
				},
				{
					ID:     "ID-07",
					Title:  "Outside trust is exact",
					Text:   "Does each outside party that can get a token or take on a role here match an exact issuer, audience and subject, without wildcards?",
					Why:    "A trust rule that accepts any branch, any repository or any tenant lets a stranger's pipeline ask for your token and get it. No secret has to leak and nothing looks odd in the log. Pipelines, other accounts, other tenants and partners all come in this way.",
					Good:   "Every trust policy as deployed, each with issuer, audience and full subject, and for other accounts an external id or a named role. A token from a fork, another branch or another namespace was tried, and the exchange was refused.",
					Weak:   "\"We use OIDC\", a subject that ends in a star, or a policy that names the whole organisation of a source host.",
					How:    "Read the trust policies and look for stars; then ask for a token from a branch or account that must not get one.\n- AWS: `aws iam list-roles --query 'Roles[].{n:RoleName,t:AssumeRolePolicyDocument}' | jq '.[] | select(.t|tostring|test(\"\\\\*|:root\"))'`.\n- Google Cloud: `gcloud iam workload-identity-pools providers describe PROVIDER --workload-identity-pool=POOL --location=global --format=json | jq '{oidc,attributeMapping,attributeCondition}'`.\n- Entra ID: `az ad app federated-credential list --id APPID --query \"[].{issuer:issuer,subject:subject,audiences:audiences}\"`.\n- Vault: `vault read -format=json auth/jwt/role/NAME | jq '.data | {bound_audiences,bound_subject,bound_claims,bound_claims_type}'`.\n- For the attempt, run the same sign-in step in a fork or on a branch named gate-check and keep the failed job's log.",
					Remedy: "Replace each wildcard by the exact repository and branch or environment, remove trust that nobody uses, and repeat the attempt.",
					Knows:  "the cloud identity engineer; whoever owns the build pipelines",
					Applies: content.Condition{
						All: []string{
							"federation",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"policy-export",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							3,
							3,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-04",
							Relation:  "evidences",
							Because:   "The check of an assertion on arrival is shown.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI6:2025",
							Relation:  "evidences",
							Because:   "Loosely checked token claims are exactly this risk.",
						},
					},
				},
				{
					ID:     "ID-08",
					Title:  "Token lifetime and audience",
					Text:   "Are tokens for these identities good for one audience only and valid no longer than the limit?",
					Why:    "Most access tokens cannot be called back one by one, so lifetime is what limits a theft. A token that several services accept can be replayed by the least careful of them against all the others.",
					Good:   "The claims of a real token per identity, signature cut off: one audience, and minutes from issue to expiry within 60 at tiers 1–2, 720 at tier 3 and 1440 at tier 4. A lifetime that the platform fixes is noted with the vendor's page.",
					Weak:   "The vendor's default quoted from memory, or the lifetime of one token taken for all.",
					How:    "Decode a token where it is used and never paste it into a web page. Keep the claims and throw the token away.\n- Any signed web token: `jq -R 'split(\".\")[1] | gsub(\"-\";\"+\") | gsub(\"_\";\"/\") | @base64d | fromjson | {iss,aud,sub,minutes:((.exp-.iat)/60)}' token.txt`.\n- AWS roles: `aws iam get-role --role-name NAME --query Role.MaxSessionDuration` (in seconds).\n- Kubernetes: `kubectl get pods -A -o json | jq '.items[].spec.volumes[]?.projected.sources[]?.serviceAccountToken | select(.)'` shows audience and expirationSeconds.\n- Vault: `vault token lookup -format=json | jq '.data | {creation_ttl,explicit_max_ttl,period}'`.\n- Entra ID and Google Cloud fix most lifetimes; record the claims and say so.",
					Remedy: "Shorten the session or token lifetime, ask for one audience per called service, and replace tokens that never end.",
					Knows:  "the identity engineer; the developer of each caller",
					Severity: [4]content.Severity{
						4,
						3,
						3,
						1,
					},
					RaisedBy: content.Condition{
						All: []string{
							"federation",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"config-export",
							"log-query",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-04",
							Relation:  "supports",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI7:2025",
							Relation:  "supports",
							Because:   "A short life limits what a stolen token is worth.",
						},
					},
				},
				{
					ID:     "ID-09",
					Title:  "Secrets live only in a managed store",
					Text:   "Is every secret held in an approved store?",
					Why:    "A secret in a pipeline variable, a settings file or a wiki page is read by everybody who can read that place. It leaves no trace when it is read, and survives in copies after it was changed.",
					Good:   "One line per static credential and certificate key with the store that holds it, checked against the store's own list of names. Every store is on the organisation's list of approved ones. No values, names only.",
					Weak:   "\"We use a vault\", without saying what is still outside it.",
					How:    "List the names in the store, list what the running system expects, and explain each name that is in one list only.\n- AWS: `aws secretsmanager list-secrets --query 'SecretList[].Name'`, `aws ssm describe-parameters --parameter-filters Key=Type,Values=SecureString`.\n- Azure: `az keyvault secret list --vault-name VAULT --query \"[].name\"`. Google Cloud: `gcloud secrets list --format='value(name)'`.\n- Vault: `vault kv list -format=json PATH`.\n- What the workload gets: `kubectl get deploy -A -o json | jq -r '.items[].spec.template.spec.containers[] | .env[]? | select(.value) | .name'` shows variables that carry a plain value.\n- Pipelines: `gh secret list`, `gh variable list`, or the variables page of your build system, names only.",
					Remedy: "Move each stray secret into the store, change its value on the way (the old one has been seen), and delete the copy.",
					Knows:  "the platform team; the developers for settings files",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"register-export",
							"config-export",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.DS-01",
							Relation:  "related",
							Because:   "That control is about stored data in general, and secrets are part of it.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI2:2025",
							Relation:  "supports",
						},
					},
				},
				{
					ID:     "ID-10",
					Title:  "The model never sees a credential",
					Text:   "When a planted secret was used by a tool call, was it absent from prompts, tool arguments, memory and traces?",
					Why:    "What a model has read it can be talked into repeating, in an answer, a tool call or a note to itself. Traces then carry the copy to people and vendors who were never meant to hold it. An instruction not to reveal it is no barrier.",
					Good:   "A marker value was put where a real credential goes, and a tool call that needs it was run on this behaviour version. A search of prompts, arguments, tool answers, memory and stored traces found no copy, error paths included.",
					Weak:   "A line in the system prompt that forbids showing secrets, or a redaction pattern that nobody has tried.",
					How:    "Put a marker credential in place of a real one in a production-like environment. Run one task that succeeds and one that fails at the tool, then search everything that was stored.\n- Make it: `M=gonogo-marker-$(openssl rand -hex 12)`; put it in with your store, for example `vault kv put secret/agent/test token=$M`.\n- Search exports of traces and memory: `grep -rF \"$M\" traces/ memory/ prompts/ ; echo exit $?` (exit 1 is what you want), and its base64 form as well: `printf %s \"$M\" | base64`.\n- Databases: `pg_dump DB | grep -cF \"$M\"`. Log platforms: search the marker over the hour of the test.\n- Show that the marker reached the called service too; otherwise nothing was tested.",
					Remedy: "Attach credentials in the tool server or a gateway after the model has chosen the call. Strip headers from errors and traces, and repeat the test.",
					Knows:  "the agent developer; whoever runs the tracing",
					Applies: content.Condition{
						Any: []string{
							"agent",
							"llm",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"planted-marker",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.DS-10",
							Relation:  "supports",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI2:2025",
							Relation:  "evidences",
							Because:   "The search shows whether a secret leaks by way of the model.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "supports",
							Because:   "Credentials left in context or memory are rights for whoever steers the agent.",
						},
					},
				},
				{
					ID:     "ID-11",
					Title:  "Credentials are inside their age limit",
					Text:   "Is every key, password and certificate inside its age limit, or renewed by machine?",
					Why:    "An old key has been copied more often than anyone remembers, and whoever took it last year can still use it. A certificate that somebody renews by hand stops the service on the day that somebody is on leave.",
					Good:   "An age list per credential, oldest first, for the go-live date: none over 90 days at tiers 1–2, 180 at tier 3, 365 at tier 4, or renewed by machine with an end date more than 14 days after go-live. Certificates are in it.",
					Weak:   "The rotation policy, or a list of the keys that do rotate.",
					How:    "Take creation or last-rotated dates from the platform and work out the age on the go-live date, not today.\n- AWS: columns access_key_1_last_rotated and access_key_2_last_rotated of the credential report; `aws secretsmanager list-secrets --query 'SecretList[].[Name,LastRotatedDate,RotationEnabled]'`.\n- Google Cloud: `gcloud iam service-accounts keys list --iam-account=ACCOUNT --managed-by=user --format='csv(name,validAfterTime,validBeforeTime)'`.\n- Entra ID: `az ad app credential list --id APPID --query \"[].{start:startDateTime,end:endDateTime}\"`, and again with `--cert`.\n- Certificates: `openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -startdate -enddate`; files with `openssl x509 -in FILE -noout -dates`.\n- Kubernetes with cert-manager: `kubectl get certificates -A -o json | jq '.items[] | {n:.metadata.name,notAfter:.status.notAfter,renewal:.status.renewalTime}'`.",
					Remedy: "Rotate what is over its limit before go-live, or better, replace it with a managed or federated identity. Let a machine renew the rest.",
					Knows:  "the owner of each identity; the platform team for certificates",
					Severity: [4]content.Severity{
						4,
						3,
						3,
						2,
					},
					RaisedBy: content.Condition{
						All: []string{
							"high-impact",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"register-export",
							"config-export",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "supports",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI7:2025",
							Relation:  "evidences",
							Because:   "The age of every credential is shown.",
						},
					},
				},
				{
					ID:     "ID-12",
					Title:  "Granted compared with used",
					Text:   "Was every right these identities hold found in use, or else removed or justified?",
					Why:    "Rights that nobody uses cost nothing until the identity is taken over; then they are the damage. Agents find them too: a model that can list its permissions will try them. Rights to read secrets count, since they lead to all others.",
					Good:   "The platform's own report of granted against used rights over at least 30 days, and the policy before and after. Wildcards, administrator roles and rights to read the vault are each listed with what became of them.",
					Weak:   "\"We follow least privilege\", or a role name such as reader taken at its word.",
					How:    "Use the platform's analysis where there is one; otherwise compare the policy with the actions found in the audit log.\n- AWS: `aws iam generate-service-last-accessed-details --arn ROLE_ARN --granularity ACTION_LEVEL`, then `aws iam get-service-last-accessed-details --job-id ID`; unused access with `aws accessanalyzer list-findings-v2 --analyzer-arn ARN`.\n- Google Cloud: `gcloud recommender insights list --insight-type=google.iam.policy.Insight --location=global --project=PROJECT --format=json`.\n- Entra ID and Azure: `az role assignment list --all --assignee ID -o json`; granted application rights with `az rest --method get --url \"https://graph.microsoft.com/v1.0/servicePrincipals/ID/appRoleAssignments\"`.\n- Kubernetes: `kubectl auth can-i --list --as=system:serviceaccount:NS:NAME`.\n- Vault: `vault policy read NAME`, and the audit log for what was really read.",
					Remedy: "Cut each grant to what was used, replace wildcards with names, move rare rights to a separate identity, and export again.",
					Knows:  "the identity engineer; the developer who asked for the rights",
					Severity: [4]content.Severity{
						4,
						4,
						3,
						3,
					},
					RaisedBy: content.Condition{
						Any: []string{
							"writes",
							"personal-data",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"usage-report",
							"log-query",
							"denied-attempt",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "evidences",
							Because:   "Granted and needed rights are set side by side.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI5:2025",
							Relation:  "evidences",
							Because:   "The report shows what is granted and not used.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "supports",
						},
					},
					FirstLaunch: "There is no history yet. Give a design reason for each grant, and a log of denied attempts at rights that were left out, made in the environment that goes live, before it opens.",
				},
				{
					ID:     "ID-13",
					Title:  "Tool permission matrix",
					Text:   "Does one table, made from the deployed tools, give each tool's identity, scope, limits, reversibility, approval, accountable person, cap and log?",
					Why:    "Nobody can judge an agent without knowing what each of its tools can do, with whose rights and how often. The dangerous tool is the one added last week, which is in the code and in no document.",
					Good:   "A table generated from, or compared with, the tool manifest of this behaviour version; every row has every column filled. Accountable is the person who answers for what the tool does when nobody approved the call.",
					Weak:   "A matrix drawn by hand for an earlier set of tools, or cells that say \"standard\" or \"as needed\".",
					How:    "Export the tool list from the running agent and join it with the columns that people own. Keep the digest of the export beside the table.\n- Tool servers (Model Context Protocol): call tools/list, for example `npx @modelcontextprotocol/inspector --cli node server.js --method tools/list > tools.json`.\n- Digest and names: `jq -S . tools.json | sha256sum`, `jq -r '.tools[].name' tools.json | sort > deployed.txt`.\n- Compare: `comm -3 deployed.txt <(cut -d, -f1 matrix.csv | tail -n +2 | sort)`; nothing printed is what you want.\n- Empty cells: `awk -F, 'NR>1{for(i=1;i<=NF;i++) if($i==\"\") print $1\": column \"i\" is empty\"}' matrix.csv`.",
					Remedy: "Fill the empty cells; take a tool out of the release where nobody will put a name under accountable.",
					Knows:  "the agent developer, together with the owner of each system that a tool touches",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"document",
							"manifest",
							"config-export",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI02",
							Relation:  "supports",
							Because:   "Limits and reversibility per tool are what misuse runs into.",
						},
					},
				},
				{
					ID:     "ID-14",
					Title:  "Open-ended tools contained",
					Text:   "Were commands, addresses and queries outside the allowed list refused when the agent's open-ended tools tried them?",
					Why:    "A shell, a free web request or a free query is every tool at once. One hostile web page can make the agent send your data out or run what it downloaded, and no permission on the other tools will matter.",
					Good:   "Attempts from inside the tool's own run-time, at this behaviour version: an unlisted host, the cloud's metadata address, a path outside the work folder, a forbidden command, a write through a read connection. All refused, with log lines.",
					Weak:   "Prompt text that asks the model to stay inside, or a sandbox setting that nobody has pushed against.",
					How:    "Open a session in the same sandbox that the tool uses and try to get out.\n- Network: `curl -m 5 -sS https://example.com`, `curl -m 5 -sS http://169.254.169.254/latest/meta-data/`; a name lookup of a made-up host shows whether data can leave by that way.\n- Kubernetes: `kubectl exec POD -c tool -- sh -c 'id; touch /etc/x; cat /var/run/secrets/kubernetes.io/serviceaccount/token | head -c 10'`; policies with `kubectl get networkpolicy -A -o yaml`.\n- Containers: `docker inspect NAME | jq '.[0].HostConfig | {Privileged,CapAdd,Binds,ReadonlyRootfs,NetworkMode}'`.\n- Database: with the tool's own login, `psql -c 'create table gate_check(x int)'`; expect permission denied.\n- Then let the agent try the same through the tool, and keep the refusals of the proxy or policy engine.",
					Remedy: "Run the tool in a sandbox of its own with an egress proxy, a list of hosts and commands, and a read-only login. Or ship without the tool.",
					Knows:  "the agent developer; the network or platform team",
					Applies: content.Condition{
						All: []string{
							"open-tools",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"test-report",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.PS-05",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.IR-01",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI05",
							Relation:  "evidences",
							Because:   "Attempts to run unlisted code are refused.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI02",
							Relation:  "evidences",
							Because:   "Unlisted use of a listed tool is refused.",
						},
					},
				},
				{
					ID:     "ID-15",
					Title:  "Authorisation outside the model",
					Text:   "When the model asked for a forbidden action, did code outside the model refuse it?",
					Why:    "A model can be persuaded; code that it cannot change cannot. If the model's own judgement is the only thing between a hostile mail and a payment, then whoever writes the mail decides.",
					Good:   "The policy at its commit, with no match meaning no, running where the agent has no write access. A forbidden call was forced at this behaviour version and the policy's own log shows the refusal, not the model's polite answer.",
					Weak:   "The model declines when asked; a second model checks the first; rules in the system prompt.",
					How:    "Send the forbidden call from behind the model: replay a tool call with the agent's own identity, or use a stub model that always asks for it.\n- At the gateway: `curl -sS -H \"Authorization: Bearer $AGENT_TOKEN\" -d '{\"tool\":\"refund\",\"amount\":999999}' https://GATEWAY/tools/call`; expect 403 and a decision id.\n- Open Policy Agent: `opa test policy/ -v`, `opa eval -d policy/ -i input.json 'data.agent.allow'`; decisions from the decision log.\n- Cedar: `cedar authorize --policies POLICY --entities ENTITIES --request-json REQUEST`.\n- Show that an unknown tool and an unknown parameter are refused too: that proves that no match means no.\n- Show the rights on the policy itself: the agent's identity may not write to its repository, bucket or config map.",
					Remedy: "Put a policy check into the gateway or the tool server, default deny, owned by other hands than the agent's. Until then take the writing tools out.",
					Knows:  "the agent developer; the security architect",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "evidences",
							Because:   "Enforcement of the policy is shown.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI02",
							Relation:  "evidences",
							Because:   "A tool call outside the policy was refused.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "supports",
							Because:   "The agent's rights are settled by code and not by its own account of them.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
						},
						When: content.Condition{
							All: []string{
								"agent",
								"writes",
							},
						},
					},
				},
				{
					ID:     "ID-16",
					Title:  "Acting for a user",
					Text:   "Was a user with few rights refused downstream when asking through the agent for what they may not reach directly?",
					Why:    "An agent that holds everybody's rights and filters the result is one clever question away from telling the intern the salaries. The system that owns the data has to know who is really asking.",
					Good:   "A test user with few rights asked through the agent, at this behaviour version. The called system refused, and its log names both the person and the agent. The same request by somebody who may succeeded.",
					Weak:   "The agent reads with an all-seeing account and leaves things out of its answer.",
					How:    "Take two test users, one who may and one who may not, and send the same request for each through the agent.\n- Look at the token that reaches the called system: subject should be the user and actor (act or azp) the agent: `jq -R 'split(\".\")[1] | gsub(\"-\";\"+\") | gsub(\"_\";\"/\") | @base64d | fromjson | {sub,act,azp,scp,scope}' token.txt`.\n- Called system's log: Google Cloud `gcloud logging read 'protoPayload.authenticationInfo.serviceAccountDelegationInfo:*'`; AWS CloudTrail field sessionContext; Microsoft 365 audit search by user and application.\n- Try each downstream system the agent calls, not only the first; one with a shared login spoils all.",
					Remedy: "Exchange the user's token for a narrower one per called system, or ask the owner's permission service before each call. Take the all-seeing login away.",
					Knows:  "the agent developer; the owner of each called system",
					Applies: content.Condition{
						All: []string{
							"on-behalf-of",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "evidences",
							Because:   "The agent could not lend its rights to the user.",
						},
					},
				},
				{
					ID:     "ID-20",
					Title:  "Access review",
					Text:   "Has someone other than the owner decided on every credential and grant within the period, with removals carried out?",
					Why:    "Rights pile up: a test needed one, an outage another, and nobody takes them back. The owner seldom sees it, because each grant once had a good reason.",
					Good:   "One decision per key, token and grant, not per account: keep, reduce or remove. Each has a reviewer who is not the owner, a date inside 90 days (tiers 1–2) or 180 days (tier 3), and for each removal proof that it is gone.",
					Weak:   "Minutes that say \"access was reviewed\", a review still running, or two hundred keeps decided in four minutes.",
					How:    "Export the entries with decisions from the review tool, or keep a sheet with one row a grant; then show that what was removed is gone.\n- Entra ID: `az rest --method get --url \"https://graph.microsoft.com/v1.0/identityGovernance/accessReviews/definitions/ID/instances/ID/decisions\"`.\n- AWS: list what to review with `aws iam list-attached-role-policies --role-name NAME`, `aws iam list-access-keys --user-name NAME`; after a removal the same command shows it missing.\n- Google Cloud: `gcloud asset search-all-iam-policies --scope=projects/PROJECT --query='memberTypes:serviceAccount'`.\n- Reviewer and owner differ: `awk -F, 'NR>1 && tolower($owner)==tolower($reviewer)' owner=3 reviewer=5 review.csv` prints nothing (set the column numbers).",
					Remedy: "Let somebody independent decide on each entry this week, carry out the removals, and put the next review into the calendar.",
					Knows:  "the identity governance team; the reviewer named",
					Severity: [4]content.Severity{
						4,
						3,
						3,
						1,
					},
					RaisedBy: content.Condition{
						All: []string{
							"high-impact",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"review-record",
							"register-export",
						},
						MaxAge: [4]int{
							90,
							90,
							180,
							180,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "evidences",
							Because:   "The review of rights is shown entry by entry.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI5:2025",
							Relation:  "supports",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI1:2025",
							Relation:  "supports",
							Because:   "A review also finds what was abandoned.",
						},
					},
					FirstLaunch: "A finished review cannot exist yet. The first review is in the calendar, with its date within the period after go-live and its reviewer named; the reviewer is not the owner.",
				},
				{
					ID:     "ID-24",
					Title:  "No live secret is exposed",
					Text:   "Is no live secret exposed in source history, images, pipeline variables, prompts or tool descriptions?",
					Why:    "Exposed keys are found by machines within minutes and used within hours. A deleted line is still in the history, in an image layer and on every laptop that has cloned it. Dead secrets may stay where they are, if shown dead.",
					Good:   "A complete scan of this release with tool version and scope: full history, every image, pipeline variables, prompts and tool descriptions. For each hit, proof that it no longer works.",
					Weak:   "A scan of the last commit, a scan without images or prompts, or hits marked false without trying them.",
					How:    "Scan everything that ships, then try each hit and show that it is dead. Record names and fingerprints, never values.\n- History: `gitleaks git --redact --report-format json --report-path gitleaks.json .`, or `trufflehog git file://. --json`.\n- Prompts, tool descriptions and notebooks: `gitleaks dir --redact --report-format json --report-path dir.json bundle/`.\n- Images: `trivy image --scanners secret --format json --output image.json IMAGE@sha256:DIGEST`.\n- Pipeline variables: list with `gh variable list`, or export them from the build system, and scan the file.\n- Dead or alive: `aws sts get-caller-identity` with the found key (expect InvalidClientTokenId); for others, one harmless call that answers 401.",
					Remedy: "Revoke first, replace second, clean up last. Rewriting history does not help; only revoking does.",
					Knows:  "the build engineer; the security engineer who owns the scanner",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"scan-report",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Bound: "release",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.PS-06",
							Relation:  "supports",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI2:2025",
							Relation:  "evidences",
							Because:   "The scan looks for leaked secrets and shows that none is live.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
					},
					Recheck: true,
				},
				{
					ID:     "ID-25",
					Title:  "Retrieval honours the asker's rights",
					Text:   "Does retrieval return only what the person asking may read?",
					Why:    "An index built with one strong account holds everything. If it is not cut down to the asker's rights before the model reads, the answer will quote board papers to anyone who asks in the right words.",
					Good:   "A user with few rights asked for known closed documents at this behaviour version. The list of what was retrieved, before the model saw it, holds none of them. A right taken away in the source was gone from the results within the stated time.",
					Weak:   "Filtering in the prompt, or a check of the answer instead of the retrieved documents.",
					How:    "Plant a document with a rare phrase that only one group may read, let the index run, and ask as somebody outside the group.\n- Look at what came back from the store and not at the answer: the trace of the retrieval step, or a direct query with the same filter.\n- Azure AI Search: the service's own query with its own filter in query.json, `curl -H \"api-key: $KEY\" -H 'Content-Type: application/json' -d @query.json \"https://NAME.search.windows.net/indexes/INDEX/docs/search?api-version=2024-07-01\"`.\n- Elasticsearch or OpenSearch: `curl -u lowuser \"https://HOST/INDEX/_search?q=RARE\"`. PostgreSQL: `psql -U lowuser -c \"select id from chunks where body like '%RARE%'\"` with row security on.\n- Then take the right away in the source system, wait for the stated time, and ask again.",
					Remedy: "Carry the source's permissions into the index and filter in the query, or ask the source for each hit. Keep closed collections out until then.",
					Knows:  "the developer of the retrieval; the owner of each source",
					Applies: content.Condition{
						All: []string{
							"rag",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"planted-marker",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.DS-10",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "evidences",
							Because:   "The index's own strong rights did not reach the asker.",
						},
					},
				},
				{
					ID:     "ID-29",
					Title:  "The agent cannot widen its own access",
					Text:   "Were the agent's attempts to create identities, keys or grants, or to change its own rights, prompt or policy, all refused?",
					Why:    "An agent that can grant itself a right has every right. One hijacked session then turns into a standing back door that outlives the session, and every other control in this gate can be switched off by the thing it controls.",
					Good:   "One refused attempt of each kind, with the agent's own identity, at this behaviour version: a new account, a new key, a grant to itself, a change of its prompt, of its policy, and of its tool list. Each with the platform's log line.",
					Weak:   "\"It has no tool for that today\", or a policy read but never tried.",
					How:    "Use the agent's own credential in a production-like environment and try each kind once.\n- AWS: `aws iam create-access-key`, `aws iam create-user --user-name gate-check`, `aws iam put-role-policy ...`; foresee with `aws iam simulate-principal-policy --policy-source-arn ARN --action-names iam:CreateAccessKey iam:PutRolePolicy iam:PassRole sts:AssumeRole`.\n- Google Cloud: `gcloud iam service-accounts keys create /tmp/k --iam-account=SELF`, `gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:SELF --role=roles/viewer`.\n- Azure: `az role assignment create --assignee SELF --role Reader --scope SCOPE`; Graph: try to add a password to its own application.\n- Kubernetes: `kubectl auth can-i create clusterrolebindings --as=system:serviceaccount:NS:NAME`, also escalate, bind, impersonate, and create on serviceaccounts/token.\n- Prompt, policy and tools: try to push to their repository, bucket or config map with the same identity.",
					Remedy: "Take those rights away, set a permissions boundary or organisation policy above them, and keep prompt and policy where the agent can only read.",
					Knows:  "the identity engineer; the agent developer",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "evidences",
							Because:   "Limits on changing rights are shown to hold.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI5:2025",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "evidences",
							Because:   "Attempts to gain rights were refused.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI10",
							Relation:  "supports",
							Because:   "An agent that cannot free itself can still be stopped.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
						},
						When: content.Condition{
							All: []string{
								"agent",
							},
						},
					},
				},
				{
					ID:     "ID-31",
					Title:  "Customers are kept apart",
					Text:   "Were all attempts from one customer's session to reach another's data, memory or credentials refused?",
					Why:    "The harm falls on people who took no part in the decision. One answer that holds another customer's data ends contracts and starts duties to report, and a model mixes things up more readily than a form does.",
					Good:   "Two test customers, attempts in both directions at this behaviour version: by record number, by search, through memory, by asking the agent, and with the other's token. Every one refused, with log lines.",
					Weak:   "Separate pages in the user interface, a customer number that the model fills in, or a test with one customer.",
					How:    "Set up customers A and B in a production-like environment, give B a record with a rare phrase, and try to get it from A's session.\n- Direct: `curl -sS -o /dev/null -w '%{http_code}\\n' -H \"Authorization: Bearer $TOKEN_A\" https://HOST/api/records/ID_OF_B`; expect 403 or 404.\n- Through the agent: ask for the phrase, ask for \"all customers\", put B's number into A's text.\n- Memory and caches: write in B, ask in A. Vector store: query with A's filter left out and with B's filter set.\n- Database: with A's session setting, `psql -c \"set app.tenant='A'; select count(*) from records where tenant='B'\"`; expect 0.\n- Credentials: try A's token against B's connectors.",
					Remedy: "Take the customer from the token and never from the model. Enforce it in the data store, and give each customer its own credentials and caches.",
					Knows:  "the developer of the service; the security architect",
					Applies: content.Condition{
						All: []string{
							"multi-tenant",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"test-report",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.IR-01",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.DS-10",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI03",
							Relation:  "evidences",
							Because:   "Rights of one customer could not be used from another's session.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"multi-tenant",
							},
						},
					},
				},
			},
		},
		{
			ID:      "approvals",
			Title:   "Approvals and governance",
			Summary: "Who accepts what, on which facts, and whether the behaviour that was tested is the one that ships.",
			Questions: []content.Question{
				{
					ID:     "AP-01",
					Title:  "Accountable owner accepts go-live",
					Text:   "Has the person who carries the remaining risk signed for this release and this launch window?",
					Why:    "If nobody put their name under the remaining risk, then after an incident everybody had only advised. The person has to be senior enough to say no to the date.",
					Good:   "A signed decision that names the release digest, the launch window, the waivers and conditions it rests on, and when it ends. At tier 1 an executive signs, at tier 2 a director, at tier 3 the head of the service, at tier 4 the owner.",
					Weak:   "A thumbs-up in a chat, minutes that say \"no objections\", or a signature over last month's release.",
					How:    "The sign-off of the role service-owner settles this question; nothing is attached by hand.\n- Sign with an SSH key or a security key: `gonogo sign ID --role service-owner --key ~/.ssh/id_ed25519`, or `--agent`.\n- Anybody can check it without this tool: `ssh-keygen -Y verify -f allowed_signers -I MAIL -n gonogo-signoff -s decision.sig < decision.json`.\n- An approval given elsewhere (a board, a change system) is an approval of its own: it is asked for by name, not here.",
					Remedy: "Take the report to the owner, walk through the open points, and get the signature inside the window, or move the date.",
					Knows:  "the service owner; the programme lead for the appointment",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-01",
							Relation:  "supports",
							Because:   "A leader answers for the risk by name.",
						},
					},
					SignOff:  true,
					SignedBy: "service-owner",
				},
				{
					ID:     "AP-03",
					Title:  "Tier and intake confirmed by a second person",
					Text:   "Has someone who is not building it confirmed the tier and the intake answers?",
					Why:    "The tier and the intake decide which questions are asked at all. One hopeful no (\"it only reads\") can switch off half of this gate, and nothing later would notice.",
					Good:   "A dated record by a person who is neither builder nor programme lead. It goes through every intake answer, says how each no was checked, and finds the tier no milder than the answers call for.",
					Weak:   "\"Low risk\" with no reasons, a confirmation by a developer of the system, or of the tier without the answers beneath it.",
					How:    "Print the intake page of this assessment and go through it with somebody who could be embarrassed by it: security, risk or the receiving team.\n- Hold each no against the facts. Does it write? Look at the tool list and the grants: `jq -r '.tools[].name' tools.json`, `kubectl auth can-i --list --as=system:serviceaccount:NS:NAME`.\n- Is it reachable from outside? `kubectl get ingress,svc -A -o wide`, `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[DNSName,Scheme]'`.\n- Does anybody sign in from outside? `aws iam list-open-id-connect-providers`, `az ad app federated-credential list --id APPID`.\n- Write name, date and findings into the record.",
					Remedy: "Let a second person go through it. Where they disagree, take the stricter answer and see which questions that adds.",
					Knows:  "the risk or security partner of the programme",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"review-record",
							"approval-record",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.AM-05",
							Relation:  "supports",
							Because:   "The tier is a ranking by criticality.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RM-06",
							Relation:  "supports",
							Because:   "Stated criteria lead to the tier.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.OC-04",
							Relation:  "supports",
							Because:   "It settles how much others depend on it.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
					},
					Intake: true,
				},
				{
					ID:     "AP-07",
					Title:  "Sign-offs complete and separated",
					Text:   "Has every required role signed for the part that it can judge, with nobody approving their own work?",
					Why:    "Each role sees what the others cannot: operations sees the night, privacy the purpose, security the way in. A builder who signs for them has reviewed only the part they already believed in.",
					Good:   "One signature per role of this tier, over the same release digest, by the number of different people that the tier asks for. No builder holds a second role; the release authority holds no other at tiers 1–2.",
					Weak:   "One person ticking several boxes, a form with names typed in by the project, or signatures over different versions.",
					How:    "The sign-offs settle this question; nothing is attached by hand. `gonogo show ID` lists who must sign, who has, and what is missing.\n- Verify all of them against the list of people and keys: `gonogo verify ID --allowed-signers allowed_signers`.\n- Without this tool: `gonogo attest` writes each statement and signature, and `ssh-keygen -Y verify` checks them.\n- Compare signers with the builders: `git shortlog -sne LAST_RELEASE..HEAD`, and the authors of prompts and policies.",
					Remedy: "Get the missing signatures. Where one person stands in two roles that must be apart, name another for one of them.",
					Knows:  "the programme lead; the release authority",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-02",
							Relation:  "supports",
							Because:   "Roles and authority are exercised as laid down.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
							Because:   "It names separation of duties.",
						},
					},
					SignOff: true,
				},
				{
					ID:     "AP-08",
					Title:  "High-impact action waits for approval",
					Text:   "Is every high-impact action held until a person approves it, or until it fits a limit approved beforehand and enforced in code?",
					Why:    "Money sent, mail delivered and records deleted do not come back. A check after the event tells you what happened; only a check before it changes what happens.",
					Good:   "For each high-impact tool, at this behaviour version: an attempt without approval, or above its limit, was held before any effect. An approved one went through, with approver, parameters and time in the log. Limits carry an approver and a date.",
					Weak:   "Approval after the fact, a confirmation that the model asks for and may skip, or a limit that stands only in the prompt.",
					How:    "List the high-impact tools and try each one twice, without approval and just above its limit. Look for the effect in the called system, not in the agent.\n- List: `jq -r '.tools[] | select(.annotations.destructiveHint != false and .annotations.readOnlyHint != true) | .name' tools.json`, completed by hand from the tool matrix.\n- Attempt at the gateway with the agent's identity: `curl -sS -H \"Authorization: Bearer $AGENT_TOKEN\" -d '{\"tool\":\"refund\",\"amount\":50.01}' https://GATEWAY/tools/call`; expect held or 403.\n- No effect: query the called system for the test reference and keep the empty result.\n- The approved run: `jq 'select(.run==\"RUN\") | {tool,parameters,approver,approved_at,executed_at}' actions.jsonl`; approved_at comes before executed_at.",
					Remedy: "Put the gate into the tool server or gateway, in front of the effect. Until it holds, ship those tools read-only or not at all.",
					Knows:  "the agent developer; the business owner for the limits",
					Applies: content.Condition{
						All: []string{
							"agent",
							"high-impact",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"denied-attempt",
							"test-report",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
							Because:   "Authority over the gravest actions is enforced.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI02",
							Relation:  "evidences",
							Because:   "The harmful use of a permitted tool was held.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"agent",
								"high-impact",
							},
						},
					},
				},
				{
					ID:     "AP-13",
					Title:  "Evaluation passed on this behaviour",
					Text:   "Did this exact behaviour pass thresholds that were dated before the run?",
					Why:    "A small change of prompt or model version can undo last month's good result, and nobody sees it by reading. Limits chosen after the run always fit the run.",
					Good:   "A report with the behaviour digest, thresholds dated before it, and results for task success, safety, refusals and tool use. It gives repeated runs with their spread and the list of failures, and says who looked at them.",
					Weak:   "One good demonstration, a vendor's benchmark, a single run of a system that answers differently each time.",
					How:    "Run the set several times against the built release, with the thresholds in a file that was committed earlier.\n- Date of the thresholds: `git log -1 --format='%cI %an' -- eval/thresholds.yaml`; it lies before the run.\n- Run: `promptfoo eval -c eval.yaml --repeat 5 -o results.json`, `inspect eval task.py --epochs 5 --model MODEL`, or your own harness.\n- Result: `jq '.results.stats' results.json`; keep the failures with their inputs.\n- Bind it: `sha256sum` over model id and version, prompts, tool definitions, policies and retrieval settings gives the behaviour digest; write it into the report.",
					Remedy: "Fix what failed and run the whole set again on the new behaviour. Change a threshold only with a reason, a date and the owner's name.",
					Knows:  "the evaluation owner; the agent developer",
					Applies: content.Condition{
						Any: []string{
							"agent",
							"llm",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"evaluation-report",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.IM-01",
							Relation:  "related",
							Because:   "That control draws improvements from assessments; this asks for a result.",
						},
					},
				},
				{
					ID:     "AP-22",
					Title:  "Privacy assessment for this use",
					Text:   "Is the privacy or impact assessment done for this use, with its actions closed?",
					Why:    "People gave their data for something else. Once a model, a vendor's log and an evaluation set hold it, it cannot be called back, and nobody inside may waive a law.",
					Good:   "An assessment that names this purpose, this model provider, what is stored where and for how long. It is dated within a year, the privacy officer has decided, and every action that was due before launch is closed with proof.",
					Weak:   "An assessment of the old system or of another purpose, a draft, or \"privacy has been informed\".",
					How:    "Ask the privacy office for the assessment and hold it against what was built.\n- Purpose, data and recipients: compare with the data-flow picture and with the hosts that the service really calls, for example `kubectl logs deploy/egress-proxy --since=24h | awk '{print $NF}' | sort | uniq -c`.\n- Retention: compare with the settings, for example `aws logs describe-log-groups --query 'logGroups[].[logGroupName,retentionInDays]'`, and the provider's account page.\n- Actions: `jq -r '.[] | select(.status!=\"closed\") | .key' actions.json` on an export of the tickets.",
					Remedy: "Finish the assessment, or go live without that data. Which of the two is quicker is usually clear within a day.",
					Knows:  "the privacy officer",
					Applies: content.Condition{
						All: []string{
							"personal-data",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"document",
							"review-record",
							"approval-record",
						},
						MaxAge: [4]int{
							365,
							365,
							365,
							365,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.OC-03",
							Relation:  "supports",
							Because:   "Privacy is among the duties that it names.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"personal-data",
							},
						},
					},
				},
				{
					ID:     "AP-23",
					Title:  "High-risk legal file",
					Text:   "Is the file that the law asks for complete: technical papers, instructions, conformity, registration and rights assessment?",
					Why:    "For a system in a high-risk class these papers are a condition of being allowed to run it, and regulators ask for them first. They take weeks to write and cannot be dated back.",
					Good:   "An index by legal counsel: each paper with its legal basis, who owes it (provider or deployer), date, owner and link. What does not apply is named with the reason.",
					Weak:   "\"In progress\", a vendor's conformity marked as our own, or a file for an earlier version.",
					How:    "Ask legal for the index and open each paper; check that it describes this release.\n- Version: the intended purpose, model and release in the papers are those of this assessment.\n- Provider's papers: the declaration, the instructions for use and the registration number, from the provider in writing.\n- Keep a digest of what you saw: `find file/ -type f -print0 | sort -z | xargs -0 sha256sum > index.sha256`.",
					Remedy: "Complete the file with legal, or take the use that falls into the high-risk class out of this release.",
					Knows:  "legal counsel; the product owner for the technical papers",
					Applies: content.Condition{
						All: []string{
							"legal-high-risk",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"document",
							"review-record",
						},
						MaxAge: [4]int{
							365,
							365,
							365,
							365,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.OC-03",
							Relation:  "related",
							Because:   "That control is about duties in security and privacy; this file is wider.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"legal-high-risk",
							},
						},
					},
				},
				{
					ID:     "AP-25",
					Title:  "Hostile content causes no action",
					Text:   "Did hostile instructions inside tool output, documents, mail or web pages fail to cause any action or disclosure?",
					Why:    "Whatever an agent reads may have been written by somebody who wants to use it. Sooner or later one such text will fool the model; what counts is that nothing happens when it does.",
					Good:   "A set of attacks for every channel that the agent reads, run at this behaviour version. Per attack: what the model tried, what was refused and by what, and that nothing left the system. Some attacks are written for this system's own tools.",
					Weak:   "The provider's filter, a test through the chat window only, or a detection rate without a word on what got through.",
					How:    "List the channels (each tool's output, mail, files, pages, tickets, peers) and plant attacks in each one. Use a receiving address of your own to see leaks.\n- Ready-made sets: `promptfoo redteam run`, `garak --target_type REST --probes latentinjection,promptinject`, AgentDojo, PyRIT; then add ten of your own per writing tool.\n- A listener for leaks: `python3 -m http.server 8080` behind an address that only the attack names; a hit is a disclosure.\n- Judge by the log and not by the answer: `jq -r 'select(.run|startswith(\"atk-\")) | [.run,.tool,.decision] | @tsv' actions.jsonl`; nothing may be allowed that the task did not call for.",
					Remedy: "Take the dangerous tool away while untrusted text is in context, narrow its parameters, or put approval before it. Then repeat the set. Tuning the prompt alone is not enough.",
					Knows:  "the security tester; the agent developer",
					Applies: content.Condition{
						Any: []string{
							"agent",
							"llm",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"test-report",
							"replay-test",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-05",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI01",
							Relation:  "evidences",
							Because:   "The attacks try to change the agent's goal and are seen to fail.",
						},
					},
				},
			},
		},
		{
			ID:      "observability",
			Title:   "Observability",
			Summary: "What is recorded of every action, who sees it, and whether an alarm reaches a person.",
			Questions: []content.Question{
				{
					ID:     "OB-01",
					Title:  "Complete action record",
					Text:   "In one full run, does every action's record hold all the fields that are needed to say who did what, and why?",
					Why:    "What was not recorded is lost. After an incident the first question is what it did, for whom, and who allowed it; with a hole in the record the honest answer is that nobody knows, and everything must be treated as affected.",
					Good:   "A query over one complete run at this behaviour version. Each action shows time, identity, on whose behalf, target, outcome and trace number. Agents add tool, parameters without secrets, policy or approval decision, any override or stop, and the behaviour version. The count matches the called systems' own logs.",
					Weak:   "A screenshot of application logs, a schema without data, or a record of answers but not of tool calls.",
					How:    "Run one task with several actions, export its records, and look for empty fields. Then count the same actions in the systems that were called.\n- Empty fields: `jq -r 'select(.trace==\"TRACE\") | . as $r | [\"time\",\"identity\",\"on_behalf_of\",\"tool\",\"decision\",\"outcome\",\"version\"][] | select($r[.]==null or $r[.]==\"\") ' actions.jsonl`; nothing printed is what you want.\n- Count here: `jq -c 'select(.trace==\"TRACE\")' actions.jsonl | wc -l`.\n- Count there: AWS `aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=SESSION`; Google Cloud `gcloud logging read 'protoPayload.authenticationInfo.principalEmail=\"ACCOUNT\"' --freshness=1h`; Kubernetes audit log `jq 'select(.user.username==\"system:serviceaccount:NS:NAME\")'`; Vault `jq 'select(.auth.display_name==\"NAME\")' audit.log`.\n- Denied calls must be in it as well.",
					Remedy: "Write the record in the gateway or tool server, where nothing can go around it, add the missing fields, and run the query again.",
					Knows:  "the agent or service developer; whoever runs the logging",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"log-query",
							"replay-test",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.PS-04",
							Relation:  "evidences",
							Because:   "Records of a run are shown.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.AN-03",
							Relation:  "related",
							Because:   "Without the record no cause can be found.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
						},
						When: content.Condition{
							Any: []string{
								"agent",
								"writes",
							},
						},
					},
				},
				{
					ID:     "OB-02",
					Title:  "Records reach security monitoring",
					Text:   "Did a planted event from this system arrive in security monitoring within the stated delay?",
					Why:    "A connector marked as enabled may have been silent for weeks. Those who watch cannot act on what does not arrive, and an intruder has all that time.",
					Good:   "A recognisable event was produced by this system in the environment that goes live. Shown are the time it was sent, the time it could be searched, and the delay, against the delay that was agreed. Each source of records was tried, also the agent's action record.",
					Weak:   "A connector shown as connected, or an event from test in the monitoring of test.",
					How:    "Produce one harmless event per source with a marker in it, note the second, and search for it.\n- Make it: `M=gonogo-$(date +%s)`, then a call with that marker, a denied call, or `logger -t gonogo $M`.\n- Splunk: `index=* \"MARKER\" | eval delay=_indextime-_time | table sourcetype _time delay`.\n- Microsoft Sentinel: `az monitor log-analytics query -w WORKSPACE --analytics-query 'search \"MARKER\" | extend delay=ingestion_time()-TimeGenerated'`.\n- Elastic: `curl -s \"https://HOST/logs-*/_search?q=MARKER\" | jq '.hits.hits[]._source | {\"@timestamp\",event}'`.\n- Google Cloud: `gcloud logging read '\"MARKER\"' --format='value(timestamp,receiveTimestamp)'`.",
					Remedy: "Repair the forwarding, agree on a delay, and plant again. Meanwhile a daily export that somebody reads may stand in.",
					Knows:  "security operations; whoever runs the logging",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"planted-marker",
							"log-query",
							"config-export",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							3,
							3,
						},
						Where: "target",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.PS-04",
							Relation:  "evidences",
							Because:   "Records are seen to arrive where they are watched.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "DE.CM-09",
							Relation:  "supports",
						},
					},
				},
				{
					ID:     "OB-07",
					Title:  "A page reaches a person",
					Text:   "Was a test page, fired from a real alert, answered in time by someone on the rota?",
					Why:    "Between an alert and a person lie a rule, a route, a rota, a phone and a silent mode. Any of them can be wrong, and the first real incident is a bad time to learn which.",
					Good:   "A real alert rule of this service was made to fire, unannounced. The paging system's record shows sent, delivered and acknowledged, by somebody on the rota who did not build it, within the target.",
					Weak:   "A message sent by hand to a channel, a dashboard that somebody looks at, or a page answered by the developer who fired it.",
					How:    "Break the threshold on purpose in a production-like environment with the production route, outside office hours if the hours are agreed so.\n- Prometheus: lower the rule's limit for five minutes, or `amtool alert add alertname=RealRuleName severity=page service=NAME --alertmanager.url=URL` (this skips the rule, so say so).\n- AWS: `aws cloudwatch set-alarm-state --alarm-name NAME --state-value ALARM --state-reason \"gate test\"`.\n- Azure and Google Cloud: lower the threshold of the real rule and put it back.\n- Times: from the paging system's export, for example `curl -s -H \"Authorization: Token token=$T\" 'https://api.pagerduty.com/incidents/ID/log_entries' | jq '.log_entries[] | {type,created_at,agent:.agent.summary}'`.",
					Remedy: "Repair the route or the rota, agree on the target time, and fire again on another day.",
					Knows:  "the on-call lead of the receiving team",
					Severity: [4]content.Severity{
						4,
						4,
						3,
						2,
					},
					RaisedBy: content.Condition{
						All: []string{
							"personal-data",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"test-page",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "DE.AE-06",
							Relation:  "evidences",
							Because:   "The one who must act was reached.",
						},
					},
				},
			},
		},
		{
			ID:      "drills",
			Title:   "Drills and recovery",
			Summary: "What was tried on purpose, so that nobody tries it for the first time in an incident.",
			Questions: []content.Question{
				{
					ID:     "DR-01",
					Title:  "Stop control works",
					Text:   "In a drill, did somebody on the rota stop every instance within the target time, from outside the agent's own run-time?",
					Why:    "The stop control is the last line of defence. One that was never pressed tends to stop the screen and not the work: queued jobs run on, tokens already handed out stay good, and a second instance in another region carries on.",
					Good:   "A drill record: who pressed, who watched, when, where, by which path, target and measured time to the last side effect. It shows that all instances stopped, that queued work did not run, and that tokens already out were refused. The path does not lead through the agent.",
					Weak:   "A documented switch that nobody has pressed, a restart of one instance, or a signed letter saying that it works.",
					How:    "Let several instances work on test tasks with side effects, tell nobody the minute, and press stop. The time runs until the last side effect in the called systems.\n- Stop: your control; often it is `kubectl scale deployment -l app=agent -n NS --replicas=0`, or a flag in the gateway, or the disabling of its identity.\n- Disable the identity: AWS `aws iam attach-role-policy --role-name NAME --policy-arn arn:aws:iam::aws:policy/AWSDenyAll` (sessions already out are denied too); Google Cloud `gcloud iam service-accounts disable ACCOUNT`; Entra ID `az ad sp update --id ID --set accountEnabled=false`; Vault `vault lease revoke -prefix auth/METHOD/`.\n- Last effect: `jq -r 'select(.effect==\"write\") | .time' actions.jsonl | sort | tail -1`, and the same question to the called system.\n- Old token: one call with a token from before the stop; expect 401 or 403. Queue: its depth stays, and nothing is taken from it.",
					Remedy: "Repair the path, take the queue and the handed-out tokens into it, and drill again. Without a stop that works, do not launch.",
					Knows:  "the on-call lead; the platform team",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"drill-record",
						},
						MaxAge: [4]int{
							90,
							90,
							180,
							180,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MI-01",
							Relation:  "evidences",
							Because:   "Containment was carried out, with times.",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI10",
							Relation:  "evidences",
							Because:   "The way to stop an agent that has gone astray was used.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"agent",
							},
						},
					},
				},
				{
					ID:     "DR-04",
					Title:  "Rollback of the whole bundle",
					Text:   "Was the whole set put back to the one before, inside the target time, in a drill?",
					Why:    "Model, prompt, tools, policy and settings work only together. Taking back the code alone leaves a new prompt with old tools, which nobody has tested, at the worst moment.",
					Good:   "A drill record with the digest before and after, the target and measured time, who did it and who watched. A short evaluation ran afterwards and matched the earlier version's result. Data written in the new form could still be read.",
					Weak:   "A rollback of code or container only, a button in the pipeline that nobody has pressed, or a plan.",
					How:    "In a production-like environment deploy the new set, let it work, and go back. Compare digests, not version names.\n- Kubernetes: `kubectl rollout undo deployment/NAME -n NS`, then `kubectl get pods -n NS -o jsonpath='{..imageID}'`. Helm: `helm rollback NAME REVISION --wait`. GitOps: `git revert` of the release commit, then `argocd app wait NAME`.\n- AWS: `aws lambda update-alias --function-name NAME --name live --function-version OLD`. Google Cloud: `gcloud run services update-traffic NAME --to-revisions=OLD=100`.\n- Model, prompt and policy: ask the running service what it uses, for example `curl -s https://HOST/version | jq '{model,prompt,tools,policy,digest}'`; each one is the earlier.\n- Time: from the decision to the first correct answer by the earlier set, from the pipeline's log.",
					Remedy: "Put all parts under one release number, let the pipeline put them back together, and drill again.",
					Knows:  "the release engineer; the agent developer",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"drill-record",
						},
						MaxAge: [4]int{
							90,
							90,
							180,
							180,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.PS-01",
							Relation:  "supports",
							Because:   "Going back needs a known configuration.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.RA-07",
							Relation:  "supports",
							Because:   "A change is safe only with a way back.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RC.RP-05",
							Relation:  "supports",
							Because:   "What was put back is checked.",
						},
					},
					FirstLaunch: "There is no earlier release. Put the service back to the old way of working, or to off, with work in progress handed over, and measure the time in the same way.",
				},
				{
					ID:     "DR-10",
					Title:  "Stolen credential drill",
					Text:   "Was every credential of one identity revoked, shown dead within the stated time, and replaced without losing the service?",
					Why:    "When a key is stolen, everybody knows that it must be revoked, and nobody knows what will break. So it stays alive for days. For an identity that is no agent there is no other stop.",
					Good:   "A drill record for one identity with all its keys, tokens, certificates and grants. For each one: revoked when, refused when, replaced when, against the stated time. The service's health during it is shown, and the list of what the identity did in the hours before.",
					Weak:   "A rotation procedure, a planned rotation of one key, or an account that was disabled while its keys went on working.",
					How:    "Choose an identity with several credentials, start the clock as if a thief had one, and keep a copy of each old credential to show that it is dead.\n- AWS: `aws iam update-access-key --user-name NAME --access-key-id ID --status Inactive`; sessions already out: a deny policy with the condition aws:TokenIssueTime older than now; then `aws sts get-caller-identity` and one real call with the old ones.\n- Google Cloud: `gcloud iam service-accounts keys disable KEY --iam-account=ACCOUNT`. Entra ID: `az ad app credential delete --id APPID --key-id KEYID`.\n- Kubernetes: delete the bound pod or secret; `kubectl auth whoami --token=OLD` (expect Unauthorized). Vault: `vault token revoke -accessor ACCESSOR`, `vault write auth/approle/role/NAME/secret-id-accessor/destroy secret_id_accessor=ID`.\n- Certificates: revoke, then `openssl ocsp -issuer ca.pem -cert old.pem -url URL`, and a real connection with the old one.\n- What it did: `aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=ID`, or the same question to your log platform.",
					Remedy: "Find what was missed or what broke, let two credentials overlap during a change, write the time objective down, and drill again.",
					Knows:  "the identity engineer; security operations",
					Severity: [4]content.Severity{
						4,
						4,
						3,
						3,
					},
					RaisedBy: content.Condition{
						All: []string{
							"writes",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"drill-record",
						},
						MaxAge: [4]int{
							180,
							180,
							365,
							365,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MI-01",
							Relation:  "evidences",
							Because:   "The stolen credential was contained in the drill.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.AA-01",
							Relation:  "supports",
							Because:   "Revocation and replacement are part of managing credentials.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.AN-03",
							Relation:  "supports",
							Because:   "What the identity did was looked up.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.AN-08",
							Relation:  "supports",
							Because:   "It shows how far a theft would have reached.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI2:2025",
							Relation:  "supports",
							Because:   "It is the answer to a leaked secret.",
						},
						{
							Framework: "owasp-nhi-2025",
							Control:   "NHI7:2025",
							Relation:  "supports",
							Because:   "It shows how long a credential can live after it is known to be stolen.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
						},
						When: content.Condition{
							All: []string{
								"writes",
							},
						},
					},
				},
				{
					ID:     "DR-12",
					Title:  "Runaway stopped by caps",
					Text:   "Was a deliberately looping agent stopped by its caps on steps, time, rate and money?",
					Why:    "A loop costs money by the minute, floods the systems that it calls and repeats its mistake a thousand times. The bill comes at the end of the month; the cap has to come first.",
					Good:   "A test at this behaviour version for each cap: steps or depth, time, calls per minute, money per run and per day. Each record shows the value reached, what stopped it, the state it left behind, and the alarm. Caps are enforced outside the agent.",
					Weak:   "Caps in a settings file that nobody has hit, the provider's monthly budget, or a limit that the prompt asks the model to keep.",
					How:    "Use a tool that always answers \"try again\", or two agents that hand a task back and forth, and lower one cap at a time.\n- Steps and time: the run's record, `jq -r 'select(.run==\"RUN\") | [.step,.time,.tool] | @tsv' actions.jsonl | tail -3`, and the reason for the stop.\n- Rate: the gateway's 429 answers: `grep -c ' 429 ' access.log`.\n- Money: a key with a small budget at the model gateway (LiteLLM: max_budget on the key, shown by `curl -s -H \"Authorization: Bearer $KEY\" https://GATEWAY/key/info`); a cloud budget that only sends mail is no cap.\n- After the stop: no half-written records, queue empty or held, alarm received.",
					Remedy: "Put the missing cap into the gateway or the orchestrator, outside the agent's reach, and run the loop again.",
					Knows:  "the agent developer; the budget owner for the amounts",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"test-report",
							"drill-record",
						},
						MaxAge: [4]int{
							90,
							90,
							90,
							90,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Bound: "behaviour",
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "PR.IR-03",
							Relation:  "supports",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MI-01",
							Relation:  "supports",
						},
						{
							Framework: "owasp-agentic-2026",
							Control:   "ASI08",
							Relation:  "related",
							Because:   "Caps also slow a cascade; a single loop is not one.",
						},
					},
				},
				{
					ID:     "DR-15",
					Title:  "Incident drill with the real rota",
					Text:   "Did people who will be on call work through a realistic incident of this service, by themselves?",
					Why:    "The builders can handle any incident, and they will be asleep. What counts is whether those who are awake find the logs, have the rights, reach the right people and decide.",
					Good:   "An exercise report with the scenario, its time line, the decisions, what was missed, and actions with owners. At least two people of the rota took part, and somebody else watched. With personal data, the scenario includes exposure and the clock for reporting it.",
					Weak:   "A meeting that talked through an incident in general, a drill by the developers, or last year's drill of another service.",
					How:    "Write one page of scenario that fits this service (a hijacked agent, a leaked key, wrong payments), tell only the watcher, and inject it in a production-like environment. One exercise may also serve for the hijacked-agent drill if scenario and rota fit.\n- Inject: a planted attack in a document, a blocked dependency, a key used from another network, for example with `chaos run experiment.json` or by hand.\n- Times: `jq -r '.log_entries[] | [.created_at,.type,.agent.summary] | @tsv' page.json`, and the channel's export.\n- Attendance against the rota: `comm -12 <(sort present.txt) <(sort rota.txt)` prints at least two names.\n- Actions: ticket export with owner and date.",
					Remedy: "Run it with the real rota before go-live, even for an hour, and close what stood in the way.",
					Knows:  "the on-call lead; the incident manager",
					Severity: [4]content.Severity{
						4,
						3,
						3,
						1,
					},
					RaisedBy: content.Condition{
						All: []string{
							"personal-data",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"exercise-report",
							"drill-record",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							4,
							4,
							4,
							4,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.IM-02",
							Relation:  "evidences",
							Because:   "An exercise was held and improvements were drawn from it.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MA-01",
							Relation:  "related",
							Because:   "That control is about real incidents; the exercise rehearses the same plan.",
						},
					},
				},
			},
		},
		{
			ID:      "support-ownership",
			Title:   "Support ownership",
			Summary: "Who runs it from the first day, who may stop it, and whether they can.",
			Questions: []content.Question{
				{
					ID:     "SU-01",
					Title:  "Support has accepted it",
					Text:   "Has the manager of the team that will run it accepted it in writing, naming scope, hours and conditions?",
					Why:    "A project that names its own support team has named nobody. In the first bad night it turns out that operations never agreed, and the people who know it have moved on.",
					Good:   "A statement signed by the receiving manager, who is no builder, dated within 180 days. It names what the team runs, in which hours, what it does not do, and what must be true first.",
					Weak:   "A name that the project typed in, a mail to a list, or an agreement from before the scope changed.",
					How:    "Ask the receiving manager to sign one page; keep the page and the signature together.\n- Signed file: `ssh-keygen -Y sign -f KEY -n gonogo acceptance.md`, checked with `ssh-keygen -Y verify -f allowed_signers -I MAIL -n gonogo -s acceptance.md.sig < acceptance.md`.\n- Signed PDF: `pdfsig acceptance.pdf`.\n- Compare with the service catalogue entry: same team, same hours.",
					Remedy: "Sit down with the manager, write the conditions down, meet them or put dates to them, and get the signature.",
					Knows:  "the manager of the receiving team",
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"signed-statement",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-02",
							Relation:  "supports",
							Because:   "It settles who runs it.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-03",
							Relation:  "supports",
							Because:   "The manager confirms that people and hours are there.",
						},
					},
				},
				{
					ID:     "SU-02",
					Title:  "The rota covers the hours",
					Text:   "Do at least two trained people cover the agreed hours on each of the 30 days after go-live?",
					Why:    "Launch weeks fall into holidays more often than anybody plans. With one person on the list, one fever or one flight leaves nobody who can stop it.",
					Good:   "The rota exported from the paging system, from the go-live date for 30 days: in every agreed hour two people, each with a date of training for this service, no builder standing in for a gap.",
					Weak:   "\"The team watches the channel\", a rota that begins next month, or one name with the manager as second for every night.",
					How:    "Export the schedule for the 30 days after go-live and count people per hour.\n- PagerDuty: `curl -s -H \"Authorization: Token token=$T\" \"https://api.pagerduty.com/oncalls?schedule_ids[]=ID&since=GO_LIVE&until=30_DAYS_LATER\" | jq -r '.oncalls[] | [.start,.end,.escalation_level,.user.summary] | @tsv'`.\n- Opsgenie, Grafana OnCall and others: the schedule's calendar export; from a calendar file `grep -E '^(DTSTART|DTEND|SUMMARY)' rota.ics`.\n- Training: join the names with the training list: `join -v1 <(sort names.txt) <(sort trained.txt)` prints who is missing.",
					Remedy: "Fill the gaps, train a second person, or narrow the agreed hours and switch the service off outside them.",
					Knows:  "the on-call lead of the receiving team",
					Severity: [4]content.Severity{
						4,
						4,
						3,
						2,
					},
					RaisedBy: content.Condition{
						Any: []string{
							"always-on",
							"personal-data",
						},
					},
					Needs: content.Needs{
						Kinds: []string{
							"register-export",
						},
						MaxAge: [4]int{
							30,
							30,
							30,
							30,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-03",
							Relation:  "supports",
							Because:   "Enough people are there for the task.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MA-01",
							Relation:  "supports",
							Because:   "A plan is carried out only by people who are there.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MA-04",
							Relation:  "supports",
						},
					},
					Recheck: true,
				},
				{
					ID:     "SU-04",
					Title:  "Authority to stop",
					Text:   "May whoever is on call stop the agent at any hour without asking?",
					Why:    "Every minute of asking is a minute of further harm. People who fear blame for stopping it will wait for somebody senior to wake up, and the agent will not wait.",
					Good:   "A sentence in a policy or in the runbook, approved by the service owner: whoever is on call may stop it, at any hour, on suspicion, and will not be blamed for stopping too early. Date, version and approver are on it.",
					Weak:   "\"In agreement with the duty manager\", authority for one named expert, or everybody assuming that it is so.",
					How:    "Find the sentence; if there is none, write it. Then ask one person on the rota, without warning, whether they may.\n- Keep the page with its version: `git log -1 --format='%h %cI %an' -- runbooks/stop.md`, or the page history of the wiki.\n- Check that it has the technical right as well: `kubectl auth can-i patch deployments -n NS --as=PERSON`, or membership of the group that may press stop.",
					Remedy: "The service owner signs one sentence. There is nothing to wait for.",
					Knows:  "the service owner; the on-call lead",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						4,
					},
					Needs: content.Needs{
						Kinds: []string{
							"document",
							"signed-statement",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							2,
							2,
							2,
							2,
						},
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "GV.RR-02",
							Relation:  "supports",
							Because:   "The authority is laid down.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MI-01",
							Relation:  "supports",
							Because:   "Containing it begins with somebody who may.",
						},
					},
					Unwaivable: &content.Unwaivable{
						Tiers: []int{
							1,
							2,
							3,
							4,
						},
						When: content.Condition{
							All: []string{
								"agent",
							},
						},
					},
				},
				{
					ID:     "SU-17",
					Title:  "Stop runbook followed by a stranger",
					Text:   "Has someone on the rota who did not write it followed the stop runbook?",
					Why:    "Authors read what they meant; strangers read what is there. A missing link, an old name or a right that only the author has costs the minutes in which the harm is done.",
					Good:   "Notes of a walk through the runbook by a person on the rota, in the target or a production-like environment. They give the time at each step, where it went wrong, and the corrections that were merged. The link in the alert leads to this page.",
					Weak:   "A page that was read in a meeting, a draft, or a walk by its author.",
					How:    "Give a person on the rota the alert and nothing else. Watch, keep time and do not help.\n- Record: `script -t 2>times.txt walk.txt`, or a shared screen with a clock; one line per step with time and stumble.\n- Corrections: `git log --format='%h %cI %an %s' -- runbooks/stop.md`; at least one is later than the walk if anything went wrong.\n- Link: open the runbook from the alert rule itself, for example `kubectl get prometheusrules -A -o json | jq -r '.. | .runbook_url? // empty'`.",
					Remedy: "Correct the page where the stranger stumbled, give the rota the missing rights, and let another person walk it.",
					Knows:  "the on-call lead; the author of the runbook",
					Applies: content.Condition{
						All: []string{
							"agent",
						},
					},
					Severity: [4]content.Severity{
						4,
						4,
						4,
						3,
					},
					Needs: content.Needs{
						Kinds: []string{
							"walkthrough",
							"drill-record",
						},
						MaxAge: [4]int{
							180,
							180,
							180,
							180,
						},
						Strength: [4]int{
							3,
							3,
							3,
							3,
						},
						Where: "like",
					},
					Maps: []content.Mapping{
						{
							Framework: "nist-csf-2.0",
							Control:   "RS.MI-01",
							Relation:  "supports",
							Because:   "The steps that contain an incident were walked.",
						},
						{
							Framework: "nist-csf-2.0",
							Control:   "ID.IM-04",
							Relation:  "supports",
							Because:   "The plan is kept and corrected.",
						},
					},
				},
			},
		},
	},
	Policy: content.Policy{
		BlockerWaiverDays: [4]int{
			30,
			60,
			90,
			180,
		},
		BlockerWaivers: [4]int{
			2,
			3,
			3,
			2,
		},
		WaiverRenewals: [4]int{
			0,
			1,
			1,
			2,
		},
		MajorWaiverDays: [4]int{
			60,
			90,
			180,
			365,
		},
		ConditionDays: [4]int{
			30,
			60,
			90,
			180,
		},
		Conditions: [4]int{
			5,
			8,
			12,
			-1,
		},
		ApprovalWindowDays: [4]int{
			14,
			30,
			45,
			90,
		},
		FirstReviewDays: [4]int{
			90,
			180,
			365,
			365,
		},
		NextReviewDays: [4]int{
			180,
			365,
			365,
			365,
		},
		Signers: [4]int{
			6,
			5,
			3,
			2,
		},
	},
	Frameworks: []content.Use{
		{
			Framework: "nist-csf-2.0",
			NotAsked: []string{
				"GV.OV",
				"GV.PO",
				"GV.RM-01",
				"GV.RM-02",
				"GV.RM-03",
				"GV.RM-04",
				"GV.RM-05",
				"GV.RM-07",
				"ID.AM-01",
				"PR.AA-06",
				"PR.AT-01",
				"PR.IR-02",
				"PR.PS-03",
				"DE.CM-02",
			},
			Because: "They judge the organisation or the building, not a release.",
		},
		{
			Framework: "owasp-nhi-2025",
		},
		{
			Framework: "owasp-agentic-2026",
		},
		{
			Framework: "owasp-agentic-threats-1.1",
		},
		{
			Framework: "owasp-llm-2025",
		},
		{
			Framework: "owasp-llm-2026",
		},
		{
			Framework: "nist-ai-rmf-1.0",
			NotAsked: []string{
				"GOVERN 3.1",
				"GOVERN 4",
				"MAP 1.2",
				"MEASURE 2.12",
			},
			Because: "They judge the organisation, its teams and its footprint, not a release.",
		},
		{
			Framework: "nist-sp800-53-r5",
		},
		{
			Framework: "eu-ai-act",
		},
		{
			Framework: "iso-42001",
		},
		{
			Framework: "mitre-atlas",
		},
	},
}
