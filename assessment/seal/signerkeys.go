package seal

// Keys are the keys that the list names, each once: a bundle does not carry its key, so whoever checks one tries them.
func (s AllowedSigners) Keys() []Key {
	var out []Key
	seen := map[Key]bool{}
	for _, l := range s.lines {
		if k := (Key{l.wire}); !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}
