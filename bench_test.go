package main_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/store/sqlite"
)

// sizes are the windows in which keys are timed.
var sizes = []struct{ rows, cols uint16 }{{24, 80}, {60, 200}}

// walk goes forty down and comes back: two keys that the program draws as one on a loaded machine still change the screen.
var walk = strings.Split(strings.Repeat("j", 40)+strings.Repeat("k", 40), "")

// BenchmarkKeyToFrame is the time from a key to the first byte of the changed screen, on a pseudo-terminal with the real
// program: in the review of the filled example, in that of a gate of 2,000 questions, and in a portfolio of 10,000.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, place := range []struct {
		name string
		home func(*desk)
		args []string
		sign string // is on the screen once it is ready
		keys []string
	}{
		{"questions-98", filled, []string{"open", "payments-agent"}, "don't know", walk},
		{"questions-2000", thousands, []string{"open", "large"}, "don't know", walk},
		{"answer-2000", thousands, []string{"open", "large"}, "don't know", []string{"3"}},
		{"portfolio-10000", portfolio, nil, "10000 assessments", walk},
		{"portfolio-10000-sort", portfolio, nil, "10000 assessments", []string{"s"}},
		{"portfolio-10000-filter", portfolio, nil, "10000 assessments", []string{"/", "9", "1", "\x7f", "\x7f", "\x1b"}},
	} {
		for _, size := range sizes {
			b.Run(fmt.Sprintf("%s/%dx%d", place.name, size.cols, size.rows), func(b *testing.B) {
				d := made(b, place.home)
				s := d.screen(size.rows, size.cols, place.args...)
				s.until(place.sign)
				s.press("g") // so that the first key has somewhere to go
				var took []time.Duration
				for i := range b.N {
					s.quiet()
					began := time.Now()
					s.press(place.keys[i%len(place.keys)])
					s.drawn()
					took = append(took, time.Since(began))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
				b.ReportMetric(float64(s.memory())/(1<<20), "MiB-rss")
			})
		}
	}
}

// memory is the most memory that the program had so far, in bytes; 0 where the system does not say.
func (s *screen) memory() int {
	s.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		s.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); f[0] == "VmHWM:" {
			kib, err := strconv.Atoi(f[1])
			if err != nil {
				s.Fatal(err)
			}
			return kib << 10
		}
	}
	return 0
}

// drawn waits until something is drawn.
func (s *screen) drawn() {
	s.Helper()
	select {
	case _, open := <-s.seen:
		if !open {
			s.Fatal("the program ended")
		}
	case <-time.After(patience):
		s.Fatal("nothing was drawn")
	}
}

// quiet takes what is still being drawn, until nothing has come for a while.
func (s *screen) quiet() {
	for {
		select {
		case _, open := <-s.seen:
			if !open {
				return
			}
		case <-time.After(25 * time.Millisecond):
			return
		}
	}
}

// homes are those that were made, by what filled them.
var homes = map[string]string{}

// made is a desk that fill has filled; it is filled once for all benchmarks.
func made(t testing.TB, fill func(*desk)) *desk {
	t.Helper()
	d := newDesk(t)
	name := runtime.FuncForPC(reflect.ValueOf(fill).Pointer()).Name()
	if d.home = homes[name]; d.home != "" {
		return d
	}
	home, err := os.MkdirTemp(filepath.Dir(d.program), "home")
	if err != nil {
		t.Fatal(err)
	}
	d.home = home
	fill(d)
	homes[name] = home
	return d
}

// filled has the example in it.
func filled(d *desk) { d.run("demo") }

// thousands has an assessment under a gate of 2,000 questions, half of them answered.
func thousands(d *desk) {
	gate := filepath.Join(d.home, "gate")
	d.run("gate", "init", gate)
	var questions, answers strings.Builder
	answers.WriteString("answers:\n")
	for i := range 1995 {
		id := fmt.Sprintf("Q%c-%d", 'A'+i/900, 100+i%900)
		fmt.Fprintf(&questions, `  - id: %s
    title: Thing number %d is in order
    question: Was thing number %d shown to be in order by the person who runs it?
    why: It failed somebody before, and nobody saw it coming.
    good: An export that shows it, with a date.
    weak: A sentence that says so.
    how: Take the export on the day.
    remedy: Put it in order, then show it.
    knows: the platform team
    severity: [blocker, major, major, minor]
    needs: {kinds: [export], max_age: 90, strength: 3}

`, id, i, i)
		if i%2 == 0 {
			fmt.Fprintf(&answers, "  %s: partly\n", id)
		}
	}
	for file, text := range map[string]string{filepath.Join(gate, "access.yaml"): questions.String(), filepath.Join(d.home, "answers.yaml"): answers.String()} {
		f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			d.Fatal(err)
		}
		if _, err := f.WriteString("\n" + text); err != nil {
			d.Fatal(err)
		}
		if err := f.Close(); err != nil {
			d.Fatal(err)
		}
	}
	d.run("new", "--gate", gate, "--name", "Large", "--tier", "2", "--go-live", "2999-01-01")
	d.run("apply", "large", filepath.Join(d.home, "answers.yaml"))
}

