package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gonogo/assessment"
	"gonogo/content"
)

// judgedSays is what was judged, when and by which gate.
func judgedSays(in Input) md {
	return "Judged at " + tierName(in) + " on " + date(in.Decision.On) + ", " + onFrom(in) + ", by the gate " + gateName(in) + "." +
		withoutWaivers(in) + signedSays(in) + archivedSays(in)
}

func unsignedWord(in Input) md {
	if in.ToSign || !in.Decision.Unsigned() {
		return ""
	}
	return ", " + md(in.Decision.SignOffs.State.String())
}

func onFrom(in Input) md {
	live := in.state().Subject.GoLive
	switch in.Decision.OnFrom {
	case assessment.OnGoLive:
		return "the go-live date"
	case assessment.OnToday:
		switch {
		case live.IsZero():
			return "the day this was made, since no go-live date is set"
		case live < in.Decision.On:
			return "the day this was made, since the go-live date " + date(live) + " has gone by"
		default:
			return "the day this was made"
		}
	case assessment.OnGiven:
		return "the date asked for"
	default:
		return text(string(in.Decision.OnFrom))
	}
}

func gateName(in Input) md {
	g := in.state().Gate
	ref := text(g.ID) + " " + text(g.Version)
	if g.Title == "" {
		return ref
	}
	return "“" + text(g.Title) + "” (" + ref + ")"
}

func withoutWaivers(in Input) md {
	d := in.Decision
	if d.WithoutWaivers == d.Verdict {
		return ""
	}
	return " Without its waivers it would be " + verdictWord(d.WithoutWaivers) + "."
}

func signedSays(in Input) md {
	switch {
	case in.ToSign:
		return " It is signed only by the sign-offs at the end of this file."
	case in.Decision.Unsigned() && in.Decision.SignOffs.State == assessment.SignNone:
		return " It is not signed: the sign-offs that would make it binding are not held."
	case in.Decision.Unsigned():
		return " The sign-offs do not stand behind it (" + md(in.Decision.SignOffs.State.String()) + "): see the sign-offs below."
	default:
		return ""
	}
}

func archivedSays(in Input) md {
	if in.state().Archived {
		return " The assessment is archived."
	}
	return ""
}

// tierName is the tier that counts, with the gate's word for it: "tier 1 (critical)".
func tierName(in Input) md {
	name := "tier " + num(in.tierIndex()+1)
	if word := in.state().Gate.Tiers[in.tierIndex()].Title; word != "" {
		name += " (" + text(word) + ")"
	}
	return name
}

// tierSays is what there is to say about the tier, "" where it was set and fits the intake.
func tierSays(in Input) md {
	s := in.state()
	tier := s.Subject.EffectiveTier()
	var unset, floor md
	if s.Subject.Tier != tier {
		unset = "none is set, so the most critical counts"
	}
	if n := s.Gate.TierFloor(s.On); n < tier {
		floor = "the answers at intake ask for tier " + num(n) + " or a more critical one"
	}
	return list("; ", unset, floor)
}

func releaseSays(s assessment.Subject) md {
	says := orNone(text(s.Release), "no version given")
	if s.ReleaseDigest != "" {
		says += ", " + digestShort(s.ReleaseDigest)
	}
	return list(", ", says, launchWord(s.LaunchKind))
}

func digestShort(d content.Digest) md { return "digest " + code(d.Short()) + "…" }

func goesLive(s assessment.Subject) md {
	says := md("no date set")
	if !s.GoLive.IsZero() {
		says = date(s.GoLive)
	}
	if s.Environment != "" {
		says += ", in " + text(s.Environment)
	}
	return says
}

func countsLine(c assessment.Counts) md {
	parts := []md{num(c.Applicable) + " asked"}
	for _, o := range assessment.Outcomes {
		if n := c.By[o]; n > 0 {
			parts = append(parts, counted(n, o))
		}
	}
	if c.Parked > 0 {
		parts = append(parts, num(c.Parked)+" put aside for later")
	}
	return list(" · ", parts...)
}

// counted is a number of things that stand so: "✗ 3 unmet".
func counted(n int, o assessment.Outcome) md {
	glyph, word, _ := strings.Cut(string(outcomeMark(o)), " ")
	return md(glyph) + " " + num(n) + " " + md(word)
}

func holds(in Input) md {
	d := in.Decision
	switch {
	case d.Flips != nil && d.Flips.Question != "":
		return "until " + date(d.Flips.On.Add(-1)) + "; from " + date(d.Flips.On) + " it is " + verdictWord(d.Flips.To) + ", because of " +
			in.titled(d.Flips.Question) + ": " + stopped(d.Flips.Says)
	case d.Flips != nil:
		return "until " + date(d.Flips.On.Add(-1)) + "; from " + date(d.Flips.On) + " it is " + verdictWord(d.Flips.To) + ": " + stopped(d.Flips.Says)
	case d.Verdict == assessment.NoGo:
		return "until somebody changes something; no date by itself makes it better"
	default:
		return "until somebody changes something; no date by itself changes it"
	}
}

func orNone(s, none md) md {
	if s == "" {
		return none
	}
	return s
}

func entryNumbers(ns []int) md {
	out := make([]md, len(ns))
	for i, n := range ns {
		out[i] = num(n)
	}
	return orNone(list(", ", out...), "–")
}

// sentence is text with a capital in front and a full stop behind.
func sentence(s string) md { return stopped(capital(s)) }

// capital is s with a capital in front.
func capital(s string) string {
	if r, size := utf8.DecodeRuneInString(s); size > 0 && r != utf8.RuneError {
		return string(unicode.ToUpper(r)) + s[size:]
	}
	return s
}

// stopped is text with a full stop behind.
func stopped(s string) md { return text(closed(s)) }

// closed is s with a full stop behind.
func closed(s string) string {
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}
