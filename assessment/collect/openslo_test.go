package collect_test

import "testing"

func FuzzOpenSLO(f *testing.F) { fuzzFormat(f, "openslo") }

func TestOnlyAServiceLevelWithATargetOfVersionOneIsEvidence(t *testing.T) {
	for text, evidence := range map[string]int{
		"apiVersion: openslo/v1\nkind: SLO\nspec: {service: desk, objectives: [{target: 0.99}]}\n":                             1,
		"- apiVersion: openslo/v1\n  kind: SLO\n  spec: {objectives: [{targetPercent: 99}]}\n":                                 1,
		"apiVersion: openslo/v1\nkind: Service\n---\napiVersion: openslo/v1\nkind: SLO\nspec: {objectives: [{target: 0.9}]}\n": 1,
		"apiVersion: openslo/v1alpha\nkind: SLO\nspec: {objectives: [{target: 0.99}]}\n":                                       0,
		"apiVersion: openslo/v1\nkind: SLO\nspec: {objectives: [{target: 0.99}, {displayName: x}]}\n":                          0,
		"apiVersion: openslo/v1\nkind: SLO\nspec: {}\n":                                                                        0,
		"apiVersion: openslo/v1\nkind: Service\n":                                                                              0,
	} {
		if _, in := cellsOf(t, text); len(in.Evidence) != evidence {
			t.Errorf("of\n%s\nit reads\n%s", text, dump(in, nil))
		}
	}
}
