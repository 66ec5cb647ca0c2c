package report

import "strings"

// splitMail takes "NAME <MAIL>" apart. Without a name the mail is the name too.
func splitMail(who string) (name, mail string) {
	name, rest, found := strings.Cut(who, "<")
	if !found {
		return who, strings.TrimSpace(who)
	}
	mail, rest, _ = strings.Cut(rest, ">")
	if name = strings.TrimSpace(name); name == "" {
		name = mail
	}
	if strings.TrimSpace(rest) != "" {
		return who, ""
	}
	return name, strings.TrimSpace(mail)
}

// mailOf is the mail address of a person, and all that is written where there is none.
func mailOf(who string) string {
	if _, mail := splitMail(who); isMail(mail) {
		return mail
	}
	return who
}

// isMail reports whether s is a plain mail address. It knows fewer than there are, and none that is not one.
func isMail(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	return found && len(local) <= 64 && len(domain) <= 189 && strings.Contains(domain, ".") &&
		dotted(local, "_+-", 64) && dotted(domain, "-", 63)
}

// dotted reports whether s is words with dots between them, each of letters, digits and more, at most so long, and
// with a letter or digit at both ends.
func dotted(s, more string, longest int) bool {
	for word := range strings.SplitSeq(s, ".") {
		if word == "" || len(word) > longest || strings.ContainsAny(word[:1]+word[len(word)-1:], more) {
			return false
		}
		for i := range len(word) {
			if c := word[i]; !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte(more, c) >= 0) {
				return false
			}
		}
	}
	return true
}
