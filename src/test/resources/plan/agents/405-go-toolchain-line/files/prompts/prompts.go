// Package prompts holds the prompts.
package prompts

// System is the system prompt.
const System = "Be brief."
