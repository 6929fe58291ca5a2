// Package llm asks the model.
package llm

import (
	"context"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"
)

// Ask sends one prompt.
func Ask(ctx context.Context, prompt string) (string, error) {
	m, err := openai.New()
	if err != nil {
		return "", err
	}
	return llms.GenerateFromSinglePrompt(ctx, m, prompt)
}
