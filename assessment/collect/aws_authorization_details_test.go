package collect_test

import (
	"fmt"
	"testing"
)

func FuzzAWSAuthorizationDetails(f *testing.F) { fuzzFormat(f, "aws-authorization-details") }

func TestARoleIsGivenOutsideWhereSomebodyOfAnotherAccountMayTakeIt(t *testing.T) {
	const account = `{"UserDetailList": [], "RoleDetailList": [{"RoleName": "r", "Arn": "arn:aws:iam::111122223333:role/r", "AttachedManagedPolicies": [],
		"AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": %s}}}]}`
	for principal, kind := range map[string]string{
		`{"AWS": "arn:aws:iam::111122223333:root"}`:                   "service-account",
		`{"AWS": "111122223333"}`:                                     "service-account",
		`{"AWS": "AROAEXAMPLEOFONEDELETED"}`:                          "service-account",
		`{"AWS": ["arn:aws:iam::111122223333:root", "444455556666"]}`: "outside-grant",
		`{"AWS": "arn:aws:iam::444455556666:role/x"}`:                 "outside-grant",
		`{"AWS": "*"}`: "outside-grant",
		`"*"`:          "outside-grant",
		`{"Service": ["ec2.amazonaws.com", "ssm.amazonaws.com"]}`:            "managed-identity",
		`{"Federated": "arn:aws:iam::111122223333:saml-provider/directory"}`: "service-account",
	} {
		rows, _ := cellsOf(t, fmt.Sprintf(account, principal))
		rows.want(t, "role/r@111122223333", "kind", kind)
	}
}

func TestDetailsOfRolesAloneDoNotShowThatUsersAreGone(t *testing.T) {
	const role = `{"RoleName": "r", "Arn": "arn:aws:iam::111122223333:role/r"}`
	const user = `{"UserName": "u", "Arn": "arn:aws:iam::111122223333:user/u"}`
	for lists, full := range map[string]int{
		`"UserDetailList": [` + user + `], "RoleDetailList": [` + role + `]`:                      1,
		`"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [` + role + `]`:           0,
		`"UserDetailList": [` + user + `], "GroupDetailList": [], "RoleDetailList": []`:           0,
		`"UserDetailList": [` + user + `], "RoleDetailList": [` + role + `], "IsTruncated": true`: 0,
	} {
		if _, in := cellsOf(t, `{`+lists+`}`); len(in.Files[0].Full) != full {
			t.Errorf("%s lists %v", lists, in.Files[0].Full)
		}
	}
}
