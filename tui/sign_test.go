package tui

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/tui/uitest"
)

const (
	eli = "Eli Engel <eli@example.com>"
	sam = "Sam Sec <sam@example.com>"
	ola = "Ola Own <ola@example.com>"
)

func TestThreePeopleSignByKeys(t *testing.T) {
	p := newProgram(t)
	p.clear()
	small := size{80, 24}

	p.at(t, eli, ring{}, small)
	p.Shows("✓ GO · not signed · 0 people signed, 2 needed", "○ missing", "Builder", "What signing is", "ssh-keygen -t ed25519")
	p.Press("enter") // the builder is chosen, and may type
	p.Shows("Sign as Builder · Payments agent", "You are "+eli, "You say: The facts are as recorded.")
	p.Press("left")
	p.Shows("typed, without a key")
	p.Press("ctrl+s")
	p.Shows("You sign as", "Builder: "+eli)
	p.Press("G", "enter")
	p.Type("I sign as builder")
	p.Press("enter", "enter")
	p.Shows("saved · signed as builder · now partly signed", "part signed", "✓ typed", "gonogo-anchor-1", "○ missing Security not signed")

	p.at(t, sam, ring{file: "sams-key"}, small)
	p.Shows("partly signed · 1 person signed, 2 needed", "▌ ○ missing", "Security")
	p.Press("enter", "ctrl+s", "G")
	p.Shows("You sign with", "sams-key ed25519 SHA256:")
	p.Press("enter")
	p.Type("i  SIGN as security") // case and blanks do not matter
	p.Press("ctrl+s")
	p.Shows("saved · signed as security")

	p.at(t, ola, ring{agent: []string{"olas-key", "other"}}, small)
	p.Press("enter")
	p.Shows("ssh-agent: olas-key SHA256:", "ssh-agent: other SHA256:")
	p.Press("ctrl+s", "G", "enter")
	p.Type("I sign as owner")
	p.Press("ctrl+s")
	p.Shows("saved · signed as owner", "now signed: nobody is missing", "✓ GO signed", "Nothing is missing")
	p.Press("esc")
	p.Shows("Sign-offs signed", "✓ covered Release authority")

	r, d := p.Read("payments-agent")
	if !d.Signed || len(r.State.SignOffs) != 3 || d.SignOffs.People != 3 {
		t.Fatalf("signed %v by %d people in %d sign-offs", d.Signed, d.SignOffs.People, len(r.State.SignOffs))
	}
	for i, want := range []struct {
		name, role string
		typed      bool
	}{{eli, "builder", true}, {sam, "security", false}, {ola, "owner", false}} {
		s := r.State.SignOffs[i]
		if s.Name() != want.name || s.Role != want.role || s.Typed() != want.typed {
			t.Errorf("sign-off %d is %s as %s, typed %v", i, s.Name(), s.Role, s.Typed())
		}
	}
}

// reading is somebody with what they would sign on the screen.
func readingAs(t *testing.T, k ring) *program {
	t.Helper()
	p := newProgram(t)
	p.clear()
	p.at(t, sam, k, size{80, 24})
	p.Press("j", "enter", "ctrl+s")
	p.Shows("You sign as", "Security: "+sam)
	p.Press("G")
	return p
}

// unsigned fails when anything was recorded.
func (p *program) unsigned(t *testing.T) {
	t.Helper()
	if r, _ := p.Read("payments-agent"); len(r.State.SignOffs) != 0 {
		t.Fatalf("%d sign-offs were recorded", len(r.State.SignOffs))
	}
}

func TestOnlyTheWordsSign(t *testing.T) {
	p := readingAs(t, ring{file: "sams-key"})
	p.Press("enter")
	p.Shows("Type “I sign as security”")
	p.Press("ctrl+s", "enter", "enter", "enter", "y")
	p.Shows("nothing is signed until the words are: I sign as security")
	p.unsigned(t)
	for _, words := range []string{"I sign as owner", "I sign as securit", "yes", "y"} {
		p.Press("ctrl+u")
		p.Type(words)
		p.Press("ctrl+s", "enter", "enter")
		p.unsigned(t)
		p.Press("shift+tab")
	}
	p.Press("ctrl+u")
	p.Type("I sign as security")
	p.Press("esc")
	p.Shows("You sign with")
	p.Press("esc")
	p.Shows("Sign with")
	p.Press("esc")
	p.Shows("not signed · 0 people")
	p.unsigned(t)
}

func TestWhatIsSignedIsReadToItsEndFirst(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, sam, ring{file: "sams-key"}, size{60, 16})
	p.Press("j", "enter", "ctrl+s")
	p.Shows("Read it to its end", "You sign as", "more, space reads on")
	p.Press("enter")
	p.Shows("read it to its end first: space reads on")
	p.Press("space", "space", "space", "space", "space")
	p.Shows("enter goes on to the words that sign", "You sign with")
	p.Press("enter")
	p.Shows("Type “I sign as security”")
}

