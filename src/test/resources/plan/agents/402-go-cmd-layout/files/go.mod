module example.com/research

go 1.21

require github.com/tmc/langchaingo v0.1.12
