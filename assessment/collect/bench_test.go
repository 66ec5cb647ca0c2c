package collect_test

import (
	"bytes"
	"fmt"
	"testing"

	"gonogo/assessment/collect"
)

// credentialReport is a report of so many users, each with one key or two.
func credentialReport(users int) []byte {
	var b bytes.Buffer
	b.WriteString("user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n")
	for i := range users {
		second := "false,N/A,N/A,N/A,N/A"
		if i%10 == 0 {
			second = fmt.Sprintf("true,2026-%02d-%02dT07:00:00+00:00,N/A,N/A,N/A", 1+i%12, 1+i%28)
		}
		fmt.Fprintf(&b, "svc-%s-%05d,arn:aws:iam::111122223333:user/svc-%[1]s-%05[2]d,20%02[3]d-%02[4]d-%02[5]dT09:30:00+00:00,false,N/A,N/A,N/A,false,true,2025-%02[4]d-%02[5]dT09:30:00+00:00,2026-%02[4]d-%02[5]dT09:30:00+00:00,eu-west-1,s3,%s,false,N/A,false,N/A\n",
			[]string{"claims", "billing", "search", "ledger"}[i%4], i, 10+i%16, 1+i%11, 1+i%28, second)
	}
	return b.Bytes()
}

func BenchmarkReadCredentialReport(b *testing.B) {
	report := credentialReport(100_000)
	b.SetBytes(int64(len(report)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read("", collect.File{Name: "report.csv", Bytes: report}); err != nil {
			b.Fatal(err)
		}
	}
}