func TestAChangeWhileReadingSignsNothingAndSaysSo(t *testing.T) {
	p := readingAs(t, ring{file: "sams-key"})
	p.Press("enter")
	p.Type("I sign as security")
	r, _ := p.Read("payments-agent")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "DR-03", Answer: assessment.Unmet})
	p.Press("ctrl+s")
	p.Shows("it changed while you were reading, and nothing was signed: answered DR-03 unmet ("+uitest.Ben+"). Read it again", "You sign as")
	p.Hides("I sign as")
	p.unsigned(t)
	p.Press("G", "enter")
	p.Type("I sign as security")
	p.Press("ctrl+s")
	p.Shows("saved · signed as security")
}

func TestAChangeIsSeenWhileReadingAndARemarkOfOthersIsNone(t *testing.T) {
	p := readingAs(t, ring{file: "sams-key"})
	p.Later() // the first look only learns the number
	r, _ := p.Read("payments-agent")
	r = p.Act(p.World.Ben, r, assessment.Commented{Question: "ID-01", Text: "looks fine"})
	p.Press("enter")
	p.Later()
	p.Shows("Type “I sign as security”")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "DR-03", Answer: assessment.Unmet})
	p.Later()
	p.Shows("it changed while you were reading", "answered DR-03 unmet")
	p.Hides("Type “I sign as security”")
	p.unsigned(t)
}

func TestWhoSignsMeanwhileDoesNotSignForAnother(t *testing.T) {
	p := readingAs(t, ring{file: "sams-key"})
	p.Press("enter")
	p.Type("I sign as security")
	p.signedBy(eli, "builder")
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	if n := len(r.State.SignOffs); n != 1 {
		t.Fatalf("%d sign-offs were recorded over a chain that nobody had seen", n)
	}
	p.Shows("it changed while you were reading")
	p.Press("ctrl+s")
	p.Shows("saved · signed as security")
}

func TestAPassphraseIsAskedLastNeverDrawnAndWiped(t *testing.T) {
	var given []byte
	p := readingAs(t, ring{file: "locked-key", seen: &given})
	p.Shows("locked: its passphrase comes last")
	p.Press("enter")
	p.Type("I sign as security")
	p.Press("enter")
	p.Type("wrong, " + sesame)
	p.Shows("Passphrase •••")
	p.Hides("sesame")
	p.Press("ctrl+s")
	p.Shows("this passphrase does not open locked-key", "I sign as security")
	p.Hides("•")
	p.unsigned(t)
	p.Type("opem")
	p.Press("backspace")
	p.Type(strings.TrimPrefix(sesame, "ope"))
	p.Hides("sesame")
	p.Press("ctrl+s")
	p.Shows("saved · signed as security")
	if len(given) == 0 || len(bytes.Trim(given, "\x00")) > 0 {
		t.Errorf("the passphrase is still in memory: %q", given)
	}
}

func TestWhatTheGateRefusesIsRefusedBeforeAnyKeyIsOpened(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, "Bo <bo@example.com>", ring{}, size{80, 24})
	p.Press("j", "enter")
	p.Shows("who built it signs for the facts only", "not signed · 0 people")
	p.signedBy(sam, "security")
	p.at(t, sam, ring{file: "sams-key"}, size{80, 24})
	p.Press("k", "enter")
	p.Shows("the two are kept apart: one person twice")
}

func TestAMistakeInTheFormIsSaidThere(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, sam, ring{}, size{80, 24})
	p.Press("j", "enter", "ctrl+s")
	p.Shows("name the file of your private key; ssh-keygen -t ed25519 makes one")
	p.Type("missing-key")
	p.Press("ctrl+s")
	p.Shows("no file is called missing-key (ssh-keygen -t ed25519 makes a key)", "Key file")
	p.Press("ctrl+u")
	p.Type("sams-key")
	p.Press("tab")
	p.Type("seen with Ben")
	p.Press("tab")
	p.Type("2026-12-01")
	p.Press("ctrl+s")
	p.Shows("an approval that ends on 2026-12-01 would never hold")
	p.Press("tab", "tab")
	p.Type(ola)
	p.Press("ctrl+s")
	p.Shows("say where the delegation is written down")
	p.Press("esc")
	p.Shows("Leave and lose what you wrote to sign with?")
	p.Press("n")
	p.Type("OPS-1 of 2026-11-20")
	p.Press("shift+tab", "shift+tab", "shift+tab", "ctrl+u")
	p.Type("2027-01-31")
	p.Press("ctrl+s", "g")
	p.Shows("You add", "seen with Ben", "As deputy for", ola+" (OPS-1 of 2026-11-20)")
	p.Press("G")
	p.Shows("holds until 2027-01-31")
	p.unsigned(t)
}

