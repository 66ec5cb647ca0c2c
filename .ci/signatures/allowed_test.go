//go:build outside

package signatures

// allowedFiles are files of allowed signers, an empty line between them and "|" for a new line in one. They are
// judged for ana@example.com, gonogo-signoff, at 2026-11-25 12:00 UTC.
const allowedFiles = `
ana@example.com KEY

ana@example.com KEY a comment

# c||  # c|ana@example.com KEY

 \tana@example.com\tKEY

ana@example.com KEY\r

ana@example.com KEY c\r|

ana@example.com OTHER

ben@example.com KEY

ANA@example.com KEY

ana@example.com,ben@example.com KEY

ben@example.com,,ana@example.com KEY

"ben b,ana@example.com" KEY

"ana@example.com" KEY

* KEY

** KEY

*@example.com KEY

*@*.com KEY

?n?@example.com KEY

??@example.com KEY

a*a@e*e.c?m KEY

*b* KEY

*@example.com,!ana@* KEY

!ana@example.com,* KEY

*,!ben@example.com KEY

!ben@example.com KEY

! KEY

ana@example.com namespaces="gonogo-signoff" KEY

ana@example.com NAMESPACES="gonogo-signoff" KEY

ana@example.com namespaces="git,gonogo-*" KEY

ana@example.com namespaces="a b,gonogo-signoff" KEY

ana@example.com namespaces="a\"b,gonogo-signoff" KEY

ana@example.com namespaces="git" KEY

ana@example.com namespaces="*,!gonogo-signoff" KEY

ana@example.com namespaces="" KEY

ana@example.com namespaces=gonogo-signoff KEY

ana@example.com namespaces KEY

ana@example.com namespaces="git",namespaces="gonogo-signoff" KEY

ana@example.com namespaces="gonogo-signoff KEY

ana@example.com namespaces="gonogo-signoff", KEY

ana@example.com namespaces="gonogo-signoff";valid-after="20200101" KEY

ana@example.com namespaces="gonogo-signoff"x KEY

ana@example.com   namespaces="gonogo-signoff"   KEY

ana@example.com valid-after="20200101" KEY

ana@example.com Valid-After="20200101z" KEY

ana@example.com valid-after="20200101UTC" KEY

ana@example.com valid-after="202001011200" KEY

ana@example.com valid-after="20200101120000Z" KEY

ana@example.com valid-after="20261125120000Z" KEY

ana@example.com valid-after="20261125120001Z" KEY

ana@example.com valid-after="202611251200" KEY

ana@example.com valid-after="202611251200Z" KEY

ana@example.com valid-after="202611252100" KEY

ana@example.com valid-after="20261125210001" KEY

ana@example.com valid-after="202611250700" KEY

ana@example.com valid-after="20261125070001" KEY

ana@example.com valid-after="20261125" KEY

ana@example.com valid-after="20261126" KEY

ana@example.com valid-before="20261125120000Z" KEY

ana@example.com valid-before="20261125115959Z" KEY

ana@example.com valid-before="202611251200" KEY

ana@example.com valid-before="202611252100" KEY

ana@example.com valid-before="20261125205959" KEY

ana@example.com valid-before="20261126" KEY

ana@example.com valid-before="20200101" KEY

ana@example.com valid-after="20200101",valid-before="20300101Z",namespaces="*" KEY

ana@example.com valid-after="20300101",valid-before="20200101" KEY

ana@example.com valid-after="20200101",valid-before="20200101" KEY

ana@example.com valid-after="20200101",valid-after="20200102" KEY

ana@example.com valid-before="20300101",valid-before="20300102" KEY

ana@example.com valid-after=20200101 KEY

ana@example.com valid-after="2020010112" KEY

ana@example.com valid-after="20201301" KEY

ana@example.com valid-after="202001012400" KEY

ana@example.com valid-after="20200101000062" KEY

ana@example.com valid-after="" KEY

ana@example.com valid-after="Z" KEY

ana@example.com valid-after="19690101" KEY

ana@example.com valid-after="19700101Z" KEY

ana@example.com valid-before="99991231" KEY

ana@example.com cert-authority KEY

ana@example.com CERT-AUTHORITY,cert-authority KEY

ana@example.com cert-authority="x" KEY

ana@example.com no-cert-authority KEY

ana@example.com foo KEY

ana@example.com foo="1" KEY

ana@example.com, ben@example.com KEY

ana@example.com

ana@example.com key

KEY

ana@example.com KEYAAAA

ana@example.com KEY#c

ana@example.com ssh-ed25519 AAAA%

ana@example.com namespaces="git" KEY|ana@example.com KEY

ana@example.com KEY|ana@example.com namespaces="git" KEY

ana@example.com valid-before="20200101" KEY|ana@example.com valid-after="20200101" KEY

ben@example.com KEY|*@example.com,!ben@example.com KEY

ana@example.com OTHER|ana@example.com KEY
`