// portfolio has 10,000 assessments as the program begins them. The program begins one of each tier; the others differ from
// these in nothing that is judged but the go-live date.
func portfolio(d *desk) {
	gate := filepath.Join(d.home, "gate")
	d.run("gate", "init", gate)
	today := assessment.DateOf(time.Now())
	for tier := range content.TierCount {
		d.run("new", "--gate", gate, "--name", fmt.Sprintf("First %d", tier), "--tier", strconv.Itoa(tier+1), "--go-live", today.Add(30).String())
	}
	ctx := context.Background()
	j, err := sqlite.Open(ctx, sqlite.Options{Path: filepath.Join(d.home, "data", "gonogo", "gonogo.db")})
	if err != nil {
		d.Fatal(err)
	}
	first, err := j.List(ctx)
	if err != nil {
		d.Fatal(err)
	}
	source, err := j.Pack(ctx, first[0].Gate)
	if err != nil {
		d.Fatal(err)
	}
	for i := len(first); i < 10_000; i++ {
		row, id := first[i%len(first)], assessment.RandomID()
		row.Name, row.Programme = fmt.Sprintf("Agent %05d", i*7919%10_000), fmt.Sprintf("Programme %03d", i%200)
		row.GoLive = today.Add(1 + i%90)
		row.JudgedOn = row.GoLive
		e, err := assessment.Seal(assessment.Entry{
			Assessment: id, ID: assessment.RandomID(), Writer: "bench", Seq: 1, At: row.Updated, By: "Lea Lead <lea@example.com>",
		}, assessment.Started{Gate: row.Gate, GateRef: row.GateID + " " + row.GateVersion, Subject: assessment.Subject{
			Name: row.Name, Programme: row.Programme, GoLive: row.GoLive, Tier: 1 + i%len(first), Environment: "production", LaunchKind: assessment.LaunchFirst,
		}})
		if err != nil {
			d.Fatal(err)
		}
		if _, err := j.Begin(ctx, assessment.New{
			ID: id, Slug: assessment.Slug(row.Name), Gate: row.Gate, Pack: source, Entries: []assessment.Sealed{e}, Summary: row.Summary,
		}); err != nil {
			d.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		d.Fatal(err)
	}
}

// BenchmarkFirstFrame is the time from the start of the program to the first screen with a question on it, and to the
// first with the portfolio; beside each, in turns on the same machine, the time to the first frame of a bare program
// with the same imports.
func BenchmarkFirstFrame(b *testing.B) {
	least := &desk{TB: b, home: b.TempDir(), program: filepath.Join(b.TempDir(), "bare")}
	if out, err := exec.Command("go", "build", "-o", least.program, "./testdata/bare").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	for _, place := range []struct {
		name string
		home func(*desk)
		args []string
		sign string
	}{
		{"frame", filled, nil, "portfolio"}, // the place, before anything is read
		{"question", filled, []string{"open", "payments-agent"}, "don't know"},
		{"portfolio", filled, nil, "assessments"},
		{"portfolio-10000", portfolio, nil, "10000 assessments"},
		{"question-of-2000", thousands, []string{"open", "large"}, "don't know"},
	} {
		b.Run(place.name, func(b *testing.B) {
			d := made(b, place.home)
			frame := func(d *desk, sign string, args ...string) time.Duration {
				began := time.Now()
				s := d.screen(24, 80, args...)
				s.until(sign)
				took := time.Since(began)
				s.cmd.Process.Kill()
				s.cmd.Wait()
				return took
			}
			var ours, bare []time.Duration
			for b.Loop() {
				ours = append(ours, frame(d, place.sign, place.args...))
				bare = append(bare, frame(least, "bare and ready"))
			}
			median := func(d []time.Duration) float64 {
				slices.Sort(d)
				return float64(d[len(d)/2].Microseconds()) / 1000
			}
			b.ReportMetric(median(ours), "ms-median")
			b.ReportMetric(median(bare), "ms-bare")
			b.ReportMetric(median(ours)/median(bare), "x-bare")
		})
	}
}

// BenchmarkStart is the whole life of `gonogo version`.
func BenchmarkStart(b *testing.B) {
	d := newDesk(b)
	for b.Loop() {
		d.run("version")
	}
}

// BenchmarkDecide is what a pipeline waits for: the whole life of `gonogo decide`.
func BenchmarkDecide(b *testing.B) {
	d := made(b, filled)
	for b.Loop() {
		d.command("decide", "payments-agent").Run()
	}
}