func TestAnAcceptedRiskIsReadBeforeItIsSigned(t *testing.T) {
	p := newProgram(t)
	r := p.clear()
	p.Act(p.Ana, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet}, assessment.Waived{
		Question: "ID-01", Reason: "the vendor's fix comes in January", Control: "a person watches every run", Tested: "stopped a run on 20 November",
		Requester: uitest.Ana, Owner: uitest.Cai, Approved: uitest.Date(uitest.Today), FixedBy: uitest.Date("2027-01-10"), Expires: uitest.Date("2027-01-20"),
	})
	p.at(t, sam, ring{file: "sams-key"}, size{140, 40})
	p.Press("j", "enter", "ctrl+s")
	p.Shows("CONDITIONAL GO unsigned", "Waivers it rests on", "ID-01 until 2027-01-20", "a person watches every run (tested: stopped a run on 20 November)")
}

func TestANoGoCanBeSignedAsSeenOnly(t *testing.T) {
	p := newProgram(t)
	p.filled()
	p.at(t, sam, ring{file: "sams-key"}, size{80, 24})
	p.Shows("NO-GO", "a sign-off of it lets nothing go live")
	p.Press("j", "enter")
	p.Shows("I have seen this decision. It is no-go: nothing goes live on it.")
}

func TestASignatureThatCannotBeSavedSaysSo(t *testing.T) {
	p := readingAs(t, ring{file: "sams-key"})
	p.Press("enter")
	p.Type("I sign as security")
	p.failing(true)
	p.Press("ctrl+s")
	p.Shows("NOT SAVED", "the disk is full")
	p.Hides("saved ·")
	p.failing(false)
	p.unsigned(t)
	p.Press("ctrl+s")
	p.Shows("saved · signed as security")
}

func TestALaterChangeVoidsWhatWasSignedAndNamesTheEntries(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.signedBy(eli, "builder")
	p.signedBy(sam, "security")
	r := p.signedBy(ola, "owner")
	p.at(t, ola, ring{}, size{140, 40})
	p.Shows("✓ GO signed", "3 people signed, 2 needed", "key SHA256:")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "DR-03", Answer: assessment.Unmet, Note: "it is a mess"})
	p.at(t, ola, ring{}, size{140, 40})
	p.Shows("GO sign-off void", "sign-off void · 0 people", "✗ void")
	if right := squeeze(p.column(1)); !strings.Contains(right, squeeze("Changed since 2026-11-23 entry 15 answered DR-03 unmet ("+uitest.Ben+")")) {
		t.Errorf("the change is not shown:\n%s", p.Screen())
	}
	p.Press("esc")
	p.Shows("Sign-offs sign-off void", "✗ void Builder")
	p.Press("esc", "esc")
	p.Shows("✓ GO sign-off void")
}

func TestReopeningAsksForAReasonAndWhetherItIsMeant(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, ola, ring{}, size{80, 24})
	p.Press("R")
	p.Shows("nobody has signed yet")
	p.signedBy(sam, "security")
	p.at(t, ola, ring{}, size{80, 24})
	p.Press("R", "ctrl+s")
	p.Shows("say why it is opened again")
	p.Type("the refund tool has no cap")
	p.Press("ctrl+s")
	p.Shows("Reopen it?", "security ("+sam+")")
	p.Press("n")
	if r, _ := p.Read("payments-agent"); len(r.State.Reopened) != 0 {
		t.Fatal("no reopened it")
	}
	p.Press("ctrl+s", "y")
	p.Shows("saved · reopened", "reopened by "+ola+" on 2026-11-23: the refund tool has no cap", "✗ void")
	p.Press("R")
	p.Type("once more")
	p.Press("ctrl+s", "y")
	p.Shows("it is open already: nobody has signed since")
}

func TestTheAnchorIsThereToCopyOnceSomebodySigned(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, sam, ring{}, size{140, 40})
	p.Press("y")
	p.Shows("nobody has signed yet")
	r := p.signedBy(sam, "security")
	p.at(t, sam, ring{}, size{140, 40})
	p.Press("y")
	p.Shows("handed to your terminal's clipboard", "y copies it")
	want := r.State.Anchor(uitest.Date(uitest.Today))
	if !strings.Contains(squeeze(p.column(1)), squeeze(want)) {
		t.Fatalf("the line is not in sight in full: %s\n%s", want, p.Screen())
	}
}

