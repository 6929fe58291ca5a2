module example.com/bot

go 1.22.0

toolchain go1.23.4

require (
	example.com/prompts v0.0.0
	github.com/openai/openai-go v0.1.0-beta.10
)

replace example.com/prompts => ./prompts
