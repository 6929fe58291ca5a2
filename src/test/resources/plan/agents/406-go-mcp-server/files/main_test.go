package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNothing(t *testing.T) { assert.True(t, true) }
