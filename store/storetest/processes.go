package storetest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"gonogo/assessment"
)

const childEnv = "GONOGO_STORETEST_CHILD"

// Main runs the tests, or, in a process that Child started, the child's part. Call it from TestMain.
func Main(m *testing.M, open func(path string) (assessment.Journal, error)) {
	job := os.Getenv(childEnv)
	if job == "" {
		os.Exit(m.Run())
	}
	if err := child(job, open, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Assessments are those that a child records in, in turn: they must have begun.
var Assessments = []string{"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12"}

// Child is a process that records n entries in the journal at path, and prints the ID of each once it is
// acknowledged. n of 0 goes on for ever, a negative one only opens and closes.
func Child(path, writer, prefix string, n int) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(context.Background(), self) // it is killed by the test, not by a context
	cmd.Env = append(os.Environ(), childEnv+"="+strings.Join([]string{writer, prefix, strconv.Itoa(n), path}, "|"))
	return cmd, nil
}

func child(job string, open func(string) (assessment.Journal, error), out io.Writer) error {
	part := strings.SplitN(job, "|", 4)
	n, err := strconv.Atoi(part[2])
	if err != nil {
		return err
	}
	j, err := open(part[3])
	if err != nil {
		return err
	}
	for i := 0; n == 0 || i < n; i++ {
		id := fmt.Sprintf("%s-%d", part[1], i)
		if err := Record(j, Assessments[i%len(Assessments)], part[0], id, "from a child"); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, id); err != nil {
			return err
		}
	}
	return j.Close()
}

// Acknowledged are the IDs in what a child printed; a line that was cut off does not count.
func Acknowledged(out []byte) []string {
	var ids []string
	s := bufio.NewScanner(bytes.NewReader(out[:bytes.LastIndexByte(out, '\n')+1]))
	for s.Scan() {
		ids = append(ids, s.Text())
	}
	return ids
}

// Processes lets several processes record at once, half of them under one writer's name, and checks that
// every one of them was told "kept" for what is there, and that nothing else is.
func Processes(t *testing.T, p Place, processes, each int) {
	j := p.Open(t)
	BeginAll(t, j)
	cmds := make([]*exec.Cmd, processes)
	outs := make([]bytes.Buffer, processes)
	errs := make([]bytes.Buffer, processes)
	for i := range cmds {
		writer := "shared"
		if i%2 == 1 {
			writer = fmt.Sprintf("own%d", i)
		}
		cmd, err := Child(p.Path, writer, fmt.Sprintf("p%d", i), each)
		must(t, err)
		cmd.Stdout, cmd.Stderr = &outs[i], &errs[i]
		must(t, cmd.Start())
		cmds[i] = cmd
	}
	want := map[string]bool{}
	for i, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("process %d: %v: %s", i, err, errs[i].Bytes())
		}
		for _, id := range Acknowledged(outs[i].Bytes()) {
			want[id] = true
		}
	}
	if len(want) != processes*each {
		t.Errorf("%d entries were acknowledged, want %d", len(want), processes*each)
	}
	total := 0
	for _, id := range Assessments {
		total += Held(t, j, id).Total() - 1
		for _, e := range read(t, j, id) {
			delete(want, e.ID)
		}
	}
	if len(want) != 0 {
		t.Errorf("%d acknowledged entries are missing", len(want))
	}
	if total != processes*each {
		t.Errorf("%d entries are there, want %d", total, processes*each)
	}
}

// BeginAll begins what a child records in.
func BeginAll(t testing.TB, j assessment.Journal) {
	t.Helper()
	for _, id := range Assessments {
		begin(t, j, id, "programme")
	}
}
