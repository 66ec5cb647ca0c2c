package plain

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
)

// mostLine bounds one line of input, in bytes: as much as may be pasted at once.
const mostLine = 8 << 20

// errTooLong says that a line was longer than mostLine; all of it was dropped.
var errTooLong = errors.New("that line is too long, so nothing was done with it")

// input takes lines. It reads no further than it is asked to, so that a passphrase can be asked for in between.
type input struct {
	r   *bufio.Reader
	tty *os.File // nil where nobody types
}

func newInput(r io.Reader) *input {
	in := &input{r: bufio.NewReader(r)}
	if f, ok := r.(*os.File); ok && term.IsTerminal(f.Fd()) {
		in.tty = f
	}
	return in
}

// line is the next line without its end; io.EOF where there is none.
func (in *input) line(ctx context.Context) (string, error) {
	b, err := wait(ctx, in.next)
	return string(b), err
}

func (in *input) next() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.r.ReadSlice('\n')
		if long = long || len(line)+len(part) > mostLine; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !(errors.Is(err, io.EOF) && len(line) > 0):
			return nil, err
		case long:
			return nil, errTooLong
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
}

// secret is a line that does not show as it is typed. It asks once nothing shows any more: who types on at once is not
// seen either. Whoever takes it wipes it.
func (in *input) secret(ctx context.Context, ask func() error) ([]byte, error) {
	if in.tty == nil || in.r.Buffered() > 0 {
		if err := ask(); err != nil {
			return nil, err
		}
		return wait(ctx, in.next)
	}
	fd := in.tty.Fd()
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	defer func() { _ = term.Restore(fd, before) }() // an interrupted one still waits, and would leave the terminal mute
	if err := ask(); err != nil {
		return nil, err
	}
	return wait(ctx, func() ([]byte, error) { return term.ReadPassword(fd) })
}

// wait reads beside the loop, so that an interrupt does not have to wait for a line.
func wait(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	got := make(chan result, 1)
	go func() {
		text, err := read()
		got <- result{text, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-got:
		return r.text, r.err
	}
}
