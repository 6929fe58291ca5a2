module example.com/prompts

go 1.22
