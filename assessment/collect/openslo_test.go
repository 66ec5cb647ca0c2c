package collect_test

import (
	"strings"
	"testing"
)

func FuzzOpenSLO(f *testing.F) { fuzzFormat(f, "openslo") }

func TestOnlyAServiceLevelWithATargetOfAKnownVersionIsEvidence(t *testing.T) {
	for text, evidence := range map[string]int{
		"apiVersion: openslo/v1\nkind: SLO\nspec: {service: desk, objectives: [{target: 0.99}]}\n":                             1,
		"- apiVersion: openslo/v1\n  kind: SLO\n  spec: {objectives: [{targetPercent: 99}]}\n":                                 1,
		"apiVersion: openslo/v1\nkind: Service\n---\napiVersion: openslo/v1\nkind: SLO\nspec: {objectives: [{target: 0.9}]}\n": 1,
		"apiVersion: openslo/v1alpha\nkind: SLO\nspec: {objectives: [{target: 0.99}]}\n":                                       1,
		"apiVersion: openslo.com/v2alpha\nkind: SLO\nspec: {sli: {}, objectives: [{target: 0.99}]}\n":                          1,
		"apiVersion: openslo/v9\nkind: SLO\nspec: {objectives: [{target: 0.99}]}\n":                                            0,
		"apiVersion: openslo/v1\nkind: SLO\nspec: {objectives: [{target: 0.99}, {displayName: x}]}\n":                          0,
		"apiVersion: openslo/v1\nkind: SLO\nspec: {}\n":                                                                        0,
		"apiVersion: openslo/v1\nkind: Service\n":                                                                              0,
	} {
		if _, in := cellsOf(t, text); len(in.Evidence) != evidence {
			t.Errorf("of\n%s\nit reads\n%s", text, dump(in, nil))
		}
	}
}

func TestAServiceLevelIsMeasuredWhereAllOfItsObjectivesAre(t *testing.T) {
	for spec, says := range map[string]string{
		"{indicatorRef: a, objectives: [{target: 0.9}]}":                                   "measures it: 1.",
		"{objectives: [{target: 0.9, indicatorRef: a}, {target: 0.8, indicator: {a: 1}}]}": "measures it: 1.",
		"{objectives: [{target: 0.9, indicatorRef: a}, {target: 0.8}]}":                    "measures it: 0.",
		"{objectives: [{target: 0.9}]}":                                                    "measures it: 0.",
	} {
		_, in := cellsOf(t, "apiVersion: openslo/v1\nkind: SLO\nspec: "+spec+"\n")
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, says) {
			t.Errorf("of %s it reads\n%s", spec, dump(in, nil))
		}
	}
}
