// Package ui is the contract between the shell of the terminal program and its screens: what a screen is, how
// it draws, how it asks for something outside, which keys there are and where one can go. It never touches
// a store, never reads a clock and never names a screen's package.
//
// Everything on the screen is made of Lines of Spans. A Span cleans what it is made from, so a raw string
// cannot reach the terminal. Begin with Screen.
package ui
