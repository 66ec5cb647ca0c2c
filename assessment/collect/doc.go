// Package collect reads the exports that other tools give into rows of registers and pieces of evidence. Bytes in, values out:
// it opens nothing, asks no clock, and decides nothing; what becomes of the values is for the desk (package assessment).
//
// One format is one file of this package and one line in formats.go. To add one:
//
//   - Look at real exports first, several versions of them. Recognise a file by its content (Is), never by its name, and by what
//     no other format has: a test reads every fixture with every format's Is, and exactly one may say yes.
//   - Read only the fields that you name. What you do not name is not kept; that is how a secret stays out. A field that holds a
//     secret is counted with Drop and never put into a variable that goes on living. Texts are looked at once more when they are
//     set, and what looks like a secret is left out and counted; that is the net below, not the rule.
//   - Unknown is not never. A field that is absent or null leaves its column unknown. Only where the tool says that there is none
//     (no end, no use since it was made) call None. Never guess, never fill in what is usual: "enabled" that is not there is
//     unknown unless the tool's own documentation says what its absence means. Say with Unknown what the export cannot tell.
//   - A key is what a person calls the thing, name first, then what makes it unique, without spaces where that can be:
//     "deploy@123456789012". Two credentials are two rows. Two files that mean the same thing make the same key: that is how
//     they are joined, in one import or a year apart. Say with Names what else it goes by.
//   - A row that only says more of a thing that another file lists (a binding, a policy) calls Joins.
//   - What you do not understand is said with Misread, with its place, in words of your own: never repeat a value.
//   - A file that says "clean" without saying when, over what, by which version asks for that with Need. What ran nothing proves
//     nothing: it makes a row that says so, never evidence.
//   - Name the columns of the built-in gate. Another gate takes of them what it has, and the preview says what it left out.
//   - Write fixtures anew under testdata/<format>/, never a copy of anybody's export: the ordinary case, an empty one, every trap
//     you know of. Each holds the marker of plant_test.go wherever the tool would leak a secret, and in a field nobody knows.
//     A folder below is files that are read together. Read the goldens you make (-update), and add one fuzz line.
//
// Begin with Read; aws_credential_report.go is the model of a format.
package collect