// column is what stands in a column of the body.
func (p *program) column(n int) string {
	var out []string
	for _, l := range p.Lines() {
		if parts := strings.Split(l, "│"); len(parts) > n {
			out = append(out, parts[n])
		}
	}
	return strings.Join(out, "\n")
}

func TestTheCardOfASignOffQuestionLeadsToTheSignOffs(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		r := p.clear()
		p.opt.Open = r.Slug
		p.begin(t, s.w, s.h)
		jumpTo(p, "AP-01")
		p.Shows("→ s shows who must sign", "Owner")
		for _, key := range []string{"1", "4", "p", "e"} {
			p.Press(key)
			p.Shows("AP-01 is settled by the sign-offs, never by hand: s shows who must sign")
		}
		p.Press("s")
		p.Shows("sign-offs", "▌ ○ missing", "Owner", "I carry the remaining risk.")
	}
}

func jumpTo(p *program, id string) {
	p.Press("/")
	p.Type(id)
	p.Press("enter")
}

func TestTheSignScreensFitEverySize(t *testing.T) {
	for _, s := range sizes {
		for _, ascii := range []bool{false, true} {
			p := newProgram(t)
			p.clear()
			p.opt.ASCII, p.opt.NoColor = ascii, ascii
			p.signedBy(eli, "builder")
			k := ring{agent: []string{"sams-key"}, file: "locked-key"}
			p.at(t, sam, k, s)
			sound(t, "the sign-offs", p, s)
			p.Press("enter")
			sound(t, "the form", p, s)
			for range 7 {
				p.Press("tab")
				sound(t, "the form", p, s)
			}
			p.Press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "right", "ctrl+s")
			sound(t, "the page", p, s)
			p.Press("G", "enter")
			sound(t, "the words", p, s)
			p.Shows("I sign as security", "Passphrase")
			p.Press("ctrl+s")
			sound(t, "the wrong words", p, s)
			if ascii && strings.Contains(p.Raw(), ";31m") {
				t.Error("NO_COLOR draws colour")
			}
			p.Press("esc", "esc", "esc", "G")
			sound(t, "the anchor", p, s)
			p.Press("R")
			sound(t, "the reason", p, s)
			p.Type("because")
			p.Press("ctrl+s")
			sound(t, "the question", p, s)
		}
	}
}

func TestWhatWentLiveSignedIsShownBesideTodaysVerdict(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.signedBy(eli, "builder")
	p.signedBy(sam, "security")
	p.signedBy(ola, "owner")
	p.Days = 100 // the evidence is too old by then, and the approval holds for two more weeks
	p.Ana = p.Desk(uitest.Ana, "ana-later", p.Journal.Again())
	p.opt.Now = func() time.Time { return uitest.Now().AddDate(0, 0, 100) }
	p.begin(t, 100, 30)
	says := []string{"signed go on 2026-11-23, live on 2026-12-15; would it pass today: no-go, because", "next re-review on 2027-03-15"}
	p.Shows(append(says, "✗ NO-GO signed before")...)
	p.Press("enter", "d")
	p.Shows(append(says, "✗ N O - G O", "Sign-offs signed before go-live")...)
}

func TestKeysThatWaitedDoNotAnswerWhetherASignOffMayBeVoid(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.opt.Open = p.signedBy(ola, "owner").Slug
	p.begin(t, 80, 24)
	p.Press("g", "c")
	p.Type("a remark")
	p.Pause()
	p.Press("ctrl+s", "3", "y")
	p.Resume()
	p.Shows("This voids the sign-off of Ola Own (owner): go on?")
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met {
		t.Fatal("a key that had waited voided it")
	}
}

// An answer used to void what others had signed without a word, before and after.
func TestWhatVoidsASignOffAsksOnceAndSaysSo(t *testing.T) {
	p := newProgram(t)
	p.clear()
	r := p.signedBy(ola, "owner")
	p.opt.Open = r.Slug
	p.begin(t, 80, 24)
	p.Press("c")
	p.Type("a remark voids nothing")
	p.Press("ctrl+s")
	p.Shows("saved · comment on")
	p.Press("g", "3")
	p.Shows("This voids the sign-off of Ola Own (owner): go on?", "Nothing has been recorded yet")
	p.Press("n")
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met {
		t.Fatal("no recorded it all the same")
	}
	p.Press("3", "y")
	p.Shows("saved · ID-01 unmet (was met)", "voids 1 sign-off")
	p.Press("u") // what was said yes to is not asked again
	p.Hides("go on?")
	p.Shows("taken back (U: redo): ID-01 unmet → met")
	p.Press("/")
	p.Type("dr-03")
	p.Press("enter", "3")
	p.Hides("go on?")
	p.Shows("saved · DR-03 unmet")
}
