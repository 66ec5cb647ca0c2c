//go:build harness

package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"time"
)

// filePerKills is after how many kills a fresh database is taken, so that reading it stays quick.
const filePerKills = 250

// kills starts gonogo answer again and again and kills it at random moments; every third time two at once.
func kills(o options) (outcome, error) {
	var sum struct{ killed, ended, saved, lost int }
	for done := 0; done < o.number; {
		w, err := newWorld(o)
		if err != nil {
			return outcome{}, err
		}
		usual, err := w.usualTime()
		if err != nil {
			return outcome{}, err
		}
		promised := map[string]bool{}
		for range min(filePerKills, o.number-done) {
			round := 1
			if done%3 == 0 {
				round = 2
			}
			runs := make([]*killed, round)
			for i := range runs {
				note := fmt.Sprintf("kill-%d-%d", done, i)
				runs[i] = startKilled(w.answer(done+i, note), note, moment(o, usual))
			}
			for _, r := range runs {
				cut, saved, err := r.wait()
				if err != nil {
					return outcome{}, err
				}
				if saved {
					promised[r.note] = true
					sum.saved++
				}
				if cut {
					sum.killed++
				} else {
					sum.ended++
				}
			}
			done++
		}
		kept, err := held(w.database(), false)
		if err != nil {
			return outcome{}, fmt.Errorf("after %d kills: %w (kept in %s)", done, err, w.dir)
		}
		sum.lost += len(missing(promised, kept))
		w.remove()
	}
	did := fmt.Sprintf("%d killed, %d ended first, %d answers called saved", sum.killed, sum.ended, sum.saved)
	return outcome{did, sum.lost}, nil
}

// usualTime is how long an answer takes here when nobody kills it.
func (w *world) usualTime() (time.Duration, error) {
	began := time.Now()
	const times = 5
	for i := range times {
		if out, err := w.answer(i, fmt.Sprintf("warm-%d", i)).CombinedOutput(); err != nil {
			return 0, fmt.Errorf("an answer failed: %w: %s", err, out)
		}
	}
	return time.Since(began) / times, nil
}

// moment is when to kill: half of the time anywhere in a run, half of the time in its last part, where the
// writing is.
func moment(o options, usual time.Duration) time.Duration {
	if o.random.IntN(2) == 0 {
		return time.Duration(o.random.Int64N(int64(usual) * 12 / 10))
	}
	return usual/2 + time.Duration(o.random.Int64N(int64(usual)*8/10))
}

// killed is a process with a clock set on it.
type killed struct {
	note  string
	cmd   *exec.Cmd
	out   bytes.Buffer
	errs  bytes.Buffer
	timer *time.Timer
	err   error
}

func startKilled(cmd *exec.Cmd, note string, after time.Duration) *killed {
	k := &killed{note: note, cmd: cmd}
	cmd.Stdout, cmd.Stderr = &k.out, &k.errs
	if k.err = cmd.Start(); k.err == nil {
		k.timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	}
	return k
}

// wait reports whether it was killed, and whether it had said that the answer is saved.
func (k *killed) wait() (cut, saved bool, err error) {
	if k.err != nil {
		return false, false, k.err
	}
	err = k.cmd.Wait()
	k.timer.Stop()
	saved = bytes.HasPrefix(k.out.Bytes(), []byte("saved")) && bytes.HasSuffix(k.out.Bytes(), []byte("\n"))
	if err != nil && k.cmd.ProcessState.ExitCode() == -1 {
		return true, saved, nil
	}
	if err != nil {
		return false, saved, fmt.Errorf("it failed by itself: %w: %s", err, k.errs.Bytes())
	}
	return false, saved, nil
}
