package seal

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// signerOptions are what a line of an allowed_signers file says of its key. The zero value restricts nothing.
type signerOptions struct {
	authority   bool
	restricted  bool   // namespaces was given
	namespaces  string // a list of patterns
	validAfter  int64  // Unix seconds, that second included; 0 when not given
	validBefore int64  // the same
}

// refuses is why the options keep the key from signing, and how far the check came; 0 when they do not.
func (o signerOptions) refuses(namespace string, at int64) (weight int, why error) {
	switch {
	case o.authority:
		return 2, ErrOnlyAuthority
	case o.restricted && !matchesList(o.namespaces, namespace):
		return 3, ErrOtherNamespace
	case o.validAfter != 0 && at < o.validAfter:
		return 4, fmt.Errorf("%w: it is valid from %s", ErrNotYetValid, instant(o.validAfter))
	case o.validBefore != 0 && at > o.validBefore:
		return 5, fmt.Errorf("%w: it was valid until %s", ErrNoLongerValid, instant(o.validBefore))
	default:
		return 0, nil
	}
}

func instant(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.RFC3339) }

// parseSignerLine reads "principals [options] kind base64 [comment]".
func parseSignerLine(text string, local *time.Location) (signerLine, error) {
	principals, rest, err := principalsField(text)
	if err != nil {
		return signerLine{}, err
	}
	line := signerLine{principals: principals}
	if line.wire, err = publicLine(rest); err == nil {
		return line, nil
	}
	options, rest, err := optionsField(rest)
	if err != nil {
		return signerLine{}, err
	}
	if line.wire, err = publicLine(rest); err != nil {
		return signerLine{}, err
	}
	line.signerOptions, err = parseSignerOptions(options, local)
	return line, err
}

func principalsField(text string) (principals, rest string, err error) {
	if quoted, ok := strings.CutPrefix(text, `"`); ok {
		principals, rest, ok = strings.Cut(quoted, `"`)
		if !ok || rest != "" && !strings.ContainsAny(rest[:1], blanks) {
			return "", "", errors.New("the principals begin with a quote that is not closed")
		}
		rest = strings.TrimLeft(rest, blanks)
	} else if principals, rest = cutBlank(text); strings.Contains(principals, `"`) {
		return "", "", errors.New("a quote inside the principals")
	}
	if principals == "" {
		return "", "", errors.New("no principals")
	}
	return principals, rest, nil
}

// optionsField is everything up to the first blank outside quotes.
func optionsField(text string) (options, rest string, err error) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\"`):
			i++
		case text[i] == '"':
			quoted = !quoted
		case !quoted && strings.ContainsRune(blanks, rune(text[i])):
			return text[:i], strings.TrimLeft(text[i:], blanks), nil
		}
	}
	return "", "", errNoKey // no blank outside quotes, so nothing behind the options
}

func parseSignerOptions(text string, local *time.Location) (signerOptions, error) {
	var o signerOptions
	for {
		var err error
		if text, err = o.read(text, local); err != nil {
			return signerOptions{}, err
		}
		if text == "" {
			break
		}
		var comma bool
		if text, comma = strings.CutPrefix(text, ","); !comma {
			return signerOptions{}, fmt.Errorf("a comma is missing before %q", text)
		}
	}
	if o.validAfter != 0 && o.validBefore != 0 && o.validBefore <= o.validAfter {
		return signerOptions{}, errors.New("valid-before is not later than valid-after")
	}
	return o, nil
}

// read takes the first option off text.
func (o *signerOptions) read(text string, local *time.Location) (rest string, err error) {
	end := strings.IndexAny(text, "=,")
	if end < 0 {
		end = len(text)
	}
	name := strings.ToLower(text[:end])
	if name == "cert-authority" && !strings.HasPrefix(text[end:], "=") {
		o.authority = true
		return text[end:], nil
	}
	value, rest, valued := quotedValue(text[end:])
	switch name {
	case "namespaces", "valid-after", "valid-before":
		if !valued {
			return "", fmt.Errorf(`%s has no value in quotes: write %s="…"`, name, name)
		}
	default:
		return "", fmt.Errorf("unknown option %q", text[:end])
	}
	switch name {
	case "namespaces":
		if o.restricted {
			return "", errors.New("namespaces is given twice")
		}
		o.restricted, o.namespaces = true, value
	case "valid-after":
		err = readInstant(&o.validAfter, name, value, local)
	case "valid-before":
		err = readInstant(&o.validBefore, name, value, local)
	}
	return rest, err
}

// quotedValue reads ="…", in which \" stands for a quote.
func quotedValue(text string) (value, rest string, ok bool) {
	text, ok = strings.CutPrefix(text, `="`)
	if !ok {
		return "", "", false
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\"`):
			i++
			b.WriteByte('"')
		case text[i] == '"':
			return b.String(), text[i+1:], true
		default:
			b.WriteByte(text[i])
		}
	}
	return "", "", false
}

// readInstant reads YYYYMMDD[HHMM[SS]][Z]; in UTC with the Z, else local.
func readInstant(to *int64, name, value string, local *time.Location) error {
	if *to != 0 {
		return fmt.Errorf("%s is given twice", name)
	}
	digits, where := value, local
	for _, suffix := range []string{"Z", "UTC"} {
		if n := len(value) - len(suffix); n > 0 && strings.EqualFold(value[n:], suffix) {
			digits, where = value[:n], time.UTC
			break
		}
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(layout) != len(digits) {
			continue
		}
		if t, err := time.ParseInLocation(layout, digits, where); err == nil && t.Unix() > 0 {
			*to = t.Unix()
			return nil
		}
	}
	return fmt.Errorf("%s: %q is no time: write YYYYMMDD, YYYYMMDDHHMM or YYYYMMDDHHMMSS, with Z for UTC", name, value)
}
