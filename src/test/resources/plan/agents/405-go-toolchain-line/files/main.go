package main

import (
	"fmt"

	"example.com/prompts"
	"github.com/openai/openai-go"
)

func main() {
	client := openai.NewClient()
	fmt.Println(client.Models, prompts.System)
}
