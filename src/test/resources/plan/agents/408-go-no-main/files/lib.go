// Package lib is a library.
package lib

// Name is its name.
const Name = "lib"
