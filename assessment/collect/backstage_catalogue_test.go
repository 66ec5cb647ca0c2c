package collect_test

import "testing"

func FuzzBackstageCatalogue(f *testing.F) { fuzzFormat(f, "backstage-catalogue") }
