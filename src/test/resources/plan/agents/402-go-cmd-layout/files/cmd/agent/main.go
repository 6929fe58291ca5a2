package main

import (
	"context"
	"fmt"

	"example.com/research/internal/llm"
)

func main() {
	out, err := llm.Ask(context.Background(), "hello")
	if err != nil {
		panic(err)
	}
	fmt.Println(out)
}
